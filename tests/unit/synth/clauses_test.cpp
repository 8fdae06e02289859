// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "synth/clauses.hpp"

using namespace narrate;
using synth::clauses_of;

namespace {

std::vector<std::string> parts(std::string_view sentence) {
    std::vector<std::string> result;
    for (const TextRange part : clauses_of(sentence)) result.emplace_back(part.of(sentence));
    return result;
}

using Parts = std::vector<std::string>;

} // namespace

TEST_CASE("a sentence is parted behind the marks that end its clauses") {
    CHECK(parts("The ferry left at noon, the tide was high; nobody saw it go.") ==
          Parts{"The ferry left at noon,", "the tide was high;", "nobody saw it go."});
    CHECK(parts("Der Hafen — er war leer — schlief noch.") ==
          Parts{"Der Hafen —", "er war leer —", "schlief noch."});
    CHECK(parts("潮水今天很高，渡轮没有开。") == Parts{"潮水今天很高，", "渡轮没有开。"});
}

TEST_CASE("short parts of a list stay with what follows, and numbers stay whole") {
    CHECK(parts("Cod, eel, plaice and 1,000,000 herrings") ==
          Parts{"Cod, eel, plaice and", "1,000,000 herrings"});
}

TEST_CASE("a sentence without such marks is parted at the space nearest to its middle") {
    CHECK(parts("one two three four") == Parts{"one two", "three four"});
    CHECK(parts("  one   two ") == Parts{"one", "two"});
}

TEST_CASE("what cannot be parted is given back whole, and nothing as nothing") {
    CHECK(parts("Unteilbar") == Parts{"Unteilbar"});
    CHECK(parts("   ").empty());
    CHECK(parts("").empty());
}
