// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "player/action.hpp"
#include "player/key.hpp"

namespace narrate::base {
class TomlReader;
}

namespace narrate::player {

/// A row of what the help shows.
struct HelpLine {
    std::string keys; ///< Their names with spaces between: "left h".
    std::string_view text;
    std::string_view group;
    friend bool operator==(const HelpLine&, const HelpLine&) = default;
};

/// Which keys do what. Pure.
class KeyMap {
public:
    /// narrate's own keys (assets/player/keys.toml).
    static KeyMap standard();

    /// What the key does from now on; nothing: no action. In the help it stands behind the keys
    /// that were bound before.
    void bind(const Key& key, std::optional<Action> action);
    /// What the section [keys] of a file says, on top of what is bound. Faults are the reader's.
    void read(base::TomlReader& reader);

    [[nodiscard]] std::optional<Action> find(const Key& key) const;
    /// In the order in which they were bound.
    [[nodiscard]] std::vector<Key> keys_of(Action action) const;
    /// The actions that have keys, in the order of their table.
    [[nodiscard]] std::vector<HelpLine> help() const;

    friend bool operator==(const KeyMap&, const KeyMap&) = default;

private:
    std::vector<std::pair<Key, Action>> bound_; ///< Some forty: looked through.
};

} // namespace narrate::player
