// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

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

    Result<PcmFormat> start() override;
    synth::Info describe() override;
    Result<void> prepare(const synth::Synthesize& request) override;
    Result<synth::SentenceMarks> speak(std::string_view sentence,
                                       const synth::SampleFunction& take) override;

private:
    EngineOptions options_;
    int sample_rate_ = 0;
};

} // namespace narrate::espeak
