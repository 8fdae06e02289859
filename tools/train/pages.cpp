// SPDX-License-Identifier: Apache-2.0
#include "pages.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "article/features.hpp"
#include "article/metadata.hpp"
#include "narrate/document.hpp"
#include "truth.hpp"

namespace narrate::train {

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

std::vector<Sample> samples_of(const Page& page, const Truth& truth) {
    std::vector<Sample> samples;
    const article::PageFeatures features(page.document, page.facts);
    std::vector<Words> blocks;
    for (const DocumentBlock& block : page.document.blocks) blocks.push_back(words_of(block.text));
    const std::vector<bool> wanted = truth.find(blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Sample sample;
        sample.features = features.row(i);
        sample.words = std::move(blocks[i]);
        sample.wanted = wanted[i];
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
        auto document = parse_document(read(path), options);
        if (!document) continue;
        Page page;
        page.name = path.stem().string();
        const Truth truth(read(corpus / "gold" / (page.name + ".txt")));
        page.truth = truth.words();
        page.document = std::move(*document);
        page.facts = article::examine_blocks(page.document);
        page.samples = samples_of(page, truth);
        pages.push_back(std::move(page));
    }
    return pages;
}

std::vector<bool> kept_blocks(const Page& page, const article::Likelihoods& likelihoods) {
    Metadata metadata = page.document.metadata;
    article::tidy_metadata(metadata);
    std::vector<bool> kept;
    for (const article::Verdict& verdict :
         article::judge_blocks(page.document, page.facts, likelihoods, metadata))
        kept.push_back(verdict.keep && !verdict.is_title);
    return kept;
}

Words kept_words(const Page& page, const std::vector<bool>& kept) {
    Words words;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (kept[i])
            words.insert(words.end(), page.samples[i].words.begin(), page.samples[i].words.end());
    return words;
}

} // namespace narrate::train
