// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "narrate/article.hpp"
#include "narrate/timeline.hpp"

namespace narrate::publish {

/// What came of a narration, as JSON ("narrate.report/1"): how long it is, who spoke, how many
/// words have measured times, what was skipped and why, and which voices were replaced. UTF-8; ends
/// with a line end.
std::string report_json(const Article& article, const Narration& narration);

} // namespace narrate::publish
