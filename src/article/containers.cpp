// SPDX-License-Identifier: Apache-2.0
#include "article/containers.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace narrate::article {

namespace {

constexpr float kParentShare = 0.5F;
/// Credit of text inside elements that say they are chrome, or that they hold the article.
constexpr float kUnlikely = 0.25F;
constexpr float kLikely = 2.0F;
constexpr float kLeast = 0.02F;
/// The region grows while it gains so much of the same shape, and has not more than so much of
/// others.
constexpr float kMore = 1.05F;
constexpr float kMostOthers = 2.5F;
/// Going down from the root, the bulk ends where no element below holds this share of it.
constexpr float kMost = 0.7F;

std::size_t sign_index(std::string_view sign) {
    return static_cast<std::size_t>(std::find(kSigns.begin(), kSigns.end(), sign) - kSigns.begin());
}

} // namespace

Containers::Containers(const Document& document, std::span<const BlockFacts> facts) {
    read_elements(document);
    weigh(document, facts);
    choose_paragraphs(document, facts);
    choose_region(document, facts);
    choose_bulk();
    around_paragraphs_ = around(paragraphs_);
    around_region_ = around(region_);
    around_bulk_ = around(bulk_);
}

void Containers::read_elements(const Document& document) {
    const std::size_t count = std::max<std::size_t>(1, document.elements.size());
    parents_.assign(count, 0);
    depths_.assign(count, 0);
    signs_.assign(count, {});
    shapes_.assign(count, 0);
    masses_.assign(count, {});
    std::unordered_map<std::string, std::uint32_t> numbers;
    for (std::size_t i = 1; i < count; ++i) {
        const DocumentElement& element = document.elements[i];
        const DocumentElement& around = document.elements[element.parent];
        parents_[i] = element.parent;
        depths_[i] = depths_[element.parent] + 1;
        signs_[i] = count_signs(element.words);
        const std::string shape =
            element.name + '\n' + element.words + '\n' + around.name + '\n' + around.words;
        shapes_[i] =
            numbers.emplace(shape, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
    }
}

void Containers::weigh(const Document& document, std::span<const BlockFacts> facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Mass& mass = masses_[document.blocks[i].features.element];
        if (facts[i].running) mass.running += static_cast<float>(document.blocks[i].text.size());
        mass.links += facts[i].links;
        mass.blocks += 1;
    }
    // Parents stand before their children: from the end on, each is complete.
    for (std::size_t i = masses_.size() - 1; i > 0; --i) {
        Mass& parent = masses_[parents_[i]];
        parent.running += masses_[i].running;
        parent.links += masses_[i].links;
        parent.blocks += masses_[i].blocks;
    }
}

/// What an element's own name and words say of the text inside.
float Containers::credit(const Document& document, std::uint32_t element) const {
    const std::string& name = document.elements[element].name;
    if (name == "nav" || name == "footer" || name == "aside" || name == "form") return kUnlikely;
    const SignCounts& signs = signs_[element];
    if (signs[sign_index("holder")] > 0) return kLikely;
    for (const std::string_view sign : {"comment", "related", "prompt", "edge", "navigation"})
        if (signs[sign_index(sign)] > 0) return kUnlikely;
    return 1.0F;
}

void Containers::choose_paragraphs(const Document& document, std::span<const BlockFacts> facts) {
    credits_.assign(masses_.size(), 1.0F);
    for (std::uint32_t i = 1; i < masses_.size(); ++i)
        credits_[i] = std::clamp(credits_[parents_[i]] * credit(document, i), kLeast, kLikely);
    std::vector<float> scores(masses_.size(), 0.0F);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (!facts[i].running) continue;
        const std::uint32_t own = document.blocks[i].features.element;
        const std::uint32_t parent = holder(own);
        const float score = credits_[own] * static_cast<float>(document.blocks[i].text.size());
        scores[parent] += score;
        scores[parents_[parent]] += kParentShare * score;
    }
    paragraphs_ =
        static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

void Containers::choose_region(const Document& document, std::span<const BlockFacts> facts) {
    const auto own = [&](std::size_t i) { return document.blocks[i].features.element; };
    // The shape that most of the chosen paragraphs have.
    std::unordered_map<std::uint32_t, float> shapes;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].running &&
            (holder(own(i)) == paragraphs_ || parents_[holder(own(i))] == paragraphs_))
            shapes[shapes_[own(i)]] += static_cast<float>(document.blocks[i].text.size());
    std::uint32_t shape = 0;
    float most = 0;
    for (const auto& [number, bytes] : shapes)
        if (bytes > most || (bytes == most && number < shape)) {
            shape = number;
            most = bytes;
        }
    std::vector<float> alike(masses_.size(), 0.0F);
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].running && shapes_[own(i)] == shape)
            alike[own(i)] += credits_[own(i)] * static_cast<float>(document.blocks[i].text.size());
    for (std::size_t i = alike.size() - 1; i > 0; --i) alike[parents_[i]] += alike[i];
    region_ = paragraphs_;
    for (std::uint32_t at = paragraphs_; at != 0; at = parents_[at]) {
        const std::uint32_t up = parents_[at];
        if (masses_[up].running > kMostOthers * std::max(1.0F, alike[up])) break;
        if (alike[up] > kMore * alike[region_]) region_ = up;
    }
}

/// The heaviest child of each, then down the heaviest ones while they hold most of it.
void Containers::choose_bulk() {
    std::vector<std::uint32_t> heaviest(masses_.size(), 0);
    for (std::size_t i = 1; i < masses_.size(); ++i) {
        std::uint32_t& best = heaviest[parents_[i]];
        if (best == 0 || masses_[i].running > masses_[best].running)
            best = static_cast<std::uint32_t>(i);
    }
    for (std::uint32_t next = heaviest[0];
         next != 0 && masses_[next].running > kMost * masses_[bulk_].running;
         next = heaviest[bulk_])
        bulk_ = next;
}

/// The outermost element that holds the same one block: some pages wrap each paragraph.
std::uint32_t Containers::wrapper(std::uint32_t element) const {
    while (parents_[element] != 0 && masses_[parents_[element]].blocks <= 1)
        element = parents_[element];
    return element;
}

std::vector<bool> Containers::around(std::uint32_t element) const {
    std::vector<bool> result(parents_.size(), false);
    for (; element != 0; element = parents_[element]) result[element] = true;
    result[0] = true;
    return result;
}

Containers::Relation Containers::relate(std::uint32_t element, std::uint32_t other,
                                        const std::vector<bool>& around) const {
    Relation relation;
    for (; !around[element]; element = parents_[element]) ++relation.down;
    relation.up = depths_[other] - depths_[element];
    relation.inside = relation.up == 0;
    return relation;
}

Containers::Relation Containers::to_paragraphs(std::uint32_t element) const {
    return relate(element, paragraphs_, around_paragraphs_);
}

Containers::Relation Containers::to_region(std::uint32_t element) const {
    return relate(element, region_, around_region_);
}

Containers::Relation Containers::to_bulk(std::uint32_t element) const {
    return relate(element, bulk_, around_bulk_);
}

SignCounts Containers::signs_below_region(std::uint32_t element) const {
    SignCounts sum{};
    for (; !around_region_[element]; element = parents_[element])
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += signs_[element][i];
    return sum;
}

} // namespace narrate::article
