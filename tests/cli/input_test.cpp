// SPDX-License-Identifier: Apache-2.0
// What narrate does with what people hand to it.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/command.hpp"

using namespace narrate::test;

namespace {

CommandResult run_narrate(const std::vector<std::string>& args,
                          const CommandOptions& options = {}) {
    std::vector<std::string> command{program("narrate")};
    command.insert(command.end(), args.begin(), args.end());
    return run(command, options);
}

/// "Café prices rose. The river is high." with a sign of each encoding's own.
const std::string kUtf8 = "Caf\u00e9 prices in Old Quay rose again. The river is high.\n";

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t c : text) {
        const char low = static_cast<char>(c & 0xFF);
        const char high = static_cast<char>(c >> 8);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

} // namespace

TEST_CASE("an input with nothing to read is told in one line, with exit code 4 and no file") {
    const TemporaryFolder folder;
    const std::string binary("\x7F"
                             "ELF\x02\x01\x01\0\0\0\0\0\xFE\0\0\0\x01\x02\x03",
                             19);
    const std::vector<std::string> inputs = {
        folder.file("missing.html"),
        folder.file("."),
        folder.write("empty.txt", ""),
        folder.write("blank.txt", " \n\t\n"),
        folder.write("binary.html", binary + binary + binary),
        folder.write("huge.txt", std::string((std::size_t{64} << 20) + 1, 'a')),
        folder.write("shell.html",
                     "<html><head><title>Loading</title></head><body><nav><a href=/>Home"
                     "</a></nav><script>go()</script></body></html>"),
    };
    for (const std::string& input : inputs) {
        const auto result = run_narrate({"render", input, "-o", folder.file("out.wav")});
        INFO(input << ": " << result.err);
        CHECK(result.exit == 4);
        CHECK(result.err.starts_with("narrate: " + input));
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
        const auto names = folder.names();
        CHECK(std::find(names.begin(), names.end(), "out.wav") == names.end());
    }
}

TEST_CASE("text is understood in every usual encoding") {
    const TemporaryFolder folder;
    const std::string wanted = run_narrate({"clean", folder.write("utf8.txt", kUtf8)}).out;
    REQUIRE(wanted.find("Caf\u00e9") != std::string::npos);
    const std::u16string wide = u"Caf\u00e9 prices in Old Quay rose again. The river is high.\n";
    CHECK(run_narrate({"clean", folder.write("bom.txt", "\xEF\xBB\xBF" + kUtf8)}).out == wanted);
    CHECK(run_narrate({"clean", folder.write("le.txt", utf16(wide, false))}).out == wanted);
    CHECK(run_narrate({"clean", folder.write("be.txt", utf16(wide, true))}).out == wanted);
    CHECK(run_narrate({"clean", folder.write("latin1.txt", "Caf\xE9 prices in Old Quay rose again. "
                                                           "The river is high.\n")})
              .out == wanted);
}

TEST_CASE("invalid UTF-8 inside an article is read around, not refused") {
    const TemporaryFolder folder;
    const std::string text =
        "The caf\u00e9 by the old pier \xC3\x28 opened again, and the \u201cfish "
        "bar\u201d beside it did, too. People queued from noon.\n";
    const auto result =
        run_narrate({"render", folder.write("broken.txt", text), "-o", folder.file("out.wav")});
    CHECK(result.exit == 0);
}

TEST_CASE("a name that begins with a dash is a file behind two dashes") {
    const TemporaryFolder folder;
    const auto result = run_narrate({"clean", "--", folder.write("-x.txt", kUtf8)});
    CHECK(result.exit == 0);
    CHECK(result.out.find("The river is high.") != std::string::npos);
}

TEST_CASE("text from a page never sends control sequences to the terminal") {
    const TemporaryFolder folder;
    const auto result = run_narrate({"render", folder.file("no\x1b[2Jsuch\x07.html"), "-o", "-"});
    CHECK(result.exit == 4);
    CHECK(result.err.find('\x1b') == std::string::npos);
    CHECK(result.err.find('\x07') == std::string::npos);
}
