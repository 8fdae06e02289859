// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"
#include "synth/backends/jail.hpp"
#include "synth/wyoming.hpp"

/// The half of a backend program that is the same for every engine: the Wyoming protocol on
/// standard input and output, and a forked child for each run.
namespace narrate::synth {

/// Takes samples as they are made.
using SampleFunction = std::function<void(std::span<const std::int16_t>)>;

/// One sentence of a run.
struct SentenceText {
    std::string_view text;
    std::vector<Pronunciation> pronunciations; ///< Their ranges lie in `text`.
};

/// What speaks. It is started once, in the parent, which speaks nothing: every child starts from
/// that same state, so the same run gives the same samples, and a crash ends a child only.
class Engine {
public:
    virtual ~Engine() = default;

    /// Once, before all else. Errors end the program; their codes tell the client why.
    virtual Result<void> start() = 0;
    /// Of the samples; asked for when the first of a run have come, and then fixed for the run.
    [[nodiscard]] virtual PcmFormat format() const = 0;
    virtual Info describe() = 0;
    /// After start(): what it needs from then on, in the parent and in children. Unless it says
    /// otherwise, nothing.
    [[nodiscard]] virtual Confinement confinement() const { return {}; }

    /// In the child: gets ready for the run's voice and prosody. Errors: voice_unknown.
    virtual Result<void> prepare(const Synthesize& request) = 0;
    /// In the child: speaks one sentence without a pause at its end. Event positions are bytes in
    /// the sentence's text. Errors: backend_failed.
    virtual Result<SentenceMarks> speak(const SentenceText& sentence,
                                        const SampleFunction& take) = 0;
    /// In the child: tells in IPA what it would say. Errors: backend_failed, and invalid_argument
    /// of an engine that cannot tell.
    virtual Result<std::string> phonemize(const SentenceText& sentence);
};

/// Serves until standard input ends, confined (jail.hpp). Gives the exit code. One thread.
int serve(Engine& engine, const JailOptions& jail = {});

/// Writes all to standard output, or ends the process: nobody listens any more.
void write_out(std::string_view bytes);

} // namespace narrate::synth
