// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <locale.h> // newlocale
#include <wchar.h>  // wcwidth

#include "base/unicode.hpp"
#include "base/utf8.hpp"

using namespace narrate::base;

TEST_CASE("a character takes as many columns as the C library counts for it") {
    const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    REQUIRE(locale != nullptr);
    const locale_t before = ::uselocale(locale);
    std::size_t known = 0;
    std::size_t wrong = 0;
    for (char32_t c = 1; c < 0x110000; ++c) {
        const int columns = ::wcwidth(static_cast<wchar_t>(c));
        const Shape shown = shape(c);
        // It may know an older Unicode, and it counts columns for what is not to be shown.
        if (columns < 0 || shown == Shape::hidden || shown == Shape::unknown) continue;
        ++known;
        const int counted = shown == Shape::wide ? 2 : shown == Shape::narrow ? 1 : 0;
        if (columns != counted) ++wrong;
    }
    ::uselocale(before);
    ::freelocale(locale);
    CHECK(known > 200'000);
    CHECK(wrong == 0);
}

TEST_CASE("no character that commands a terminal or hides is one to be shown") {
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (!is_control(c) && !is_invisible(c)) continue;
        if (shape(c) != Shape::hidden) FAIL("code point " << static_cast<unsigned long>(c));
    }
    CHECK(shape(0x1BCA0) == Shape::hidden); // Formats shorthand.
    CHECK(shape(0x0600) == Shape::narrow);  // Arabic's number sign is a sign.
    CHECK(shape(0x0378) == Shape::unknown);
}

TEST_CASE("lines of scripts without spaces end around their characters, not before a stop") {
    CHECK(breaking(U'船') == Breaking::anywhere);
    CHECK(breaking(U'か') == Breaking::anywhere);
    CHECK(breaking(U'배') == Breaking::anywhere);
    CHECK(breaking(U'。') == Breaking::not_before);
    CHECK(breaking(U'っ') == Breaking::not_before);
    CHECK(breaking(U'「') == Breaking::not_behind);
    CHECK(breaking(U'ж') == Breaking::spaces);
}
