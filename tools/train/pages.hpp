// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "article/block_facts.hpp"
#include "article/judge.hpp"
#include "narrate/document.hpp"
#include "words.hpp"

namespace narrate::train {

/// A block of a page, what the cleaner knows of it, and whether it belongs to the article.
struct Sample {
    std::vector<float> features;
    bool wanted = false;
    float weight = 1; ///< Long blocks count for more, as they do in the figures.
    Words words;
};

struct Page {
    std::string name;
    Words truth;
    Document document;
    std::vector<article::BlockFacts> facts;
    std::vector<Sample> samples;
};

/// Reads CORPUS/KIND/NAME.html|.txt and the truth in CORPUS/gold/NAME.txt, in the names' order.
std::vector<Page> read_pages(const std::filesystem::path& corpus, const std::string& kind);

/// What becomes of a page's blocks by the whole of the cleaner's judgement, for given likelihoods.
/// The headline, which the truth never holds, counts as dropped.
std::vector<bool> kept_blocks(const Page& page, const article::Likelihoods& likelihoods);

/// The words of the blocks that are kept.
Words kept_words(const Page& page, const std::vector<bool>& kept);

} // namespace narrate::train
