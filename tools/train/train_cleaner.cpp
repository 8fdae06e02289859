// SPDX-License-Identifier: Apache-2.0
// Trains the block classifier of the cleaner: gradient-boosted decision trees with logistic loss
// (Friedman, "Greedy Function Approximation", 2001) over the features of src/article/features.hpp.
//
//   narrate-train-cleaner CORPUS html|paste OUT.tsv
//
// CORPUS holds KIND/NAME.html|.txt and gold/NAME.txt. It prints figures of a ten-fold
// cross-validation by page, then trains on all pages and writes the trees. Deterministic.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "article/features.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "narrate/document.hpp"

namespace {

using namespace narrate;
namespace fs = std::filesystem;

constexpr int kFolds = 10;
constexpr int kBins = 32;
int g_trees = 160;
int g_depth = 5;
double g_rate = 0.08;
double g_leaf_weight = 12.0;
double g_ridge = 2.0;

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
    Words words;
    std::string word;
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        if (base::is_letter(c.value) || base::is_digit(c.value) || c.value == '_') {
            base::append_utf8(word, c.value);
        } else if (!base::is_invisible(c.value) && !word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

struct Sample {
    std::vector<float> features;
    double label = 0;
    double weight = 1;
    std::size_t page = 0;
    std::size_t block = 0;
};

struct PageData {
    std::string name;
    std::vector<Words> blocks;
    Words gold;
};

std::string joined(const Words& words) {
    std::string text = " ";
    for (const std::string& word : words) text += word + " ";
    return text;
}

/// A block belongs to the article when the truth holds its words in a row; a short one only as a
/// whole line of the truth, or between its neighbours.
std::vector<double> labels(const PageData& page, const std::string& gold_text) {
    const std::string gold = joined(page.gold);
    std::set<std::string> lines;
    std::istringstream in(gold_text);
    for (std::string line; std::getline(in, line);) lines.insert(joined(words_of(line)));
    std::vector<double> result;
    for (const Words& words : page.blocks) {
        const std::string text = joined(words);
        bool in_gold = !words.empty() && gold.find(text) != std::string::npos;
        if (words.size() < 6) in_gold = in_gold && lines.contains(text);
        if (!in_gold && words.size() >= 8) {
            // Most of it stands there: a link card in its middle, or a cut.
            std::size_t found = 0;
            std::size_t grams = 0;
            for (std::size_t i = 0; i + 4 <= words.size(); ++i, ++grams) {
                const Words gram(words.begin() + static_cast<std::ptrdiff_t>(i),
                                 words.begin() + static_cast<std::ptrdiff_t>(i + 4));
                if (gold.find(joined(gram)) != std::string::npos) ++found;
            }
            in_gold = found * 10 >= grams * 7;
        }
        result.push_back(in_gold ? 1.0 : 0.0);
    }
    return result;
}

struct Node {
    int feature = -1; ///< -1: a leaf.
    float threshold = 0;
    int left = -1;
    int right = -1;
    double value = 0;
};
using Tree = std::vector<Node>;

double predict(const std::vector<Tree>& trees, const std::vector<float>& row) {
    double sum = 0;
    for (const Tree& tree : trees) {
        int at = 0;
        while (tree[static_cast<std::size_t>(at)].feature >= 0) {
            const Node& node = tree[static_cast<std::size_t>(at)];
            at = row[static_cast<std::size_t>(node.feature)] <= node.threshold ? node.left
                                                                               : node.right;
        }
        sum += tree[static_cast<std::size_t>(at)].value;
    }
    return sum;
}

class Trainer {
public:
    explicit Trainer(const std::vector<const Sample*>& samples) : samples_(samples) {
        const std::size_t width = samples.front()->features.size();
        for (std::size_t f = 0; f < width; ++f) {
            std::vector<float> values;
            for (const Sample* s : samples) values.push_back(s->features[f]);
            std::sort(values.begin(), values.end());
            std::vector<float> cuts;
            for (int b = 1; b < kBins; ++b) {
                const float cut = values[values.size() * static_cast<std::size_t>(b) / kBins];
                if (cuts.empty() || cut > cuts.back()) cuts.push_back(cut);
            }
            values.erase(std::unique(values.begin(), values.end()), values.end());
            if (values.size() <= kBins) cuts = values;
            cuts_.push_back(std::move(cuts));
        }
        for (const Sample* s : samples) {
            std::vector<unsigned char> row;
            for (std::size_t f = 0; f < width; ++f)
                row.push_back(static_cast<unsigned char>(
                    std::lower_bound(cuts_[f].begin(), cuts_[f].end(), s->features[f]) -
                    cuts_[f].begin()));
            binned_.push_back(std::move(row));
        }
    }

    std::vector<Tree> train() {
        std::vector<Tree> trees;
        score_.assign(samples_.size(), 0.0);
        for (int t = 0; t < g_trees; ++t) {
            gradient_.clear();
            hessian_.clear();
            for (std::size_t i = 0; i < samples_.size(); ++i) {
                const double p = 1.0 / (1.0 + std::exp(-score_[i]));
                gradient_.push_back(samples_[i]->weight * (samples_[i]->label - p));
                hessian_.push_back(samples_[i]->weight * p * (1 - p));
            }
            Tree tree;
            std::vector<std::size_t> all(samples_.size());
            for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
            grow(tree, all, 0);
            trees.push_back(std::move(tree));
        }
        return trees;
    }

private:
    int grow(Tree& tree, const std::vector<std::size_t>& rows, int depth) {
        const int index = static_cast<int>(tree.size());
        tree.emplace_back();
        double g = 0;
        double h = 0;
        for (const std::size_t i : rows) {
            g += gradient_[i];
            h += hessian_[i];
        }
        Node node;
        double best = 1e-4;
        unsigned best_bin = 0;
        if (depth < g_depth) {
            for (std::size_t f = 0; f < cuts_.size(); ++f) {
                std::vector<double> gs(cuts_[f].size() + 1);
                std::vector<double> hs(cuts_[f].size() + 1);
                std::vector<double> ws(cuts_[f].size() + 1);
                for (const std::size_t i : rows) {
                    gs[binned_[i][f]] += gradient_[i];
                    hs[binned_[i][f]] += hessian_[i];
                    ws[binned_[i][f]] += samples_[i]->weight;
                }
                double lg = 0;
                double lh = 0;
                double lw = 0;
                double all_w = 0;
                for (const double w : ws) all_w += w;
                for (std::size_t b = 0; b < cuts_[f].size(); ++b) {
                    lg += gs[b];
                    lh += hs[b];
                    lw += ws[b];
                    if (lw < g_leaf_weight || all_w - lw < g_leaf_weight) continue;
                    const double gain = lg * lg / (lh + g_ridge) +
                                        (g - lg) * (g - lg) / (h - lh + g_ridge) -
                                        g * g / (h + g_ridge);
                    if (gain > best) {
                        best = gain;
                        best_bin = static_cast<unsigned>(b);
                        node.feature = static_cast<int>(f);
                    }
                }
            }
        }
        if (node.feature < 0) {
            node.value = g_rate * g / (h + g_ridge);
            for (const std::size_t i : rows) score_[i] += node.value;
        } else {
            const auto f = static_cast<std::size_t>(node.feature);
            node.threshold = cuts_[f][best_bin];
            std::vector<std::size_t> left;
            std::vector<std::size_t> right;
            for (const std::size_t i : rows)
                (binned_[i][f] <= best_bin ? left : right).push_back(i);
            node.left = grow(tree, left, depth + 1);
            node.right = grow(tree, right, depth + 1);
        }
        tree[static_cast<std::size_t>(index)] = node;
        return index;
    }

    const std::vector<const Sample*>& samples_;
    std::vector<std::vector<float>> cuts_;
    std::vector<std::vector<unsigned char>> binned_;
    std::vector<double> score_;
    std::vector<double> gradient_;
    std::vector<double> hessian_;
};

/// The scorer's measure: word 4-grams as multisets.
std::map<Words, int> grams(const Words& words) {
    std::map<Words, int> result;
    if (words.empty()) return result;
    const std::size_t count = words.size() < 4 ? 1 : words.size() - 3;
    for (std::size_t i = 0; i < count; ++i)
        ++result[Words(words.begin() + static_cast<std::ptrdiff_t>(i),
                       words.begin() + static_cast<std::ptrdiff_t>(std::min(i + 4, words.size())))];
    return result;
}

struct Figures {
    double precision = 0;
    double recall = 0;
    double exact = 0;
    int pages = 0;

    void add(const Words& gold, const Words& said) {
        const auto g = grams(gold);
        const auto s = grams(said);
        double tp = 0;
        double gold_count = 0;
        double said_count = 0;
        for (const auto& [gram, n] : g) {
            gold_count += n;
            const auto found = s.find(gram);
            if (found != s.end()) tp += std::min(n, found->second);
        }
        for (const auto& entry : s) said_count += entry.second;
        precision += said_count > 0 ? tp / said_count : 0;
        recall += gold_count > 0 ? tp / gold_count : 1;
        exact += gold == said ? 1 : 0;
        ++pages;
    }
    void print(const char* label) const {
        const double p = precision / pages;
        const double r = recall / pages;
        std::printf("%s: f1 %.4f precision %.4f recall %.4f exact %.3f (%d pages)\n", label,
                    2 * p * r / (p + r), p, r, exact / pages, pages);
    }
};

std::string read(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

void write(const std::vector<Tree>& trees, const std::string& path, const char* kind) {
    std::ofstream out(path);
    out << "# Decision trees that tell an article's blocks from page chrome, for " << kind
        << " input.\n"
        << "# Columns: feature (its place in the row of src/article/features.cpp; -1: a leaf), "
           "threshold\n"
        << "# (left when the value is not above it) or the leaf's value, and how many rows down "
           "the right\n"
        << "# branch begins (0 for a leaf); the left one begins in the next row. A tree ends where "
           "its\n"
        << "# branches do. The block is kept when the leaves' sum is above 0.\n"
        << "# Trained by tools/train/train_cleaner.cpp on pages with hand-made ground truth.\n";
    for (const Tree& tree : trees)
        for (std::size_t i = 0; i < tree.size(); ++i) {
            const Node& node = tree[i];
            char line[96];
            if (node.feature < 0)
                std::snprintf(line, sizeof line, "-1\t%.4g\t0\n", node.value);
            else
                std::snprintf(line, sizeof line, "%d\t%.6g\t%d\n", node.feature,
                              static_cast<double>(node.threshold),
                              node.right - static_cast<int>(i));
            out << line;
        }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr, "usage: narrate-train-cleaner CORPUS html|paste OUT.tsv [trees depth "
                             "rate leaf ridge]\n");
        return 2;
    }
    const fs::path corpus = argv[1];
    const std::string kind = argv[2];
    if (argc > 8) {
        g_trees = std::atoi(argv[4]);
        g_depth = std::atoi(argv[5]);
        g_rate = std::atof(argv[6]);
        g_leaf_weight = std::atof(argv[7]);
        g_ridge = std::atof(argv[8]);
    }
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(corpus / kind)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<PageData> pages;
    std::vector<Sample> samples;
    Figures ceiling;
    for (const fs::path& path : paths) {
        ParseOptions options;
        options.name = path.string();
        const auto document = parse_document(read(path), options);
        if (!document) continue;
        PageData page;
        page.name = path.stem().string();
        const std::string gold = read(corpus / "gold" / (page.name + ".txt"));
        page.gold = words_of(gold);
        for (const DocumentBlock& block : document->blocks)
            page.blocks.push_back(words_of(block.text));
        const auto truth = labels(page, gold);
        const auto rows = article::block_features(*document);
        Words best;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Sample sample;
            sample.features = rows[i];
            sample.label = truth[i];
            sample.weight =
                1.0 + std::min<double>(3.0, static_cast<double>(page.blocks[i].size()) / 15);
            sample.page = pages.size();
            sample.block = i;
            samples.push_back(std::move(sample));
            if (truth[i] > 0.5)
                best.insert(best.end(), page.blocks[i].begin(), page.blocks[i].end());
        }
        ceiling.add(page.gold, best);
        pages.push_back(std::move(page));
    }
    std::printf("%zu pages, %zu blocks, %zu features\n", pages.size(), samples.size(),
                samples.front().features.size());
    ceiling.print("ceiling (the labels themselves)");

    Figures held_out;
    std::vector<std::pair<double, std::string>> mistakes;
    for (int fold = 0; fold < kFolds; ++fold) {
        std::vector<const Sample*> train;
        for (const Sample& s : samples)
            if (static_cast<int>(s.page) % kFolds != fold) train.push_back(&s);
        const auto trees = Trainer(train).train();
        for (std::size_t p = static_cast<std::size_t>(fold); p < pages.size(); p += kFolds) {
            Words said;
            for (const Sample& s : samples) {
                if (s.page != p) continue;
                const double score = predict(trees, s.features);
                if (score > 0)
                    said.insert(said.end(), pages[p].blocks[s.block].begin(),
                                pages[p].blocks[s.block].end());
                if ((score > 0) != (s.label > 0.5))
                    mistakes.emplace_back(std::abs(score),
                                          pages[p].name + (s.label > 0.5 ? " lost " : " left ") +
                                              joined(pages[p].blocks[s.block]).substr(0, 90));
            }
            held_out.add(pages[p].gold, said);
        }
    }
    held_out.print("cross-validated");
    if (argc > 9) {
        for (const auto& [score, text] : mistakes) std::printf("%.2f %s\n", score, text.c_str());
    }
    std::vector<const Sample*> all;
    for (const Sample& s : samples) all.push_back(&s);
    const auto trees = Trainer(all).train();
    Figures trained;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        Words said;
        for (const Sample& s : samples)
            if (s.page == p && predict(trees, s.features) > 0)
                said.insert(said.end(), pages[p].blocks[s.block].begin(),
                            pages[p].blocks[s.block].end());
        trained.add(pages[p].gold, said);
    }
    trained.print("on the pages it was trained on");
    write(trees, argv[3], kind.c_str());
}
