// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "narrate/lexicon.hpp"
#include "synth/backends/espeak/engine.hpp"

namespace narrate::tools {

/// What eSpeak NG makes of an entry of a lexicon.
struct Verdict {
    std::string without; ///< What it says of its own, in IPA.
    std::string with;    ///< What it says by the entry.
    bool needed = false; ///< It says something else of its own, or by the other entries.
    bool right = false;  ///< By the entry it says what the entry asks for.
};

/// Compares what entries ask for with what eSpeak NG says. One in a process.
class LexiconChecker {
public:
    /// `voice` is eSpeak NG's name of a voice with a British accent.
    explicit LexiconChecker(std::string voice);

    /// `others`: the table that the entry stands in; it may hold the entry itself.
    /// Errors: of the engine's start or voice; `entry` must be IPA.
    Result<Verdict> check(const LexiconEntry& entry, std::span<const LexiconEntry> others = {});

private:
    Result<std::string> said(const LexiconEntry& entry, std::span<const LexiconEntry> by);

    espeak::EspeakEngine engine_;
    Result<void> started_;
};

} // namespace narrate::tools
