// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "narrate/article.hpp"
#include "player/scene.hpp"

/// Articles and scenes for tests of what a player shows.
namespace narrate::test {

using Blocks = std::vector<std::pair<BlockKind, std::string>>;

inline Article article_of(const Blocks& blocks) {
    Article article;
    for (const auto& [kind, text] : blocks) {
        if (!article.text.empty()) article.text += "\n\n";
        ArticleBlock block;
        block.kind = kind;
        block.level = kind == BlockKind::list_item || kind == BlockKind::heading ? 1 : 0;
        block.range = {article.text.size(), article.text.size() + text.size()};
        article.text += text;
        article.blocks.push_back(block);
    }
    article.metadata.title = blocks.empty() ? "" : blocks.front().second;
    return article;
}

inline Article ferry() {
    return article_of({
        {BlockKind::title, "Harbour ferry returns to Lindmouth"},
        {BlockKind::paragraph,
         "The ferry left at noon. It carried forty people and a dog, and nobody on the quay could "
         "say whose dog it was. By evening it was back."},
        {BlockKind::heading, "What the harbour master says"},
        {BlockKind::quote, "We never had a dog on the list."},
        {BlockKind::list_item,
         "The first boat sails at six, long before the bakers of the old town "
         "have opened their doors."},
        {BlockKind::list_item, "The last one sails at ten."},
        {BlockKind::code, "if (dog)\n\tferry();\n\n// back by evening"},
        {BlockKind::caption, "The quay at noon."},
    });
}

/// Where a text stands in an article.
inline TextRange range_of(const Article& article, std::string_view text) {
    const std::size_t at = article.text.find(text);
    return {at, at + text.size()};
}

/// "The ferry left at noon." is heard, "ferry" at this moment.
inline player::Scene ferry_scene(const Article& article) {
    using namespace std::chrono_literals;
    player::Scene scene;
    scene.article = &article;
    scene.sentence = range_of(article, "The ferry left at noon.");
    scene.word = range_of(article, "ferry left");
    scene.word.end = scene.word.begin + 5;
    player::Status& status = scene.status;
    status.state = player::Status::State::playing;
    status.title = article.metadata.title;
    status.position = 7s;
    status.length = 2min + 47s;
    status.length_estimated = true;
    status.rate = 1.25;
    status.volume = 80;
    status.voice = "en-gb";
    status.paragraph = 2;
    status.paragraphs = 18;
    status.article = 1;
    status.articles = 3;
    status.sleep = "12 min";
    return scene;
}

} // namespace narrate::test
