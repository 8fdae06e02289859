// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "base/table.hpp"

using narrate::base::TableReader;

TEST_CASE("a table's comments and empty lines are no rows") {
    TableReader reader("# format\n\na\tb\n#\nc\n");
    const auto* row = reader.next();
    REQUIRE(row != nullptr);
    CHECK(*row == std::vector<std::string_view>{"a", "b"});
    CHECK(reader.line() == 3);
    row = reader.next();
    REQUIRE(row != nullptr);
    CHECK(*row == std::vector<std::string_view>{"c"});
    CHECK(reader.line() == 5);
    CHECK(reader.next() == nullptr);
}

TEST_CASE("a table's row keeps its empty columns and loses a carriage return") {
    TableReader reader("a\t\tb\t\r\nlast");
    const auto* row = reader.next();
    REQUIRE(row != nullptr);
    CHECK(*row == std::vector<std::string_view>{"a", "", "b", ""});
    row = reader.next();
    REQUIRE(row != nullptr);
    CHECK(*row == std::vector<std::string_view>{"last"});
}
