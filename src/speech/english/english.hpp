// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "speech/reading.hpp"

namespace narrate::speech::english {

/// How the tokens from `at` on are said where that differs from what is written; nothing for plain
/// words and signs. The readers are asked in a fixed order: who knows the longer thing comes first.
Reading read_token(const Context& context, std::size_t at);

} // namespace narrate::speech::english
