// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "synth/backends/espeak/guard.hpp"
#include "synth/backends/espeak/ipa.hpp"
#include "synth/backends/server.hpp"

namespace narrate::espeak {

enum class Guard { on, off };

struct EngineOptions {
    std::string voice; ///< Loaded once, for all children; the first choice reads every voice file.
    std::string data;  ///< The folder of espeak-ng-data; empty: where eSpeak NG was built to look.
    Guard guard = Guard::on; ///< Off only to see what becomes of a crash.
};

/// eSpeak NG. It is one global thing: one EspeakEngine in a process, used from one thread.
class EspeakEngine final : public synth::Engine {
public:
    explicit EspeakEngine(EngineOptions options) : options_(std::move(options)) {}

    Result<void> start() override;
    [[nodiscard]] PcmFormat format() const override { return {sample_rate_, 1}; }
    synth::Info describe() override;
    [[nodiscard]] synth::Confinement confinement() const override;
    Result<void> prepare(const synth::Synthesize& request) override;
    Result<synth::SentenceMarks> speak(const synth::SentenceText& sentence,
                                       const synth::SampleFunction& take) override;
    Result<std::string> phonemize(const synth::SentenceText& sentence) override;

private:
    std::vector<SpelledWord> spell(const synth::SentenceText& sentence);

    EngineOptions options_;
    int sample_rate_ = 0;
    std::optional<IpaSpeller> speller_; ///< Of the voice's language, once it is needed.
};

} // namespace narrate::espeak
