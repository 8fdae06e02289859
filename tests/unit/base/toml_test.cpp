// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/toml.hpp"

using namespace narrate;
using base::TomlReader;

TEST_CASE("the keys of a section come in the order of the file") {
    TomlReader reader("top = 1\n[keys]\nz = 1\n\"/\" = 2\na = 3\nm.n = 4\n[other]\nb = 1\n",
                      ErrorCode::table_invalid, "file");
    CHECK(reader.keys("keys") == std::vector<std::string>{"z", "/", "a", "m"});
    CHECK(reader.keys("") == std::vector<std::string>{"top", "keys", "other"});
    CHECK(reader.keys("missing").empty());
    CHECK_FALSE(reader.fault());
    CHECK(reader.keys("top").empty());
    REQUIRE(reader.fault());
    CHECK(reader.fault()->message() == "file: line 1: 'top' must be a table");
}

TEST_CASE("decimals and flags have their kinds") {
    TomlReader reader("half = 0.5\ntwo = 2\nyes = true\n", ErrorCode::table_invalid, "file");
    CHECK(reader.decimal("", "half", 1, 0, 4) == 0.5);
    CHECK(reader.decimal("", "two", 1, 0, 4) == 2.0);
    CHECK(reader.decimal("", "missing", 1.25, 0, 4) == 1.25);
    CHECK(reader.flag("", "yes", false));
    CHECK(reader.flag("", "missing", true));
    CHECK_FALSE(reader.fault());
    CHECK_FALSE(reader.flag("", "two", false));
    CHECK(reader.fault()->message() == "file: line 2: 'two' must be true or false");
    for (const char* bad : {"x = true", "x = \"1\"", "x = inf", "x = nan", "x = 4.1", "x = -0.1"}) {
        TomlReader wrong(bad, ErrorCode::table_invalid, "file");
        CHECK(wrong.decimal("", "x", 1, 0, 4) == 1.0);
        REQUIRE(wrong.fault());
        CHECK(wrong.fault()->message() == "file: line 1: 'x' must be a number from 0 to 4");
    }
}
