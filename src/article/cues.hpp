// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace narrate::article {

/// What words are a cue of; the order is that of the features.
inline constexpr std::array<std::string_view, 12> kCues = {
    "prompt", "social",  "credit", "biography", "related", "commerce",
    "legal",  "comment", "reader", "time",      "speaker", "plug"};
/// A cue's place among them.
constexpr std::size_t cue_index(std::string_view cue) {
    return static_cast<std::size_t>(std::find(kCues.begin(), kCues.end(), cue) - kCues.begin());
}
using CueCounts = std::array<int, kCues.size()>;

/// How many words of a text are cues of page chrome (assets/chrome/cues.tsv). `form` is a text as
/// phrases are written (see phrases.hpp).
CueCounts count_cues(std::string_view form);

} // namespace narrate::article
