// SPDX-License-Identifier: Apache-2.0
// narrate-tone: the smallest complete backend, and the tests' double of all others. Each word of
// the text is a tone of 100 ms. With the voice "sins" it also misbehaves where words of the text
// ask for it ("sin-abort", see sins.cpp); --memory FILE remembers those of "sin-abort-once".

#include <array>
#include <cmath>
#include <numbers>

#include "synth/backends/server.hpp"
#include "synth/backends/tone/sins.hpp"

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
    explicit ToneEngine(std::string memory) : memory_(std::move(memory)) {}

    Result<void> start() override {
        return memory_.empty() ? Result<void>() : sins_.remember_in(memory_);
    }
    [[nodiscard]] PcmFormat format() const override { return {kRate, 1}; }

    /// What remembers writes a file.
    [[nodiscard]] synth::Confinement confinement() const override {
        synth::Confinement confinement;
        if (!memory_.empty()) confinement.programs = synth::Programs::needed;
        return confinement;
    }

    synth::Info describe() override {
        return {"tone", NARRATE_VERSION, {"tone", "sins"}, kRate, true};
    }

    Result<void> prepare(const synth::Synthesize& request) override {
        sinful_ = request.voice == "sins";
        if (sinful_ || request.voice.empty() || request.voice == "tone") return {};
        return Error{ErrorCode::voice_unknown, "no voice \"" + request.voice + "\"", {}, {}, {}};
    }

    Result<synth::SentenceMarks> speak(const synth::SentenceText& said,
                                       const synth::SampleFunction& take) override {
        const std::string_view sentence = said.text;
        synth::SentenceMarks marks;
        std::vector<std::int16_t> before;
        for (std::size_t at = sentence.find_first_not_of(' '); at != std::string_view::npos;
             at = sentence.find_first_not_of(' ', at)) {
            const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
            const std::string_view word = sentence.substr(at, end - at);
            const auto samples = tone(word);
            if (sinful_) {
                sins_.commit(word, {format(), before, samples, sentence.size(), take});
                before.insert(before.end(), samples.begin(), samples.end());
            }
            marks.events.push_back({at, marks.frames});
            take(samples);
            marks.frames.count += kToneFrames;
            at = end;
        }
        return marks;
    }

private:
    synth::tone::Sins sins_;
    std::string memory_;
    bool sinful_ = false;
};

} // namespace

int main(int argc, char** argv) {
    synth::JailOptions jail;
    std::string memory;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        // What ends its parent must be able to. (Landlock keeps a child from it where the parent is
        // not confined, too: under sanitizers.)
        if (argument == "sins") jail.seccomp = jail.landlock = synth::Layer::off;
        if (argument == "--memory" && i + 1 < argc) memory = argv[++i];
        (void)jail.take(argument);
    }
    ToneEngine engine(memory);
    return synth::serve(engine, jail);
}
