// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

#include "pcm/level.hpp"
#include "sink/formats_module.hpp"

using namespace narrate;
using Samples = std::vector<std::int16_t>;

namespace {

struct NamedCodec {
    const char* name;
    sink::Codec codec;
    /// How much longer than the sound what is decoded may be, in frames: MP3 has whole frames and a
    /// delay, the others say in the file where they end.
    std::size_t more;
};

const sink::FormatsModule& module() {
    const auto loaded = sink::formats_module();
    REQUIRE(loaded);
    return **loaded;
}

std::vector<NamedCodec> codecs() {
    return {
        {"mp3", module().mp3, 3000}, {"opus", module().opus, 480}, {"vorbis", module().vorbis, 0}};
}

constexpr PcmFormat kFormat{24'000, 1};

Samples chirp(double seconds, int channels) {
    Samples samples;
    for (int i = 0; i < static_cast<int>(kFormat.sample_rate * seconds); ++i) {
        const double t = static_cast<double>(i) / kFormat.sample_rate;
        for (int channel = 0; channel < channels; ++channel)
            samples.push_back(static_cast<std::int16_t>(std::lround(
                8'000 * std::sin(2 * std::numbers::pi * (200 + 300 * t) * t * (channel + 1)))));
    }
    return samples;
}

std::string encode(const NamedCodec& codec, const Samples& samples, std::size_t piece,
                   int channels = 1) {
    const auto encoder = codec.codec.encoder();
    std::string bytes;
    REQUIRE(encoder->begin({kFormat.sample_rate, channels}, 0, bytes));
    for (std::size_t at = 0; at < samples.size(); at += piece)
        encoder->encode(std::span(samples).subspan(at, std::min(piece, samples.size() - at)),
                        bytes);
    encoder->finish(bytes);
    const std::string head = encoder->final_head();
    return head + bytes.substr(head.size());
}

Samples decode(const NamedCodec& codec, const std::string& bytes, std::size_t piece,
               int channels = 1) {
    const auto decoder = codec.codec.decoder({kFormat.sample_rate, channels});
    Samples samples;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        decoder->decode(std::string_view(bytes).substr(at, piece), samples);
    return samples;
}

double loudness(const Samples& samples, int channels) {
    pcm::LevelMeter meter({kFormat.sample_rate, channels});
    meter.add(samples);
    return meter.level().loudness;
}

} // namespace

TEST_CASE("what is encoded and decoded again has its length and its loudness") {
    for (const NamedCodec& codec : codecs()) {
        for (const int channels : {1, 2}) {
            const Samples samples = chirp(3.01, channels);
            const Samples back =
                decode(codec, encode(codec, samples, 10'000, channels), 1000, channels);
            INFO(codec.name << ", " << channels << " channels");
            const std::size_t width = static_cast<std::size_t>(channels);
            CHECK(back.size() >= samples.size());
            CHECK(back.size() <= samples.size() + codec.more * width);
            CHECK(loudness(back, channels) == Approx(loudness(samples, channels)).margin(0.3));
        }
    }
}

TEST_CASE("encoded bytes depend on the sound, not on the pieces it comes in") {
    const Samples samples = chirp(2.5, 1);
    for (const NamedCodec& codec : codecs()) {
        INFO(codec.name);
        const std::string whole = encode(codec, samples, samples.size());
        // Without showing what is unequal: it is long.
        CHECK((encode(codec, samples, 1111) == whole));
        CHECK((encode(codec, samples, 7) == whole));
        CHECK((decode(codec, whole, 1) == decode(codec, whole, whole.size())));
    }
}

TEST_CASE("hardly any sound, and none, can be encoded") {
    for (const NamedCodec& codec : codecs()) {
        for (const std::size_t size : {0U, 1U, 10U}) {
            INFO(codec.name << ", " << size << " samples");
            const Samples back = decode(codec, encode(codec, Samples(size, 5), 100), 100);
            CHECK(back.size() >= size);
            CHECK(back.size() <= size + codec.more);
        }
    }
}

TEST_CASE("a bit rate that Vorbis does not have is an error") {
    std::string bytes;
    const auto begun = module().vorbis.encoder()->begin(kFormat, 8, bytes);
    REQUIRE_FALSE(begun);
    CHECK(begun.error().code == ErrorCode::output_failed);
}

TEST_CASE("Opus takes the sample rates it has") {
    const auto encoder = module().opus.encoder();
    CHECK(encoder->rate_for(8'000) == 8'000);
    CHECK(encoder->rate_for(22'050) == 24'000);
    CHECK(encoder->rate_for(44'100) == 48'000);
    CHECK(encoder->rate_for(96'000) == 48'000);
}
