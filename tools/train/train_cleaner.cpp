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
constexpr float kThresholds[] = {0.36F, 0.40F, 0.43F, 0.46F, 0.48F, 0.50F, 0.53F, 0.56F};
constexpr double kWorthOfExact = 0.05;

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

/// What a threshold is worth: an exact page is worth a little more than its words.
double print_figures(const char* label, const std::vector<Page>& pages,
                     const Probabilities& probabilities, float keep_above) {
    Figures figures;
    for (std::size_t p = 0; p < pages.size(); ++p)
        figures.add(pages[p].truth,
                    kept_words(pages[p], kept_blocks(pages[p], {probabilities[p], keep_above})));
    char line[96];
    std::snprintf(line, sizeof line, "%s, kept above %.2f", label, static_cast<double>(keep_above));
    figures.print(line);
    return figures.f1() + kWorthOfExact * figures.exact();
}

/// The blocks that are judged wrongly, the pages with the most of the figures' loss first.
void print_mistakes(const std::vector<Page>& pages, const Probabilities& probabilities,
                    float keep_above) {
    struct Report {
        double f1 = 0;
        std::string text;
    };
    std::vector<Report> reports;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const auto kept = kept_blocks(pages[p], {probabilities[p], keep_above});
        Figures figures;
        figures.add(pages[p].truth, kept_words(pages[p], kept));
        Report report{figures.f1(), {}};
        char line[64];
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const Sample& sample = pages[p].samples[i];
            if (kept[i] == sample.wanted) continue;
            std::snprintf(line, sizeof line, "  %4zu %.2f %s ", i,
                          static_cast<double>(probabilities[p][i]),
                          sample.wanted ? "lost" : "left");
            report.text += line + pages[p].document.blocks[i].text.substr(0, 120) + '\n';
        }
        std::snprintf(line, sizeof line, "%s f1 %.3f\n", pages[p].name.c_str(), report.f1);
        report.text.insert(0, line);
        reports.push_back(std::move(report));
    }
    std::stable_sort(reports.begin(), reports.end(),
                     [](const Report& a, const Report& b) { return a.f1 < b.f1; });
    for (const Report& report : reports) std::fputs(report.text.c_str(), stdout);
}

int run(const std::string& corpus, const std::string& kind, const std::string& out, bool mistakes) {
    const std::vector<Page> pages = read_pages(corpus, kind);
    Figures ceiling;
    for (const Page& page : pages) {
        std::vector<bool> wanted;
        for (const Sample& sample : page.samples) wanted.push_back(sample.wanted);
        ceiling.add(page.truth, kept_words(page, wanted));
    }
    ceiling.print("if every block were judged right");

    const Probabilities held_out = cross_validate(pages);
    float keep_above = 0;
    double best = 0;
    for (const float threshold : kThresholds) {
        const double worth = print_figures("cross-validated", pages, held_out, threshold);
        if (worth > best) keep_above = threshold;
        best = std::max(best, worth);
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
