// SPDX-License-Identifier: Apache-2.0
// The files that `narrate render` makes for publishing, looked at by programs that share nothing
// with it.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

#include "support/command.hpp"
#include "support/wav.hpp"

using namespace narrate::test;
using nlohmann::json;

namespace {

const std::string kPage = R"(<html lang="en-GB"><head><title>Tide gauge</title>
<meta property="og:site_name" content="The Ellery Courier">
<meta property="article:published_time" content="2024-03-21T07:45">
<link rel="canonical" href="https://www.courier.example/tide"></head><body><article>
<h1>Port Ellery opens its tide gauge</h1>
<p>The harbour office of Port Ellery opened its new tide gauge on Monday. It measures the sea every
six minutes, and sends the figures ashore by radio &amp; cable.</p>
<h2>What it cost</h2>
<p>The gauge cost less than the painted post that it replaces, the office said. Ships may now enter
the channel an hour earlier than before, and leave it an hour later.</p>
<h2>What comes next</h2>
<p>A second gauge at the outer quay is to follow in the summer, once the ice has gone. The old post
stays where it is, for the gulls.</p></article></body></html>)";

/// A red dot.
const std::string
    kPicture("\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\001\000"
             "\000\000\001\010\002\000\000\000\220\167\123\336\000\000\000\014\111\104\101\124\170"
             "\332\143\070\301\300\000\000\002\134\000\311\175\065\301\352\000\000\000\000\111\105"
             "\116\104\256\102\140\202",
             69);

const std::vector<std::string> kTagged = {"mp3", "opus", "ogg", "flac", "wav"};

CommandResult render(const std::vector<std::string>& args, const CommandOptions& options = {}) {
    std::vector<std::string> command{program("narrate"), "render"};
    command.insert(command.end(), args.begin(), args.end());
    return run(command, options);
}

/// Runs a checker, which must be content. Gives what it says.
std::string checked(std::vector<std::string> command) {
    command.insert(command.begin(), "/usr/bin/env"); // It looks in PATH.
    const auto result = run(command);
    INFO(command[1] << ": " << result.out << result.err);
    CHECK(result.exit == 0);
    return result.out + result.err;
}

json probe(const std::string& path) {
    return json::parse(checked({"ffprobe", "-v", "error", "-of", "json", "-show_format",
                                "-show_streams", "-show_chapters", path}));
}

/// What ffmpeg says of the loudness: LUFS and dBTP.
std::pair<double, double> loudness(const std::string& path) {
    const std::string said = checked({"ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af",
                                      "ebur128=peak=true:framelog=verbose", "-f", "null", "-"});
    const std::string summary = said.substr(said.rfind("Summary:"));
    const auto number = [&summary](const char* label) {
        const std::size_t at = summary.find(label);
        REQUIRE(at != std::string::npos);
        return std::stod(summary.substr(at + std::string_view(label).size()));
    };
    return {number("I:"), number("Peak:")};
}

} // namespace

TEST_CASE("files to listen to have the usual loudness, measured by another program, and say so") {
    const TemporaryFolder folder;
    const std::string page = folder.write("tide.html", kPage);
    for (const std::string format : {"mp3", "opus", "ogg"}) {
        const std::string output = folder.file("a." + format);
        const auto result = render({page, "-o", output, "--json"});
        INFO(format << ": " << result.err);
        REQUIRE(result.exit == 0);
        const json report = json::parse(result.out);
        const auto [lufs, peak] = loudness(output);
        CHECK(lufs == Approx(-16).margin(0.5));
        CHECK(peak <= -0.9);
        CHECK(lufs == Approx(report["lufs"].get<double>()).margin(0.15));
        CHECK(peak == Approx(report["true_peak_dbtp"].get<double>()).margin(0.3));
    }
}

TEST_CASE("any loudness within reason can be asked for, in every format, and none") {
    const TemporaryFolder folder;
    const std::string page = folder.write("tide.html", kPage);
    for (const std::string format : {"wav", "flac"}) {
        const std::string output = folder.file("a." + format);
        REQUIRE(render({page, "-o", output, "--loudness", "-19.5", "-q"}).exit == 0);
        CHECK(loudness(output).first == Approx(-19.5).margin(0.3));
    }
    REQUIRE(render({page, "-o", folder.file("plain.wav"), "-q"}).exit == 0);
    REQUIRE(render({page, "-o", folder.file("plain.mp3"), "-q", "--loudness", "none"}).exit == 0);
    CHECK(loudness(folder.file("plain.mp3")).first ==
          Approx(loudness(folder.file("plain.wav")).first).margin(0.2));
    for (const char* wrong : {"-5", "-40", "loud", "nan", "-16x"}) {
        const auto result = render({page, "-o", folder.file("b.mp3"), "--loudness", wrong});
        INFO(wrong << ": " << result.err);
        CHECK(result.exit == 2);
    }
}

TEST_CASE("a file's tags say what the article says of itself") {
    const TemporaryFolder folder;
    const std::string page = folder.write("tide.html", kPage);
    const std::string cover = folder.write("cover.png", kPicture);
    for (const std::string& format : kTagged) {
        const std::string output = folder.file("a." + format);
        const auto result = render({page, "-o", output, "--cover", cover, "-q"});
        INFO(format << ": " << result.err);
        REQUIRE(result.exit == 0);
        const json file = probe(output);
        json tags = file["format"].value("tags", json::object());
        if (tags.empty()) tags = file["streams"][0]["tags"]; // Where Ogg has them.
        json lower;
        for (const auto& [key, value] : tags.items()) {
            std::string name = key;
            std::transform(name.begin(), name.end(), name.begin(), ::tolower);
            lower[name] = value;
        }
        INFO(lower.dump());
        CHECK(lower["title"] == "Port Ellery opens its tide gauge");
        CHECK(lower["artist"] == "The Ellery Courier");
        CHECK(lower["album"] == "The Ellery Courier");
        CHECK(lower["date"].get<std::string>().starts_with("2024-03-21"));
        CHECK(lower["genre"] == "Podcast");
        if (format == "wav") continue; // ffprobe reads no more of it.
        std::string lyrics;
        for (const auto& [key, value] : lower.items())
            if (key.starts_with("lyrics")) lyrics = value;
        CHECK(lyrics.find("radio & cable.") != std::string::npos);
        CHECK(lyrics.find("What it cost") != std::string::npos);
        const auto picture =
            std::find_if(file["streams"].begin(), file["streams"].end(),
                         [](const json& stream) { return stream["codec_name"] == "png"; });
        CHECK(picture != file["streams"].end());
    }
    const std::string id3 = checked({"mid3v2", "-l", folder.file("a.mp3")});
    CHECK(id3.find("TLAN=eng") != std::string::npos);
    CHECK(id3.find("WOAS=https://www.courier.example/tide") != std::string::npos);
    CHECK(id3.find("TDRC=2024-03-21") != std::string::npos);
    const auto own = render({page, "-o", folder.file("own.mp3"), "--title", "Gezeiten \u00fc",
                             "--artist", "A", "--album", "B", "-q"});
    REQUIRE(own.exit == 0);
    const json tags = probe(folder.file("own.mp3"))["format"]["tags"];
    CHECK(tags["title"] == "Gezeiten \u00fc");
    CHECK(tags["artist"] == "A");
    CHECK(tags["album"] == "B");
}

TEST_CASE("headings become chapters that other programs list, where they are heard") {
    const TemporaryFolder folder;
    const std::string page = folder.write("tide.html", kPage);
    for (const std::string& format : kTagged) {
        const std::string output = folder.file("a." + format);
        REQUIRE(render({page, "-o", output, "--marks", folder.file("marks.json"), "--transcript",
                        "chapters", "-q"})
                    .exit == 0);
        const json chapters = probe(output)["chapters"];
        const json wanted = json::parse(read_file(folder.file("a.chapters.json")))["chapters"];
        INFO(format << ": " << chapters.dump());
        REQUIRE(chapters.size() == 3);
        REQUIRE(wanted.size() == 3);
        const std::vector<std::string> titles{"Port Ellery opens its tide gauge", "What it cost",
                                              "What comes next"};
        const json marks = json::parse(read_file(folder.file("marks.json")));
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(wanted[i]["title"] == titles[i]);
            const double begin = std::stod(chapters[i]["start_time"].get<std::string>());
            CHECK(begin == Approx(wanted[i]["startTime"].get<double>()).margin(0.002));
            if (format != "wav") CHECK(chapters[i]["tags"]["title"] == titles[i]);
            const std::string text = marks["text"];
            for (const json& mark : marks["marks"])
                if (mark["kind"] == "block" &&
                    text.compare(mark["begin"], titles[i].size(), titles[i]) == 0 &&
                    mark["end"].get<std::size_t>() - mark["begin"].get<std::size_t>() ==
                        titles[i].size())
                    CHECK(begin == Approx(mark["frame"].get<double>() / 22050).margin(0.002));
        }
    }
}

TEST_CASE("the checkers of each format find nothing wrong") {
    const TemporaryFolder folder;
    const std::string page = folder.write("tide.html", kPage);
    const std::string cover = folder.write("cover.png", kPicture);
    for (const std::string& format : kTagged)
        REQUIRE(render({page, "-o", folder.file("a." + format), "--cover", cover, "-q"}).exit == 0);
    const std::string mp3 = folder.file("a.mp3");
    CHECK(checked({"mp3val", mp3}).find("WARNING") == std::string::npos);
    checked({"mpg123", "-q", "-t", mp3});
    checked({"flac", "-s", "-t", folder.file("a.flac")});
    for (const char* name : {"a.opus", "a.ogg"}) {
        const std::string said = checked({"ogginfo", folder.file(name)});
        CHECK(said.find("WARNING") == std::string::npos);
    }
    checked({"opusinfo", folder.file("a.opus")});
    // All agree on how long it is.
    const Wav wav = parse_wav(read_file(folder.file("a.wav")));
    const double seconds = static_cast<double>(wav.samples.size()) / wav.sample_rate;
    for (const std::string& format : kTagged) {
        const std::string path = folder.file("a." + format);
        INFO(format);
        CHECK(std::stod(probe(path)["format"]["duration"].get<std::string>()) ==
              Approx(seconds).margin(0.08));
        const std::string duration = checked({"mediainfo", "--Inform=General;%Duration%", path});
        CHECK(std::stod(duration) / 1000 == Approx(seconds).margin(0.08));
        checked({"ffmpeg", "-v", "error", "-xerror", "-i", path, "-map", "0:a", "-f", "null", "-"});
    }
}

TEST_CASE("a published file is the same bytes every time, tags included") {
    const TemporaryFolder folder;
    const std::string page = folder.write("tide.html", kPage);
    for (const std::string& format : kTagged) {
        const std::string output = folder.file("a." + format);
        const auto once = [&] {
            REQUIRE(render({page, "-o", output, "--transcript", "vtt,srt,json,txt", "-q"}).exit ==
                    0);
            return read_file(output) + read_file(folder.file("a.vtt"));
        };
        const std::string first = once();
        INFO(format);
        CHECK((once() == first));
    }
}

TEST_CASE("a disk that fills up is told in every format, and leaves an older file as it was") {
    const TemporaryFolder folder;
    std::string long_page = kPage;
    for (int i = 0; i < 3; ++i) long_page += kPage;
    const std::string page = folder.write("tide.html", long_page);
    CommandOptions options;
    options.environment["XDG_CACHE_HOME"] = folder.file("cache");
    for (const std::string& format : kTagged) {
        const std::string output = folder.write("old." + format, "an older file");
        for (const long limit : {20'000L, 60'000L}) {
            options.file_size_limit = limit;
            const auto result = render({page, "-o", output}, options);
            INFO(format << ": " << result.err);
            CHECK(result.exit == 5);
            CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
            CHECK(result.err.find(output) != std::string::npos);
            CHECK(read_file(output) == "an older file");
        }
    }
    CHECK(folder.names().size() == kTagged.size() + 1); // And nothing else.
}

TEST_CASE("compressed sound is streamed whole to standard output") {
    const TemporaryFolder folder;
    const std::string page = folder.write("tide.html", kPage);
    for (const std::string format : {"mp3", "opus", "ogg"}) {
        const auto streamed = render({page, "-o", "-", "--format", format});
        REQUIRE(streamed.exit == 0);
        const std::string path = folder.write("stream." + format, streamed.out);
        REQUIRE(render({page, "-o", folder.file("file." + format), "-q"}).exit == 0);
        INFO(format);
        CHECK(loudness(path).first == Approx(-16).margin(0.5));
        CHECK(loudness(path).first ==
              Approx(loudness(folder.file("file." + format)).first).margin(0.1));
    }
    const auto flac = render({page, "-o", "-", "--format", "flac"});
    CHECK(flac.exit == 2);
    CHECK(flac.err.find("cannot be streamed") != std::string::npos);
}

TEST_CASE("several articles become the chapters of one file, or a file each") {
    const TemporaryFolder folder;
    const std::string one = folder.write("one.html", kPage);
    std::string other = kPage;
    other.replace(other.find("Port Ellery opens its tide gauge"), 32,
                  "The ferry runs again at last, too");
    const std::string two = folder.write("two.html", other);
    REQUIRE(render({one, two, "-o", folder.file("week.mp3"), "--title", "The week", "-q"}).exit ==
            0);
    const json both = probe(folder.file("week.mp3"));
    REQUIRE(both["chapters"].size() == 2);
    CHECK(both["chapters"][0]["tags"]["title"] == "Port Ellery opens its tide gauge");
    CHECK(both["chapters"][1]["tags"]["title"] == "The ferry runs again at last, too");
    CHECK(both["format"]["tags"]["title"] == "The week");

    REQUIRE(render({one, two, "-o", folder.file("days.mp3"), "-q"}).exit == 0);
    CHECK(probe(folder.file("days.mp3"))["format"]["tags"]["title"] == "days");

    const auto split = render({one, two, "--split", "-o", folder.file("."), "--format", "opus",
                               "--transcript", "srt", "-q"});
    INFO(split.err);
    REQUIRE(split.exit == 0);
    const double length = std::stod(both["format"]["duration"].get<std::string>());
    double parts = 0;
    for (const char* name : {"one", "two"}) {
        CHECK_FALSE(read_file(folder.file(std::string(name) + ".srt")).empty());
        parts += std::stod(probe(folder.file(std::string(name) + ".opus"))["format"]["duration"]
                               .get<std::string>());
    }
    CHECK(length == Approx(parts + 1.5).margin(0.1)); // And a pause.
}

TEST_CASE("nothing that is written takes the place of an input, or is written twice") {
    const TemporaryFolder folder;
    const std::string story = folder.write("tide.txt", "The sea rose. It fell again.\n");
    const std::string other = folder.write("b.d/tide.txt", "The sea fell. It rose again.\n");
    const std::vector<std::vector<std::string>> wrong = {
        {story, "-o", story, "--format", "wav"},
        {story, "-o", folder.file("tide.mp3"), "--transcript", "txt"},
        {story, "-o", folder.file("a.wav"), "--marks", story},
        {story, "-o", folder.file("a.wav"), "--marks", folder.file("./a.wav")},
        {story, story, "--split", "-o", folder.file(".")},
        {story, other, "--split", "-o", folder.file(".")},
        {story, other, "-o", folder.file("a.wav"), "--marks", folder.file("m.json")},
        {story, "-o", "-", "--transcript", "vtt"},
        {story, "-o", folder.file("a.wav"), "--transcript", "vtt,doc"},
        {story, "-o", folder.file("a.mp3"), "--cover", story},
        {story, "-o", folder.file("a.mp3"), "--bitrate", "3"},
    };
    for (const auto& args : wrong) {
        const auto result = render(args);
        INFO(result.err);
        CHECK((result.exit == 2 || result.exit == 4));
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    }
    CHECK(read_file(story) == "The sea rose. It fell again.\n");
    CHECK(folder.names() == std::vector<std::string>{"b.d", "tide.txt"});
}
