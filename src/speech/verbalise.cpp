// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "base/utf8.hpp"
#include "narrate/speech.hpp"

namespace narrate {

namespace {

/// How a character is handed to a backend that knows ASCII punctuation best. Empty: not said.
struct Replacement {
    char32_t written;
    std::string_view spoken;
};

constexpr std::array kReplacements{
    Replacement{0x2018, "'"},   Replacement{0x2019, "'"},  Replacement{0x201C, "\""},
    Replacement{0x201D, "\""},  Replacement{0x201E, "\""}, Replacement{0xAB, "\""},
    Replacement{0xBB, "\""},    Replacement{0xA0, " "},    Replacement{0x202F, " "},
    Replacement{0x2026, "..."}, Replacement{'*', ""},      Replacement{0x2022, ""},
};

const Replacement* find_replacement(char32_t c) {
    for (const Replacement& replacement : kReplacements)
        if (replacement.written == c) return &replacement;
    return nullptr;
}

} // namespace

Utterance verbalise(std::string_view text, TextRange sentence, std::string_view) {
    Utterance utterance;
    utterance.map = OffsetMap(sentence.begin);
    std::size_t i = sentence.begin;
    while (i < sentence.end) {
        const base::CodePoint c = base::decode(text.substr(0, sentence.end), i);
        const Replacement* replacement = find_replacement(c.value);
        if (replacement != nullptr) {
            utterance.spoken += replacement->spoken;
            utterance.map.append_spoken(c.length, replacement->spoken.size());
        } else if (base::is_control(c.value) || base::is_invisible(c.value)) {
            const std::string_view spoken = base::is_space(c.value) ? " " : "";
            utterance.spoken += spoken;
            utterance.map.append_spoken(c.length, spoken.size());
        } else {
            const std::size_t before = utterance.spoken.size();
            base::append_utf8(utterance.spoken, c.value);
            // A byte that is no UTF-8 comes out as U+FFFD, which is longer.
            if (utterance.spoken.size() - before == c.length)
                utterance.map.append_verbatim(c.length);
            else
                utterance.map.append_spoken(c.length, utterance.spoken.size() - before);
        }
        i += c.length;
    }
    return utterance;
}

} // namespace narrate
