// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "player/key.hpp"

namespace narrate::player {

/// Makes keys out of what a terminal sends, in whatever pieces it comes: characters in UTF-8, and
/// the sequences of xterm, rxvt, the Linux console, tmux and screen. Mouse reports, pasted text in
/// brackets, answers of the terminal and all that it does not know are passed over whole. Any bytes
/// will do; what it keeps of them is bounded.
class KeyDecoder {
public:
    /// The keys that these bytes complete.
    std::vector<Key> decode(std::string_view bytes);

    /// Whether the last bytes may be the beginning of more: then, when nothing follows them for
    /// some 50 milliseconds, flush() tells what they are by themselves.
    [[nodiscard]] bool is_waiting() const { return state_ != State::ground; }
    /// Nothing followed: a lone escape character is the key Escape, what else was begun is over.
    std::vector<Key> flush();

private:
    enum class State {
        ground,
        character,  ///< Behind the first byte of one in UTF-8.
        escape,     ///< Behind an escape character, or two (`alt_`).
        sequence,   ///< Behind "ESC [" or "ESC O".
        console,    ///< Behind "ESC [ [", which the Linux console's F1 to F5 begin with.
        mouse,      ///< Behind "ESC [ M": three bytes say where.
        string,     ///< An answer of the terminal that ends with "ESC \".
        string_end, ///< Behind an escape character in there.
        paste,      ///< Text between "ESC [ 200 ~" and "ESC [ 201 ~".
    };
    struct Numbers;

    void take(unsigned char byte);
    void take_plain(unsigned char byte);
    void take_character(unsigned char byte);
    void take_escaped(unsigned char byte);
    void take_sequence(unsigned char byte);
    void take_string(unsigned char byte);
    void take_paste(unsigned char byte);
    void begin(State state, unsigned char introducer);
    void end_sequence(char last);
    void end_control_sequence(char last, const Numbers& numbers);
    void end_numbered(char last, const Numbers& numbers);
    /// Ends what was begun; gives a key with the Alt that stood before it.
    void give(Key key);
    void reset();

    State state_ = State::ground;
    bool alt_ = false;
    char introducer_ = 0;
    std::array<char, 32> held_{}; ///< Of a sequence or a character.
    std::size_t count_ = 0;       ///< Bytes behind the introducer, also those that are not held.
    std::size_t expected_ = 0;    ///< Of a character.
    std::vector<Key> keys_;
};

} // namespace narrate::player
