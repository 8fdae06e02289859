// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Keys, and their names in settings.
namespace narrate::player {

/// Keys that are no characters: their codes are above all of Unicode.
enum class NamedKey : char32_t {
    left = 0x110000,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    insert,
    remove, ///< "delete"
    enter,
    escape,
    backspace,
    tab,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
};

/// One key as it was typed, in its canonical form. Control and Alt are known where terminals tell
/// them.
struct Key {
    char32_t code = 0;  ///< A character ('N' is not 'n'), or a NamedKey.
    bool shift = false; ///< Of a NamedKey alone: it is part of a character.
    bool ctrl = false;
    bool alt = false;

    Key() = default;
    explicit Key(char32_t character) : code(character) {}
    explicit Key(NamedKey key) : code(static_cast<char32_t>(key)) {}

    friend auto operator<=>(const Key&, const Key&) = default;
};

/// The key that a terminal cannot tell from this one: Control and I are Tab, Shift and n are 'N',
/// Control and L are Control and l.
Key canonical(Key key);

/// A character that belongs to a text that is being typed, such as what to search for.
bool is_text(const Key& key);

/// "space", "left", "ctrl-l", "alt-shift-tab", "[", "N".
std::string name_of(const Key& key);
/// The key of that name; modifiers in any order, and names of keys in any case. Nothing when there
/// is none.
std::optional<Key> key_named(std::string_view name);
/// The names of all keys that are no characters, and "space".
std::vector<std::string_view> key_names();

} // namespace narrate::player
