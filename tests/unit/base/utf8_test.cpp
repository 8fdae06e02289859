// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace narrate::base;

TEST_CASE("every code point survives encoding and decoding, from both sides") {
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text = "a";
        append_utf8(text, c);
        const CodePoint forward = decode(text, 1);
        const CodePoint backward = decode_before(text, text.size());
        if (forward.value != c || forward.length + 1 != text.size() || backward.value != c ||
            backward.length != forward.length) {
            FAIL("code point " << static_cast<unsigned long>(c));
        }
    }
    CHECK(decode("", 0).length == 0);
    CHECK(decode_before("", 0).length == 0);
}

TEST_CASE("ill-formed bytes are read as one replacement for each maximal subpart") {
    // Unicode 15, section 3.9, table 3-8.
    CHECK(repair_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
          "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(repair_utf8("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(repair_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == "\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(repair_utf8("caf\xE9") == "caf\uFFFD");
}

TEST_CASE("a surrogate or a value past Unicode is encoded as the replacement character") {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0x110000);
    CHECK(text == "\uFFFD\uFFFD");
}

TEST_CASE("validity tells a written replacement character from a broken byte") {
    CHECK(is_valid_utf8("plain, \u00e9, \U0001F600, \uFFFD"));
    CHECK_FALSE(is_valid_utf8("\xFF"));
    CHECK_FALSE(is_valid_utf8("\xE2\x82"));
    CHECK(is_valid_utf8(""));
}

TEST_CASE("trimming takes every kind of white space") {
    CHECK(trim(" \t\n\u00a0\u2003 a b \u3000\r") == "a b");
    CHECK(trim(" \u2028 ").empty());
    CHECK(trim("\xFF").size() == 1);
}

TEST_CASE("controls, invisible characters and spaces are told apart") {
    CHECK(is_control(0x1B));
    CHECK(is_control(0x9B));
    CHECK_FALSE(is_control('a'));
    CHECK(is_invisible(0x202E));
    CHECK(is_invisible(0xAD));
    CHECK(is_invisible(0xE0041));
    CHECK_FALSE(is_invisible(0x2014));
    CHECK(is_space(0x2009));
    CHECK_FALSE(is_space(0x200B));
}

TEST_CASE("characters that might command become spaces, and every position stays") {
    std::string text = "a\x01"
                       "b\u009b\u202ec\ufff9\U000E0041d\u00ad\u200d\n\x7f";
    const std::size_t size = text.size();
    blank_controls(text);
    CHECK(text.size() == size);
    CHECK(text == "a b     c       d\u00ad\u200d  ");
    std::string plain = "na\u00efve \u2014 \u0939\u093f\u0928\u094d\u0926\u0940";
    const std::string before = plain;
    blank_controls(plain);
    CHECK(plain == before);
}

TEST_CASE("a position inside a code point leads to its border") {
    const std::string text = "a\u20ACb";
    CHECK(narrate::base::code_point_border(text, 0) == 0);
    CHECK(narrate::base::code_point_border(text, 1) == 1);
    CHECK(narrate::base::code_point_border(text, 2) == 1);
    CHECK(narrate::base::code_point_border(text, 3) == 1);
    CHECK(narrate::base::code_point_border(text, 4) == 4);
    CHECK(narrate::base::code_point_border(text, 5) == 5);
    CHECK(narrate::base::code_point_border("\x80\x80\x80\x80\x80\x80", 5) == 5);
}
