// SPDX-License-Identifier: Apache-2.0
// The user's own lexicon, and what narrate says of how words are said.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

#include "support/command.hpp"

using namespace narrate::test;

namespace {

constexpr const char* kPls = "<lexicon version=\"1.0\" alphabet=\"ipa\" xml:lang=\"en\">\n"
                             "<lexeme><grapheme>Quillane</grapheme>"
                             "<phoneme>ˈɒstri</phoneme></lexeme>\n</lexicon>\n";

/// Options under which the user's settings are in the folder.
CommandOptions settings(const TemporaryFolder& folder, const std::string& input) {
    CommandOptions options;
    options.environment["XDG_CONFIG_HOME"] = folder.file("");
    options.input = input;
    return options;
}

std::string spoken(const CommandOptions& options, const std::vector<std::string>& more = {}) {
    std::vector<std::string> command{program("narrate"), "spoken"};
    command.insert(command.end(), more.begin(), more.end());
    const auto result = run(command, options);
    INFO(result.err);
    CHECK(result.exit == 0);
    return result.out;
}

} // namespace

TEST_CASE("spoken --ipa tells the sounds of each line, as the lexicon has them") {
    const TemporaryFolder folder;
    const auto options =
        settings(folder, "Good morning, Fowey.\n\nThe [[x]] of Wymondham's river\n");
    CHECK(spoken(options) == "Good morning, Fowey.\n\nThe [[x]] of Wymondham's river\n");
    const std::string ipa = spoken(options, {"--ipa"});
    CHECK(std::count(ipa.begin(), ipa.end(), '\n') == 3);
    CHECK(ipa.starts_with("ɡˈʊd mˈɔːnɪŋ fˈɔɪ\n\n"));
    CHECK(ipa.find("wˈɪndəmz ɹˈɪvə\n") != std::string::npos);
    CHECK(spoken(options, {"--ipa", "--voice", "en-us"}).find("wˈɪndəmz ɹˈɪvɚ\n") !=
          std::string::npos);
}

TEST_CASE("spoken --ipa tells a line of any length in one line") {
    const TemporaryFolder folder;
    std::string line;
    for (int i = 0; i < 500; ++i) line += "To Fowey. ";
    const std::string ipa = spoken(settings(folder, line + "\n \nNo.\n"), {"--ipa"});
    CHECK(std::count(ipa.begin(), ipa.end(), '\n') == 3);
    CHECK(ipa.ends_with("\n\nnˈəʊ\n"));
    std::size_t heard = 0;
    for (std::size_t at = ipa.find("fˈɔɪ"); at != std::string::npos; at = ipa.find("fˈɔɪ", at + 1))
        ++heard;
    CHECK(heard == 500);
}

TEST_CASE("the user's tables and PLS files win over the lexicon that comes with narrate") {
    const TemporaryFolder folder;
    (void)folder.write("narrate/lexicon/mine.en.tsv", "Fowey\tfow way\nOstrey\t/kwɪˈleɪn/\n");
    (void)folder.write("narrate/lexicon/other.pls", kPls);
    (void)folder.write("narrate/lexicon/de.tsv", "ferry\t/ˈfiːrə/\n");
    (void)folder.write("narrate/lexicon/notes.txt", "no table");
    const auto options = settings(folder, "Fowey's Ostrey ferry, Quillane\n");
    CHECK(spoken(options) == "fow way's Ostrey ferry, Quillane\n");
    CHECK(spoken(options, {"--ipa"}).ends_with("kwɪlˈeɪn fˈɛɹi ˈɒstɹi\n"));
    CHECK(spoken(options, {"--lang", "de"}) == "Fowey's Ostrey ferry, Quillane\n");
}

TEST_CASE("a broken file of the lexicon is told with its line, and nothing is said or written") {
    const TemporaryFolder folder;
    (void)folder.write("narrate/lexicon/good.tsv", "Ostrey\toss tree\n");
    (void)folder.write("narrate/lexicon/mine.tsv", "# mine\nOstrey\t/ˈɒstri\n");
    const auto options = settings(folder, "To Ostrey.\n");
    for (const auto& command : {std::vector<std::string>{program("narrate"), "spoken"},
                                std::vector<std::string>{program("narrate"), "render", "-", "-o",
                                                         folder.file("a.wav")}}) {
        const auto result = run(command, options);
        CHECK(result.exit == 2);
        CHECK(result.out.empty());
        CHECK(result.err.find("mine.tsv: line 2: ") != std::string::npos);
        CHECK(result.err.find('(') != std::string::npos); // What to do next.
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    }
    CHECK(folder.names() == std::vector<std::string>{"narrate"});
}

TEST_CASE("a backend that cannot tell phonemes is told, with what to do") {
    const TemporaryFolder folder;
    (void)folder.write("narrate/voices/beep.toml", "title = \"Beep\"\nlanguage = \"en-GB\"\n"
                                                   "backend = \"tone\"\nvoice = \"tone\"\n");
    const auto options = settings(folder, "To Ostrey.\n");
    const auto result = run({program("narrate"), "spoken", "--ipa", "--voice", "beep"}, options);
    CHECK(result.exit == 1);
    CHECK(result.out.empty());
    CHECK(result.err == "narrate: voice beep: the backend 'tone' cannot tell phonemes (choose a "
                        "voice of another backend; narrate voices lists them)\n");
    CHECK(run({program("narrate"), "spoken", "--ipa", "--voice", "nobody"}, options).exit == 2);
}

TEST_CASE("an entry changes the sound of its word, and the marks stay with the words") {
    const TemporaryFolder folder;
    const std::string text = "The ferry to (Ostrey) left Quillane's pier on Monday.\n";
    const auto render = [&](const std::string& name) {
        const auto result =
            run({program("narrate"), "render", "-", "-o", folder.file(name + ".wav"), "--marks",
                 folder.file(name + ".json"), "--quiet"},
                settings(folder, text));
        CHECK(result.exit == 0);
        return read_file(folder.file(name + ".wav"));
    };
    const std::string plain = render("plain");
    (void)folder.write("narrate/lexicon/en.tsv", "Ostrey\t/ˈpɪmlɪkəʊ/\nQuillane\tno one\n");
    const std::string known = render("known");
    CHECK(known != plain);
    CHECK(render("again") == known);
    const auto marks = nlohmann::json::parse(read_file(folder.file("known.json")));
    std::vector<std::string> words;
    std::int64_t before = -1;
    const std::string article = marks["text"];
    for (const auto& mark : marks["marks"]) {
        if (mark["kind"] != "word") continue;
        const std::size_t begin = mark["begin"];
        const std::size_t end = mark["end"];
        words.push_back(article.substr(begin, end - begin));
        CHECK_FALSE(mark.contains("estimated"));
        CHECK(mark["frame"].get<std::int64_t>() > before);
        before = mark["frame"];
    }
    CHECK(words == std::vector<std::string>{"The", "ferry", "to", "Ostrey", "left", "Quillane's",
                                            "pier", "on", "Monday"});
}
