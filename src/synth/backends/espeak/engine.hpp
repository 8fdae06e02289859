// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "synth/backends/espeak/guard.hpp"
#include "synth/backends/espeak/ipa.hpp"
#include "synth/backends/espeak/voice_file.hpp"
#include "synth/backends/server.hpp"

namespace narrate::espeak {

enum class Guard { on, off };

struct EngineOptions {
    /// Loaded once, for all children. Quick when it names a file of eSpeak NG's ("gmw/en-US"): for
    /// any other name every voice file is read.
    std::string voice;
    std::string data; ///< The folder of espeak-ng-data; empty: where eSpeak NG was built to look.
    Guard guard = Guard::on; ///< Off only to see what becomes of a crash.
    std::string variant;     ///< Attributes that change this voice, and no other; may be empty.
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
    /// A voice as it is changed by a variant, which may be empty.
    Result<void> choose(const std::string& voice, std::string_view variant);
    /// The voice of a voice file that has this text.
    Result<void> load(const std::string& text, std::string_view variant);

    std::vector<SpelledWord> spell(const synth::SentenceText& sentence);

    EngineOptions options_;
    int sample_rate_ = 0;
    MemoryFile voice_file_;
    std::optional<IpaSpeller> speller_; ///< Of the voice's language, once it is needed.
};

} // namespace narrate::espeak
