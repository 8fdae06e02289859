// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace narrate::base {

/// Those of `known` that someone who typed `word` may have meant, nearest first, at most three:
/// names it begins, and names within a third of its length in Levenshtein distance. ASCII case is
/// ignored.
std::vector<std::string_view> nearest(std::string_view word,
                                      std::span<const std::string_view> known);

} // namespace narrate::base
