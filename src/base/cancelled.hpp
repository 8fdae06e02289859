// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/error.hpp"

namespace narrate::base {

/// What a narration ends with that its caller stopped.
inline Error narration_stopped() {
    return {ErrorCode::cancelled, "the narration was stopped", {}, {}, {}};
}

} // namespace narrate::base
