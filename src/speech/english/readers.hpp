// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "speech/reading.hpp"

/// What English text holds besides plain words. Each reader looks at the tokens from `at` on, and
/// around them, and gives how they are said when they are what it knows.
namespace narrate::speech::english {

Reading read_money(const Context& context, std::size_t at);     ///< "$5bn", "£10-£15", "50p"
Reading read_measure(const Context& context, std::size_t at);   ///< "5km", "6ft 2in", "-5°C"
Reading read_date(const Context& context, std::size_t at);      ///< "21 March 2024", "03/21/2024"
Reading read_clock(const Context& context, std::size_t at);     ///< "10.30am GMT", "2h 15m"
Reading read_range(const Context& context, std::size_t at);     ///< "5-10", "1914–18", "won 2-1"
Reading read_telephone(const Context& context, std::size_t at); ///< "01632 960001", "ISBN …"
Reading read_fraction(const Context& context, std::size_t at);  ///< "3/4", "2½", "7/10"
Reading read_ordinal(const Context& context, std::size_t at);   ///< "21st", "1990s", "'90s"
Reading read_cardinal(const Context& context, std::size_t at);  ///< Any other number.
Reading read_code(const Context& context, std::size_t at);      ///< "MH370", "F-16s", "CO2"
Reading read_acronym(const Context& context, std::size_t at);   ///< "IMF", "MPs"
Reading read_abbreviation(const Context& context, std::size_t at); ///< "Gen.", "e.g.", "J.K."
Reading read_address(const Context& context, std::size_t at);      ///< URLs, e-mail, #tags, @names
Reading read_roman(const Context& context, std::size_t at);        ///< "Henry VIII", "Chapter IV"
Reading read_slashed(const Context& context, std::size_t at);      ///< "he/she", "AC/DC"

Reading read_heteronym(const Context& context, std::size_t at); ///< "in Nice", "lead pipes"

/// "/hr", "/kg" behind a price or a measure.
Reading read_rate(const Context& context, std::size_t at);

/// An acronym inside other things: by letter, or as a word.
std::string acronym_words(const Context& context, std::string_view word);

/// "I.M.F": how letters are handed to a backend to be said one by one. With stops between them an
/// "A" is no article, and without one behind them no pause is made.
std::string letter_by_letter(std::string_view word);
/// The same at the tokens before `end`: before "'s" two letters are words of their own, as backends
/// take the stop between them for a word otherwise.
std::string letter_by_letter(const Context& context, std::string_view word, std::size_t end);

} // namespace narrate::speech::english
