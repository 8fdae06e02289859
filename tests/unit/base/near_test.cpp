// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <string>

#include "base/near.hpp"

using narrate::base::nearest;

TEST_CASE("a mistyped name finds those that it may have been") {
    const std::vector<std::string_view> known{"en-gb", "en-us", "de", "en-gb-scotland", "rate"};
    CHECK(nearest("en-gbb", known) == std::vector<std::string_view>{"en-gb"});
    CHECK(nearest("en-g", known) == std::vector<std::string_view>{"en-gb", "en-gb-scotland"});
    CHECK(nearest("EN-GB", known).front() == "en-gb");
    CHECK(nearest("ratee", known) == std::vector<std::string_view>{"rate"});
    CHECK(nearest("zzzzzz", known).empty());
    CHECK(nearest("", known).empty());
    CHECK(nearest(std::string(1000, 'e'), known).empty());
}
