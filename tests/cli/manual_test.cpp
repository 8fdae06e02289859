// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "support/command.hpp"

using namespace narrate::test;

namespace {

std::string printed(const std::string& kind, const std::string& name) {
    const auto result = run({program("narrate"), kind, name});
    CHECK(result.exit == 0);
    CHECK(result.err.empty());
    return result.out;
}

/// The long options that the command's help lists at the beginning of lines.
std::set<std::string> options_of(const std::string& command) {
    const std::string help = run({program("narrate"), command, "--help"}).out;
    const std::regex row("\n  (?:-[a-z],)?(--[a-z-]+)");
    std::set<std::string> names;
    for (std::sregex_iterator at(help.begin(), help.end(), row), end; at != end; ++at)
        names.insert((*at)[1]);
    return names;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// From the line `begin` on, up to the next line that begins with `end`.
std::string section(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin);
    REQUIRE(from != std::string::npos);
    return text.substr(from, text.find(end, from + begin.size()) - from);
}

} // namespace

TEST_CASE("manual and completions know every option that help tells of") {
    const std::string manual = printed("print-manual", "narrate");
    const std::string bash = printed("print-completions", "bash");
    const std::string zsh = printed("print-completions", "zsh");
    const std::string fish = printed("print-completions", "fish");
    std::size_t options = 0;
    for (const std::string command :
         {"play", "render", "clean", "sentences", "spoken", "voices", "history", "doctor"}) {
        const std::string pages = section(manual, "\n.SS " + command + "\n", "\n.S");
        const std::string function = section(zsh, "\n_narrate_" + command + "() {\n", "\n}\n");
        for (const std::string& option : options_of(command)) {
            INFO(command << " " << option);
            const std::string escaped = std::regex_replace(option, std::regex("-"), "\\-");
            CHECK(has(pages, "\\fB" + escaped + "\\fR"));
            CHECK(std::regex_search(function, std::regex("'(\\*|\\([^)]*\\))" + option + "=?\\[")));
            CHECK(
                has(section(bash, "        " + command + ") _narrate_reply -W '-h", "\n"), option));
            CHECK(
                std::regex_search(fish, std::regex("__narrate_runs " + command +
                                                   "'( -s [a-z])? -l " + option.substr(2) + " ")));
            ++options;
        }
    }
    CHECK(options > 60);
}

TEST_CASE("completions offer the words that an option takes") {
    CHECK(
        has(printed("print-completions", "bash"), "clean:--format) _narrate_reply -W 'text body"));
    CHECK(has(printed("print-completions", "zsh"), ":(text body json markdown)'"));
    CHECK(has(printed("print-completions", "fish"), "-l format -x -a 'text body json markdown'"));
}

TEST_CASE("the manual holds the settings that are taken without a file") {
    const std::string page = printed("print-manual", "narrate-config");
    CHECK(has(page, ".TH NARRATE-CONFIG 5"));
    CHECK(has(page, "\nrate = 1.0\n"));
    CHECK(has(page, "\nspace = \"pause\"\n"));
    CHECK(has(page, "\ntitle = \"British English\"\n"));
}

TEST_CASE("a page or a shell that is unknown is a wrong usage") {
    CHECK(run({program("narrate"), "print-manual", "nonsense"}).exit == 2);
    const auto result = run({program("narrate"), "print-completions", "tcsh"});
    CHECK(result.exit == 2);
    CHECK(has(result.err, "bash, zsh and fish"));
    CHECK(!has(run({program("narrate"), "--help"}).out, "print-"));
}
