// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "sentence/context.hpp"

namespace narrate::sentence {

/// A stop, or several in a row, and the signs behind them.
struct Stop {
    std::size_t sentence = 0;  ///< Where the sentence begins.
    std::size_t begin = 0;     ///< Where the stops begin,
    std::size_t stops_end = 0; ///< and end,
    std::size_t end = 0;       ///< and the closing signs behind them.
};

/// Decides whether a stop ends its sentence.
class StopJudge {
public:
    StopJudge(std::string_view text, const Rules& rules)
        : text_(text), rules_(rules), context_(text, rules) {}

    [[nodiscard]] bool ends(const Stop& stop, const Following& next) const;
    /// The space behind the stop was left out: "over.Then".
    [[nodiscard]] bool lacks_space(const Stop& stop) const;

private:
    [[nodiscard]] bool full_stop_ends(const Stop& stop, const Following& next) const;
    [[nodiscard]] bool other_stop_ends(const Stop& stop, const Following& next) const;
    [[nodiscard]] bool ends_before_lower(const Stop& stop, std::string_view token,
                                         const Following& next) const;
    [[nodiscard]] bool abbreviation_ends(Abbreviation abbreviation, const Stop& stop,
                                         std::string_view token, const Following& next) const;
    [[nodiscard]] bool time_ends(const Stop& stop, std::string_view token,
                                 const Following& next) const;
    [[nodiscard]] bool counts(const Stop& stop, std::string_view token) const;
    [[nodiscard]] bool initial_ends(const Stop& stop, std::string_view token, bool starter) const;
    [[nodiscard]] bool is_citation(const Stop& stop, const Following& next) const;
    [[nodiscard]] bool is_source(const Following& next) const;
    [[nodiscard]] bool follows_name(std::size_t sentence, std::size_t from) const;
    [[nodiscard]] Abbreviation abbreviation(std::string_view token) const;
    [[nodiscard]] bool is_roman(std::size_t at) const;
    [[nodiscard]] bool is_initial_at(std::size_t at) const;

    std::string_view text_;
    const Rules& rules_;
    Context context_;
};

} // namespace narrate::sentence
