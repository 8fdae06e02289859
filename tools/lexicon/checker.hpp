// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "narrate/lexicon.hpp"
#include "synth/backends/espeak/engine.hpp"

namespace narrate::tools {

/// What eSpeak NG makes of an entry of a lexicon.
struct Verdict {
    std::string without; ///< What it says of its own, in IPA.
    std::string with;    ///< What it says by the entry.
    bool needed = false; ///< It says something else of its own.
    bool right = false;  ///< By the entry it says what the entry asks for.
};

/// Compares what entries ask for with what eSpeak NG says. One in a process.
class LexiconChecker {
public:
    /// `voice` is eSpeak NG's name of a voice with a British accent.
    explicit LexiconChecker(std::string voice);

    /// Errors: of the engine's start or voice; `entry` must be IPA.
    Result<Verdict> check(const LexiconEntry& entry);

private:
    espeak::EspeakEngine engine_;
    Result<PcmFormat> started_;
};

} // namespace narrate::tools
