// SPDX-License-Identifier: Apache-2.0
#include "player/dialogue.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace narrate::player {

namespace {

/// Bytes; nobody searches for more.
constexpr std::size_t kLongestLine = 1000;
constexpr std::size_t kPage = 10; // Lines.

/// A number of lines that a key moves by, up to `most`, which is the way to an end.
std::optional<std::ptrdiff_t> moved_by(const Key& key, std::size_t most) {
    const auto whole = static_cast<std::ptrdiff_t>(most);
    constexpr auto kPageLines = static_cast<std::ptrdiff_t>(kPage);
    if (key == Key(NamedKey::up) || key == Key(U'k')) return -1;
    if (key == Key(NamedKey::down) || key == Key(U'j')) return 1;
    if (key == Key(NamedKey::page_up)) return -kPageLines;
    if (key == Key(NamedKey::page_down) || key == Key(U' ')) return kPageLines;
    if (key == Key(NamedKey::home)) return -whole;
    if (key == Key(NamedKey::end)) return whole;
    return std::nullopt;
}

std::size_t moved(std::size_t from, std::ptrdiff_t by, std::size_t count) {
    const auto last = static_cast<std::ptrdiff_t>(std::max<std::size_t>(count, 1)) - 1;
    const auto to = static_cast<std::ptrdiff_t>(from) + by;
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, last));
}

} // namespace

Dialogue Dialogue::line(std::string label) {
    Dialogue dialogue;
    dialogue.prompt_ = Prompt{std::move(label), {}};
    return dialogue;
}

Dialogue Dialogue::list(std::string title, std::vector<std::string> lines, std::size_t selected) {
    Dialogue dialogue;
    dialogue.panel_ = Panel{std::move(title), std::move(lines), selected, 0};
    return dialogue;
}

Dialogue Dialogue::reading(std::string title, std::vector<std::string> lines) {
    Dialogue dialogue;
    dialogue.panel_ = Panel{std::move(title), std::move(lines), std::nullopt, 0};
    return dialogue;
}

Dialogue::Outcome Dialogue::take(const Key& key) {
    if (key == Key(NamedKey::escape)) return Outcome::cancelled;
    if (prompt_) return type(key);
    return panel_->selected ? choose(key) : read(key);
}

Dialogue::Outcome Dialogue::type(const Key& key) {
    std::string& text = prompt_->text;
    if (key == Key(NamedKey::enter)) return Outcome::done;
    if (key == Key(NamedKey::backspace)) {
        if (text.empty()) return Outcome::cancelled;
        text.resize(text.size() - base::decode_before(text, text.size()).length);
    } else if (is_text(key) && text.size() < kLongestLine) {
        base::append_utf8(text, key.code);
    }
    return Outcome::open;
}

Dialogue::Outcome Dialogue::choose(const Key& key) {
    if (key == Key(NamedKey::enter))
        return panel_->lines.empty() ? Outcome::cancelled : Outcome::done;
    if (key == Key(U'q')) return Outcome::cancelled;
    if (const auto by = moved_by(key, panel_->lines.size()))
        panel_->selected = moved(*panel_->selected, *by, panel_->lines.size());
    return Outcome::open;
}

Dialogue::Outcome Dialogue::read(const Key& key) {
    const auto by = moved_by(key, panel_->lines.size());
    if (!by) return Outcome::cancelled;
    panel_->first = moved(panel_->first, *by, panel_->lines.size());
    return Outcome::open;
}

} // namespace narrate::player
