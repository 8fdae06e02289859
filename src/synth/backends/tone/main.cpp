// SPDX-License-Identifier: Apache-2.0
// narrate-tone: the smallest complete backend, and the tests' double of all others. Each word of
// the text is a tone of 100 ms. With the voice "sins" it also misbehaves where the text says so:
//   sin-abort   the speaking child crashes         sin-die      the whole backend ends
//   sin-exit    the child ends early               sin-hang     the child says nothing more
//   sin-garbage bytes that are no protocol         sin-flood    audio without end
//   sin-spin    the child works without end

#include <unistd.h>

#include <array>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <numbers>

#include "synth/backends/server.hpp"

namespace {

using namespace narrate;

constexpr int kRate = 22'050;
constexpr int kToneFrames = kRate / 10;
constexpr double kAmplitude = 8000.0;
constexpr double kLowestHertz = 220.0;
constexpr double kHertzStep = 20.0;
constexpr std::size_t kSteps = 32;

/// A tone whose pitch is its word's length; it begins and ends at zero.
std::array<std::int16_t, kToneFrames> tone(std::string_view word) {
    std::array<std::int16_t, kToneFrames> samples{};
    const double hertz = kLowestHertz + kHertzStep * static_cast<double>(word.size() % kSteps);
    for (int i = 0; i < kToneFrames; ++i) {
        const double window = std::sin(std::numbers::pi * i / kToneFrames);
        const double wave = std::sin(2 * std::numbers::pi * hertz * i / kRate);
        samples[static_cast<std::size_t>(i)] =
            static_cast<std::int16_t>(std::lround(kAmplitude * window * wave));
    }
    return samples;
}

class ToneEngine final : public synth::Engine {
public:
    Result<void> start() override { return {}; }
    [[nodiscard]] PcmFormat format() const override { return {kRate, 1}; }

    synth::Info describe() override {
        return {"tone", NARRATE_VERSION, {"tone", "sins"}, kRate, true};
    }

    Result<void> prepare(const synth::Synthesize& request) override {
        sins_ = request.voice == "sins";
        if (sins_ || request.voice.empty() || request.voice == "tone") return {};
        return Error{ErrorCode::voice_unknown, "no voice \"" + request.voice + "\"", {}, {}, {}};
    }

    Result<synth::SentenceMarks> speak(const synth::SentenceText& said,
                                       const synth::SampleFunction& take) override {
        const std::string_view sentence = said.text;
        synth::SentenceMarks marks;
        for (std::size_t at = sentence.find_first_not_of(' '); at != std::string_view::npos;
             at = sentence.find_first_not_of(' ', at)) {
            const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
            const std::string_view word = sentence.substr(at, end - at);
            if (sins_ && word.starts_with("sin-")) sin(word, take);
            marks.events.push_back({at, marks.frames});
            take(tone(word));
            marks.frames.count += kToneFrames;
            at = end;
        }
        return marks;
    }

private:
    static void sin(std::string_view word, const synth::SampleFunction& take) {
        if (word.starts_with("sin-abort")) std::abort();
        if (word.starts_with("sin-exit")) ::_exit(0);
        if (word.starts_with("sin-garbage")) synth::write_out("this is not the protocol\n");
        if (word.starts_with("sin-die")) {
            ::kill(::getppid(), SIGKILL);
            ::_exit(1);
        }
        while (word.starts_with("sin-hang")) ::pause();
        for (volatile bool spins = word.starts_with("sin-spin"); spins;) {
        }
        while (word.starts_with("sin-flood")) take(tone(word));
    }

    bool sins_ = false;
};

} // namespace

int main(int argc, char** argv) {
    synth::JailOptions jail;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        // What ends its parent must be able to.
        if (argument == "sins") jail.seccomp = synth::Layer::off;
        (void)jail.take(argument);
    }
    ToneEngine engine;
    return synth::serve(engine, jail);
}
