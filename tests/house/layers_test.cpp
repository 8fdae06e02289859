// SPDX-License-Identifier: Apache-2.0
// The law of the rooms: an arrow between folders only points down, and a library's headers appear
// in the one file that wraps it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "support/command.hpp"

namespace {

namespace fs = std::filesystem;
using Rooms = std::set<std::string>;

/// What each room may include besides itself, C++ and POSIX.
const std::map<std::string, Rooms> kLaw = {
    {"base", {}},
    {"pcm", {"base"}},
    {"document", {"base"}},
    {"sentence", {"base"}},
    {"speech", {"base"}},
    {"voice", {"base"}},
    {"article", {"base", "document"}},
    {"io", {"base"}},
    {"synth", {"base", "pcm", "voice", "io"}},
    {"sink", {"base", "pcm", "io"}},
    {"publish", {"base", "pcm", "document", "article", "sentence", "speech", "voice"}},
    {"render",
     {"base", "pcm", "document", "article", "sentence", "speech", "voice", "synth", "sink",
      "publish", "io"}},
    {"player",
     {"base", "pcm", "document", "article", "sentence", "speech", "voice", "synth", "sink",
      "publish", "render", "io"}},
    {"capi",
     {"base", "pcm", "document", "article", "sentence", "speech", "voice", "synth", "sink",
      "publish", "render"}},
    {"cli",
     {"base", "pcm", "document", "article", "sentence", "speech", "voice", "synth", "sink",
      "publish", "render", "player", "io"}},
};

/// The room that a public header belongs to.
const std::map<std::string, std::string> kPublic = {
    {"error", "base"},      {"text", "base"},         {"document", "document"},
    {"article", "article"}, {"sentence", "sentence"}, {"speech", "speech"},
    {"voice", "voice"},     {"timeline", "pcm"},      {"synthesizer", "synth"},
    {"sink", "sink"},       {"narrator", "render"},   {"speaker", "render"},
    {"episode", "render"},  {"narrate", "capi"},      {"lexicon", "speech"},
    {"tags", "pcm"},        {"export", "base"},
};

/// Libraries, and how many files may name their headers.
const std::map<std::string, std::size_t> kWrapped = {
    {"libxml/HTMLparser.h", 1},
    {"libxml/SAX2.h", 1},
    {"libxml/xmlreader.h", 1},
    {"cmark-gfm", 1},
    {"sndfile.h", 2}, // One writes, one reads.
    {"portaudio.h", 1},
    {"curses.h", 1},
    {"term.h", 1},
    {"toml++/", 1},
    {"espeak-ng/", 1},
    {"flite/", 1},
    {"unicode/ucnv", 1},
    {"unicode/brkiter", 1},
    {"cld2/", 1},
    {"sonic.h", 1},
    {"speex/", 1},
    {"ebur128.h", 1},
    {"lame/", 1},
    {"mpg123.h", 1},
    {"ogg/", 1},
    {"opus/", 1},
    {"taglib/tiostream.h", 1},
    {"taglib/id3v2tag.h", 1},
    {"vorbis/codec.h", 1},
    {"xxhash.h", 1},
    {"curl/", 1},
    {"systemd/", 1},
    {"unicode/rbnf", 1},
    {"unicode/uchar.h", 1},
};

struct Include {
    std::string file;
    std::string name; ///< Between the quotes or brackets.
    bool quoted = false;
};

std::vector<Include> includes() {
    std::vector<Include> found;
    const fs::path top = narrate::test::source("src");
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".hpp" && extension != ".h") continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            if (!line.starts_with("#include ")) continue;
            const std::size_t begin = line.find_first_of("<\"");
            const std::size_t end = line.find_last_of(">\"");
            found.push_back({fs::relative(entry.path(), top).string(),
                             line.substr(begin + 1, end - begin - 1), line[begin] == '"'});
        }
    }
    return found;
}

std::string room_of(const std::string& path) {
    if (const std::size_t at = path.find("narrate/"); at != std::string::npos) {
        const auto found = kPublic.find(fs::path(path.substr(at)).stem().string());
        return found == kPublic.end() ? "?" : found->second;
    }
    return path.substr(0, path.find('/'));
}

} // namespace

TEST_CASE("an arrow between rooms only points down") {
    std::size_t arrows = 0;
    for (const Include& include : includes()) {
        if (!include.quoted) continue;
        const std::string from = room_of(include.file);
        const std::string to = room_of(include.name);
        INFO(include.file << " includes " << include.name);
        REQUIRE(kLaw.contains(from));
        REQUIRE(kLaw.contains(to));
        // The umbrella header shows everything to the user.
        const bool umbrella = include.file == "include/narrate/narrate.hpp";
        CHECK((from == to || umbrella || kLaw.at(from).contains(to)));
        ++arrows;
    }
    CHECK(arrows > 50);
}

TEST_CASE("the law itself has no circles") {
    // Whoever is above all that is left is taken away; a circle would stay.
    auto left = kLaw;
    for (std::size_t round = 0; round < kLaw.size(); ++round)
        std::erase_if(left, [&left](const auto& entry) {
            return std::none_of(entry.second.begin(), entry.second.end(),
                                [&left](const std::string& below) { return left.contains(below); });
        });
    CHECK(left.empty());
}

TEST_CASE("a library's headers appear in the one file that wraps it") {
    std::map<std::string, std::set<std::string>> users;
    for (const Include& include : includes())
        for (const auto& [library, most] : kWrapped)
            if (!include.quoted && include.name.starts_with(library))
                users[library].insert(include.file);
    CHECK(users.contains("sndfile.h"));
    CHECK(users.contains("portaudio.h"));
    for (const auto& [library, files] : users) {
        for (const std::string& file : files) UNSCOPED_INFO(library << " in " << file);
        CHECK(files.size() <= kWrapped.at(library));
    }
}

TEST_CASE("only the eSpeak NG backend's folder names eSpeak NG's headers") {
    for (const Include& include : includes())
        if (include.name.starts_with("espeak-ng/"))
            CHECK(include.file.starts_with("synth/backends/espeak/"));
}

TEST_CASE("each source names its licence in its first line") {
    for (const auto& entry : fs::recursive_directory_iterator(narrate::test::source("src"))) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".hpp" && extension != ".h") continue;
        std::ifstream in(entry.path());
        std::string line;
        std::getline(in, line);
        const bool gpl = entry.path().string().find("/backends/espeak/") != std::string::npos;
        const std::string licence =
            std::string("SPDX-License-Identifier: ") + (gpl ? "GPL-3.0-or-later" : "Apache-2.0");
        INFO(entry.path().string());
        // The header for C is read by old compilers, too.
        CHECK(line == (extension == ".h" ? "/* " + licence + " */" : "// " + licence));
    }
}
