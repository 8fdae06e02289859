// SPDX-License-Identifier: Apache-2.0
// The word marks that `narrate render --marks` writes.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/rendered.hpp"
#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;
using nlohmann::json;

TEST_CASE("every word of an article has a mark with exactly its range, in order and in time") {
    for (const char* sample :
         {"assets/articles/harbour-ferry.html", "assets/articles/observatory-paste.txt"}) {
        const Rendered rendered = render_with_marks(source(sample));
        INFO(sample);
        CHECK(rendered.marks["schema"] == "narrate.marks/1");
        CHECK(rendered.marks["sample_rate"] == 22050);
        CHECK(check_word_marks(rendered) > 100);
    }
}

TEST_CASE("marks that cannot be written are told, with exit code 5") {
    const TemporaryFolder folder;
    const auto result = run({program("narrate"), "render", folder.write("a.txt", "One two three."),
                             "-o", folder.file("a.wav"), "--marks", folder.file("no/a.json")});
    CHECK(result.exit == 5);
    CHECK(result.err.find("no/a.json") != std::string::npos);
}
