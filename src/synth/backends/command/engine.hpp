// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "synth/backends/command/arguments.hpp"
#include "synth/backends/command/sound.hpp"
#include "synth/backends/server.hpp"

namespace narrate::synth::command {

/// What narrate-command is told when it is started.
struct Settings {
    std::string voice;             ///< For {voice}; may be empty.
    int raw_sample_rate = 0;       ///< Hz, of bare samples; 0: the command writes a sound file.
    std::vector<std::string> argv; ///< The command, as the voice file has it.
};

/// narrate-command [--voice NAME] [--sample-rate HZ] -- PROGRAM ARGUMENT…
/// Errors: invalid_argument.
Result<Settings> read_settings(const std::vector<std::string>& args);

/// Speaks by running a program for each sentence: the text goes to its standard input, one line,
/// and nowhere else; audio comes from its standard output. It tells no word times.
class CommandEngine final : public Engine {
public:
    explicit CommandEngine(Settings settings) : settings_(std::move(settings)) {}

    Result<void> start() override;
    [[nodiscard]] PcmFormat format() const override { return format_.value_or(PcmFormat{}); }
    [[nodiscard]] Confinement confinement() const override {
        Confinement confinement;
        confinement.programs = Programs::needed;
        return confinement;
    }
    Info describe() override;
    Result<void> prepare(const Synthesize& request) override;
    Result<SentenceMarks> speak(const SentenceText& sentence, const SampleFunction& take) override;

private:
    [[nodiscard]] Result<Sound> run(std::string_view text) const;

    Settings settings_;
    std::string path_;
    std::vector<std::string> filled_; ///< The command for the run in hand.
    std::optional<PcmFormat> format_; ///< Of the run in hand.
};

} // namespace narrate::synth::command
