// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

#include "narrate/sentence.hpp"
#include "support/command.hpp"
#include "support/wav.hpp"

namespace narrate::test {

/// What `narrate render --marks` wrote.
struct Rendered {
    nlohmann::json marks;
    std::string wav;
    std::size_t frames = 0;
};

inline Rendered render_with_marks(const std::string& article,
                                  const std::vector<std::string>& more = {}) {
    const TemporaryFolder folder;
    std::vector<std::string> command{
        program("narrate"),    "render", article, "-o", folder.file("a.wav"), "--marks",
        folder.file("a.json"), "--quiet"};
    command.insert(command.end(), more.begin(), more.end());
    const auto result = run(command);
    INFO(result.err);
    REQUIRE(result.exit == 0);
    CHECK(result.err.empty());
    std::string wav = read_file(folder.file("a.wav"));
    const std::size_t frames = parse_wav(wav).samples.size();
    return {nlohmann::json::parse(read_file(folder.file("a.json"))), std::move(wav), frames};
}

/// Checks that each word of the text has a mark with its range, in order and inside the sound, and
/// that nearly all are measured. Gives how many words there are.
inline std::size_t check_word_marks(const Rendered& rendered) {
    CHECK(rendered.marks["frames"] == rendered.frames);
    CHECK(rendered.marks["skipped"].empty());
    std::vector<TextRange> heard;
    std::size_t estimated = 0;
    std::int64_t before = 0;
    for (const nlohmann::json& mark : rendered.marks["marks"]) {
        const std::int64_t frame = mark["frame"];
        CHECK(frame >= before);
        CHECK(frame <= static_cast<std::int64_t>(rendered.frames));
        before = frame;
        if (mark["kind"] != "word") continue;
        heard.push_back({mark["begin"], mark["end"]});
        if (mark.contains("estimated")) ++estimated;
    }
    const std::string text = rendered.marks["text"];
    CHECK(heard == split_words(text));
    CHECK(static_cast<double>(estimated) <= 0.05 * static_cast<double>(heard.size()));
    return heard.size();
}

} // namespace narrate::test
