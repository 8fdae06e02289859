// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace narrate::article {

/// What class, id and role words are a sign of; the order is that of the features.
inline constexpr std::array<std::string_view, 15> kSigns = {
    "body",   "summary", "title",   "navigation", "edge",    "side",   "related", "share",
    "prompt", "ad",      "comment", "tag",        "caption", "author", "widget"};

/// How often each sign stands in the words of the elements around a block
/// (assets/chrome/signs.tsv).
std::array<int, kSigns.size()> count_signs(std::string_view class_words);

} // namespace narrate::article
