// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "narrate/document.hpp"

namespace narrate::article {

/// For each block of a document what the classifier weighs: the block itself, its place, its
/// neighbours, and how much running text stands in the same elements.
std::vector<std::vector<float>> block_features(const Document& document);

/// A text that ends as sentences do: a stop, closing signs aside.
bool ends_like_sentence(std::string_view text);

} // namespace narrate::article
