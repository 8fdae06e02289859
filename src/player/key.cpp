// SPDX-License-Identifier: Apache-2.0
#include "player/key.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::player {

namespace {

struct NameRow {
    char32_t code;
    std::string_view name;
};

constexpr char32_t code_of(NamedKey key) {
    return static_cast<char32_t>(key);
}

constexpr char32_t kFirstNamed = code_of(NamedKey::left);

constexpr std::array kNames{
    NameRow{U' ', "space"},
    NameRow{code_of(NamedKey::left), "left"},
    NameRow{code_of(NamedKey::right), "right"},
    NameRow{code_of(NamedKey::up), "up"},
    NameRow{code_of(NamedKey::down), "down"},
    NameRow{code_of(NamedKey::home), "home"},
    NameRow{code_of(NamedKey::end), "end"},
    NameRow{code_of(NamedKey::page_up), "page-up"},
    NameRow{code_of(NamedKey::page_down), "page-down"},
    NameRow{code_of(NamedKey::insert), "insert"},
    NameRow{code_of(NamedKey::remove), "delete"},
    NameRow{code_of(NamedKey::enter), "enter"},
    NameRow{code_of(NamedKey::escape), "escape"},
    NameRow{code_of(NamedKey::backspace), "backspace"},
    NameRow{code_of(NamedKey::tab), "tab"},
    NameRow{code_of(NamedKey::f1), "f1"},
    NameRow{code_of(NamedKey::f2), "f2"},
    NameRow{code_of(NamedKey::f3), "f3"},
    NameRow{code_of(NamedKey::f4), "f4"},
    NameRow{code_of(NamedKey::f5), "f5"},
    NameRow{code_of(NamedKey::f6), "f6"},
    NameRow{code_of(NamedKey::f7), "f7"},
    NameRow{code_of(NamedKey::f8), "f8"},
    NameRow{code_of(NamedKey::f9), "f9"},
    NameRow{code_of(NamedKey::f10), "f10"},
    NameRow{code_of(NamedKey::f11), "f11"},
    NameRow{code_of(NamedKey::f12), "f12"},
};

struct Modifier {
    std::string_view prefix;
    bool Key::*set;
};
constexpr std::array kModifiers{Modifier{"ctrl-", &Key::ctrl}, Modifier{"alt-", &Key::alt},
                                Modifier{"shift-", &Key::shift}};

/// Which control characters are keys of their own.
struct Same {
    char32_t with_ctrl;
    NamedKey key;
};
constexpr std::array kSame{Same{U'i', NamedKey::tab},       Same{U'm', NamedKey::enter},
                           Same{U'j', NamedKey::enter},     Same{U'h', NamedKey::backspace},
                           Same{U'?', NamedKey::backspace}, Same{U'[', NamedKey::escape}};

bool is_ascii_lower(char32_t c) {
    return c >= U'a' && c <= U'z';
}

bool is_ascii_upper(char32_t c) {
    return c >= U'A' && c <= U'Z';
}

/// Takes one "ctrl-" from the beginning of a name that goes on behind it.
bool take_modifier(std::string_view& name, Key& key) {
    for (const auto& [prefix, set] : kModifiers) {
        if (name.size() <= prefix.size()) continue;
        if (base::to_lower(name.substr(0, prefix.size())) != prefix) continue;
        name.remove_prefix(prefix.size());
        key.*set = true;
        return true;
    }
    return false;
}

} // namespace

Key canonical(Key key) {
    if (key.code >= kFirstNamed) return key;
    if (key.ctrl && is_ascii_upper(key.code)) key.code += U'a' - U'A';
    if (key.ctrl && key.code == U'@') key.code = U' ';
    if (!key.ctrl && key.shift && is_ascii_lower(key.code)) key.code -= U'a' - U'A';
    key.shift = false;
    if (!key.ctrl) return key;
    for (const auto& [character, named] : kSame)
        if (key.code == character) {
            key.code = code_of(named);
            key.ctrl = false;
            break;
        }
    return key;
}

bool is_text(const Key& key) {
    return key.code < kFirstNamed && !key.ctrl && !key.alt;
}

std::string name_of(const Key& key) {
    std::string name;
    for (const auto& [prefix, set] : kModifiers)
        if (key.*set) name += prefix;
    const auto* const found = std::find_if(
        kNames.begin(), kNames.end(), [&key](const NameRow& row) { return row.code == key.code; });
    if (found != kNames.end())
        name += found->name;
    else
        base::append_utf8(name, key.code);
    return name;
}

std::optional<Key> key_named(std::string_view name) {
    Key key;
    while (take_modifier(name, key)) {
    }
    const std::string lower = base::to_lower(name);
    for (const auto& row : kNames)
        if (row.name == lower) {
            key.code = row.code;
            return canonical(key);
        }
    const base::CodePoint c = base::decode(name, 0);
    if (c.length == 0 || c.length != name.size() || !base::is_valid_utf8(name)) return std::nullopt;
    const bool is_shown = !base::is_control(c.value) && !base::is_invisible(c.value) &&
                          (c.value == U' ' || !base::is_space(c.value));
    // Which character Shift makes of another one depends on the keyboard.
    const bool is_vague = key.shift && !is_ascii_lower(c.value) && !is_ascii_upper(c.value);
    if (!is_shown || is_vague) return std::nullopt;
    key.code = c.value;
    return canonical(key);
}

std::vector<std::string_view> key_names() {
    std::vector<std::string_view> names;
    names.reserve(kNames.size());
    for (const NameRow& row : kNames) names.push_back(row.name);
    return names;
}

} // namespace narrate::player
