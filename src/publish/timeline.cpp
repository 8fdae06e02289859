// SPDX-License-Identifier: Apache-2.0
#include "narrate/timeline.hpp"

namespace narrate {

const char* to_string(MarkKind kind) {
    switch (kind) {
    case MarkKind::block: return "block";
    case MarkKind::sentence: return "sentence";
    case MarkKind::word: return "word";
    }
    return "word";
}

} // namespace narrate
