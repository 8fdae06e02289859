// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace narrate::train {

using Words = std::vector<std::string>;

/// Letters, digits and underscores in a row; soft hyphens and their kin part nothing.
Words words_of(std::string_view text);

/// How well the words kept of pages match the truth: word 4-grams as multisets, precision and
/// recall averaged over pages, F1 of the averages, and the share of pages that match exactly.
class Figures {
public:
    void add(const Words& truth, const Words& kept);
    void print(const char* label) const;
    [[nodiscard]] double f1() const;
    [[nodiscard]] double exact() const { return static_cast<double>(exact_) / pages_; }

private:
    double precision_ = 0;
    double recall_ = 0;
    int exact_ = 0;
    int pages_ = 0;
};

} // namespace narrate::train
