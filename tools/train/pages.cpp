// SPDX-License-Identifier: Apache-2.0
#include "pages.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "article/features.hpp"
#include "narrate/document.hpp"

namespace narrate::train {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShortBlock =
    6;                                ///< Words; a shorter block must be a whole line of the truth.
constexpr std::size_t kLongBlock = 8; ///< From here on most of the words are enough.
constexpr std::size_t kGram = 4;

std::string read(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

std::string joined(const Words& words) {
    std::string text = " ";
    for (const std::string& word : words) text += word + " ";
    return text;
}

/// The article's truth, to look blocks up in.
class Truth {
public:
    explicit Truth(const std::string& text) : words_(joined(words_of(text))) {
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) lines_.insert(joined(words_of(line)));
    }

    /// A block belongs to the article when the truth holds its words in a row, or most of them.
    [[nodiscard]] bool holds(const Words& words) const {
        if (words.empty()) return false;
        const std::string text = joined(words);
        if (words.size() < kShortBlock) return lines_.contains(text);
        if (words_.find(text) != std::string::npos) return true;
        return words.size() >= kLongBlock && holds_most(words);
    }

private:
    /// A link card stands in its middle, or a part of it was cut.
    [[nodiscard]] bool holds_most(const Words& words) const {
        std::size_t found = 0;
        const std::size_t grams = words.size() - kGram + 1;
        for (std::size_t i = 0; i < grams; ++i) {
            const auto begin = words.begin() + static_cast<std::ptrdiff_t>(i);
            const Words gram(begin, begin + kGram);
            if (words_.find(joined(gram)) != std::string::npos) ++found;
        }
        return found * 10 >= grams * 7;
    }

    std::string words_;
    std::set<std::string> lines_;
};

std::vector<Sample> samples_of(const Document& document, const Truth& truth) {
    std::vector<Sample> samples;
    const auto facts = article::examine_blocks(document);
    const article::PageFeatures features(document, facts);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        Sample sample;
        sample.features = features.row(i);
        sample.words = words_of(document.blocks[i].text);
        sample.wanted = truth.holds(sample.words);
        sample.weight = 1 + std::min(3.0F, static_cast<float>(sample.words.size()) / 15);
        samples.push_back(std::move(sample));
    }
    return samples;
}

} // namespace

std::vector<Page> read_pages(const fs::path& corpus, const std::string& kind) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(corpus / kind)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Page> pages;
    for (const fs::path& path : paths) {
        ParseOptions options;
        options.name = path.string();
        const auto document = parse_document(read(path), options);
        if (!document) continue;
        Page page;
        page.name = path.stem().string();
        const std::string text = read(corpus / "gold" / (page.name + ".txt"));
        page.truth = words_of(text);
        const Truth truth(text);
        page.samples = samples_of(*document, truth);
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace narrate::train
