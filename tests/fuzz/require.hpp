// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>

namespace narrate::fuzz {

/// A promise that must hold for any input; libFuzzer reports the abort with the input.
inline void require(bool promise) {
    if (!promise) std::abort();
}

} // namespace narrate::fuzz
