// SPDX-License-Identifier: Apache-2.0
// Renders that something ends half-way.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/command.hpp"

using namespace narrate::test;

namespace {

/// A voice that writes down what it speaks, and may kill the program that asked.
class Narrating {
public:
    Narrating() {
        (void)folder_.write("say.sh", "narrate=$(cat " + folder_.file("pid") +
                                          ")\n"
                                          "text=$(cat)\n"
                                          "echo \"$text\" >> " +
                                          folder_.file("spoken") +
                                          "\n"
                                          "if [ -e " +
                                          folder_.file("deadly") + " ] && [ $(wc -l < " +
                                          folder_.file("spoken") +
                                          ") -ge 12 ]; then\n"
                                          "  kill -$(cat " +
                                          folder_.file("deadly") +
                                          ") $narrate\n"
                                          "  sleep 5\n"
                                          "fi\n"
                                          "echo \"$text\" | flite -voice kal -o /dev/stdout\n");
        (void)folder_.write("narrate/voices/slow.toml",
                            "language = \"en-US\"\nbackend = '''command:sh " +
                                folder_.file("say.sh") + "'''\n");
        std::string story;
        for (int i = 0; i < 30; ++i)
            story += "This is paragraph number " + std::to_string(i) +
                     " of a story. It is so long that several of them are said together, as one "
                     "run of text.\n\n";
        story_ = folder_.write("story.txt", story);
    }

    CommandResult render(const std::string& output) {
        CommandOptions options;
        options.environment["XDG_CONFIG_HOME"] = folder_.file("");
        options.environment["XDG_CACHE_HOME"] = folder_.file("cache");
        return run({"/bin/sh", "-c", "echo $$ > " + folder_.file("pid") + "; exec \"$0\" \"$@\"",
                    program("narrate"), "render", story_, "-o", folder_.file(output), "--voice",
                    "slow"},
                   options);
    }
    /// The 12th sentence is the last one: it sends this signal.
    void make_deadly(int signal) { (void)folder_.write("deadly", std::to_string(signal)); }
    void make_harmless() { std::remove(folder_.file("deadly").c_str()); }

    /// How many sentences were spoken since the last time.
    std::size_t spoken() {
        const std::string lines = read_file(folder_.file("spoken"));
        std::remove(folder_.file("spoken").c_str());
        return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
    std::string story_;
};

} // namespace

TEST_CASE("a render that was killed goes on where it was, and ends with the same bytes") {
    for (const std::string format : {"wav", "mp3"}) {
        Narrating narrating;
        REQUIRE(narrating.render("whole." + format).exit == 0);
        const std::string whole = read_file(narrating.folder().file("whole." + format));
        const std::size_t all = narrating.spoken();
        const std::string output = narrating.folder().write("story." + format, "an older file");

        narrating.make_deadly(9);
        CHECK(narrating.render("story." + format).exit == 128 + 9);
        CHECK(read_file(output) == "an older file");
        const std::size_t before = narrating.spoken();
        CHECK(before < all);

        narrating.make_harmless();
        const auto resumed = narrating.render("story." + format);
        INFO(resumed.err);
        CHECK(resumed.exit == 0);
        CHECK((read_file(output) == whole));
        // All but what was under way is there already.
        CHECK(narrating.spoken() < all);
        CHECK(TemporaryFolder::names_in(narrating.folder().file("cache/narrate/journals")).empty());
    }
}

TEST_CASE("who interrupts a render is told that the same command goes on from there") {
    Narrating narrating;
    narrating.make_deadly(2);
    const auto interrupted = narrating.render("story.wav");
    CHECK(interrupted.exit == 130);
    CHECK(interrupted.err.find("the same command goes on from here") != std::string::npos);
    const std::string journals = narrating.folder().file("cache/narrate/journals");
    CHECK(TemporaryFolder::names_in(journals).size() == 1);
    narrating.make_harmless();
    REQUIRE(narrating.render("story.wav").exit == 0);
    CHECK(TemporaryFolder::names_in(journals).empty());
}
