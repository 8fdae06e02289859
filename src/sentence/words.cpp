// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "narrate/sentence.hpp"

namespace narrate {

std::vector<TextRange> split_words(std::string_view text) {
    std::vector<TextRange> words;
    std::size_t i = 0;
    while (i < text.size()) {
        while (i < text.size() && text[i] == ' ') ++i;
        const std::size_t begin = i;
        while (i < text.size() && text[i] != ' ') ++i;
        if (i > begin) words.push_back({begin, i});
    }
    return words;
}

} // namespace narrate
