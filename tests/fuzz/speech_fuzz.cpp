// SPDX-License-Identifier: Apache-2.0
// Any bytes as text, in the language that the first byte chooses: sentences cover it, words lie in
// order, and what is said leads back to it.
#include <cstdint>
#include <iterator>
#include <string>

#include "base/utf8.hpp"
#include "fuzz/require.hpp"
#include "narrate/sentence.hpp"
#include "narrate/speech.hpp"

namespace {

constexpr std::string_view kLanguages[] = {"en", "de", "es", "fr",    "it", "pt", "nl",
                                           "ru", "pl", "sv", "pt-PT", "hu", "hi", "cs"};

void check_utterance(std::string_view text, narrate::TextRange sentence,
                     std::string_view language) {
    using namespace narrate;
    const Utterance utterance = verbalise(text, sentence, language);
    fuzz::require(utterance.map.source() == sentence);
    fuzz::require(utterance.map.spoken() == TextRange{0, utterance.spoken.size()});
    fuzz::require(base::is_valid_utf8(utterance.spoken));
    fuzz::require(utterance.spoken.size() <= kMostSpokenGrowth * sentence.size() + kSpokenSlack);
    for (std::size_t i = 0; i < utterance.spoken.size();) {
        const base::CodePoint c = base::decode(utterance.spoken, i);
        fuzz::require(!base::is_control(c.value));
        i += c.length;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace narrate;
    if (size == 0) return 0;
    const std::string_view language = kLanguages[data[0] % std::size(kLanguages)];
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    std::size_t at = 0;
    for (const TextRange s : segment_sentences(text, language)) {
        fuzz::require(s.begin >= at && s.end > s.begin && s.end <= text.size());
        fuzz::require(base::trim(text.substr(at, s.begin - at)).empty());
        at = s.end;
        check_utterance(text, s, language);
    }
    fuzz::require(base::trim(text.substr(at)).empty());
    at = 0;
    for (const TextRange w : split_words(text)) {
        fuzz::require(w.begin >= at && w.end > w.begin && w.end <= text.size());
        at = w.end;
    }
    return 0;
}
