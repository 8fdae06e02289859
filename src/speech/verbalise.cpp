// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "narrate/speech.hpp"
#include "speech/numbers.hpp"

namespace narrate {

namespace {

/// How a character is handed to a backend that knows ASCII punctuation best. Empty: not said.
struct Replacement {
    char32_t written;
    std::string_view spoken;
};

constexpr std::array kReplacements{
    Replacement{0x2018, "'"},   Replacement{0x2019, "'"},  Replacement{0x201C, "\""},
    Replacement{0x201D, "\""},  Replacement{0x201E, "\""}, Replacement{0xAB, "\""},
    Replacement{0xBB, "\""},    Replacement{0xA0, " "},    Replacement{0x202F, " "},
    Replacement{0x2026, "..."}, Replacement{'*', ""},      Replacement{0x2022, ""},
};

const Replacement* find_replacement(char32_t c) {
    for (const Replacement& replacement : kReplacements)
        if (replacement.written == c) return &replacement;
    return nullptr;
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && base::is_ascii_digit(static_cast<unsigned char>(text[at]));
}

/// Writes the spoken text and the map together, piece by piece.
class Speaker {
public:
    Speaker(std::string_view text, TextRange sentence, bool english)
        : text_(text.substr(0, sentence.end)), at_(sentence.begin), english_(english) {
        utterance_.map = OffsetMap(sentence.begin);
    }

    Utterance speak() {
        while (at_ < text_.size())
            if (!english_ || !take_number()) take_character();
        return std::move(utterance_);
    }

private:
    void say(std::size_t length, std::string_view spoken) {
        utterance_.spoken += spoken;
        if (text_.substr(at_, length) == spoken)
            utterance_.map.append_verbatim(length);
        else
            utterance_.map.append_spoken(length, spoken.size());
        at_ += length;
    }

    /// A whole number that stands by itself: "24", "2013", "1,250". Whatever is joined to it
    /// ("3.5", "10:30", "F16", "5th") is left to the backend.
    bool take_number() {
        if (!is_digit_at(text_, at_)) return false;
        const char32_t before = base::decode_before(text_, at_).value;
        std::size_t end = at_;
        std::string digits;
        while (is_digit_at(text_, end) || is_group(end)) {
            if (text_[end] != ',') digits += text_[end];
            ++end;
        }
        constexpr std::string_view kJoins = ".,:/-+%";
        const base::CodePoint next = base::decode(text_, end);
        const bool joined_after =
            base::is_letter(next.value) || next.value == 0xB0 || next.value == '%' ||
            (next.value < 0x80 &&
             kJoins.find(static_cast<char>(next.value)) != std::string_view::npos &&
             is_digit_at(text_, end + 1));
        const bool joined_before = at_ > 0 && !base::is_space(before) && before != '(' &&
                                   before != '"' && before != 0x201C && before != 0x2018;
        // Leading zeros and long codes are read out digit by digit, which the backend does.
        constexpr std::size_t kLongest = 15;
        const bool number = !joined_after && (!joined_before || utterance_.spoken.empty()) &&
                            digits.size() <= kLongest && (digits.size() == 1 || digits[0] != '0');
        if (!number) {
            say(end - at_, text_.substr(at_, end - at_));
            return true;
        }
        std::uint64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool year = digits.size() == 4 && end - at_ == 4 && value >= 1100 && value <= 2099;
        say(end - at_, year ? speech::year(static_cast<int>(value)) : speech::cardinal(value));
        return true;
    }

    /// A comma between groups of three digits.
    [[nodiscard]] bool is_group(std::size_t at) const {
        return at < text_.size() && text_[at] == ',' && is_digit_at(text_, at + 1) &&
               is_digit_at(text_, at + 2) && is_digit_at(text_, at + 3) &&
               !is_digit_at(text_, at + 4);
    }

    void take_character() {
        const base::CodePoint c = base::decode(text_, at_);
        if (const Replacement* replacement = find_replacement(c.value))
            return say(c.length, replacement->spoken);
        if (base::is_control(c.value) || base::is_invisible(c.value))
            return say(c.length, base::is_space(c.value) ? " " : "");
        std::string spoken; // A byte that is no UTF-8 comes out as U+FFFD.
        base::append_utf8(spoken, c.value);
        say(c.length, spoken);
    }

    std::string_view text_;
    std::size_t at_;
    bool english_;
    Utterance utterance_;
};

} // namespace

Utterance verbalise(std::string_view text, TextRange sentence, std::string_view language) {
    const bool english = language.empty() || language.starts_with("en");
    return Speaker(text, sentence, english).speak();
}

} // namespace narrate
