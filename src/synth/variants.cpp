// SPDX-License-Identifier: Apache-2.0
#include "synth/variants.hpp"

#include <filesystem>

#include "io/environment.hpp"
#include "io/file.hpp"
#include "voice/variant.hpp"

namespace narrate::synth {

namespace {

/// What is longer than a variant may be is told by its parser, what is longer than this at once.
constexpr std::size_t kMostBytes = std::size_t{1} << 20;

} // namespace

Result<std::string> load_variant(const std::string& name) {
    if (name.empty()) return std::string();
    if (voice::is_variant_name(name)) {
        const auto path = std::filesystem::path(io::config_folder()) / "voices" / "espeak" / name;
        std::error_code unused;
        if (std::filesystem::exists(path, unused)) {
            auto text = io::read_input(path.string(), kMostBytes);
            if (!text) return text.error();
            return voice::parse_variant(*text, name);
        }
    }
    return voice::find_builtin_variant(name);
}

} // namespace narrate::synth
