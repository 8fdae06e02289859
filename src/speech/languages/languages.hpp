// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "speech/reading.hpp"

namespace narrate::speech::languages {

/// How a language that has a grammar (Context::grammar) says what stands at token `at`; no reading:
/// as it is written. Pure; any thread.
Reading read_token(const Context& context, std::size_t at);

} // namespace narrate::speech::languages
