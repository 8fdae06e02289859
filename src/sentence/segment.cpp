// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "narrate/sentence.hpp"

namespace narrate {

std::vector<TextRange> segment_sentences(std::string_view text, std::string_view) {
    std::vector<TextRange> sentences;
    std::size_t begin = 0;
    auto add = [&](std::size_t end) {
        const std::string_view s = base::trim(text.substr(begin, end - begin));
        if (!s.empty()) {
            const auto at = static_cast<std::size_t>(s.data() - text.data());
            sentences.push_back({at, at + s.size()});
        }
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] == '.' || text[i] == '?' || text[i] == '!') && i + 1 < text.size() &&
            text[i + 1] == ' ')
            add(i + 1);
        else if (text[i] == '\n')
            add(i);
    add(text.size());
    return sentences;
}

} // namespace narrate
