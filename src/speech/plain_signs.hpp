// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "speech/token.hpp"

namespace narrate::speech {

enum class PlainKind : std::uint8_t { sign, clause_break };

/// What a sign becomes for a backend (assets/speech/signs.tsv).
struct PlainSign {
    std::string_view spoken; ///< Empty: nothing.
    PlainKind kind = PlainKind::sign;
};

/// The row of `sign`; null: it is said as it is.
const PlainSign* plain_sign(char32_t sign);

/// A dash that parts clauses, with the white space before it.
struct ClauseBreak {
    std::size_t end = 0;     ///< Behind the dashes; 0: there is none at this token.
    std::string_view spoken; ///< Joined to the word before.
};

/// At `at` stand white space and a dash, or a dash.
ClauseBreak clause_break(const TokenStream& tokens, std::size_t at);

} // namespace narrate::speech
