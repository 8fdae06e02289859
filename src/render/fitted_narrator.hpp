// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/narrator.hpp"

namespace narrate::render {

/// A narrator, and how far it follows the rate that was asked for.
struct FittedNarrator {
    Narrator narrator;
    double rate = 1; ///< At which it speaks.
    /// Whether speaking again at another rate is better than stretching.
    bool follows_rate = false;
};

/// A narrator for playing at `rate`, whatever the options say. Errors: as of Narrator::create.
Result<FittedNarrator> fit_narrator(NarratorOptions options, double rate);

} // namespace narrate::render
