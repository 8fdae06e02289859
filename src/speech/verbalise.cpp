// SPDX-License-Identifier: Apache-2.0
#include "narrate/speech.hpp"

namespace narrate {

Utterance verbalise(std::string_view text, TextRange sentence, std::string_view) {
    Utterance utterance;
    utterance.map = OffsetMap(sentence.begin);
    utterance.spoken = sentence.of(text);
    utterance.map.append_verbatim(sentence.size());
    return utterance;
}

} // namespace narrate
