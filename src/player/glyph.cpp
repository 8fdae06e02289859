// SPDX-License-Identifier: Apache-2.0
#include "player/glyph.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::player {

namespace {

using base::Shape;

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kNoBreakSpace = 0xA0;
constexpr char32_t kZeroWidthSpace = 0x200B;
/// As many as a cell of ncurses holds.
constexpr std::size_t kMostMarks = 4;

bool is_regional_indicator(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

char32_t kind_of_space(char32_t c) {
    if (c == '\n' || c == '\t') return c;
    return c == kNoBreakSpace || c == 0x2007 || c == 0x202F ? kNoBreakSpace : U' ';
}

/// Reads one cluster; what is shown of it goes to `shown`, when there is one.
class ClusterReader {
public:
    ClusterReader(std::string_view text, std::string* shown) : text_(text), shown_(shown) {}

    Glyph read(std::size_t position) {
        for (; position + glyph_.bytes < text_.size();) {
            const base::CodePoint c = base::decode(text_, position + glyph_.bytes);
            if (!take(c.value)) break;
            glyph_.bytes += c.length;
        }
        return glyph_;
    }

private:
    /// Whether the character belongs to the cluster.
    bool take(char32_t c) {
        const bool space = base::is_space(c);
        const Shape shape = space ? Shape::narrow : base::shape(c);
        if (shape == Shape::hidden) {
            glyph_.break_behind = glyph_.break_behind || c == kZeroWidthSpace;
            return true;
        }
        if (glyph_.base == 0) {
            begin(c, space, shape);
            return true;
        }
        if (!space && base::extends_cluster(c)) {
            extend(c, shape);
            return true;
        }
        const bool flag =
            is_regional_indicator(glyph_.base) && is_regional_indicator(c) && !paired_;
        if (flag) {
            paired_ = true;
            extend(c, shape);
        }
        return flag;
    }

    void begin(char32_t c, bool space, Shape shape) {
        if (shape == Shape::joined) {
            // A mark without anything to stand on stands on a space of its own.
            put(U' ');
            glyph_.base = kNoBreakSpace;
            glyph_.columns = 1;
            extend(c, shape);
            return;
        }
        glyph_.base = space ? kind_of_space(c) : shape == Shape::unknown ? kReplacement : c;
        glyph_.columns = shape == Shape::wide ? 2 : 1;
        put(space ? U' ' : glyph_.base);
    }

    void extend(char32_t c, Shape shape) {
        if (marks_++ >= kMostMarks) return;
        // A marked space is a sign.
        if (glyph_.base == ' ' || glyph_.base == '\t' || glyph_.base == '\n')
            glyph_.base = kNoBreakSpace;
        if (shape == Shape::narrow) glyph_.columns += 1;
        if (shape == Shape::wide) glyph_.columns += 2;
        put(c);
    }

    void put(char32_t c) {
        if (shown_ != nullptr) base::append_utf8(*shown_, c);
    }

    std::string_view text_;
    std::string* shown_;
    Glyph glyph_;
    std::size_t marks_ = 0;
    bool paired_ = false;
};

/// A character of ASCII that is shown, with no mark behind it.
bool stands_alone(std::string_view text, std::size_t position) {
    const char c = text[position];
    return c >= 0x20 && c < 0x7F &&
           (position + 1 == text.size() || static_cast<unsigned char>(text[position + 1]) < 0x7F);
}

} // namespace

Glyph next_glyph(std::string_view text, std::size_t position) {
    if (position < text.size() && stands_alone(text, position))
        return {1, 1, static_cast<char32_t>(text[position]), false};
    return ClusterReader(text, nullptr).read(position);
}

void append_glyph(std::string& shown, std::string_view text, std::size_t position,
                  const Glyph& glyph) {
    if (glyph.bytes == 1 && stands_alone(text, position))
        shown += text[position];
    else
        ClusterReader(text.substr(0, position + glyph.bytes), &shown).read(position);
}

bool may_part(const Glyph& before, const Glyph& behind) {
    using base::Breaking;
    if (before.base == 0 || before.base == kNoBreakSpace || behind.base == kNoBreakSpace)
        return false;
    if (before.break_behind) return true;
    // Most text: neither an ideograph nor behind a dash.
    const bool dash = before.base == '-' || before.base == 0x2013 || before.base == 0x2014;
    if (dash) return base::is_letter(behind.base);
    const Breaking left = base::breaking(before.base);
    const Breaking right = base::breaking(behind.base);
    if (left == Breaking::not_behind || right == Breaking::not_before) return false;
    return left != Breaking::spaces || right != Breaking::spaces;
}

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Glyph glyph = next_glyph(text, i);
        columns += glyph.columns;
        i += glyph.bytes;
    }
    return columns;
}

std::string fit(std::string_view text, std::size_t columns) {
    std::string shown;
    std::size_t used = 0;
    std::size_t cut = 0; // Bytes of `shown` that leave room for the ellipsis.
    for (std::size_t i = 0; i < text.size();) {
        const Glyph glyph = next_glyph(text, i);
        if (used + glyph.columns > columns) {
            shown.resize(cut);
            if (columns > 0) shown += "…";
            break;
        }
        append_glyph(shown, text, i, glyph);
        used += glyph.columns;
        if (used < columns) cut = shown.size();
        i += glyph.bytes;
    }
    return shown;
}

} // namespace narrate::player
