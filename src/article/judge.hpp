// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "article/block_facts.hpp"
#include "narrate/document.hpp"

namespace narrate::article {

/// What becomes of a block.
struct Verdict {
    bool keep = true;
    std::string reason; ///< Of a dropped one.
    float confidence = 0;
    bool is_title = false;
};

/// How likely each block belongs to the article, as a classifier says. Without values, plain rules
/// decide.
struct Likelihoods {
    std::vector<float> values;
    float keep_above = 0.5F;
};

/// By the shipped classifier for the document's kind.
Likelihoods weigh_blocks(const Document& document, std::span<const BlockFacts> facts);

/// Judges each block; what dates and bylines say completes `metadata`.
std::vector<Verdict> judge_blocks(const Document& document, std::span<const BlockFacts> facts,
                                  const Likelihoods& likelihoods, Metadata& metadata);

} // namespace narrate::article
