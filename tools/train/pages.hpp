// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

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
    std::vector<Sample> samples;
};

/// Reads CORPUS/KIND/NAME.html|.txt and the truth in CORPUS/gold/NAME.txt, in the names' order.
std::vector<Page> read_pages(const std::filesystem::path& corpus, const std::string& kind);

/// The words of the blocks that `keeps(sample)` says yes to.
template <class Keeps> Words kept_words(const Page& page, Keeps keeps) {
    Words words;
    for (std::size_t i = 0; i < page.samples.size(); ++i)
        if (keeps(i))
            words.insert(words.end(), page.samples[i].words.begin(), page.samples[i].words.end());
    return words;
}

} // namespace narrate::train
