// SPDX-License-Identifier: Apache-2.0
#include "player/settings.hpp"

#include <utility>

#include "base/toml.hpp"
#include "narrate/narrator.hpp"

namespace narrate::player {

namespace {

Introduction read_introduction(base::TomlReader& reader) {
    const std::string parts = reader.text("player", "intro", "");
    if (parts.empty()) return {};
    auto introduction = parse_introduction(parts);
    if (introduction) return *introduction;
    reader.refuse("player", "intro", "'intro': " + introduction.error().what,
                  introduction.error().hint);
    return {};
}

std::optional<std::chrono::milliseconds> read_pause(base::TomlReader& reader,
                                                    std::string_view key) {
    constexpr int kMissing = -1;
    const int pause =
        reader.number("pauses", key, kMissing, 0, static_cast<int>(voice::kLongestPause.count()));
    if (pause == kMissing) return std::nullopt;
    return std::chrono::milliseconds(pause);
}

} // namespace

Result<Settings> parse_settings(std::string_view toml, const std::string& where) {
    base::TomlReader reader(toml, ErrorCode::table_invalid, where);
    if (reader.fault()) {
        Error error = *reader.fault();
        error.hint = "texts, and keys that are signs, stand in double quotes";
        return error;
    }
    reader.check_keys("", {"player", "pauses", "keys"});
    reader.check_keys("player", {"voice", "rate", "volume", "device", "plain", "intro"});
    reader.check_keys("pauses", {"sentence", "paragraph", "heading"});
    Settings settings;
    settings.voice = reader.text("player", "voice", "");
    settings.rate = reader.decimal("player", "rate", settings.rate, kSlowestRate, kFastestRate);
    settings.volume = reader.number("player", "volume", settings.volume, 0, kLoudest);
    settings.device = reader.text("player", "device", "");
    settings.plain = reader.flag("player", "plain", settings.plain);
    settings.introduction = read_introduction(reader);
    settings.pauses.sentence = read_pause(reader, "sentence");
    settings.pauses.paragraph = read_pause(reader, "paragraph");
    settings.pauses.heading = read_pause(reader, "heading");
    settings.keys.read(reader);
    if (reader.fault()) return *reader.fault();
    return settings;
}

} // namespace narrate::player
