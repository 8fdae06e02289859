// SPDX-License-Identifier: Apache-2.0
#include "base/natural_order.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::base {

namespace {

bool begins_number(std::string_view text) {
    return !text.empty() && is_ascii_digit(static_cast<unsigned char>(text.front()));
}

/// Takes the number that a text begins with, without the zeros before it.
std::string_view take_number(std::string_view& text) {
    const std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
    std::string_view number = text.substr(0, length);
    text.remove_prefix(length);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

} // namespace

bool comes_before(std::string_view a, std::string_view b) {
    const std::string_view whole_a = a;
    const std::string_view whole_b = b;
    while (!a.empty() && !b.empty()) {
        if (begins_number(a) && begins_number(b)) {
            const std::string_view x = take_number(a);
            const std::string_view y = take_number(b);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
            continue;
        }
        const CodePoint c = decode(a, 0);
        const CodePoint d = decode(b, 0);
        if (to_lower(c.value) != to_lower(d.value)) return to_lower(c.value) < to_lower(d.value);
        a.remove_prefix(c.length);
        b.remove_prefix(d.length);
    }
    if (a.empty() != b.empty()) return a.empty();
    return whole_a < whole_b;
}

} // namespace narrate::base
