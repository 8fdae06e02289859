// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "synth/backends/flite/library.hpp"
#include "synth/backends/flite/phones.hpp"
#include "synth/backends/server.hpp"

namespace narrate::flite {

/// flite, which speaks American English. One FliteEngine in a process, used from one thread.
class FliteEngine final : public synth::Engine {
public:
    /// `voice` is loaded once, for all children; empty: the default.
    explicit FliteEngine(std::string voice) : name_(std::move(voice)) {}

    Result<void> start() override;
    [[nodiscard]] PcmFormat format() const override;
    synth::Info describe() override;
    Result<void> prepare(const synth::Synthesize& request) override;
    Result<synth::SentenceMarks> speak(const synth::SentenceText& sentence,
                                       const synth::SampleFunction& take) override;
    Result<std::string> phonemize(const synth::SentenceText& sentence) override;

private:
    Result<void> choose(const std::string& name);
    [[nodiscard]] std::vector<Token> tokens_of(const synth::SentenceText& sentence);

    std::string name_;
    std::optional<Voice> voice_;
    Delivery delivery_;
    double gain_ = 1;
    std::optional<Phones> phones_; ///< Once they are needed.
};

} // namespace narrate::flite
