// SPDX-License-Identifier: Apache-2.0
#include "article/features.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "article/date_line.hpp"
#include "article/phrases.hpp"
#include "article/signs.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::article {

namespace {

/// Running text: long enough, ends like a sentence, and is no list of links.
constexpr std::size_t kRunningBytes = 80;
constexpr float kFewLinks = 0.4F;
constexpr int kFar = 30; ///< Distances in blocks end here.
constexpr int kWindow = 5;
/// Blocks are looked for in the declared text within these bounds, so that no page costs too much.
constexpr std::size_t kDeclaredBytes = 100'000;
constexpr std::size_t kDeclaredBlocks = 2000;

constexpr std::string_view kElements[] = {"article", "main",   "aside", "nav",   "footer", "header",
                                          "form",    "figure", "ul",    "table", "section"};

/// Facts of a block that its neighbours need, too.
struct Block {
    float log_length = 0;
    float words = 0;
    float links = 0;
    bool sentence = false;
    bool running = false;
    float marks = 0;    ///< Commas and stops for each hundred characters.
    float digits = 0;   ///< Share of characters.
    float capitals = 0; ///< Share of words that begin with a capital.
    bool lower_start = false;
    bool chrome = false;
    bool date = false;
    std::string form; ///< As phrases are written.
};

Block examine(const DocumentBlock& source) {
    Block block;
    const std::string& text = source.text;
    std::size_t length = 0;
    std::size_t digits = 0;
    std::size_t marks = 0;
    std::size_t capitals = 0;
    std::size_t words = 0;
    bool between = true;
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        ++length;
        if (base::is_space(c.value)) {
            between = true;
            continue;
        }
        if (between) {
            ++words;
            if (base::is_upper(c.value)) ++capitals;
            if (words == 1) block.lower_start = base::is_lower(c.value);
        }
        between = false;
        if (base::is_digit(c.value)) ++digits;
        if (c.value == ',' || c.value == '.' || c.value == ';') ++marks;
    }
    const auto share = [](std::size_t part, std::size_t whole) {
        return static_cast<float>(part) / static_cast<float>(std::max<std::size_t>(1, whole));
    };
    block.log_length = std::log2(1.0F + static_cast<float>(length));
    block.words = static_cast<float>(std::min<std::size_t>(words, 100));
    block.links = source.features.link_density;
    block.sentence = ends_like_sentence(text);
    block.running = text.size() >= kRunningBytes && block.sentence && block.links < kFewLinks;
    block.marks = 100.0F * share(marks, length);
    block.digits = share(digits, length);
    block.capitals = share(capitals, words);
    block.chrome = !chrome_reason(text, "en").empty();
    block.date = !parse_date_line(text).empty();
    block.form = phrase_form(std::string_view(text).substr(0, 300));
    return block;
}

/// Running text under one element.
struct Mass {
    float bytes = 0;
    float links = 0; ///< Sum of link densities of all its blocks.
    float blocks = 0;
};

/// Everything about a page that a block's row needs.
class Page {
public:
    explicit Page(const Document& document) : document_(document) {
        for (const DocumentBlock& block : document.blocks) blocks_.push_back(examine(block));
        body_form_ =
            phrase_form(std::string_view(document.declared_body).substr(0, kDeclaredBytes));
        summary_form_ = phrase_form(document.declared_summary);
        title_form_ = phrase_form(document.metadata.title);
        weigh();
        find_neighbours();
        find_headline();
    }

    [[nodiscard]] std::vector<float> row(std::size_t i) const {
        std::vector<float> row;
        add_block(row, i);
        add_place(row, i);
        add_neighbours(row, i);
        return row;
    }

private:
    void weigh() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const DocumentBlock& source = document_.blocks[i];
            ++repeats_[blocks_[i].form];
            const auto bytes = static_cast<float>(source.text.size());
            all_bytes_ += bytes;
            if (blocks_[i].running) running_bytes_ += bytes;
            for (const std::uint32_t container : source.features.containers) {
                if (container == 0) continue;
                Mass& mass = masses_[container];
                if (blocks_[i].running) mass.bytes += bytes;
                mass.links += blocks_[i].links;
                mass.blocks += 1;
            }
        }
    }

    void find_neighbours() {
        const auto count = static_cast<int>(blocks_.size());
        before_.assign(blocks_.size(), kFar);
        after_.assign(blocks_.size(), kFar);
        int last = -kFar;
        for (int i = 0; i < count; ++i) {
            before_[static_cast<std::size_t>(i)] = std::min(kFar, i - last);
            if (blocks_[static_cast<std::size_t>(i)].running) last = i;
        }
        last = count + kFar;
        for (int i = count - 1; i >= 0; --i) {
            after_[static_cast<std::size_t>(i)] = std::min(kFar, last - i);
            if (blocks_[static_cast<std::size_t>(i)].running) last = i;
        }
    }

    void find_headline() {
        headline_ = blocks_.size();
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const DocumentBlock& source = document_.blocks[i];
            const bool same = !title_form_.empty() && blocks_[i].form == title_form_;
            if (same || (source.kind == BlockKind::heading && source.level == 1 &&
                         headline_ == blocks_.size()))
                headline_ = i;
            if (same) return;
        }
    }

    void add_block(std::vector<float>& row, std::size_t i) const {
        const Block& block = blocks_[i];
        const DocumentBlock& source = document_.blocks[i];
        row.insert(row.end(),
                   {block.log_length, block.words, block.links, block.sentence ? 1.0F : 0.0F,
                    block.marks, block.digits, block.capitals, block.lower_start ? 1.0F : 0.0F,
                    block.chrome ? 1.0F : 0.0F, block.date ? 1.0F : 0.0F});
        row.push_back(static_cast<float>(source.kind == BlockKind::heading ? source.level : 0));
        for (const BlockKind kind : {BlockKind::paragraph, BlockKind::quote, BlockKind::list_item,
                                     BlockKind::caption, BlockKind::table_row, BlockKind::other})
            row.push_back(source.kind == kind ? 1.0F : 0.0F);
        row.push_back(i < kDeclaredBlocks ? declared(body_form_, block) : 0.0F);
        row.push_back(i < kDeclaredBlocks ? declared(summary_form_, block) : 0.0F);
        row.push_back(!title_form_.empty() && block.form == title_form_ ? 1.0F : 0.0F);
        row.push_back(static_cast<float>(std::min(repeats_.at(block.form), 5)));
    }

    /// 1: the page's own data hold this text; -1: they hold text, but not this; 0: they hold none.
    static float declared(const std::string& text, const Block& block) {
        if (text.empty()) return 0.0F;
        return text.find(block.form) != std::string::npos ? 1.0F : -1.0F;
    }

    static bool has_element(std::string_view path, std::string_view element) {
        for (std::size_t at = path.find(element); at != std::string_view::npos;
             at = path.find(element, at + 1)) {
            const std::size_t end = at + element.size();
            if ((at == 0 || path[at - 1] == '/') && (end == path.size() || path[end] == '/'))
                return true;
        }
        return false;
    }

    void add_place(std::vector<float>& row, std::size_t i) const {
        const DocumentBlock& source = document_.blocks[i];
        const BlockFeatures& features = source.features;
        const std::string_view path = features.tag_path;
        for (const std::string_view element : kElements)
            row.push_back(has_element(path, element) ? 1.0F : 0.0F);
        row.push_back(static_cast<float>(std::count(path.begin(), path.end(), '/')));
        for (const int count : count_signs(features.class_words))
            row.push_back(static_cast<float>(std::min(count, 4)));
        for (const std::uint32_t container : features.containers) {
            const auto mass = masses_.find(container);
            const bool known = mass != masses_.end();
            row.push_back(known && running_bytes_ > 0 ? mass->second.bytes / running_bytes_ : 0.0F);
            row.push_back(known ? mass->second.links / mass->second.blocks : 0.0F);
            row.push_back(known ? std::log2(1.0F + mass->second.blocks) : 0.0F);
        }
        row.push_back(static_cast<float>(i) / static_cast<float>(blocks_.size()));
        const auto distance = static_cast<int>(i) - static_cast<int>(headline_);
        row.push_back(headline_ == blocks_.size()
                          ? -100.0F
                          : static_cast<float>(std::clamp(distance, -kFar, 2 * kFar)));
        row.push_back(features.blank_before ? 1.0F : 0.0F);
        row.push_back(static_cast<float>(std::min<std::uint32_t>(features.lines, 20)));
    }

    void add_neighbours(std::vector<float>& row, std::size_t i) const {
        row.push_back(static_cast<float>(before_[i]));
        row.push_back(static_cast<float>(after_[i]));
        const auto at = static_cast<std::ptrdiff_t>(i);
        const auto count = static_cast<std::ptrdiff_t>(blocks_.size());
        for (const std::ptrdiff_t step : {-2, -1, 1, 2}) {
            const std::ptrdiff_t other = at + step;
            const bool there = other >= 0 && other < count;
            const auto o = static_cast<std::size_t>(there ? other : at);
            const auto& containers = document_.blocks[o].features.containers;
            row.push_back(there ? blocks_[o].log_length : 0.0F);
            row.push_back(there ? blocks_[o].links : 1.0F);
            row.push_back(there && blocks_[o].sentence ? 1.0F : 0.0F);
            row.push_back(there && document_.blocks[o].kind == BlockKind::heading ? 1.0F : 0.0F);
            row.push_back(there && blocks_[o].chrome ? 1.0F : 0.0F);
            row.push_back(
                there && containers[1] == document_.blocks[i].features.containers[1] ? 1.0F : 0.0F);
        }
        for (const std::ptrdiff_t side : {-1, 1}) {
            float running = 0;
            float links = 0;
            for (std::ptrdiff_t k = 1; k <= kWindow; ++k) {
                const std::ptrdiff_t other = at + side * k;
                if (other < 0 || other >= count) continue;
                running += blocks_[static_cast<std::size_t>(other)].running ? 1.0F : 0.0F;
                links += blocks_[static_cast<std::size_t>(other)].links;
            }
            row.push_back(running);
            row.push_back(links);
        }
    }

    const Document& document_;
    std::vector<Block> blocks_;
    std::unordered_map<std::string, int> repeats_;
    std::unordered_map<std::uint32_t, Mass> masses_;
    float all_bytes_ = 0;
    float running_bytes_ = 0;
    std::vector<int> before_; ///< Blocks since the last running text.
    std::vector<int> after_;
    std::size_t headline_ = 0;
    std::string body_form_;
    std::string summary_form_;
    std::string title_form_;
};

} // namespace

std::vector<std::vector<float>> block_features(const Document& document) {
    const Page page(document);
    std::vector<std::vector<float>> rows;
    rows.reserve(document.blocks.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) rows.push_back(page.row(i));
    return rows;
}

bool ends_like_sentence(std::string_view text) {
    constexpr std::string_view kClosers = "\"')]}";
    for (;;) {
        const base::CodePoint last = base::decode_before(text, text.size());
        if (last.length == 0) return false;
        const bool closing = (last.value < 0x80 && kClosers.find(static_cast<char>(last.value)) !=
                                                       std::string_view::npos) ||
                             last.value == 0x2019 || last.value == 0x201D || last.value == 0xBB;
        if (!closing)
            return last.value == '.' || last.value == '!' || last.value == '?' ||
                   last.value == 0x2026 || last.value == ':' || last.value == 0x3002;
        text.remove_suffix(last.length);
    }
}

} // namespace narrate::article
