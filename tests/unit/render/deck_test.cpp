// SPDX-License-Identifier: Apache-2.0
// The deck alone, as one thread: the test is the listener, the thread that fills, and the device.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "render/deck.hpp"

using namespace narrate;
using namespace std::chrono_literals;
using render::Deck;
using render::Tape;
using render::TapedSentence;

namespace {

using Samples = std::vector<std::int16_t>;

constexpr PcmFormat kMono{1000, 1}; // A frame is a millisecond.
constexpr std::int64_t kLength = 200;

/// A sentence's samples: no ramp gives another's.
std::int16_t value_of(std::size_t number) {
    return static_cast<std::int16_t>(20'000 + 10 * number);
}

/// Sentences of ten bytes each.
Tape tape_of(std::size_t count, PcmFormat format = kMono, double rate = 1) {
    Tape tape;
    tape.set_format(format);
    for (std::size_t i = 0; i < count; ++i) {
        TapedSentence sentence;
        sentence.source = {10 * i, 10 * i + 10};
        sentence.rate = rate;
        sentence.samples.assign(static_cast<std::size_t>(kLength * format.channels), value_of(i));
        tape.add(std::move(sentence));
    }
    tape.complete();
    return tape;
}

Samples take(Deck& deck, std::size_t frames) {
    Samples samples(frames * static_cast<std::size_t>(deck.playout().format().channels));
    deck.playout().fill(samples);
    return samples;
}

/// The number of the sentence that is heard.
std::optional<std::size_t> heard(const Deck& deck) {
    const auto heard = deck.heard();
    if (heard.sentence == nullptr) return std::nullopt;
    return heard.sentence->source.begin / 10;
}

/// At the tape's beginning, with sound made ready.
void start(Deck& deck) {
    deck.begin({});
    deck.renew();
    deck.fill();
}

} // namespace

TEST_CASE("a deck plays its tape from where it is told to") {
    const Tape tape = tape_of(5);
    Deck deck(tape);
    deck.begin(*tape.find(20));
    CHECK_FALSE(deck.fits());
    deck.renew();
    REQUIRE(deck.fits());
    deck.fill();
    CHECK_FALSE(heard(deck));
    CHECK(take(deck, 50) == Samples(50, value_of(2)));
    CHECK(heard(deck) == 2U);
    CHECK(deck.heard().frame == Frames{2 * kLength + 50});
    for (int i = 0; i < 3; ++i) {
        deck.fill();
        take(deck, kLength);
    }
    CHECK(deck.is_heard_out());
    CHECK(heard(deck) == 4U);
}

TEST_CASE("what is heard lags behind the callback by the device's latency") {
    const Tape tape = tape_of(5);
    Deck deck(tape);
    start(deck);
    deck.set_latency(Frames{60});
    take(deck, 50);
    CHECK_FALSE(heard(deck));
    take(deck, kLength);
    CHECK(heard(deck) == 0U);
    take(deck, 20);
    CHECK(heard(deck) == 1U);
    // Not before its sound is heard either, where a jump led.
    deck.jump(*tape.find(40));
    deck.fill();
    take(deck, 50);
    CHECK_FALSE(heard(deck));
    take(deck, 20);
    CHECK(heard(deck) == 4U);
}

TEST_CASE("the end is heard when the device's latency has passed, and not of a tape that grows") {
    Tape tape = tape_of(1);
    Deck deck(tape);
    deck.begin({});
    deck.renew();
    deck.set_latency(Frames{60});
    deck.fill();
    take(deck, kLength + 59);
    CHECK_FALSE(deck.is_heard_out());
    take(deck, 1);
    CHECK(deck.is_heard_out());
    CHECK(deck.missed() == 0ms);

    tape.drop_behind({}); // More is to come.
    deck.jump(Frames{});
    deck.fill();
    take(deck, 1000);
    CHECK_FALSE(deck.is_heard_out());
}

TEST_CASE("a rate that is set before a jump was written keeps the jump") {
    const Tape tape = tape_of(10);
    Deck deck(tape);
    start(deck);
    take(deck, 100);
    deck.jump(*tape.find(70));
    // The callback has seen the cut, or has not.
    if (GENERATE(true, false)) take(deck, 10);
    deck.set_rate(2);
    CHECK(deck.cursor() == tape.find(70));
    CHECK_FALSE(heard(deck));
    deck.fill();
    take(deck, 30);
    CHECK(heard(deck) == 7U);
}

TEST_CASE("a rate that is set near a sentence's end neither loses nor repeats a sentence") {
    const Tape tape = tape_of(6);
    for (std::size_t at = 170; at <= 230; at += 5) {
        Deck deck(tape);
        start(deck);
        Samples all = take(deck, at);
        for (int change = 0; change < 4; ++change) {
            deck.set_rate(change % 2 == 0 ? 1.5 : 1);
            deck.fill();
            const Samples more = take(deck, 7);
            all.insert(all.end(), more.begin(), more.end());
        }
        const Frames frame = deck.heard().frame;
        INFO("at " << at << ": " << frame.count);
        CHECK(frame.count > static_cast<std::int64_t>(at));
        CHECK(frame.count < static_cast<std::int64_t>(at) + 60);
        std::size_t last = 0;
        for (const std::int16_t sample : all)
            for (std::size_t i = 0; i < 6; ++i)
                if (sample == value_of(i)) {
                    CHECK((i == last || i == last + 1));
                    last = i;
                }
    }
}

TEST_CASE("what is heard is known to the end of a long tape at any speed") {
    const Tape tape = tape_of(200);
    Deck deck(tape);
    deck.set_rate(2.25);
    deck.begin({});
    deck.renew();
    std::int16_t last = value_of(0);
    while (!deck.is_heard_out()) {
        deck.fill();
        for (const std::int16_t sample : take(deck, 20))
            if (sample == last + 10) last = sample;
        const std::int64_t begin = (last - value_of(0)) / 10 * kLength;
        REQUIRE(deck.heard().frame.count >= begin - 40);
        REQUIRE(deck.heard().frame.count <= begin + kLength + 40);
    }
    CHECK(last == value_of(199));
}

TEST_CASE("jumps in a pause are silent, whether a device takes from the deck or none") {
    const bool has_device = GENERATE(true, false);
    const Tape tape = tape_of(10);
    Deck deck(tape);
    start(deck);
    take(deck, 100);
    deck.pause();
    take(deck, 10);
    for (std::size_t i = 1; i < 10; ++i) {
        deck.jump(*tape.find(10 * i));
        if (has_device)
            CHECK(take(deck, 5) == Samples(5, 0));
        else
            deck.settle();
        deck.fill();
        CHECK(deck.playout().written() - deck.playout().taken() >= Frames{kLength});
    }
    CHECK(heard(deck) == 9U);
    deck.resume();
    const Samples samples = take(deck, 20);
    CHECK(samples.front() != value_of(9)); // A ramp.
    CHECK(samples.back() == value_of(9));
}

TEST_CASE("a rate that is set in a pause, without a device, goes on with the same frame") {
    const Tape tape = tape_of(10);
    Deck deck(tape);
    start(deck);
    take(deck, 300);
    deck.pause();
    take(deck, 10);
    const Frames before = deck.heard().frame;
    for (const double rate : {2.0, 1.0, 1.25, 1.0}) {
        deck.set_rate(rate);
        deck.settle();
        deck.fill();
        CHECK(deck.heard().frame == before);
    }
}

TEST_CASE("a tape of another format is not played until the playout is a new one") {
    Tape tape = tape_of(4);
    Deck deck(tape);
    start(deck);
    take(deck, 100);
    tape.clear();
    deck.jump({});
    CHECK_FALSE(deck.cursor());
    const PcmFormat stereo{2000, 2};
    tape.set_format(stereo);
    TapedSentence sentence;
    sentence.source = {500, 510};
    for (std::int16_t i = 1; i <= 800; ++i) sentence.samples.push_back(i);
    tape.add(std::move(sentence));
    tape.complete();
    deck.begin(tape.begin());
    deck.fill();
    CHECK(deck.cursor() == tape.begin());
    CHECK_FALSE(deck.fits());
    deck.set_rate(2);
    deck.set_rate(1);
    CHECK(deck.cursor() == tape.begin());
    deck.renew();
    deck.fill();
    const Samples first = take(deck, 10);
    CHECK(first.front() == 1);
    CHECK(first.back() == 20);
    CHECK(heard(deck) == 50U);
}

TEST_CASE("what a deck says is heard is what its device played, whatever the listener does") {
    const Tape tape = tape_of(60);
    std::mt19937 random(7); // The same every time.
    const auto draw = [&random](std::size_t most) { return random() % (most + 1); };
    for (int round = 0; round < 300; ++round) {
        Deck deck(tape);
        deck.begin({});
        deck.renew();
        for (int step = 0; step < 40; ++step) {
            switch (draw(5)) {
            case 0: deck.jump(*tape.find(10 * draw(55))); break;
            case 1: deck.set_rate(0.5 + 0.25 * static_cast<double>(draw(10))); break;
            case 2: deck.pause(); break;
            case 3: deck.resume(); break;
            default: break;
            }
            if (draw(3) > 0) deck.fill();
            if (draw(2) > 0) {
                const Samples samples = take(deck, 1 + draw(60));
                deck.forget_old();
                const std::int16_t last = samples.back();
                if (last < value_of(0) || (last - value_of(0)) % 10 != 0) continue;
                const auto frame = deck.heard().frame.count;
                const std::int64_t begin = (last - value_of(0)) / 10 * kLength;
                INFO(round << "." << step << ": " << frame << " in " << begin);
                REQUIRE(deck.heard().sentence != nullptr);
                // Stretching moves things by some periods of the voice.
                REQUIRE(frame >= begin - 40);
                REQUIRE(frame <= begin + kLength + 40);
            }
        }
    }
}
