// SPDX-License-Identifier: Apache-2.0
#include "player/plain_view.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/utf8.hpp"
#include "io/atomic_file.hpp"
#include "io/terminal.hpp"
#include "player/text_layout.hpp"

namespace narrate::player {

namespace {

std::string line_of(std::string_view text) {
    const std::string shown = io::printable(text);
    return std::string(base::trim(shown)) + "\n";
}

std::optional<std::size_t> block_at(const Article& article, std::size_t byte) {
    const auto behind = std::upper_bound(
        article.blocks.begin(), article.blocks.end(), byte,
        [](std::size_t b, const ArticleBlock& block) { return b < block.range.begin; });
    if (behind == article.blocks.begin()) return std::nullopt;
    return static_cast<std::size_t>(behind - article.blocks.begin()) - 1;
}

} // namespace

Result<void> PlainView::show(const Scene& scene) {
    const std::string lines = news(scene);
    const int error = lines.empty() ? 0 : io::write_all(descriptor_, lines);
    if (error == 0) return {};
    return Error{error == EPIPE ? ErrorCode::output_closed : ErrorCode::output_failed,
                 "cannot write what is heard",
                 {},
                 std::generic_category().message(error),
                 {}};
}

std::string PlainView::news(const Scene& scene) {
    std::string lines;
    if (scene.article != article_ || scene.status.article != place_) {
        article_ = scene.article;
        place_ = scene.status.article;
        sentence_ = {};
        block_.reset();
    }
    if (scene.sounding && scene.sentence != sentence_) add_sentence(lines, scene);
    if (scene.message != message_ && !scene.message.empty()) lines += line_of(scene.message);
    message_ = scene.message;
    const std::string prompt = scene.prompt ? scene.prompt->label : std::string();
    if (prompt != prompt_ && !prompt.empty()) lines += line_of(prompt);
    prompt_ = prompt;
    add_panel(lines, scene);
    begun_ = begun_ || !lines.empty();
    return lines;
}

void PlainView::add_sentence(std::string& lines, const Scene& scene) {
    sentence_ = scene.sentence;
    if (scene.article == nullptr || scene.sentence.empty() ||
        scene.sentence.end > scene.article->text.size())
        return;
    const auto block = block_at(*scene.article, scene.sentence.begin);
    const auto kind = [&](std::size_t at) { return scene.article->blocks[at].kind; };
    const bool together = block == block_ || (block && block_ && *block == *block_ + 1 &&
                                              stand_together(kind(*block_), kind(*block)));
    if (!together && begun_) lines += "\n";
    block_ = block;
    lines += line_of(scene.sentence.of(scene.article->text));
}

void PlainView::add_panel(std::string& lines, const Scene& scene) {
    if (scene.panel) {
        const bool is_new =
            !panel_ || panel_->title != scene.panel->title || panel_->lines != scene.panel->lines;
        if (is_new) {
            lines += line_of(scene.panel->title);
            for (const std::string& line : scene.panel->lines) lines += line_of(line);
        }
        const auto selected = scene.panel->selected;
        if (selected && *selected < scene.panel->lines.size() &&
            (is_new || selected != panel_->selected))
            lines += line_of("> " + scene.panel->lines[*selected]);
    }
    panel_ = scene.panel;
}

} // namespace narrate::player
