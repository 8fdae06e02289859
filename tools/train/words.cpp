// SPDX-License-Identifier: Apache-2.0
#include "words.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::train {

namespace {

constexpr std::size_t kGram = 4;

std::map<Words, int> grams(const Words& words) {
    std::map<Words, int> result;
    if (words.empty()) return result;
    const std::size_t count = words.size() < kGram ? 1 : words.size() - kGram + 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto begin = words.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end =
            words.begin() + static_cast<std::ptrdiff_t>(std::min(i + kGram, words.size()));
        ++result[Words(begin, end)];
    }
    return result;
}

} // namespace

Words words_of(std::string_view text) {
    Words words;
    std::string word;
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        if (base::is_letter(c.value) || base::is_digit(c.value) || c.value == '_') {
            base::append_utf8(word, c.value);
        } else if (!base::is_invisible(c.value) && !word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

void Figures::add(const Words& truth, const Words& kept) {
    const auto wanted = grams(truth);
    const auto said = grams(kept);
    int right = 0;
    int wanted_count = 0;
    int said_count = 0;
    for (const auto& [gram, n] : wanted) {
        wanted_count += n;
        const auto found = said.find(gram);
        if (found != said.end()) right += std::min(n, found->second);
    }
    for (const auto& entry : said) said_count += entry.second;
    precision_ += said_count > 0 ? static_cast<double>(right) / said_count : 0;
    recall_ += wanted_count > 0 ? static_cast<double>(right) / wanted_count : 1;
    exact_ += truth == kept ? 1 : 0;
    ++pages_;
}

double Figures::f1() const {
    const double sum = precision_ + recall_;
    return sum > 0 ? 2 * precision_ * recall_ / sum / pages_ : 0;
}

void Figures::print(const char* label) const {
    std::printf("%s: f1 %.4f precision %.4f recall %.4f exact %.3f (%d pages)\n", label, f1(),
                precision_ / pages_, recall_ / pages_, exact(), pages_);
}

} // namespace narrate::train
