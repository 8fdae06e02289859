// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <sndfile.h>

#include "narrate/narrator.hpp"
#include "sink/sinks/sndfile.hpp"
#include "support/command.hpp"

using namespace narrate;
using test::TemporaryFolder;

// Files of more than 4 GiB are what it is for; how they are laid out shows in small ones.
TEST_CASE("a WAV file is made into one with lengths of 64 bits") {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.wav");
    std::vector<std::int16_t> samples;
    for (int i = 0; i < 5000; ++i) samples.push_back(static_cast<std::int16_t>(i));
    {
        auto wav = create_wav_file(path);
        REQUIRE(wav);
        REQUIRE((*wav)->open({8000, 1}));
        REQUIRE((*wav)->write(samples, {}));
        REQUIRE((*wav)->finish({}));
        auto file = io::OutputFile::create(folder.file("b.wav"));
        REQUIRE(file);
        file->write(test::read_file(path));
        sink::make_rf64(*file, 5000);
        REQUIRE(file->commit());
    }
    SF_INFO info{};
    SNDFILE* sound = sf_open(folder.file("b.wav").c_str(), SFM_READ, &info);
    REQUIRE(sound != nullptr);
    CHECK((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_RF64);
    CHECK(info.samplerate == 8000);
    CHECK(info.frames == 5000);
    std::vector<std::int16_t> back(6000);
    CHECK(sf_readf_short(sound, back.data(), 6000) == 5000);
    back.resize(5000);
    CHECK((back == samples));
    sf_close(sound);
}
