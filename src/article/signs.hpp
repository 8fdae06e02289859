// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace narrate::article {

/// What class, id and role words are a sign of; the order is that of the features.
inline constexpr std::array<std::string_view, 16> kSigns = {
    "body",   "summary", "title",   "navigation", "edge",    "side",   "related", "share",
    "prompt", "ad",      "comment", "tag",        "caption", "author", "widget",  "holder"};
using SignCounts = std::array<int, kSigns.size()>;

/// How often each sign stands in the words of an element (assets/chrome/signs.tsv).
SignCounts count_signs(std::string_view class_words);

} // namespace narrate::article
