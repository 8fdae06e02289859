// SPDX-License-Identifier: Apache-2.0
#include <iterator>

#include "capi/failure.hpp"
#include "capi/handles.hpp"
#include "narrate/sentence.hpp"

using namespace narrate;
using capi::text_of;

namespace {

narrate_status add(narrate_lexicon& lexicon, Result<std::vector<LexiconEntry>> entries) {
    if (!entries) return capi::fail(entries.error());
    lexicon.entries.insert(lexicon.entries.end(), std::make_move_iterator(entries->begin()),
                           std::make_move_iterator(entries->end()));
    return NARRATE_OK;
}

} // namespace

extern "C" {

size_t narrate_segment_sentences(const char* text, size_t size, const char* language,
                                 narrate_range* ranges, size_t capacity) {
    return capi::give_ranges(
        [&] {
            return segment_sentences({text, size}, text_of(language));
        },
        ranges, capacity);
}

size_t narrate_split_words(const char* text, size_t size, narrate_range* ranges, size_t capacity) {
    return capi::give_ranges([&] { return split_words({text, size}); }, ranges, capacity);
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

narrate_status narrate_lexicon_new(narrate_lexicon** lexicon) {
    return capi::guarded([&] {
        if (lexicon == nullptr) return capi::fail(capi::invalid("no place for the lexicon"));
        *lexicon = new narrate_lexicon;
        return NARRATE_OK;
    });
}

narrate_status narrate_lexicon_add_table(narrate_lexicon* lexicon, const char* text, size_t size,
                                         const char* name, const char* language) {
    return capi::guarded([&] {
        if (lexicon == nullptr || (text == nullptr && size > 0))
            return capi::fail(capi::invalid("a table needs a lexicon, and a text"));
        return add(*lexicon, parse_lexicon_table({text, size}, text_of(name), text_of(language)));
    });
}

narrate_status narrate_lexicon_add_pls(narrate_lexicon* lexicon, const char* xml, size_t size,
                                       const char* name) {
    return capi::guarded([&] {
        if (lexicon == nullptr || (xml == nullptr && size > 0))
            return capi::fail(capi::invalid("a lexicon's words need a lexicon, and a text"));
        return add(*lexicon, parse_pls({xml, size}, text_of(name)));
    });
}

void narrate_lexicon_free(narrate_lexicon* lexicon) {
    delete lexicon;
}

} // extern "C"
