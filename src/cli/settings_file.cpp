// SPDX-License-Identifier: Apache-2.0
#include "cli/settings_file.hpp"

#include <filesystem>

#include "io/environment.hpp"
#include "io/file.hpp"

namespace narrate::cli {

namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20;

std::string settings_path() {
    return io::config_folder() + "/config.toml";
}

bool exists(const std::string& path) {
    std::error_code unused;
    return std::filesystem::exists(path, unused);
}

} // namespace

Result<player::Settings> load_settings() {
    const std::string path = settings_path();
    if (!exists(path)) return player::Settings{};
    auto bytes = io::read_input(path, kLargest);
    if (!bytes) {
        bytes.error().hint = "make it a readable file of settings, or take it away";
        return bytes.error();
    }
    return player::parse_settings(*bytes, path);
}

Result<void> use_settings(SpeakOptions& options) {
    if (!exists(settings_path()))
        return {}; // narrate's own, such as keys, would be read for nothing.
    const auto settings = load_settings();
    if (!settings) return settings.error();
    options.pauses = voice::either(options.pauses, settings->pauses);
    return {};
}

} // namespace narrate::cli
