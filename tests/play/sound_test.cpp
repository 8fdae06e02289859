// SPDX-License-Identifier: Apache-2.0
// What is heard of `narrate play` through the real PortAudio, ALSA and a sound server, and what
// keys on a terminal do to it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "play/listener.hpp"

using namespace narrate::test;
using namespace std::chrono_literals;

namespace {

const std::string kStory = "The harbour office opened its new tide gauge. It measures the sea.\n";

/// Of the playout's ramps, with a sample to spare.
constexpr std::size_t kRamp = samples_in(3ms) + 2;
/// Longer than any pause in a story.
constexpr auto kLongSilence = 900ms;

/// The samples that are no silence: a busy machine may have been too late with some.
Samples voiced(Samples samples) {
    std::erase(samples, std::int16_t{0});
    return samples;
}

/// What two have in common at both ends.
struct Common {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Common common(const Samples& a, const Samples& b) {
    const auto first = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto last = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return {static_cast<std::size_t>(first.first - a.begin()),
            static_cast<std::size_t>(last.first - a.rbegin())};
}

int peak(const Samples& samples) {
    int most = 0;
    for (const int sample : samples) most = std::max(most, std::abs(sample));
    return most;
}

/// Up to the first pause that is longer than any inside a sentence.
Samples first_sentence(const Samples& samples) {
    const Samples pause(samples_in(240ms));
    return {samples.begin(),
            std::search(samples.begin(), samples.end(), pause.begin(), pause.end())};
}

/// Of a tone, by its zero crossings where it is loud.
double hertz(const Samples& samples) {
    constexpr std::size_t kWindow = 441; // 20 ms.
    std::size_t crossings = 0;
    std::size_t loud = 0;
    for (std::size_t at = 0; at + kWindow <= samples.size(); at += kWindow) {
        const Samples window(samples.begin() + static_cast<std::ptrdiff_t>(at),
                             samples.begin() + static_cast<std::ptrdiff_t>(at + kWindow));
        if (peak(window) < 6000) continue;
        for (std::size_t i = 1; i < window.size(); ++i)
            if ((window[i - 1] < 0) != (window[i] < 0)) ++crossings;
        loud += window.size() - 1;
    }
    REQUIRE(loud > 0);
    return static_cast<double>(crossings) / 2 * SoundCard::kRate / static_cast<double>(loud);
}

/// Words of four letters: tones of 300 Hz.
std::string tones(int words) {
    std::string sentence = "Tone";
    for (int i = 2; i < words; ++i) sentence += " tone";
    return sentence + " ton.\n";
}

/// From the first sound behind `from` to the last.
Samples heard_since(const SoundCard& card, std::size_t from) {
    const Samples all = card.recorded();
    return without_silence({all.begin() + static_cast<std::ptrdiff_t>(from), all.end()});
}

} // namespace

TEST_CASE("the sound card plays exactly the samples that a render writes, without a gap") {
    Listener listener;
    const std::string story = listener.write("story.txt", kStory);
    const Samples rendered = listener.rendered({story});
    REQUIRE(rendered.size() > 50'000);
    // A machine that is busy with other things may make a hole in one play, but not in all.
    bool whole = false;
    for (int i = 0; i < 3 && !whole; ++i) {
        const std::size_t before = listener.card().recorded().size();
        const auto played = listener.run({"play", story});
        INFO(played.err);
        REQUIRE(played.exit == 0);
        CHECK(played.err.empty());
        CHECK(played.out == "The harbour office opened its new tide gauge.\n"
                            "It measures the sea.\n");
        REQUIRE(listener.card().wait_for_silence(kLongSilence, before));
        const Samples heard = heard_since(listener.card(), before);
        CHECK((voiced(heard) == voiced(rendered)));
        whole = heard == rendered;
    }
    CHECK(whole);
}

TEST_CASE("the key space stops the sound, and goes on with the next sample") {
    Listener listener;
    const std::string story = listener.write("story.txt", kStory);
    Pty player = listener.open({"--plain", story});
    REQUIRE(listener.card().wait_for_sound());
    player.type(" ");
    REQUIRE(listener.card().wait_for_silence(kLongSilence));
    player.type(" ");
    CHECK(player.exit() == 0);
    REQUIRE(listener.card().wait_for_more(100ms));

    const Samples heard = voiced(listener.card().recorded());
    const Samples rendered = voiced(listener.rendered({story}));
    const auto [begin, end] = common(heard, rendered);
    // Every sample is there once but for those of two ramps, which are quieter.
    CHECK(heard.size() <= rendered.size());
    CHECK(heard.size() + 2 * kRamp >= rendered.size());
    CHECK(begin + end + 2 * kRamp >= rendered.size());
    CHECK(begin < rendered.size()); // It did stop in the middle.
}

TEST_CASE("the right arrow goes on with the samples of the next sentence") {
    Listener listener;
    const std::string story = listener.write(
        "story.txt", "The mayor cut a long blue ribbon in front of the new house of the council, "
                     "its garden and its well. " +
                         kStory);
    Pty player = listener.open({"--plain", story});
    REQUIRE(listener.card().wait_for_sound());
    player.type("\x1b[C");
    CHECK(player.exit() == 0);
    REQUIRE(listener.card().wait_for_more(100ms));

    const Samples rendered = voiced(listener.rendered({story}));
    const Samples heard = voiced(listener.card().recorded());
    const Samples first = voiced(first_sentence(listener.rendered({story})));
    const auto [begin, end] = common(heard, rendered);
    CHECK(end <= rendered.size() - first.size());
    CHECK(end + kRamp >= rendered.size() - first.size());
    CHECK(begin + end + samples_in(500ms) < rendered.size()); // Of the first, much was left out.
}

TEST_CASE("the keys of the rate speak faster at the same pitch") {
    Listener listener;
    listener.add_tone_voice();
    const std::string story = listener.write("story.txt", tones(40));
    const Samples rendered = listener.rendered({story, "--voice", "tones"});
    CHECK(hertz(rendered) == Approx(300).margin(5));
    for (const char* keys : {"}", "]]]]]]]]]]"}) {
        CAPTURE(keys);
        const std::size_t before = listener.card().recorded().size();
        Pty player = listener.open({"--plain", "--voice", "tones", story});
        REQUIRE(listener.card().wait_for_sound(before));
        player.type(keys);
        CHECK(player.exit() == 0);
        REQUIRE(listener.card().wait_for_more(100ms));
        const Samples heard = heard_since(listener.card(), before);
        CAPTURE(heard.size(), rendered.size());
        CHECK(heard.size() < rendered.size() * 3 / 4);
        CHECK(heard.size() > rendered.size() * 2 / 5);
        CHECK(hertz(heard) == Approx(hertz(rendered)).margin(30));
    }
}

TEST_CASE("the keys 9, 0 and m make it quieter, louder and silent") {
    Listener listener;
    listener.add_tone_voice();
    std::string text;
    for (int i = 0; i < 40; ++i) text += tones(10) + "\n";
    const std::string story = listener.write("story.txt", text);
    Pty player = listener.open({"--plain", "--voice", "tones", story});
    // The loudest sample of the last half second, which is longer than a tone and a pause.
    const auto becomes = [&](double loudness) {
        return eventually([&] {
            const Samples all = listener.card().recorded();
            const std::size_t from = all.size() - std::min(all.size(), samples_in(500ms));
            return peak({all.begin() + static_cast<std::ptrdiff_t>(from), all.end()}) ==
                   Approx(loudness).margin(loudness / 50);
        });
    };
    CHECK(becomes(8000));
    player.type("9999999999");
    CHECK(becomes(1000)); // The cube of a half.
    player.type("00000");
    CHECK(becomes(8000 * 0.421875));
    player.type("m");
    CHECK(becomes(0));
    player.type("m");
    CHECK(becomes(8000 * 0.421875));
    player.type("q");
    CHECK(player.exit() == 0);
}

TEST_CASE("articles of a queue are heard one after the other, and nobody is needed for it") {
    Listener listener;
    const std::string first = listener.write("first.txt", "The ferry left at noon.\n");
    const std::string second = listener.write("second.txt", "By evening it was back.\n");
    const auto played = listener.run({"play", first, second});
    CHECK(played.exit == 0);
    CHECK(played.out == "The ferry left at noon.\n\nBy evening it was back.\n");
    REQUIRE(listener.card().wait_for_more(100ms));
    Samples both = voiced(listener.rendered({first}));
    const Samples two = voiced(listener.rendered({second}));
    both.insert(both.end(), two.begin(), two.end());
    CHECK((voiced(listener.card().recorded()) == both));
}
