// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "narrate/synthesizer.hpp"

namespace narrate::test {

/// A run of these sentences, a line each.
inline SpeechRun run_of(const std::vector<std::string>& sentences) {
    SpeechRun run;
    for (const std::string& sentence : sentences) {
        if (!run.text.empty()) run.text += '\n';
        run.sentences.push_back({run.text.size(), run.text.size() + sentence.size()});
        run.text += sentence;
    }
    return run;
}

} // namespace narrate::test
