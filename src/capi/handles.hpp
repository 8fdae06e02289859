// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "narrate/article.hpp"
#include "narrate/document.hpp"
#include "narrate/narrate.h"
#include "narrate/narrator.hpp"
#include "narrate/speech.hpp"

// What C knows as handles.

struct narrate_document {
    narrate::Document document;
};
struct narrate_article {
    narrate::Article article;
};
struct narrate_utterance {
    narrate::Utterance utterance;
};
struct narrate_narrator {
    narrate::Narrator narrator;
};
struct narrate_narration {
    narrate::Narration narration;
};
struct narrate_stop {
    std::stop_source source;
};

namespace narrate::capi {

inline narrate_range to_c(TextRange range) {
    return {range.begin, range.end};
}
inline TextRange from_c(narrate_range range) {
    return {range.begin, range.end};
}

} // namespace narrate::capi
