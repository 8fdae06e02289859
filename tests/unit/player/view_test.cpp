// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "player/view.hpp"
#include "support/sample_scene.hpp"

using namespace narrate;
using namespace narrate::player;
using namespace std::chrono_literals;
using test::ferry;
using test::ferry_scene;

namespace {

std::vector<std::string> lines_of(const Screen& screen) {
    std::vector<std::string> lines;
    for (const Line& line : screen.lines) {
        std::string text = line.text();
        text.erase(text.find_last_not_of(' ') + 1);
        lines.push_back(text);
    }
    return lines;
}

/// All that stands on the screen in a style, in order.
std::string in_style(const Screen& screen, Style style) {
    std::string text;
    for (const Line& line : screen.lines)
        for (const Span& span : line.spans())
            if (span.style == style) text += span.text;
    return text;
}

bool shows(const Screen& screen, std::string_view text) {
    const auto lines = lines_of(screen);
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return line.find(text) != std::string::npos;
    });
}

/// The row on which a text begins, counted from the top.
std::size_t row_with(const Screen& screen, std::string_view text) {
    const auto lines = lines_of(screen);
    for (std::size_t row = 0; row < lines.size(); ++row)
        if (lines[row].find(text) != std::string::npos) return row;
    FAIL("not on the screen: " << text);
    return 0;
}

void check_shape(const Screen& screen, Size size) {
    CHECK(screen.lines.size() == size.rows);
    for (const Line& line : screen.lines) {
        CHECK(line.columns() <= size.columns);
        CHECK(line.columns() == columns_of(line.text()));
    }
    if (screen.cursor) {
        CHECK(screen.cursor->row < size.rows);
        CHECK(screen.cursor->column < size.columns);
    }
}

/// One sentence in each of many paragraphs.
Article long_article(std::size_t paragraphs) {
    test::Blocks blocks;
    for (std::size_t i = 0; i < paragraphs; ++i)
        blocks.emplace_back(BlockKind::paragraph, "Paragraph " + std::to_string(i) + ".");
    return test::article_of(blocks);
}

Scene at_paragraph(const Article& article, std::size_t paragraph) {
    Scene scene;
    scene.article = &article;
    scene.sentence = article.blocks[paragraph].range;
    return scene;
}

} // namespace

TEST_CASE("the screen shows the text with its sentence and word, and below it the state") {
    const Article article = ferry();
    const Screen screen = View().draw(ferry_scene(article), {24, 80});
    check_shape(screen, {24, 80});
    CHECK(in_style(screen, Style::title) == "Harbour ferry returns to Lindmouth");
    CHECK(in_style(screen, Style::sentence) == "The  left at noon.");
    CHECK(in_style(screen, Style::word) == "ferry");
    CHECK(in_style(screen, Style::heading) == "What the harbour master says");
    const auto lines = lines_of(screen);
    CHECK(lines[0] == "  Harbour ferry returns to Lindmouth");
    CHECK(lines[2].starts_with("  The ferry left at noon. It carried"));
    CHECK(shows(screen, "  • The last one sails at ten."));
    CHECK(shows(screen, "        ferry();")); // A margin, an indent and a tab.
    CHECK(lines[22] ==
          "  Harbour ferry returns to Lindmouth" + std::string(31, ' ') + "article 1/3");
    CHECK(lines[23] == "  ▶ 0:07 / ~2:47   4%   ¶ 2/18   1.25×   vol 80%   sleep 12 min   en-gb");
    CHECK_FALSE(screen.cursor.has_value());
}

TEST_CASE("the progress bar is as full as the article is heard") {
    const Article article = ferry();
    Scene scene = ferry_scene(article);
    const auto done = [&](std::chrono::milliseconds position) {
        scene.status.position = position;
        return columns_of(in_style(View().draw(scene, {24, 80}), Style::done));
    };
    scene.status.length = 100s;
    CHECK(done(0s) == 0);
    CHECK(done(50s) == 38);
    CHECK(done(100s) == 76);
    CHECK(done(200s) == 76);
    scene.status.length = 0s;
    CHECK(done(50s) == 0);
}

TEST_CASE("figures that do not fit are left out whole, the least important first") {
    const Article article = ferry();
    Scene scene = ferry_scene(article);
    const auto status = [&](std::size_t columns) {
        return lines_of(View().draw(scene, {24, columns})).back();
    };
    CHECK(status(71) == "  ▶ 0:07 / ~2:47   4%   ¶ 2/18   1.25×   vol 80%   sleep 12 min");
    CHECK(status(57) == " ▶ 0:07 / ~2:47   1.25×   vol 80%   sleep 12 min");
    CHECK(status(30) == " ▶ 0:07 / ~2:47   vol 80%");
    CHECK(status(20) == "▶ 0:07 / ~2:47");
    CHECK(status(13) == "▶ 0:07");
    CHECK(status(5) == "▶");
    scene.status.muted = true;
    scene.status.state = Status::State::paused;
    scene.status.length_estimated = false;
    CHECK(status(30) == " ‖ 0:07 / 2:47   muted");
}

TEST_CASE("what is as usual is not told: the volume, a single article") {
    const Article article = ferry();
    Scene scene = ferry_scene(article);
    scene.status.volume = 100;
    scene.status.articles = 1;
    scene.status.sleep.clear();
    const Screen screen = View().draw(scene, {24, 80});
    CHECK(lines_of(screen).back() == "  ▶ 0:07 / ~2:47   4%   ¶ 2/18   1.25×   en-gb");
    CHECK_FALSE(shows(screen, "article"));
}

TEST_CASE("a small screen has one line of figures, set off from the text") {
    const Article article = ferry();
    const Screen screen = View().draw(ferry_scene(article), {4, 20});
    CHECK(lines_of(screen) == std::vector<std::string>{"The ferry left at", "noon. It carried",
                                                       "forty people and a", "▶ 0:07 / ~2:47"});
    CHECK(columns_of(in_style(screen, Style::status_bar)) == 20);
    CHECK(in_style(screen, Style::word) == "ferry");
}

TEST_CASE("a message stands where the title or the only line is, and a prompt before it") {
    const Article article = ferry();
    Scene scene = ferry_scene(article);
    scene.message = "the voice en-gb failed; en-us took its place";
    const Screen told = View().draw(scene, {24, 80});
    CHECK(in_style(told, Style::message) == scene.message);
    CHECK(row_with(told, "took its place") == 22);
    CHECK(shows(told, "0:07"));
    CHECK(in_style(View().draw(scene, {4, 20}), Style::message) == "the voice en-gb fai…");
    scene.prompt = Prompt{"/", "dog"};
    const Screen asked = View().draw(scene, {24, 80});
    CHECK(lines_of(asked)[22] == "  /dog");
    CHECK(asked.cursor == Cursor{22, 6});
    CHECK(View().draw(scene, {4, 20}).cursor == Cursor{3, 4});
}

TEST_CASE("of a long prompt the end shows, with the cursor behind it") {
    const Article article = ferry();
    Scene scene = ferry_scene(article);
    scene.prompt = Prompt{"/", "whose dog was it that nobody had on the list"};
    const Screen screen = View().draw(scene, {4, 20});
    CHECK(lines_of(screen).back() == "/dy had on the list");
    CHECK(screen.cursor == Cursor{3, 19});
}

TEST_CASE("what a search found is marked, and shown while its prompt is open") {
    const Article article = long_article(100);
    Scene scene = at_paragraph(article, 2);
    scene.match = test::range_of(article, "Paragraph 70");
    View view;
    CHECK_FALSE(shows(view.draw(scene, {24, 80}), "Paragraph 70."));
    scene.prompt = Prompt{"/", "Paragraph 70"};
    const Screen found = view.draw(scene, {24, 80});
    CHECK(in_style(found, Style::match) == "Paragraph 70");
    scene.prompt.reset();
    CHECK(shows(view.draw(scene, {24, 80}), "Paragraph 2."));
}

TEST_CASE("the text stands still until the sentence comes near the lower edge") {
    const Article article = long_article(100);
    View view;
    const Size size{24, 80}; // 21 rows of text, a paragraph on every other.
    std::size_t moves = 0;
    std::string top;
    for (std::size_t i = 0; i < 100; ++i) {
        const Screen screen = view.draw(at_paragraph(article, i), size);
        const std::size_t row = row_with(screen, "Paragraph " + std::to_string(i) + ".");
        INFO("paragraph " << i << " on row " << row);
        if (i < 92) CHECK(row < 14);
        const std::string first = lines_of(screen).front();
        if (first != top) ++moves;
        top = first;
    }
    CHECK(moves < 25);
    CHECK(moves > 10);
}

TEST_CASE("a jump anywhere puts the sentence into the upper third") {
    const Article article = long_article(100);
    View view;
    for (const std::size_t to : {50U, 10U, 60U, 61U}) {
        const Screen screen = view.draw(at_paragraph(article, to), {24, 80});
        const std::size_t row = row_with(screen, "Paragraph " + std::to_string(to) + ".");
        CHECK(row >= 3);
        CHECK(row <= 7);
    }
    CHECK(row_with(view.draw(at_paragraph(article, 0), {24, 80}), "Paragraph 0.") == 0);
    // The text ends at the edge, not above it.
    CHECK(row_with(view.draw(at_paragraph(article, 99), {24, 80}), "Paragraph 99.") == 20);
}

TEST_CASE("of a sentence longer than the screen the word shows") {
    std::string text;
    for (int i = 0; i < 400; ++i) text += "word" + std::to_string(i) + " ";
    const Article article = test::article_of({{BlockKind::paragraph, text}});
    Scene scene;
    scene.article = &article;
    scene.sentence = article.blocks[0].range;
    View view;
    for (int i = 0; i < 400; i += 7) {
        scene.word = test::range_of(article, "word" + std::to_string(i) + " ");
        --scene.word.end;
        CHECK(in_style(view.draw(scene, {10, 40}), Style::word) == "word" + std::to_string(i));
    }
}

TEST_CASE("another size keeps the sentence on the screen") {
    const Article article = long_article(100);
    View view;
    for (const Size size : {Size{24, 80}, Size{4, 20}, Size{120, 400}, Size{10, 9}, Size{24, 80}}) {
        const Screen screen = view.draw(at_paragraph(article, 40), size);
        CHECK(in_style(screen, Style::sentence).find("40.") != std::string::npos);
    }
}

TEST_CASE("another article begins at its top, even in the same place of memory") {
    Article article = long_article(100);
    View view;
    (void)view.draw(at_paragraph(article, 90), {24, 80});
    article = test::article_of({{BlockKind::paragraph, "Something else."}});
    CHECK(shows(view.draw(at_paragraph(article, 0), {24, 80}), "Something else."));
}

TEST_CASE("a wide terminal has its text in the middle, no wider than is easy to read") {
    const Article article = ferry();
    const Screen screen = View().draw(ferry_scene(article), {24, 200});
    for (const std::string& line : lines_of(screen)) CHECK(columns_of(line) <= 140);
    CHECK(lines_of(screen)[2].starts_with(std::string(60, ' ') + "The ferry"));
}

TEST_CASE("a panel stands over the text, and its selected line shows") {
    const Article article = ferry();
    Scene scene = ferry_scene(article);
    scene.panel = Panel{"Voices", {}, {}, 0};
    for (int i = 0; i < 50; ++i) scene.panel->lines.push_back("voice-" + std::to_string(i));
    for (const Size size : {Size{24, 80}, Size{4, 20}, Size{10, 30}, Size{2, 9}}) {
        for (std::size_t i = 0; i < 50; ++i) {
            scene.panel->selected = i;
            const Screen screen = View().draw(scene, size);
            check_shape(screen, size);
            CHECK(in_style(screen, Style::selected).find("voice-" + std::to_string(i)) !=
                  std::string::npos);
        }
    }
    const Screen screen = View().draw(scene, {24, 80});
    CHECK(in_style(screen, Style::panel_title) == "Voices");
    CHECK(shows(screen, "32–50 of 50"));
    CHECK(shows(screen, "0:07"));
    scene.panel = Panel{"Keys", {"space  pause", "q  quit"}, {}, 0};
    const Screen keys = View().draw(scene, {24, 80});
    CHECK(shows(keys, "│ space  pause     │"));
    CHECK(shows(keys, "The ferry left")); // Above the box.
    scene.panel->lines.assign(40, "line");
    scene.panel->lines[30] = "far down";
    scene.panel->first = 25;
    CHECK(shows(View().draw(scene, {24, 80}), "far down"));
}

TEST_CASE("any size is drawn, even those that are too small for anything") {
    const Article article = ferry();
    Scene scene = ferry_scene(article);
    for (int variant = 0; variant < 4; ++variant) {
        if (variant == 1) scene.panel = Panel{"Keys", {"one", "two", "three"}, 1, 0};
        if (variant == 2) scene.prompt = Prompt{"go to %: ", "50"};
        if (variant == 3) scene = Scene{};
        View view;
        for (std::size_t rows = 0; rows < 14; ++rows)
            for (std::size_t columns = 0; columns < 40; ++columns)
                check_shape(view.draw(scene, {rows, columns}), {rows, columns});
        check_shape(view.draw(scene, {120, 400}), {120, 400});
    }
}

TEST_CASE("nothing hostile comes out of any text of a scene") {
    // Every byte, every control and every format character, between letters.
    std::string hostile = "a";
    for (int byte = 0; byte < 256; ++byte) {
        hostile += static_cast<char>(byte);
        hostile += 'a';
    }
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (base::shape(c) != base::Shape::hidden && base::shape(c) != base::Shape::unknown)
            continue;
        if (base::shape(c) == base::Shape::unknown && c % 4096 != 0) continue;
        base::append_utf8(hostile, c);
        hostile += 'a';
    }
    const Article article = test::article_of({{BlockKind::title, hostile},
                                              {BlockKind::paragraph, hostile},
                                              {BlockKind::code, hostile},
                                              {BlockKind::list_item, hostile}});
    Scene scene = ferry_scene(article);
    scene.sentence = article.blocks[1].range;
    scene.word = article.blocks[2].range;
    scene.match = article.blocks[3].range;
    scene.status.title = scene.status.voice = scene.status.sleep = hostile;
    const auto check = [&scene](Size size) {
        for (const Line& line : View().draw(scene, size).lines) {
            const std::string text = line.text();
            REQUIRE(base::is_valid_utf8(text));
            for (std::size_t i = 0; i < text.size();) {
                const base::CodePoint c = base::decode(text, i);
                i += c.length;
                const base::Shape shape = base::shape(c.value);
                if (shape == base::Shape::hidden || shape == base::Shape::unknown)
                    FAIL("code point " << static_cast<unsigned long>(c.value));
            }
        }
    };
    // So high and wide that all of it is there.
    const Size huge{3000, 100'000};
    check(huge);
    scene.message = hostile;
    check(huge);
    scene.prompt = Prompt{hostile, hostile};
    check(huge);
    scene.panel = Panel{hostile, {hostile, hostile}, 1, 0};
    check(huge);
    check({24, 80});
}
