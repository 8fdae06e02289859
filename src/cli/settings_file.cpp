// SPDX-License-Identifier: Apache-2.0
#include "cli/settings_file.hpp"

#include <filesystem>

#include "io/environment.hpp"
#include "io/file.hpp"

namespace narrate::cli {

namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20;

} // namespace

Result<player::Settings> load_settings() {
    const std::string path = io::config_folder() + "/config.toml";
    std::error_code unused;
    if (!std::filesystem::exists(path, unused)) return player::Settings{};
    auto bytes = io::read_input(path, kLargest);
    if (!bytes) {
        bytes.error().hint = "make it a readable file of settings, or take it away";
        return bytes.error();
    }
    return player::parse_settings(*bytes, path);
}

Result<void> use_settings(SpeakOptions& options) {
    const auto settings = load_settings();
    if (!settings) return settings.error();
    options.pauses = voice::either(options.pauses, settings->pauses);
    return {};
}

} // namespace narrate::cli
