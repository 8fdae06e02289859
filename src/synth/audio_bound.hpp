// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace narrate::synth {

/// The most audio that a sentence of so many bytes may have, in seconds: many times what anyone
/// needs to say it. Engines make hours of repeated tokens.
constexpr std::size_t most_seconds(std::size_t text_bytes) {
    return 60 + text_bytes / 2;
}

} // namespace narrate::synth
