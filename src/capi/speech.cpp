// SPDX-License-Identifier: Apache-2.0
#include "capi/failure.hpp"
#include "capi/handles.hpp"
#include "narrate/sentence.hpp"

using namespace narrate;
using capi::text_of;

namespace {

size_t give(const std::vector<TextRange>& found, narrate_range* ranges, size_t capacity) {
    for (std::size_t i = 0; ranges != nullptr && i < std::min(capacity, found.size()); ++i)
        ranges[i] = capi::to_c(found[i]);
    return found.size();
}

} // namespace

extern "C" {

size_t narrate_segment_sentences(const char* text, size_t size, const char* language,
                                 narrate_range* ranges, size_t capacity) {
    size_t count = 0;
    (void)capi::guarded([&] {
        count = give(segment_sentences({text, size}, text_of(language)), ranges, capacity);
        return NARRATE_OK;
    });
    return count;
}

size_t narrate_split_words(const char* text, size_t size, narrate_range* ranges, size_t capacity) {
    size_t count = 0;
    (void)capi::guarded([&] {
        count = give(split_words({text, size}), ranges, capacity);
        return NARRATE_OK;
    });
    return count;
}

narrate_status narrate_verbalise(const char* text, size_t size, narrate_range sentence,
                                 const char* language, narrate_utterance** utterance) {
    return capi::guarded([&] {
        if (text == nullptr || utterance == nullptr || sentence.begin > sentence.end ||
            sentence.end > size)
            return capi::fail(capi::invalid("the sentence must lie inside the text"));
        *utterance = new narrate_utterance{
            verbalise({text, size}, capi::from_c(sentence), text_of(language))};
        return NARRATE_OK;
    });
}

void narrate_utterance_free(narrate_utterance* utterance) {
    delete utterance;
}

const char* narrate_utterance_spoken(const narrate_utterance* utterance) {
    return utterance->utterance.spoken.c_str();
}

narrate_range narrate_utterance_to_source(const narrate_utterance* utterance,
                                          narrate_range spoken) {
    return capi::to_c(utterance->utterance.map.to_source(capi::from_c(spoken)));
}

narrate_range narrate_utterance_to_spoken(const narrate_utterance* utterance,
                                          narrate_range source) {
    return capi::to_c(utterance->utterance.map.to_spoken(capi::from_c(source)));
}

} // extern "C"
