// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "io/descriptor.hpp"
#include "player/plain_view.hpp"
#include "support/command.hpp"
#include "support/sample_scene.hpp"

using namespace narrate;
using namespace narrate::player;
using test::ferry;
using test::range_of;

namespace {

Scene saying(const Article& article, std::string_view sentence) {
    Scene scene;
    scene.article = &article;
    scene.sentence = range_of(article, sentence);
    scene.sounding = true;
    return scene;
}

} // namespace

TEST_CASE("a sentence that is not heard yet is no line") {
    const Article article = article_from_text("The gauge is new. It is grey.");
    PlainView view(-1);
    Scene scene = saying(article, "The gauge is new.");
    scene.sounding = false;
    CHECK(view.news(scene).empty());
    scene.sounding = true;
    CHECK(view.news(scene) == "The gauge is new.\n");
}

TEST_CASE("each sentence is a line as it begins, with a blank line where a block begins") {
    const Article article = ferry();
    PlainView view(-1);
    CHECK(view.news(saying(article, "Harbour ferry returns to Lindmouth")) ==
          "Harbour ferry returns to Lindmouth\n");
    CHECK(view.news(saying(article, "The ferry left at noon.")) == "\nThe ferry left at noon.\n");
    CHECK(view.news(saying(article, "The ferry left at noon.")).empty());
    CHECK(view.news(saying(article, "By evening it was back.")) == "By evening it was back.\n");
    CHECK(view.news(saying(article, "The ferry left at noon.")) == "The ferry left at noon.\n");
    CHECK(view.news(saying(article, "What the harbour master says")) ==
          "\nWhat the harbour master says\n");
    (void)view.news(saying(article, "The first boat sails at six"));
    CHECK(view.news(saying(article, "The last one sails at ten.")) ==
          "The last one sails at ten.\n");
    CHECK(view.news(saying(article, "if (dog)\n\tferry();")) == "\nif (dog)  ferry();\n");
}

TEST_CASE("the next article is set apart, even when it begins with the same words") {
    const Article article = ferry();
    PlainView view(-1);
    Scene scene = saying(article, "Harbour ferry returns to Lindmouth");
    (void)view.news(scene);
    scene.status.article = 2;
    CHECK(view.news(scene) == "\nHarbour ferry returns to Lindmouth\n");
}

TEST_CASE("messages, prompts and panels are lines, told once") {
    const Article article = ferry();
    PlainView view(-1);
    Scene scene = saying(article, "The ferry left at noon.");
    scene.message = "paused";
    CHECK(view.news(scene) == "The ferry left at noon.\npaused\n");
    CHECK(view.news(scene).empty());
    scene.message.clear();
    CHECK(view.news(scene).empty());
    scene.message = "paused";
    CHECK(view.news(scene) == "paused\n");
    scene.prompt = Prompt{"go to %: ", ""};
    CHECK(view.news(scene) == "go to %:\n");
    scene.prompt->text += '5';
    CHECK(view.news(scene).empty());
    scene.panel = Panel{"Voices", {"en-gb", "en-us"}, 0, 0};
    CHECK(view.news(scene) == "Voices\nen-gb\nen-us\n> en-gb\n");
    scene.panel->selected = 1;
    CHECK(view.news(scene) == "> en-us\n");
}

TEST_CASE("a plain view writes no control character but the ends of its lines") {
    std::string hostile;
    for (int byte = 0; byte < 256; ++byte) hostile += static_cast<char>(byte);
    hostile += "\u202E\u2028\u200B\u009B";
    const Article article = test::article_of({{BlockKind::code, hostile}});
    Scene scene;
    scene.article = &article;
    scene.sentence = article.blocks[0].range;
    scene.sounding = true;
    scene.message = hostile;
    scene.prompt = Prompt{hostile, hostile};
    scene.panel = Panel{hostile, {hostile}, 0, 0};
    const std::string lines = PlainView(-1).news(scene);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 6);
    for (const char c : lines)
        if (c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)) FAIL("a control");
    for (const char* bad : {"\u202E", "\u2028", "\u200B", "\u009B"})
        CHECK(lines.find(bad) == std::string::npos);
}

TEST_CASE("what is shown is written at once, and a closed reader is told") {
    const test::TemporaryFolder folder;
    const Article article = ferry();
    const io::Descriptor file(::open(folder.file("out").c_str(), O_CREAT | O_RDWR, 0600));
    PlainView view(file.get());
    REQUIRE(view.show(saying(article, "The ferry left at noon.")));
    CHECK(test::read_file(folder.file("out")) == "The ferry left at noon.\n");
    PlainView lost(-1);
    const auto failed = lost.show(saying(article, "The ferry left at noon."));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::output_failed);
}
