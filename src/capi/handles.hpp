// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

#include "capi/failure.hpp"
#include "narrate/article.hpp"
#include "narrate/document.hpp"
#include "narrate/lexicon.hpp"
#include "narrate/narrate.h"
#include "narrate/narrator.hpp"
#include "narrate/speech.hpp"

// What C knows as handles.

struct narrate_document {
    narrate::Document document;
};
struct narrate_article {
    std::shared_ptr<const narrate::Article> shared;
    const narrate::Article& article = *shared;
};
struct narrate_utterance {
    narrate::Utterance utterance;
};
struct narrate_narrator {
    narrate::Narrator narrator;
};
struct narrate_narration {
    std::shared_ptr<const narrate::Narration> shared;
    const narrate::Narration& narration = *shared;
};
struct narrate_lexicon {
    std::vector<narrate::LexiconEntry> entries;
};
struct narrate_stop {
    std::stop_source source;
};

namespace narrate::capi {

inline narrate_article* handle_of(Article article) {
    return new narrate_article{std::make_shared<const Article>(std::move(article))};
}
inline narrate_narration* handle_of(Narration narration) {
    return new narrate_narration{std::make_shared<const Narration>(std::move(narration))};
}

inline narrate_range to_c(TextRange range) {
    return {range.begin, range.end};
}
inline narrate_mark to_c(const Mark& mark) {
    static_assert(static_cast<int>(MarkKind::word) == NARRATE_MARK_WORD);
    return {static_cast<narrate_mark_kind>(mark.kind), mark.source == MarkSource::estimated ? 1 : 0,
            to_c(mark.range), mark.frame.count};
}
inline TextRange from_c(narrate_range range) {
    return {range.begin, range.end};
}

/// Writes at most `capacity` ranges of those that `find` gives; gives how many there are.
template <class Find>
std::size_t give_ranges(Find find, narrate_range* ranges, std::size_t capacity) {
    std::size_t count = 0;
    (void)guarded([&] {
        const std::vector<TextRange> found = find();
        count = found.size();
        for (std::size_t i = 0; ranges != nullptr && i < std::min(capacity, count); ++i)
            ranges[i] = to_c(found[i]);
        return NARRATE_OK;
    });
    return count;
}

} // namespace narrate::capi
