// SPDX-License-Identifier: GPL-3.0-or-later
#include "synth/backends/espeak/guard.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace narrate::espeak {

namespace {

constexpr int kLongestStretch = 60;
constexpr int kMostPunctuation = 3;

bool is_punctuation(char32_t c) {
    if (c < 0x80) {
        const bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return c > ' ' && !alphanumeric;
    }
    return (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
           (c >= 0x2010 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3003);
}

bool ends_word(std::string_view text, std::size_t at) {
    const base::CodePoint next = base::decode(text, at);
    return next.length == 0 || base::is_space(next.value) || next.value == '.';
}

/// Marks that may follow "]]" as they follow a word; everything else would be lost.
bool may_follow_phonemes(char32_t c) {
    constexpr std::u32string_view kMarks = U".,;:!?)'\"-";
    return kMarks.find(c) != std::u32string_view::npos;
}

/// Writes the guarded text, and knows what may come next.
class Writer {
public:
    explicit Writer(std::string_view text) : text_(text) {
        guarded_.text.reserve(text.size());
        guarded_.origins.reserve(text.size());
    }

    void add_space(std::size_t origin) {
        stretch_ = 0;
        add(' ', origin);
    }

    void add_character(base::CodePoint c, std::size_t at) {
        const bool mark = is_punctuation(c.value);
        if (!mark || punctuation_ < kMostPunctuation) {
            if (c.value == '.' && ends_word(text_, at + 1)) drop_spaces();
            const bool opens = c.value == '[' && guarded_.text.ends_with('[');
            const bool lost = guarded_.text.ends_with("]]") && !may_follow_phonemes(c.value);
            if (stretch_ >= kLongestStretch || (phonemes_ && (opens || lost))) add_space(at);
            ++stretch_;
            add(c.value, at);
        }
        punctuation_ = mark ? punctuation_ + 1 : 0;
    }

    /// From here on the text holds phonemes somewhere.
    void allow_phonemes() { phonemes_ = true; }

    void add_phonemes(std::string_view mnemonics, std::size_t origin) {
        if (!guarded_.text.empty() && !guarded_.text.ends_with(' ')) add_space(origin);
        for (const char c : "[[" + std::string(mnemonics) + "]]")
            add(static_cast<unsigned char>(c), origin);
        stretch_ = static_cast<int>(mnemonics.size());
        punctuation_ = 0;
    }

    GuardedText take() { return std::move(guarded_); }

private:
    void add(char32_t c, std::size_t origin) {
        base::append_utf8(guarded_.text, c);
        guarded_.origins.push_back(origin);
    }
    void drop_spaces() {
        while (guarded_.text.ends_with(' ')) {
            guarded_.text.pop_back();
            guarded_.origins.pop_back();
        }
    }

    std::string_view text_;
    GuardedText guarded_;
    int stretch_ = 0;
    int punctuation_ = 0;
    bool phonemes_ = false;
};

} // namespace

GuardedText guard(std::string_view text, std::span<const SpelledWord> spelled) {
    Writer writer(text);
    if (!spelled.empty()) writer.allow_phonemes();
    auto word = spelled.begin();
    for (std::size_t i = 0; i < text.size();) {
        if (word != spelled.end() && i >= word->range.begin) {
            writer.add_phonemes(word->mnemonics, i);
            i = std::max(word->range.end, i + 1);
            ++word;
            continue;
        }
        const base::CodePoint c = base::decode(text, i);
        const bool space =
            base::is_space(c.value) || base::is_control(c.value) || base::is_invisible(c.value);
        if (space)
            writer.add_space(i);
        else
            writer.add_character(c, i);
        i += c.length;
    }
    return writer.take();
}

} // namespace narrate::espeak
