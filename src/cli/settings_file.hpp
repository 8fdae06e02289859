// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.hpp"
#include "player/settings.hpp"

namespace narrate::cli {

/// The user's settings, from config.toml in their folder; without it, narrate's own.
/// Errors: table_invalid, input_unreadable, input_too_large.
Result<player::Settings> load_settings();

/// Where the options do not say how long pauses are, the settings do. Errors: as of load_settings.
Result<void> use_settings(SpeakOptions& options);

} // namespace narrate::cli
