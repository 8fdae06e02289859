// SPDX-License-Identifier: Apache-2.0
#include "player/key_map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/assets.hpp"
#include "base/near.hpp"
#include "base/toml.hpp"

namespace narrate::player {

namespace {

constexpr std::string_view kSection = "keys";
constexpr std::string_view kNothing = "none";

std::string did_you_mean(const std::vector<std::string_view>& near) {
    return fmt::format("did you mean '{}'?", fmt::join(near, "' or '"));
}

void refuse_key(base::TomlReader& reader, const std::string& name) {
    const auto near = base::nearest(name, key_names());
    reader.refuse(kSection, name, fmt::format("unknown key '{}'", name),
                  near.empty() ? fmt::format("a key is one character, with \"ctrl-\" or \"alt-\" "
                                             "before it where that is held, or {}",
                                             fmt::join(key_names(), ", "))
                               : did_you_mean(near));
}

void refuse_action(base::TomlReader& reader, const std::string& key, const std::string& name) {
    std::vector<std::string_view> known{kNothing};
    for (const ActionDescriptor& action : actions()) known.push_back(action.name);
    const auto near = base::nearest(name, known);
    reader.refuse(kSection, key, fmt::format("unknown action '{}'", name),
                  near.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                               : did_you_mean(near));
}

} // namespace

KeyMap KeyMap::standard() {
    KeyMap map;
    base::TomlReader reader(base::find_asset("assets/player/keys.toml"), ErrorCode::internal,
                            "keys.toml");
    map.read(reader);
    return map;
}

void KeyMap::bind(const Key& key, std::optional<Action> action) {
    std::erase_if(bound_, [&key](const auto& entry) { return entry.first == key; });
    if (action) bound_.emplace_back(key, *action);
}

void KeyMap::read(base::TomlReader& reader) {
    for (const std::string& name : reader.keys(kSection)) {
        const std::string value = reader.text(kSection, name);
        if (reader.fault()) return;
        const auto key = key_named(name);
        const auto action = action_named(value);
        if (!key) return refuse_key(reader, name);
        if (!action && value != kNothing) return refuse_action(reader, name, value);
        bind(*key, action);
    }
}

std::optional<Action> KeyMap::find(const Key& key) const {
    const auto found = std::find_if(bound_.begin(), bound_.end(),
                                    [&key](const auto& entry) { return entry.first == key; });
    return found == bound_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Key> KeyMap::keys_of(Action action) const {
    std::vector<Key> keys;
    for (const auto& [key, bound] : bound_)
        if (bound == action) keys.push_back(key);
    return keys;
}

std::vector<HelpLine> KeyMap::help() const {
    std::vector<HelpLine> lines;
    for (const ActionDescriptor& action : actions()) {
        std::string keys;
        for (const Key& key : keys_of(action.action)) {
            if (!keys.empty()) keys += ' ';
            keys += name_of(key);
        }
        if (!keys.empty()) lines.push_back({std::move(keys), action.help, action.group});
    }
    return lines;
}

} // namespace narrate::player
