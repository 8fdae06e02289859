// SPDX-License-Identifier: Apache-2.0
// Trains the block classifier of the cleaner over the features of src/article/features.hpp.
//
//   narrate-train-cleaner CORPUS html|paste OUT.tsv [mistakes]
//
// CORPUS holds KIND/NAME.html|.txt and gold/NAME.txt. It prints the figures of a ten-fold
// cross-validation by page for several thresholds, then trains on all pages and writes the trees
// with the best threshold.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "article/model.hpp"
#include "forest.hpp"
#include "pages.hpp"
#include "words.hpp"

namespace {

using namespace narrate::train;

constexpr std::size_t kFolds = 10;
constexpr float kThresholds[] = {0.33F, 0.36F, 0.40F, 0.43F, 0.46F, 0.48F, 0.50F, 0.53F};

using Probabilities = std::vector<std::vector<float>>;

std::vector<const Sample*> samples_outside(const std::vector<Page>& pages, std::size_t fold) {
    std::vector<const Sample*> samples;
    for (std::size_t p = 0; p < pages.size(); ++p)
        if (p % kFolds != fold)
            for (const Sample& sample : pages[p].samples) samples.push_back(&sample);
    return samples;
}

/// What trees say of pages they have not seen.
Probabilities cross_validate(const std::vector<Page>& pages) {
    Probabilities probabilities(pages.size());
    const auto run = [&](std::size_t first) {
        for (std::size_t fold = first; fold < kFolds; fold += 2) {
            const Forest forest(samples_outside(pages, fold), {});
            for (std::size_t p = fold; p < pages.size(); p += kFolds)
                for (const Sample& sample : pages[p].samples)
                    probabilities[p].push_back(forest.probability(sample.features));
        }
    };
    std::thread other(run, 1);
    run(0);
    other.join();
    return probabilities;
}

float print_figures(const char* label, const std::vector<Page>& pages,
                    const Probabilities& probabilities, float keep_above) {
    Figures figures;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const float threshold = narrate::article::threshold_of(probabilities[p], keep_above);
        figures.add(pages[p].truth, kept_words(pages[p], [&](std::size_t i) {
                        return probabilities[p][i] > threshold;
                    }));
    }
    char line[96];
    std::snprintf(line, sizeof line, "%s, kept above %.2f", label, static_cast<double>(keep_above));
    figures.print(line);
    return static_cast<float>(figures.f1());
}

void print_mistakes(const std::vector<Page>& pages, const Probabilities& probabilities,
                    float keep_above) {
    for (std::size_t p = 0; p < pages.size(); ++p)
        for (std::size_t i = 0; i < pages[p].samples.size(); ++i) {
            const Sample& sample = pages[p].samples[i];
            if ((probabilities[p][i] > keep_above) == sample.wanted) continue;
            std::string text;
            for (const std::string& word : sample.words) text += word + " ";
            std::printf("%.2f %s %s: %s\n", static_cast<double>(probabilities[p][i]),
                        sample.wanted ? "lost" : "left", pages[p].name.substr(0, 8).c_str(),
                        text.substr(0, 100).c_str());
        }
}

int run(const std::string& corpus, const std::string& kind, const std::string& out, bool mistakes) {
    const std::vector<Page> pages = read_pages(corpus, kind);
    Figures ceiling;
    for (const Page& page : pages)
        ceiling.add(page.truth,
                    kept_words(page, [&](std::size_t i) { return page.samples[i].wanted; }));
    ceiling.print("if every block were judged right");

    const Probabilities held_out = cross_validate(pages);
    float keep_above = 0;
    float best = 0;
    for (const float threshold : kThresholds) {
        const float f1 = print_figures("cross-validated", pages, held_out, threshold);
        if (f1 > best) keep_above = threshold;
        best = std::max(best, f1);
    }
    if (mistakes) print_mistakes(pages, held_out, keep_above);

    const Forest forest(samples_outside(pages, kFolds), {});
    Probabilities trained(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p)
        for (const Sample& sample : pages[p].samples)
            trained[p].push_back(forest.probability(sample.features));
    print_figures("on the pages it was trained on", pages, trained, keep_above);
    forest.write(out, kind, keep_above);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr, "usage: narrate-train-cleaner CORPUS html|paste OUT.tsv [mistakes]\n");
        return 2;
    }
    try {
        return run(argv[1], argv[2], argv[3], argc > 4);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "narrate-train-cleaner: %s\n", error.what());
        return 1;
    }
}
