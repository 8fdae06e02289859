// SPDX-License-Identifier: Apache-2.0
#include "player/key_decoder.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace narrate::player {

namespace {

constexpr unsigned char kEscape = 0x1B;
constexpr unsigned char kBell = 0x07;
constexpr unsigned char kDelete = 0x7F;
constexpr std::size_t kMouseBytes = 3;
constexpr std::string_view kPasteEnd = "\x1b[201~";
constexpr char32_t kPrivateBegin = 0xE000; ///< Some terminals number keys there.
constexpr char32_t kPrivateEnd = 0xF8FF;

/// Bytes by which a sequence is given up.
bool is_cancel(unsigned char byte) {
    return byte == 0x18 || byte == 0x1A;
}

/// The key of a C0 control character or DEL.
Key control_key(unsigned char byte) {
    if (byte == kDelete) return Key(NamedKey::backspace);
    Key key(static_cast<char32_t>(byte + 0x40));
    key.ctrl = true;
    return canonical(key);
}

/// What a terminal's number of a modified key says: 1 and a bit for each.
Key modified(Key key, unsigned modifiers) {
    const unsigned bits = modifiers == 0 ? 0 : modifiers - 1;
    key.shift = key.shift || (bits & 1U) != 0;
    key.alt = key.alt || (bits & 2U) != 0 || (bits & 8U) != 0;
    key.ctrl = key.ctrl || (bits & 4U) != 0;
    return canonical(key);
}

/// "ESC [ A", "ESC O A": the same letters for both.
std::optional<NamedKey> key_of_letter(char letter) {
    switch (letter) {
    case 'A': return NamedKey::up;
    case 'B': return NamedKey::down;
    case 'C': return NamedKey::right;
    case 'D': return NamedKey::left;
    case 'F': return NamedKey::end;
    case 'H': return NamedKey::home;
    case 'P': return NamedKey::f1;
    case 'Q': return NamedKey::f2;
    case 'R': return NamedKey::f3;
    case 'S': return NamedKey::f4;
    default: return std::nullopt;
    }
}

/// rxvt's "ESC [ a" with Shift, "ESC O a" with Control.
std::optional<NamedKey> arrow_of_small_letter(char letter) {
    if (letter < 'a' || letter > 'd') return std::nullopt;
    return key_of_letter(static_cast<char>(letter - 'a' + 'A'));
}

/// The number pad's keys where it is switched to sequences: "ESC O p".
std::optional<Key> key_of_pad(char letter) {
    if (letter >= 'p' && letter <= 'y') return Key(static_cast<char32_t>(letter - 'p' + '0'));
    if (letter >= 'j' && letter <= 'o') return Key(static_cast<char32_t>(letter - 'j' + '*'));
    if (letter == 'X') return Key(U'=');
    if (letter == 'M') return Key(NamedKey::enter);
    if (letter == 'I') return Key(NamedKey::tab);
    return std::nullopt;
}

/// "ESC [ 3 ~": VT220's numbers, with xterm's, rxvt's and the Linux console's.
std::optional<NamedKey> key_of_number(unsigned number) {
    constexpr auto from = [](NamedKey first, unsigned step) {
        return static_cast<NamedKey>(static_cast<char32_t>(first) + step);
    };
    switch (number) {
    case 1:
    case 7: return NamedKey::home;
    case 2: return NamedKey::insert;
    case 3: return NamedKey::remove;
    case 4:
    case 8: return NamedKey::end;
    case 5: return NamedKey::page_up;
    case 6: return NamedKey::page_down;
    default: break;
    }
    if (number >= 11 && number <= 15) return from(NamedKey::f1, number - 11);
    if (number >= 17 && number <= 21) return from(NamedKey::f6, number - 17);
    if (number == 23 || number == 24) return from(NamedKey::f11, number - 23);
    return std::nullopt;
}

/// A character that a terminal gives as a number.
std::optional<Key> key_of_code(unsigned code) {
    switch (code) {
    case 8:
    case kDelete: return Key(NamedKey::backspace);
    case 9: return Key(NamedKey::tab);
    case 13: return Key(NamedKey::enter);
    case kEscape: return Key(NamedKey::escape);
    default: break;
    }
    const bool is_character = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) &&
                              !base::is_control(code) &&
                              (code < kPrivateBegin || code > kPrivateEnd);
    return is_character ? std::optional(Key(static_cast<char32_t>(code))) : std::nullopt;
}

} // namespace

/// The numbers of a sequence: "1;5", "108;5:3".
struct KeyDecoder::Numbers {
    std::array<unsigned, 3> value{};
    std::size_t count = 0;
    bool is_release = false; ///< The key was let go.
    bool is_known = true;    ///< Nothing but numbers.

    explicit Numbers(std::string_view text) {
        constexpr unsigned kMost = 0x200000;
        bool behind_colon = false;
        count = text.empty() ? 0 : 1;
        for (const char c : text) {
            if (c == ';') {
                ++count;
                behind_colon = false;
            } else if (c == ':') {
                behind_colon = true;
            } else if (c < '0' || c > '9') {
                is_known = false;
            } else if (behind_colon) {
                is_release = is_release || (count == 2 && c == '3');
            } else if (count <= value.size()) {
                unsigned& number = value[count - 1];
                number = std::min(kMost, number * 10 + static_cast<unsigned>(c - '0'));
            }
        }
    }
};

std::vector<Key> KeyDecoder::decode(std::string_view bytes) {
    for (const char byte : bytes) take(static_cast<unsigned char>(byte));
    return std::exchange(keys_, {});
}

std::vector<Key> KeyDecoder::flush() {
    const bool is_alone = count_ == 0;
    if (state_ == State::escape || state_ == State::string_end) {
        if (alt_) keys_.emplace_back(NamedKey::escape);
        keys_.emplace_back(NamedKey::escape);
    } else if (is_alone && (state_ == State::sequence || state_ == State::string)) {
        // Somebody held Alt and typed the character that begins sequences.
        if (alt_) keys_.emplace_back(NamedKey::escape);
        alt_ = true;
        give(Key(static_cast<char32_t>(introducer_)));
    }
    reset();
    return std::exchange(keys_, {});
}

void KeyDecoder::reset() {
    state_ = State::ground;
    alt_ = false;
    count_ = 0;
}

void KeyDecoder::give(Key key) {
    key.alt = key.alt || alt_;
    keys_.push_back(key);
    reset();
}

void KeyDecoder::begin(State state, unsigned char introducer) {
    state_ = state;
    introducer_ = static_cast<char>(introducer);
    count_ = 0;
}

void KeyDecoder::take(unsigned char byte) {
    switch (state_) {
    case State::ground: return take_plain(byte);
    case State::character: return take_character(byte);
    case State::escape: return take_escaped(byte);
    case State::sequence: return take_sequence(byte);
    case State::console:
        if (byte >= 'A' && byte <= 'E')
            return give(
                Key(static_cast<NamedKey>(static_cast<char32_t>(NamedKey::f1) + byte - 'A')));
        reset();
        return byte < ' ' ? take_plain(byte) : void();
    case State::mouse:
        if (++count_ == kMouseBytes) reset();
        return;
    case State::string: return take_string(byte);
    case State::string_end:
        if (byte == '\\') return reset();
        begin(State::escape, kEscape);
        return take_escaped(byte);
    case State::paste: return take_paste(byte);
    }
}

void KeyDecoder::take_plain(unsigned char byte) {
    if (byte == kEscape) return begin(State::escape, byte);
    if (byte < ' ' || byte == kDelete) return give(control_key(byte));
    if (byte < 0x80) return give(Key(static_cast<char32_t>(byte)));
    if (byte < 0xC2 || byte > 0xF4) return reset();
    begin(State::character, byte);
    held_[count_++] = static_cast<char>(byte);
    expected_ = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

void KeyDecoder::take_character(unsigned char byte) {
    if ((byte & 0xC0U) != 0x80U) {
        reset();
        return take_plain(byte);
    }
    held_[count_++] = static_cast<char>(byte);
    if (count_ < expected_) return;
    const std::string_view bytes(held_.data(), count_);
    const char32_t character = base::decode(bytes, 0).value;
    if (!base::is_valid_utf8(bytes) || base::is_control(character)) return reset();
    give(Key(character));
}

void KeyDecoder::take_escaped(unsigned char byte) {
    if (byte == '[' || byte == 'O') return begin(State::sequence, byte);
    // Of two escape characters the second may begin a sequence that the first gives Alt to. Else
    // the first was the key.
    if (alt_) keys_.emplace_back(NamedKey::escape);
    alt_ = true;
    if (byte == kEscape) return;
    if (byte == ']' || byte == 'P' || byte == 'X' || byte == '^' || byte == '_') {
        alt_ = false;
        return begin(State::string, byte);
    }
    state_ = State::ground;
    take_plain(byte);
}

void KeyDecoder::take_sequence(unsigned char byte) {
    if (byte < ' ' || byte >= kDelete) {
        reset();
        return is_cancel(byte) ? void() : take_plain(byte);
    }
    const std::string_view held(held_.data(), std::min(count_, held_.size()));
    if (count_ == 0 && byte == '[' && introducer_ == '[') return begin(State::console, byte);
    // rxvt ends a key with Shift in "$", which stands inside other sequences.
    const bool is_shifted =
        byte == '$' && count_ > 0 &&
        std::all_of(held.begin(), held.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (byte >= '@' || is_shifted) return end_sequence(static_cast<char>(byte));
    if (count_ < held_.size()) held_[count_] = static_cast<char>(byte);
    count_ = std::min(count_ + 1, held_.size() + 1);
}

void KeyDecoder::end_sequence(char last) {
    if (count_ > held_.size()) return reset();
    const Numbers numbers(std::string_view(held_.data(), count_));
    if (!numbers.is_known || numbers.is_release) return reset();
    if (introducer_ == '[') return end_control_sequence(last, numbers);
    if (const auto key = key_of_letter(last))
        return give(modified(Key(*key), numbers.value[numbers.count > 1 ? 1 : 0]));
    if (const auto arrow = arrow_of_small_letter(last)) {
        Key key(*arrow);
        key.ctrl = true;
        return give(key);
    }
    if (const auto key = key_of_pad(last)) return give(*key);
    reset();
}

void KeyDecoder::end_control_sequence(char last, const Numbers& numbers) {
    if (last == 'M' && numbers.count == 0) return begin(State::mouse, 'M');
    if (last == '~' || last == '^' || last == '$' || last == '@' || last == 'u')
        return end_numbered(last, numbers);
    // Other numbers than 1 are none of a key: "ESC [ 12 ; 40 R" says where the cursor is.
    if (numbers.value[0] > 1) return reset();
    if (const auto key = key_of_letter(last)) return give(modified(Key(*key), numbers.value[1]));
    Key key(NamedKey::tab);
    key.shift = true;
    if (last == 'Z') return give(key);
    const auto arrow = arrow_of_small_letter(last);
    if (!arrow) return reset();
    key.code = static_cast<char32_t>(*arrow);
    give(key);
}

void KeyDecoder::end_numbered(char last, const Numbers& numbers) {
    constexpr unsigned kPasteBegin = 200;
    constexpr unsigned kOtherKey = 27;
    const auto [first, second, third] = numbers.value;
    if (last == '~' && first == kPasteBegin) return begin(State::paste, 0);
    const bool is_other = last == '~' && first == kOtherKey && numbers.count == 3;
    if (is_other || last == 'u') {
        const auto key = key_of_code(is_other ? third : first);
        return key ? give(modified(*key, second)) : reset();
    }
    const auto named = key_of_number(first);
    if (!named) return reset();
    Key key(*named);
    key.shift = last == '$' || last == '@';
    key.ctrl = last == '^' || last == '@';
    give(modified(key, second));
}

void KeyDecoder::take_string(unsigned char byte) {
    if (byte == kEscape) {
        state_ = State::string_end;
    } else if (byte == kBell || is_cancel(byte)) {
        reset();
    } else {
        count_ = 1;
    }
}

void KeyDecoder::take_paste(unsigned char byte) {
    const auto expected = static_cast<unsigned char>(kPasteEnd[count_]);
    count_ = byte == expected ? count_ + 1 : byte == kEscape ? 1 : 0;
    if (count_ == kPasteEnd.size()) reset();
}

} // namespace narrate::player
