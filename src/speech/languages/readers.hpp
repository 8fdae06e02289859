// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "speech/languages/numeral.hpp"
#include "speech/reading.hpp"

/// What text holds besides plain words. Each reader looks at the tokens from `at` on, and around
/// them, and gives how they are said when they are what it knows.
namespace narrate::speech::languages {

Reading read_money(const Context& context, std::size_t at);   ///< "5 €", "€2,20", "3 Mio. USD"
Reading read_measure(const Context& context, std::size_t at); ///< "5 km", "-5°C", "1 1/2 h"
Reading read_date(const Context& context, std::size_t at);    ///< "3. Mai 2024", "03/05/2024"
Reading read_year_first(const Context& context, std::size_t at); ///< "2010. április 1-jén"
Reading read_clock(const Context& context, std::size_t at);      ///< "11:30 Uhr", "14h30", "2 p.m."
Reading read_range(const Context& context, std::size_t at);      ///< "5-10 km", "2:1"
Reading read_telephone(const Context& context, std::size_t at);  ///< "+49 30 1234", "10.0.0.1"
Reading read_fraction(const Context& context, std::size_t at);   ///< "3/4", "2½"
Reading read_ordinal(const Context& context, std::size_t at);    ///< "1er", "3.º", "25."
Reading read_cardinal(const Context& context, std::size_t at);   ///< Any other number.
Reading read_roman(const Context& context, std::size_t at);      ///< "siglo XIX", "Carlos III"
Reading read_address(const Context& context, std::size_t at);    ///< URLs, e-mail, @names
Reading read_acronym(const Context& context, std::size_t at);    ///< "EU"
Reading read_abbreviation(const Context& context, std::size_t at); ///< "z. B.", "Sr."

/// The rule set of an ordinal or a day, as the words before it want it: "am 3." is inflected.
std::string inflected(const Context& context, std::size_t at, std::string_view rule_set);

/// Whether what begins at `at` is a number on its own, not the rest of one or of a word.
bool begins_number(const TokenStream& tokens, std::size_t at);
/// Whether a word or a number goes on at `at`.
bool goes_on(const TokenStream& tokens, std::size_t at);

/// Letters one by one: "e s t"; by their names, where the language writes with others.
std::string spelled(const Context& context, std::string_view word);

} // namespace narrate::speech::languages
