// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "io/terminal.hpp"

using narrate::io::printable;

TEST_CASE("no character below the space, and none that hides or turns text, gets through") {
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text = "a";
        narrate::base::append_utf8(text, c);
        const std::string shown = printable(text + "b");
        const bool bad = narrate::base::is_control(c) || narrate::base::is_invisible(c);
        if (narrate::base::is_space(c)) {
            if (shown != "a b") FAIL("space " << static_cast<unsigned long>(c));
        } else if (bad != (shown == "ab")) {
            FAIL("code point " << static_cast<unsigned long>(c));
        }
    }
    CHECK(printable("\x1b]0;title\x07\x9b") == "]0;title\uFFFD");
    CHECK(printable("na\u00efve \u202eright") == "na\u00efve right");
}
