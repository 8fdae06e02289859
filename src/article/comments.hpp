// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "article/block_facts.hpp"
#include "narrate/text.hpp"

namespace narrate::article {

/// The blocks that are readers' comments, where the page shows some: they read like running text,
/// but after a line that opens them ("12 comments", "3 thoughts on …"), lines with a name or a date
/// stand between what was said. Empty when there are none.
TextRange find_comments(std::span<const BlockFacts> facts);

} // namespace narrate::article
