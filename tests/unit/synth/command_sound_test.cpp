// SPDX-License-Identifier: Apache-2.0
// What narrate-command makes of the audio that programs write.
#include <catch2/catch.hpp>

#include <cstring>
#include <limits>
#include <optional>

#include "synth/backends/command/sound.hpp"

using namespace narrate;
using namespace narrate::synth::command;

namespace {

constexpr std::int64_t kSeconds = 60;

std::string number(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
    return text;
}

/// A WAV file as the tests need it; its lengths may be untrue.
struct WavFile {
    std::uint32_t kind = 1; ///< 1: whole numbers; 3: floating point.
    std::uint32_t channels = 1;
    std::uint32_t rate = 16'000;
    std::uint32_t bits = 16;
    std::string data;
    std::optional<std::uint32_t> told_riff;
    std::optional<std::uint32_t> told_data;

    [[nodiscard]] std::string bytes() const {
        const std::uint32_t frame = channels * bits / 8;
        const auto size = static_cast<std::uint32_t>(data.size());
        return "RIFF" + number(told_riff.value_or(36 + size), 4) + "WAVEfmt " + number(16, 4) +
               number(kind, 2) + number(channels, 2) + number(rate, 4) + number(rate * frame, 4) +
               number(frame, 2) + number(bits, 2) + "data" + number(told_data.value_or(size), 4) +
               data;
    }
};

std::string bytes_of(const std::vector<std::int16_t>& samples) {
    std::string bytes;
    for (const std::int16_t sample : samples)
        bytes += number(static_cast<std::uint16_t>(sample), 2);
    return bytes;
}

std::string bytes_of(const std::vector<float>& samples) {
    std::string bytes(samples.size() * 4, '\0');
    std::memcpy(bytes.data(), samples.data(), bytes.size());
    return bytes;
}

Sound read(const WavFile& file) {
    auto sound = read_sound_file(file.bytes(), kSeconds);
    if (!sound) FAIL(sound.error().message());
    return std::move(*sound);
}

const std::vector<std::int16_t> kSamples{0, 1, -1, 300, -32768, 32767, 12, 7};

/// Silence, a sound, silence: in milliseconds at 16 kHz.
Sound sound_of(std::size_t before, std::size_t loud, std::size_t after, std::int16_t noise = 0) {
    Sound sound{16'000, {}};
    const auto add = [&sound](std::size_t milliseconds, std::int16_t height) {
        for (std::size_t i = 0; i < milliseconds * 16; ++i)
            sound.samples.push_back(static_cast<std::int16_t>(i % 2 == 0 ? height : -height));
    };
    add(before, noise);
    add(loud, 10'000);
    add(after, noise);
    return sound;
}

} // namespace

TEST_CASE("a WAV file of 16 bits is read sample by sample") {
    WavFile file;
    file.data = bytes_of(kSamples);
    const Sound sound = read(file);
    CHECK(sound.sample_rate == 16'000);
    CHECK(sound.samples == kSamples);
}

TEST_CASE("a WAV file whose lengths were not known when it was begun is read to its end") {
    WavFile file;
    file.data = bytes_of(kSamples);
    for (const std::uint32_t told : {0U, 0x7FFFF000U, 0x7FFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFDBU}) {
        INFO(told);
        file.told_data = told;
        for (const std::uint32_t riff : {0U, told, told + 36}) {
            file.told_riff = riff;
            CHECK(read(file).samples == kSamples);
        }
    }
}

TEST_CASE("a WAV file without samples has none, whatever stands behind them") {
    WavFile file;
    CHECK(read(file).samples.empty());
    file.data = "LIST" + number(4, 4) + "INFO";
    file.told_data = 0;
    CHECK(read(file).samples.empty());
}

TEST_CASE("samples of all kinds become samples of 16 bits") {
    WavFile file;
    file.kind = 3;
    file.bits = 32;
    file.data = bytes_of(std::vector<float>{0.0F, 0.5F, -1.0F, 2.0F, -2.0F,
                                            std::numeric_limits<float>::quiet_NaN()});
    CHECK(read(file).samples == std::vector<std::int16_t>{0, 16384, -32768, 32767, -32768, 0});

    file.kind = 1;
    file.bits = 24;
    file.data = number(0x123456, 3) + number(0xFFFF00, 3);
    CHECK(read(file).samples == std::vector<std::int16_t>{0x1234, -1});
    file.bits = 8;
    file.data = "\x80\xFF";
    file.data += '\0';
    CHECK(read(file).samples == std::vector<std::int16_t>{0, 127 * 256, -32768});
}

TEST_CASE("several channels are mixed to one") {
    WavFile file;
    file.channels = 2;
    file.data = bytes_of(std::vector<std::int16_t>{100, 300, -100, -300, 32767, 32767});
    CHECK(read(file).samples == std::vector<std::int16_t>{200, -200, 32767});
}

TEST_CASE("what is no sound, or far too long, is refused with a reason") {
    const auto refused = [](std::string_view bytes, std::int64_t seconds) {
        const auto sound = read_sound_file(bytes, seconds);
        REQUIRE_FALSE(sound);
        CHECK(sound.error().code == ErrorCode::backend_failed);
        return sound.error().what;
    };
    CHECK(refused("Usage: say FILE", kSeconds).find("no sound file") != std::string::npos);
    CHECK(refused("RIFF", kSeconds).find("no sound file") != std::string::npos);
    WavFile file;
    file.rate = 8'000;
    file.data.assign(std::size_t{2} * 8'000 * 3, '\1');
    CHECK(refused(file.bytes(), 2).find("far more audio") != std::string::npos);
    CHECK(read_sound_file(file.bytes(), 3));
}

TEST_CASE("bare samples are little-endian and whole") {
    const auto sound = read_raw(bytes_of(kSamples), 22'050);
    REQUIRE(sound);
    CHECK(sound->sample_rate == 22'050);
    CHECK(sound->samples == kSamples);
    CHECK_FALSE(read_raw("abc", 22'050));
}

TEST_CASE("silence before and after the sound goes, but for 20 ms") {
    const Sound sound = sound_of(500, 100, 700);
    const auto trimmed = without_silence(sound);
    CHECK(trimmed.size() == (20 + 100 + 20) * 16);
    CHECK(trimmed.data() == sound.samples.data() + std::size_t{480} * 16);
    CHECK(without_silence(sound_of(500, 100, 700, 20)).size() == 140 * 16);
}

TEST_CASE("a sound with little silence around it stays whole") {
    CHECK(without_silence(sound_of(15, 100, 20)).size() == 135 * 16);
    CHECK(without_silence(sound_of(0, 100, 0)).size() == 100 * 16);
    // Quiet sounds at the ends are no silence.
    CHECK(without_silence(sound_of(200, 100, 200, 60)).size() == 500 * 16);
}

TEST_CASE("of a sound that is all silence 20 ms stay, of none nothing") {
    CHECK(without_silence(sound_of(700, 0, 0)).size() == 20 * 16);
    CHECK(without_silence(sound_of(7, 0, 0)).size() == 7 * 16);
    CHECK(without_silence(Sound{16'000, {}}).empty());
    CHECK(without_silence(Sound{1, {5, 5}}).size() == 2);
}
