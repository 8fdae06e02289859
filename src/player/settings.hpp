// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "narrate/article.hpp"
#include "narrate/error.hpp"
#include "player/key_map.hpp"
#include "voice/pauses.hpp"

namespace narrate::player {

inline constexpr int kLoudest = 200; ///< Volume, per cent.

/// What a listener has settled once for all (assets/player/config.toml tells the file's format).
struct Settings {
    std::string voice; ///< Empty: by the article's language.
    double rate = 1.0; ///< Times the voice's own, 0.5–4.
    int volume = 100;  ///< Per cent, 0–200.
    std::string device;
    bool plain = false; ///< Lines of text instead of a drawn screen.
    Introduction introduction;
    voice::WantedPauses pauses;
    KeyMap keys = KeyMap::standard();
};

/// Reads a file of settings; `where` names it in errors. Pure. Errors: table_invalid, with the
/// line.
Result<Settings> parse_settings(std::string_view toml, const std::string& where);

} // namespace narrate::player
