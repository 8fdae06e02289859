// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <thread>

#include "render/playback.hpp"
#include "support/fake_card.hpp"

using namespace narrate;
using namespace narrate::test;
using namespace std::chrono_literals;
using narrate::render::FittedNarrator;
using narrate::render::Playback;
using narrate::render::PlaybackState;
using narrate::render::Voicing;

namespace {

/// An item as it is heard at the voice's own rate.
Samples heard_item(int number) {
    Samples samples(4 * kWord, value_of(number));
    samples.insert(samples.end(), kPause, 0);
    return samples;
}

} // namespace

TEST_CASE_METHOD(Playing,
                 "playing gives the samples of the narration, one sentence after the other",
                 "[threads]") {
    const auto article = items(3);
    playback.play(article, 0);
    for (int i = 0; i < 3; ++i) {
        const Samples heard = card.hear(4 * kWord + kPause);
        CHECK((heard == heard_item(i)));
    }
    card.hear_whatever(1);
    await([&] { return playback.status().state == PlaybackState::ended; });
    CHECK(playback.missed() == 0ms);
    const auto news = playback.take_news();
    CHECK_FALSE(news.failure);
    REQUIRE(news.spoken.size() == 3);
    CHECK(news.spoken[1].length == 450ms);
}

TEST_CASE_METHOD(Playing, "what is heard is told by the sentence, the word and the time in it",
                 "[threads]") {
    const auto article = items(3);
    playback.play(article, 0);
    card.hear(4 * kWord + kPause + kWord + 20);
    const auto status = playback.status();
    CHECK(status.state == PlaybackState::playing);
    CHECK(status.sentence.of(article->text) == "Item kake is here.");
    CHECK(status.word.of(article->text) == "kake");
    CHECK(status.position == article->text.find("kake is"));
    CHECK(status.into_sentence == 120ms);
}

TEST_CASE_METHOD(Playing, "a pause goes on with the same sample", "[threads]") {
    playback.play(items(3), 0);
    card.hear(150);
    playback.pause();
    const Samples silence = card.hear_whatever(200);
    CHECK(playback.status().state == PlaybackState::paused);
    CHECK(std::count(silence.begin(), silence.end(), 0) >= 197);
    const auto taken = (*card.playout).taken();
    playback.resume();
    card.hear_whatever(10);
    CHECK((*card.playout).taken() - taken == Frames{10});
    // 450 frames less those that were heard, the ramp among them.
    const auto rest = static_cast<std::size_t>(450 - (*card.playout).taken().count);
    card.hear(rest);
    CHECK((card.hear(450) == heard_item(1)));
}

TEST_CASE_METHOD(Playing, "seeking to what has been spoken sounds at once and speaks nothing anew",
                 "[threads]") {
    const auto article = items(20);
    playback.play(article, 0);
    card.hear(100);
    std::size_t spoken = 0;
    await([&] { return (spoken += playback.take_news().spoken.size()) == 20; });
    playback.seek(place_of(*article, 10));
    CHECK(playback.status().position == place_of(*article, 10));
    // Two ramps of three frames, and then the item.
    Samples heard = card.hear(3 + 450);
    CHECK(std::count(heard.begin(), heard.end(), value_of(10)) >= 397);
    CHECK(playback.status().sentence.empty() == false);
    playback.seek(place_of(*article, 2));
    CHECK(order_of(card.hear(900)) == Samples{value_of(2), value_of(3)});
    CHECK(made.narrators == 1);
    CHECK(playback.take_news().spoken.empty());
}

TEST_CASE_METHOD(Playing, "seeking beyond what has been spoken speaks from there", "[threads]") {
    const auto article = items(399); // Three minutes, of which two are spoken ahead.
    playback.play(article, 0);
    card.hear(100);
    playback.seek(place_of(*article, 390));
    CHECK(playback.status().position == place_of(*article, 390));
    Samples heard;
    await([&] {
        const Samples more = card.hear_whatever(10);
        heard.insert(heard.end(), more.begin(), more.end());
        return more.back() == value_of(391);
    });
    CHECK(order_of(heard) == Samples{value_of(390), value_of(391)});
    CHECK(std::count(heard.begin(), heard.end(), value_of(390)) >= 397);
}

TEST_CASE_METHOD(Playing, "playing may begin in the middle, and at a word", "[threads]") {
    const auto article = items(5);
    playback.play(article, place_of(*article, 3) + std::string_view("Item kako ").size());
    const Samples heard = card.hear(250);
    Samples rest = heard_item(3);
    rest.erase(rest.begin(), rest.begin() + 2 * kWord);
    CHECK((heard == rest));
}

TEST_CASE_METHOD(Playing, "another rate is heard at once, with no sentence lost or said twice",
                 "[threads]") {
    const bool follows_rate = GENERATE(true, false);
    made.follows_rate = follows_rate;
    const auto article = items(8);
    playback.play(article, 0);
    Samples heard = card.hear(500); // 50 frames into the second.
    playback.set_rate(2);
    while (playback.status().state != PlaybackState::ended) {
        const Samples more = card.hear_whatever(50);
        heard.insert(heard.end(), more.begin(), more.end());
        std::this_thread::sleep_for(1ms); // The other threads write meanwhile.
    }
    Samples all;
    for (int i = 0; i < 8; ++i) all.push_back(value_of(i));
    // Stretching bends values of a test's flat samples at their borders.
    Samples order = order_of(heard);
    order.erase(std::remove_if(order.begin(), order.end(),
                               [&](std::int16_t v) {
                                   return std::find(all.begin(), all.end(), v) == all.end();
                               }),
                order.end());
    order.erase(std::unique(order.begin(), order.end()), order.end());
    CHECK(order == all);
    for (int i = 3; i < 7; ++i) {
        const auto frames = std::count(heard.begin(), heard.end(), value_of(i));
        INFO(i << ": " << frames);
        CHECK(std::abs(frames - 2 * kWord) < 30);
    }
    CHECK(made.narrators == (follows_rate ? 2 : 1));
}

TEST_CASE_METHOD(Playing, "another voice goes on at the same word", "[threads]") {
    const auto article = items(5);
    playback.play(article, 0);
    card.hear(450 + 2 * kWord + 30); // In the third word of the second item.
    const auto before = playback.status();
    REQUIRE(before.word.of(article->text) == "is");
    playback.set_voice("other");
    await([&] { return made.narrators == 2; });
    CHECK(playback.status().position == before.word.begin);
    Samples heard;
    await([&] {
        const Samples more = card.hear_whatever(10);
        heard.insert(heard.end(), more.begin(), more.end());
        return more.back() == value_of(2);
    });
    CHECK(std::count(heard.begin(), heard.end(), value_of(1)) >= 2 * kWord - 6);
    CHECK(std::count(heard.begin(), heard.end(), value_of(1)) <= 2 * kWord + 6);
}

TEST_CASE_METHOD(Playing, "a device that is lost pauses, and playing goes on where it was",
                 "[threads]") {
    const auto article = items(5);
    playback.play(article, 0);
    card.hear(450 + 200);
    card.lost = true;
    await([&] { return playback.status().state == PlaybackState::paused; });
    const auto news = playback.take_news();
    REQUIRE(news.device_failure);
    CHECK(news.device_failure->code == ErrorCode::device_unavailable);
    CHECK(playback.status().sentence.of(article->text) == "Item kake is here.");
    playback.resume();
    await([&] { return card.opened == 2 && card.playout != nullptr; });
    const Samples rest = card.hear(250);
    CHECK(std::count(rest.begin(), rest.end(), value_of(1)) >= 197);
}

TEST_CASE_METHOD(Playing, "no device is told, and resuming tries again", "[threads]") {
    card.missing = true;
    playback.play(items(2), 0);
    std::optional<Error> failure;
    await([&] { return (failure = playback.take_news().device_failure).has_value(); });
    CHECK(failure->code == ErrorCode::device_unavailable);
    CHECK(playback.status().state == PlaybackState::paused);
    card.missing = false;
    playback.resume();
    CHECK((card.hear(450) == heard_item(0)));
}

TEST_CASE("a failed narration is told, and what was spoken before it is heard", "[threads]") {
    Card card;
    Playback playback(
        [](const Article&, const Voicing&) -> Result<FittedNarrator> {
            return Error{ErrorCode::voice_unknown, "no voice", {}, {}, {}};
        },
        std::make_unique<CardDevice>(card));
    playback.play(items(2), 0);
    std::optional<Error> failure;
    await([&] { return (failure = playback.take_news().failure).has_value(); });
    CHECK(failure->code == ErrorCode::voice_unknown);
}

TEST_CASE_METHOD(Playing, "stopping falls silent, and another article may follow", "[threads]") {
    playback.play(items(5), 0);
    card.hear(100);
    playback.stop();
    CHECK(playback.status().state == PlaybackState::idle);
    const Samples silence = card.hear_whatever(100);
    CHECK(std::count(silence.begin(), silence.end(), 0) >= 97);
    const auto second = items(12);
    playback.play(second, place_of(*second, 11));
    await([&] { return (*card.playout).written() > (*card.playout).taken(); });
    CHECK(order_of(card.hear(450)) == Samples{value_of(11)});
}

TEST_CASE_METHOD(Playing, "many wishes at once end with the last of them", "[threads]") {
    const auto article = items(100);
    playback.play(article, 0);
    card.hear(10);
    for (int i = 0; i < 300; ++i) {
        playback.seek(place_of(*article, (i * 37) % 100));
        if (i % 3 == 0) playback.set_rate(1 + (i % 5) * 0.25);
        if (i % 4 == 0) playback.pause();
        if (i % 4 == 1) playback.resume();
        if (card.playout != nullptr) card.hear_whatever(20);
    }
    playback.resume();
    playback.set_rate(1);
    playback.seek(place_of(*article, 42));
    Samples heard;
    await([&] {
        const Samples more = card.hear_whatever(10);
        heard.insert(heard.end(), more.begin(), more.end());
        return std::count(heard.begin(), heard.end(), value_of(43)) > 100;
    });
    const Samples order = order_of(heard);
    CHECK(std::find(order.begin(), order.end(), value_of(42)) != order.end());
    CHECK(order.back() == value_of(43));
}

TEST_CASE_METHOD(Playing, "a rate that is set right after a seek plays what was sought",
                 "[threads]") {
    made.follows_rate = GENERATE(true, false);
    const auto article = items(30);
    playback.play(article, 0);
    card.hear(100);
    std::size_t spoken = 0;
    await([&] { return (spoken += playback.take_news().spoken.size()) == 30; });
    for (int i = 1; i <= 20; ++i) {
        const int number = i * 7 % 30;
        playback.seek(place_of(*article, number));
        playback.set_rate(i % 2 == 0 ? 1 : 1.5);
        CHECK(playback.status().position == place_of(*article, number));
        Samples heard;
        await([&] {
            const Samples more = card.hear_whatever(5);
            heard.insert(heard.end(), more.begin(), more.end());
            return playback.status().into_sentence >= 100ms;
        });
        CHECK(playback.status().sentence.begin == place_of(*article, number));
        CHECK(std::count(heard.begin(), heard.end(), value_of(number)) > 20);
        spoken = 0;
    }
}

TEST_CASE_METHOD(Playing, "a voice with another format that is chosen in a pause loses nothing",
                 "[threads]") {
    made.other.format = {2000, 2};
    const auto article = items(5);
    playback.play(article, 0);
    card.hear(450 + 10); // In the first word of the second item.
    playback.pause();
    card.hear_whatever(20);
    playback.take_news();
    playback.set_voice("other");
    // The pause lasts until there is something to go wrong with.
    std::size_t spoken = 0;
    await([&] { return (spoken += playback.take_news().spoken.size()) == 4; });
    playback.set_volume(1);
    CHECK(playback.status().position == place_of(*article, 1));
    CHECK(playback.status().state == PlaybackState::paused);
    const int opened = card.opened;
    playback.resume();
    await([&] { return card.opened == opened + 1 && card.playout != nullptr; });
    CHECK((*card.playout).format() == made.other.format);
    const Samples heard = card.hear(2 * 2 * 450 * 4);
    CHECK(order_of(heard) == Samples{value_of(1), value_of(2), value_of(3), value_of(4)});
    CHECK(std::count(heard.begin(), heard.end(), value_of(1)) == 2 * 2 * 4 * kWord);
}

TEST_CASE_METHOD(Playing, "a sentence without any sound is passed over", "[threads]") {
    made.pause = 0;
    made.speech.mute = GENERATE(0, 1, 2);
    playback.play(items(3), 0);
    Samples expected{value_of(0), value_of(1), value_of(2)};
    expected.erase(expected.begin() + made.speech.mute);
    CHECK(order_of(card.hear(2 * 4 * kWord)) == expected);
    card.hear_whatever(1);
    await([&] { return playback.status().state == PlaybackState::ended; });
}

TEST_CASE_METHOD(Playing, "a voice that dies in the middle is heard as far as it came",
                 "[threads]") {
    made.speech.deadly = 2;
    const auto article = items(5);
    playback.play(article, 0);
    CHECK(order_of(card.hear(2 * 450)) == Samples{value_of(0), value_of(1)});
    card.hear_whatever(1);
    await([&] { return playback.status().state == PlaybackState::failed; });
    CHECK(playback.status().sentence.begin == place_of(*article, 1));
    const auto news = playback.take_news();
    REQUIRE(news.failure);
    CHECK(news.failure->code == ErrorCode::backend_failed);
    // Another voice goes on.
    playback.set_voice("other");
    await([&] {
        return card.playout != nullptr && (*card.playout).written() > (*card.playout).taken();
    });
    const Samples heard = card.hear(50 + 3 * 450);
    CHECK(order_of(heard).back() == value_of(4));
    card.hear_whatever(500);
    await([&] {
        card.hear_whatever(10);
        return playback.status().state == PlaybackState::ended;
    });
}

TEST_CASE_METHOD(Playing,
                 "a device that is lost while nothing plays is opened anew for the next article",
                 "[threads]") {
    playback.play(items(1), 0);
    card.hear(450);
    card.hear_whatever(1);
    await([&] { return playback.status().state == PlaybackState::ended; });
    card.lost = true;
    await([&] { return card.playout == nullptr; });
    CHECK_FALSE(playback.take_news().device_failure);
    playback.play(items(2), 0);
    CHECK((card.hear(450) == heard_item(0)));
    CHECK(playback.status().state == PlaybackState::playing);
}

TEST_CASE_METHOD(Playing,
                 "what went wrong with the device is told though another article was chosen",
                 "[threads]") {
    card.missing = true;
    playback.play(items(2), 0);
    await([&] { return playback.status().state == PlaybackState::paused; });
    playback.stop();
    playback.play(items(2), 0);
    const auto news = playback.take_news();
    REQUIRE(news.device_failure);
    CHECK(news.device_failure->code == ErrorCode::device_unavailable);
}

TEST_CASE_METHOD(Playing, "seeks without a device play the last of them when there is one",
                 "[threads]") {
    card.missing = true;
    const auto article = items(20);
    playback.play(article, 0);
    await([&] { return playback.status().state == PlaybackState::paused; });
    std::size_t spoken = 0;
    await([&] { return (spoken += playback.take_news().spoken.size()) == 20; });
    for (int i = 0; i < 19; ++i) {
        playback.seek(place_of(*article, i));
        std::this_thread::sleep_for(1ms); // The other thread gets ready.
    }
    card.missing = false;
    playback.resume();
    CHECK(order_of(card.hear(450)) == Samples{value_of(18)});
}
