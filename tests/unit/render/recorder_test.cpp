// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "render/recorder.hpp"
#include "support/fake_card.hpp"

using namespace narrate;
using namespace narrate::test;
using render::FittedNarrator;
using render::Order;
using render::Recorder;
using render::TapedSentence;
using render::Voicing;

namespace {

/// Keeps what is recorded, and has room for as many sentences as the test says.
class Shelf final : public render::RecorderOutput {
public:
    void wait_for_room(const std::stop_token& stop) override {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [this] { return sentences_.size() < room_; });
    }
    void add(const Order& order, const FittedNarrator&, PcmFormat format,
             TapedSentence sentence) override {
        const std::lock_guard lock(mutex_);
        CHECK(format == kFormat);
        sentences_.emplace_back(order.number, std::move(sentence));
    }
    void finish(const Order& order, Result<Narration> narration) override {
        const std::lock_guard lock(mutex_);
        finished_.emplace_back(order.number, std::move(narration));
    }

    void make_room(std::size_t room) {
        const std::lock_guard lock(mutex_);
        room_ = room;
        changed_.notify_all();
    }
    std::vector<std::pair<std::uint64_t, TapedSentence>> sentences() {
        const std::lock_guard lock(mutex_);
        return sentences_;
    }
    /// The orders that were finished, with what came of them.
    std::vector<std::pair<std::uint64_t, Result<Narration>>> finished() {
        const std::lock_guard lock(mutex_);
        return finished_;
    }

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::size_t room_ = SIZE_MAX;
    std::vector<std::pair<std::uint64_t, TapedSentence>> sentences_;
    std::vector<std::pair<std::uint64_t, Result<Narration>>> finished_;
};

} // namespace

TEST_CASE("a recorder gives sentences with their words, and then what came of them", "[threads]") {
    Shelf shelf;
    Made made;
    Recorder recorder(narrators(made), shelf);
    const auto article = items(3);
    recorder.record({5, article, place_of(*article, 1), {}});
    await([&] { return !shelf.finished().empty(); });
    CHECK(shelf.finished()[0].first == 5);
    REQUIRE(shelf.finished()[0].second);
    CHECK(shelf.finished()[0].second->sentences == 2);
    const auto sentences = shelf.sentences();
    REQUIRE(sentences.size() == 2);
    const TapedSentence& second = sentences[1].second;
    CHECK(second.source.begin == place_of(*article, 2));
    CHECK(second.samples.size() == 4 * kWord + kPause);
    REQUIRE(second.words.size() == 4);
    CHECK(second.words[0].frame == Frames{0});
    CHECK(second.words[3].frame == Frames{3 * kWord});
}

TEST_CASE("a new order replaces the one that waits for room, which is not finished", "[threads]") {
    Shelf shelf;
    shelf.make_room(2);
    Made made;
    Recorder recorder(narrators(made), shelf);
    const auto article = items(50);
    recorder.record({1, article, 0, {}});
    await([&] { return shelf.sentences().size() == 2; });
    recorder.record({2, article, place_of(*article, 47), {}});
    shelf.make_room(SIZE_MAX);
    await([&] { return !shelf.finished().empty(); });
    REQUIRE(shelf.finished().size() == 1);
    CHECK(shelf.finished()[0].first == 2);
    const auto sentences = shelf.sentences();
    REQUIRE(sentences.size() >= 5);
    CHECK(sentences.back().second.source.begin == place_of(*article, 49));
    CHECK(made.narrators == 1);
}

TEST_CASE("a narrator serves as long as voice, rate and language stay", "[threads]") {
    Shelf shelf;
    Made made;
    Recorder recorder(narrators(made), shelf);
    const auto article = items(1);
    std::uint64_t number = 0;
    const auto record = [&](const Voicing& voicing) {
        recorder.record({++number, article, 0, voicing});
        await([&] { return shelf.finished().size() == number; });
        return made.narrators.load();
    };
    CHECK(record({}) == 1);
    CHECK(record({}) == 1);
    CHECK(record({"other", 1}) == 2);
    CHECK(record({"other", 2}) == 3);
    CHECK(record({"other", 2}) == 3);
}

TEST_CASE("a recorder without a narrator tells why, and tries again with the next order",
          "[threads]") {
    Shelf shelf;
    Made made;
    std::atomic<bool> works{false};
    Recorder recorder(
        [&](const Article& article, const Voicing& voicing) -> Result<FittedNarrator> {
            if (!works) return Error{ErrorCode::voice_unknown, "no voice", {}, {}, {}};
            return narrators(made)(article, voicing);
        },
        shelf);
    recorder.record({1, items(1), 0, {}});
    await([&] { return shelf.finished().size() == 1; });
    REQUIRE_FALSE(shelf.finished()[0].second);
    CHECK(shelf.finished()[0].second.error().code == ErrorCode::voice_unknown);
    works = true;
    recorder.record({2, items(1), 0, {}});
    await([&] { return shelf.finished().size() == 2; });
    CHECK(shelf.finished()[1].second);
}

TEST_CASE("a recorder that waits for room can be stopped, and go away", "[threads]") {
    Shelf shelf;
    shelf.make_room(0);
    Made made;
    {
        Recorder recorder(narrators(made), shelf);
        recorder.record({1, items(5), 0, {}});
        await([&] { return made.narrators == 1; });
        recorder.stop();
        recorder.record({2, items(5), 0, {}});
    }
    CHECK(shelf.sentences().empty());
    CHECK(shelf.finished().empty());
}
