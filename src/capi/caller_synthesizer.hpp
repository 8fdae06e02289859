// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/narrate.h"
#include "narrate/synthesizer.hpp"

namespace narrate::capi {

/// Makes synthesizers whose work C code does: all of one engine, which is released with the last of
/// them. Errors: invalid_argument (it cannot speak).
Result<SynthesizerSource> synthesizers_of(const narrate_synthesizer& engine);

} // namespace narrate::capi
