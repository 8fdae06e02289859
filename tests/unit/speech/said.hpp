// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "narrate/speech.hpp"

namespace narrate::test {

/// What is said for `text`, taken as one sentence.
inline std::string said_in(std::string_view language, std::string_view text) {
    return verbalise(text, {0, text.size()}, language).spoken;
}

} // namespace narrate::test
