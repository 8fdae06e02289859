// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "render/speaker_queue.hpp"

using namespace narrate;
using narrate::render::HeardText;
using narrate::render::PlaybackNews;
using narrate::render::SpeakerQueue;
using Kind = SpeakerEvent::Kind;

namespace {

std::shared_ptr<const Article> article() {
    return std::make_shared<const Article>(article_from_text("One two. Three.\n\nFour."));
}

std::vector<std::pair<Kind, std::uint64_t>> told(SpeakerQueue& queue) {
    std::vector<std::pair<Kind, std::uint64_t>> told;
    for (const SpeakerEvent& event : queue.take_events())
        told.emplace_back(event.kind, event.article);
    return told;
}

using Told = std::vector<std::pair<Kind, std::uint64_t>>;

PlaybackNews heard(std::vector<HeardText> texts) {
    PlaybackNews news;
    news.heard = std::move(texts);
    return news;
}

Error error_of(ErrorCode code) {
    return {code, "it went wrong", {}, {}, {}};
}

PlaybackNews lost_device() {
    PlaybackNews news;
    news.device_failure = error_of(ErrorCode::device_unavailable);
    return news;
}

} // namespace

TEST_CASE("an article starts with its first mark, and blocks are told before their sentences") {
    SpeakerQueue queue;
    CHECK(queue.add(article(), 0) == 1);
    CHECK(queue.add(article(), 0) == 2);
    queue.learn(heard({{MarkKind::sentence, {0, 8}},
                       {MarkKind::word, {0, 3}},
                       {MarkKind::sentence, {9, 15}},
                       {MarkKind::sentence, {17, 22}}}));
    const auto events = queue.take_events();
    REQUIRE(events.size() == 7);
    CHECK(events[0].kind == Kind::started);
    CHECK(events[1].kind == Kind::block);
    CHECK(events[1].range == TextRange{0, 15});
    CHECK(events[3].kind == Kind::word);
    CHECK(events[4].kind == Kind::sentence);
    CHECK(events[5].kind == Kind::block);
    CHECK(events[5].range == TextRange{17, 22});
    queue.end_front(false);
    CHECK(queue.front()->number == 2);
    queue.end_front(false);
    CHECK((told(queue) == Told{{Kind::ended, 1}, {Kind::ended, 2}, {Kind::idle, 0}}));
}

TEST_CASE("a failed narration is told when what was spoken has been heard") {
    SpeakerQueue queue;
    (void)queue.add(article(), 0);
    PlaybackNews news;
    news.failure = error_of(ErrorCode::backend_failed);
    queue.learn(std::move(news));
    CHECK_FALSE(queue.has_events());
    queue.end_front(true);
    const auto events = queue.take_events();
    REQUIRE(events.size() == 2);
    CHECK(events[0].kind == Kind::failed);
    CHECK(events[0].error->code == ErrorCode::backend_failed);
}

TEST_CASE("a failure does not matter where another voice could speak the rest") {
    SpeakerQueue queue;
    (void)queue.add(article(), 0);
    PlaybackNews news;
    news.failure = error_of(ErrorCode::backend_failed);
    queue.learn(std::move(news));
    queue.end_front(false);
    CHECK((told(queue) == Told{{Kind::ended, 1}, {Kind::idle, 0}}));
}

TEST_CASE("a sound card that was missed for an article that is gone is told all the same") {
    SpeakerQueue queue;
    (void)queue.add(article(), 0);
    queue.cancel_all();
    queue.learn(lost_device());
    CHECK(queue.is_paused());
    CHECK((told(queue) == Told{{Kind::cancelled, 1}, {Kind::idle, 0}, {Kind::paused, 0}}));
}

TEST_CASE("what an article was that is cancelled, nobody needs to know any more") {
    SpeakerQueue queue;
    (void)queue.add(article(), 0);
    queue.learn(heard({{MarkKind::sentence, {0, 8}}, {MarkKind::word, {0, 3}}}));
    queue.cancel_front();
    CHECK((told(queue) == Told{{Kind::started, 1}, {Kind::cancelled, 1}, {Kind::idle, 0}}));
}

TEST_CASE("a sound card that is lost pauses, and is told each time it is missing") {
    SpeakerQueue queue;
    (void)queue.add(article(), 0);
    queue.learn(lost_device());
    CHECK(queue.is_paused());
    queue.set_paused(true);
    queue.set_paused(false);
    queue.learn(lost_device());
    CHECK((told(queue) == Told{{Kind::paused, 1}, {Kind::resumed, 1}, {Kind::paused, 1}}));
}

TEST_CASE("what is cancelled is told for each article, and nothing more of it") {
    SpeakerQueue queue;
    (void)queue.add(article(), 0);
    (void)queue.add(article(), 0);
    queue.cancel_all();
    CHECK(queue.front() == nullptr);
    queue.learn(heard({{MarkKind::word, {0, 3}}}));
    queue.cancel_front();
    CHECK((told(queue) == Told{{Kind::cancelled, 1}, {Kind::cancelled, 2}, {Kind::idle, 0}}));
}

TEST_CASE("when nobody asks for long, marks are lost and nothing else") {
    SpeakerQueue queue;
    (void)queue.add(article(), 0);
    for (int i = 0; i < 30'000; ++i) queue.learn(heard({{MarkKind::word, {0, 3}}}));
    queue.end_front(false);
    const auto events = queue.take_events();
    CHECK(events.size() == 20'000);
    CHECK(events.front().kind == Kind::started);
    CHECK(events[1].kind == Kind::word);
    CHECK(events[19'998].kind == Kind::ended);
    CHECK(events[19'999].kind == Kind::idle);
}
