// SPDX-License-Identifier: GPL-3.0-or-later
// eSpeak NG's engine and the variants that change its voices. Each engine has a process of its own:
// there can be only one in each.
#include <catch2/catch.hpp>
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/child.hpp"
#include "support/command.hpp"
#include "synth/backends/espeak/engine.hpp"
#include "synth/backends/espeak/voice_file.hpp"

using namespace narrate;
using espeak::compose_voice;
using espeak::EngineOptions;

namespace {

namespace fs = std::filesystem;

const std::string kText = "The ferry left at seven, and was back before noon.";
const std::string kVariant = "language variant\nname mine\ngender female\npitch 150 220\n"
                             "flutter 1\nformant 1 110 80 140\nconsonants 110 110\n";

EngineOptions with(const std::string& voice, const std::string& variant,
                   const std::string& data = {}) {
    EngineOptions options;
    options.voice = voice;
    options.variant = variant;
    options.data = data;
    return options;
}

/// The samples of kText, or the error's message, from an engine in a child; asked for `voice`, or
/// for none.
std::string speak(const EngineOptions& options, const std::string& voice) {
    return test::in_child([&](std::ostream& out) {
        espeak::EspeakEngine engine(options);
        auto ready = engine.start();
        if (ready) ready = engine.prepare({{}, voice, {}});
        if (ready) {
            auto spoken = engine.speak({kText, {}}, [&](std::span<const std::int16_t> samples) {
                out.write(reinterpret_cast<const char*>(samples.data()),
                          static_cast<std::streamsize>(samples.size_bytes()));
            });
            if (!spoken) ready = spoken.error();
        }
        if (!ready) out << ready.error().message();
    });
}

std::string speak(const std::string& voice, const std::string& variant) {
    return speak(with(voice, variant), voice);
}

/// A folder of eSpeak NG's data that has kVariant among its own variants, as "mine".
void make_data(const test::TemporaryFolder& folder) {
    espeak_ng_InitializePath(nullptr);
    const char* data = nullptr;
    espeak_Info(&data);
    REQUIRE(data != nullptr);
    for (const auto& entry : fs::directory_iterator(data))
        if (entry.path().filename() != "voices")
            fs::create_symlink(entry.path(), folder.file(entry.path().filename().string()));
    fs::create_directories(folder.file("voices/!v"));
    (void)folder.write("voices/!v/mine", kVariant);
}

} // namespace

TEST_CASE("a variant gives what eSpeak NG makes of it when it lies in its own folder") {
    const test::TemporaryFolder folder;
    make_data(folder);
    for (const std::string voice :
         {"gmw/en", "gmw/en-GB-scotland", "roa/es", "roa/fr", "sit/cmn"}) {
        INFO(voice);
        const std::string named = voice + "+mine";
        const std::string own = speak(with(named, {}, folder.file("")), named);
        REQUIRE(own.size() > 20'000);
        CHECK(speak(voice, kVariant) == own);
        CHECK(speak(voice, {}) != own);
    }
}

TEST_CASE("a variant leaves a language its own speed") {
    // eSpeak NG's Russian is slower than its other voices, and forgets that beside a variant.
    const auto plain = static_cast<double>(speak("zle/ru", {}).size());
    CHECK(static_cast<double>(speak("zle/ru", kVariant).size()) == Approx(plain).epsilon(0.02));
}

TEST_CASE("a voice file's name with capitals gives what the language's name gives") {
    CHECK(speak("gmw/en-US", {}) == speak("en-us", {}));
    CHECK(speak("roa/pt-BR", {}) == speak("pt-br", {}));
}

TEST_CASE("a request that names another voice than the engine's gets that one, unchanged") {
    const EngineOptions started = with("gmw/en", kVariant);
    const std::string changed = speak("gmw/en", kVariant);
    CHECK(speak(started, {}) == changed);
    CHECK(speak(started, "gmw/de") == speak("gmw/de", {}));
    CHECK(speak(with("gmw/de", kVariant), "gmw/en") == speak("gmw/en", {}));
    CHECK(speak("gmw/en", {}) != changed);
}

TEST_CASE("a variant changes a voice that is named by its language, and the default one") {
    CHECK(speak("en-gb", kVariant) == speak("gmw/en", kVariant));
    CHECK(speak("", kVariant) == speak("gmw/en", kVariant));
}

TEST_CASE("a variant that asks for more than a sound is refused") {
    CHECK(speak("gmw/en", "mbrola en1 en1_phtrans\n").find("unknown attribute 'mbrola'") !=
          std::string::npos);
    CHECK(speak("../en", kVariant) == "eSpeak NG has no voice \"../en\"");
}

TEST_CASE("a folder of voice files is no voice") {
    for (const std::string name : {"gmw", "gmw/", "lang", "!v", "mb"}) {
        INFO(name);
        CHECK(speak(name, {}) == "eSpeak NG has no voice \"" + name + "\"");
        CHECK(speak(name, kVariant) == "eSpeak NG has no voice \"" + name + "\"");
    }
}

TEST_CASE("a variant takes the sound of the voice's own file away, and leaves its language") {
    CHECK(compose_voice("name A\npitch 80 118\nlanguage en\ntunes s1\nformant 0 1\nspeed 95", "") ==
          "name A\npitch 80 118\nlanguage en\ntunes s1\nformant 0 1\nspeed 95");
    CHECK(compose_voice("name A\npitch 80 118\nlanguage en\ntunes s1\nformant\t0 1\nspeed 95",
                        "pitch 150 220\n") ==
          "name A\nlanguage en\ntunes s1\nspeed 95\npitch 150 220\n");
}

TEST_CASE("a file in memory holds one text at a time") {
    espeak::MemoryFile file;
    CHECK_FALSE(file.hold("early"));
    REQUIRE(file.open());
    const auto path = file.hold("a long text, and then");
    REQUIRE(path);
    CHECK(test::read_file(*path).starts_with("a long text, and then\n "));
    CHECK(file.hold("a short one").value_or("") == *path);
    CHECK(test::read_file(*path).starts_with("a short one\n  "));
    CHECK_FALSE(file.hold(std::string(10'000, 'x')));
}
