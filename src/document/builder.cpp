// SPDX-License-Identifier: Apache-2.0
#include "document/builder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "document/footnotes.hpp"

namespace narrate::document {

namespace {

constexpr std::array<std::string_view, 5> kBullets = {"- ", "* ", "\u2022", "\u00b7 ", "\u25aa"};

/// How many visible ASCII characters the text begins with.
std::size_t plain_length(std::string_view text) {
    const auto end = std::find_if(text.begin(), text.end(), [](char c) {
        return c <= ' ' || c >= 0x7F; // Also what is beyond ASCII: char is signed here, or is not.
    });
    return static_cast<std::size_t>(end - text.begin());
}

} // namespace

void TextCollector::add(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        // Most of all text is this, and goes over as it is.
        const std::size_t plain = plain_length(text.substr(i));
        if (plain > 0) {
            begin_word();
            text_ += text.substr(i, plain);
            length_ += plain;
            i += plain;
            continue;
        }
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        if (base::is_space(c.value)) {
            space_ = true;
            continue;
        }
        if (base::is_control(c.value) || base::is_invisible(c.value)) continue;
        begin_word();
        base::append_utf8(text_, c.value);
        ++length_;
    }
}

void TextCollector::begin_word() {
    if (space_ && !text_.empty()) {
        text_ += ' ';
        ++length_;
    }
    space_ = false;
}

std::string TextCollector::take() {
    space_ = false;
    length_ = 0;
    return std::exchange(text_, {});
}

std::size_t bullet_length(std::string_view text) {
    const bool bullet =
        std::any_of(kBullets.begin(), kBullets.end(),
                    [text](std::string_view known) { return text.starts_with(known); });
    return bullet ? base::decode(text, 0).length : 0;
}

namespace {

void take_bullets(DocumentBlock& block) {
    std::string_view text = block.text;
    while (const std::size_t bullet = bullet_length(text)) text = base::trim(text.substr(bullet));
    if (text.size() == block.text.size()) return;
    block.text = std::string(text);
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::other) return;
    block.kind = BlockKind::list_item;
    block.level = 1;
}

} // namespace

void add_block(Document& document, DocumentBlock block) {
    if (block.kind != BlockKind::code) {
        remove_footnote_marks(block.text);
        take_bullets(block);
    }
    if (block.kind == BlockKind::table_row) {
        // Empty cells at the end.
        const std::size_t last = block.text.find_last_not_of(" ,");
        block.text.resize(last == std::string::npos ? 0 : last + 1);
    }
    if (block.text.empty()) return;
    if (document.blocks.size() < kMostBlocks) {
        document.blocks.push_back(std::move(block));
        return;
    }
    DocumentBlock& last = document.blocks.back();
    last.text += ' ';
    last.text += block.text;
    last.source.end = std::max(last.source.end, block.source.end);
}

} // namespace narrate::document
