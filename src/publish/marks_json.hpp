// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "narrate/article.hpp"
#include "narrate/timeline.hpp"

namespace narrate::publish {

/// A narration's timeline as JSON (UTF-8, one mark a line):
///   {"schema": "narrate.marks/1", "sample_rate", "frames", "text": the article's text,
///    "skipped": [{"begin", "end", "reason"}, …],
///    "marks": [{"kind": "block" | "sentence" | "word", "begin", "end": bytes in text,
///               "frame", "estimated": true where the backend gave no time}, …]}
std::string marks_json(const Article& article, const Narration& narration);

} // namespace narrate::publish
