// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "base/natural_order.hpp"

using narrate::base::comes_before;

TEST_CASE("names are sorted as people sort them: numbers by their value, capitals like others") {
    const std::vector<std::string> sorted{"2.html",
                                          "02.html",
                                          "10.html",
                                          "a.html",
                                          "B.html",
                                          "b.html",
                                          "part 9.html",
                                          "Part 10.html",
                                          "part 010b.html",
                                          "x99999999999999999999.html",
                                          "x100000000000000000000.html"};
    std::vector<std::string> names = sorted;
    for (int i = 0; i < 20; ++i) {
        std::next_permutation(names.begin(), names.end());
        std::vector<std::string> again = names;
        std::reverse(again.begin(), again.end());
        std::sort(again.begin(), again.end(), comes_before);
        for (std::size_t k = 0; k < sorted.size(); ++k) {
            INFO(again[k]);
            CHECK((k < 2 || again[k] == sorted[k])); // 02 and 2 are the same number.
        }
    }
    CHECK(comes_before("a", "a1"));
    CHECK_FALSE(comes_before("a", "a"));
    CHECK(comes_before("02", "2") != comes_before("2", "02"));
}
