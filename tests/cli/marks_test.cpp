// SPDX-License-Identifier: Apache-2.0
// The word marks that `narrate render --marks` writes.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "narrate/sentence.hpp"
#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

struct Rendered {
    json marks;
    std::size_t frames = 0;
};

Rendered render(const std::string& article) {
    const TemporaryFolder folder;
    const auto result = run({program("narrate"), "render", article, "-o", folder.file("a.wav"),
                             "--marks", folder.file("a.json"), "--quiet"});
    INFO(result.err);
    REQUIRE(result.exit == 0);
    CHECK(result.err.empty());
    return {json::parse(read_file(folder.file("a.json"))),
            parse_wav(read_file(folder.file("a.wav"))).samples.size()};
}

} // namespace

TEST_CASE("every word of an article has a mark with exactly its range, in order and in time") {
    for (const char* sample :
         {"assets/articles/harbour-ferry.html", "assets/articles/observatory-paste.txt"}) {
        const Rendered rendered = render(source(sample));
        INFO(sample);
        const std::string text = rendered.marks["text"];
        CHECK(rendered.marks["schema"] == "narrate.marks/1");
        CHECK(rendered.marks["sample_rate"] == 22050);
        CHECK(rendered.marks["frames"] == rendered.frames);
        CHECK(rendered.marks["skipped"].empty());
        std::vector<narrate::TextRange> heard;
        std::size_t estimated = 0;
        std::int64_t before = 0;
        for (const json& mark : rendered.marks["marks"]) {
            const std::int64_t frame = mark["frame"];
            CHECK(frame >= before);
            CHECK(frame <= static_cast<std::int64_t>(rendered.frames));
            before = frame;
            if (mark["kind"] != "word") continue;
            heard.push_back({mark["begin"], mark["end"]});
            if (mark.contains("estimated")) ++estimated;
        }
        CHECK(heard.size() > 100);
        CHECK(heard == narrate::split_words(text));
        CHECK(static_cast<double>(estimated) <= 0.05 * static_cast<double>(heard.size()));
    }
}

TEST_CASE("marks that cannot be written are told, with exit code 5") {
    const TemporaryFolder folder;
    const auto result = run({program("narrate"), "render", folder.write("a.txt", "One two three."),
                             "-o", folder.file("a.wav"), "--marks", folder.file("no/a.json")});
    CHECK(result.exit == 5);
    CHECK(result.err.find("no/a.json") != std::string::npos);
}
