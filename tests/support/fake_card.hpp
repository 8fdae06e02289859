// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "narrate/synthesizer.hpp"
#include "render/playback.hpp"
#include "support/await.hpp"

/// Playing, with a voice and a sound card of the test's own: the card takes samples when the test
/// says so, and never by the clock.
namespace narrate::test {

using Samples = std::vector<std::int16_t>;

inline constexpr PcmFormat kFormat{1000, 1}; // A frame is a millisecond.
inline constexpr int kWord = 100;            // Frames.
inline constexpr int kPause = 50;

/// How a voice of the test's speaks.
struct Speech {
    PcmFormat format = kFormat;
    double rate = 1;
    int mute = -1;   ///< The item that it gives no sound for.
    int deadly = -1; ///< The item that it fails at, and all behind it.
};

/// "Item kake is here.": four words, whose samples tell the number at the voice's own rate. The
/// faster, the fewer there are.
class CountingSynthesizer final : public SentenceSynthesizer {
public:
    explicit CountingSynthesizer(Speech speech) : speech_(speech) {}

    /// Numbers stand as syllables, which are said as they are written.
    static int number_in(const std::string& sentence) {
        const std::size_t at = sentence.find(' ') + 1;
        return digit(sentence.substr(at, 2)) * 20 + digit(sentence.substr(at + 2, 2));
    }
    static std::string name_of(int number) { return syllable(number / 20) + syllable(number % 20); }

private:
    Result<SentenceAudio> speak(const SpokenSentence& spoken, const std::stop_token&) override {
        const std::string& sentence = spoken.text;
        const int number = number_in(sentence);
        if (speech_.deadly >= 0 && number >= speech_.deadly)
            return Error{ErrorCode::backend_failed, "the voice died", {}, {}, {}};
        SentenceAudio audio;
        audio.format = speech_.format;
        if (number == speech_.mute) return audio;
        const auto word = static_cast<std::size_t>(
            std::lround(kWord / speech_.rate * speech_.format.sample_rate / kFormat.sample_rate));
        const auto channels = static_cast<std::size_t>(speech_.format.channels);
        for (std::size_t at = 0; at < sentence.size(); at = sentence.find(' ', at) + 1) {
            audio.events.push_back(
                {at, {static_cast<std::int64_t>(audio.samples.size() / channels)}});
            audio.samples.insert(audio.samples.end(), word * channels,
                                 static_cast<std::int16_t>(1000 + number * 10));
            if (sentence.find(' ', at) == std::string::npos) break;
        }
        return audio;
    }

    static std::string syllable(int digit) { return {"kmsd"[digit / 5], "aeiou"[digit % 5]}; }
    static int digit(const std::string& syllable) {
        int digit = 0;
        while (CountingSynthesizer::syllable(digit) != syllable) ++digit;
        return digit;
    }

    Speech speech_;
};

inline std::string name_of(int number) {
    return CountingSynthesizer::name_of(number);
}

/// A number's samples.
inline std::int16_t value_of(int number) {
    return static_cast<std::int16_t>(1000 + number * 10);
}

/// The numbers' values in the order they are heard, each once.
inline Samples order_of(const Samples& samples) {
    Samples order;
    for (const std::int16_t sample : samples)
        if (sample >= 1000 && sample % 10 == 0 && (order.empty() || order.back() != sample))
            order.push_back(sample);
    return order;
}

inline std::shared_ptr<const Article> items(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "Item " + name_of(i) + " is here.\n\n";
    return std::make_shared<const Article>(article_from_text(text));
}

inline std::size_t place_of(const Article& article, int number) {
    return article.text.find("Item " + name_of(number));
}

/// What the test's sound card and its Playback share.
struct Card {
    std::atomic<sink::Playout*> playout{nullptr};
    std::atomic<int> opened{0};
    std::atomic<bool> missing{false};
    std::atomic<bool> lost{false};

    /// The next samples that are heard, all of them written.
    Samples hear(std::size_t count) {
        await([this] { return playout != nullptr; });
        Samples heard;
        while (heard.size() < count) {
            await([this] {
                const sink::Playout& p = *playout;
                return p.written() > p.taken();
            });
            const auto ready = (*playout).written() - (*playout).taken();
            Samples part(std::min(
                {count - heard.size(), static_cast<std::size_t>(ready.count), std::size_t{50}}));
            (*playout).fill(part);
            heard.insert(heard.end(), part.begin(), part.end());
        }
        return heard;
    }
    /// The same, written or not.
    Samples hear_whatever(std::size_t count) const {
        Samples heard(count);
        (*playout).fill(heard);
        return heard;
    }
};

class CardDevice final : public sink::Device {
public:
    explicit CardDevice(Card& card) : card_(card) {}
    void choose(std::string) override {}
    Result<void> open(sink::Playout& playout) override {
        if (card_.missing) return Error{ErrorCode::device_unavailable, "no device", {}, {}, {}};
        ++card_.opened;
        card_.playout = &playout;
        return {};
    }
    void close() override { card_.playout = nullptr; }
    [[nodiscard]] Frames latency() const override { return {}; }
    [[nodiscard]] std::optional<Error> loss() override {
        if (!card_.lost.exchange(false)) return std::nullopt;
        return Error{ErrorCode::device_unavailable, "the card has gone", {}, {}, {}};
    }

private:
    Card& card_;
};

/// What was made for a Playback: how many narrators, and for what.
struct Made {
    std::atomic<int> narrators{0};
    bool follows_rate = true;
    int pause = kPause; ///< Behind each item.
    Speech speech = {};
    Speech other = {}; ///< Of the voice "other".
};

inline render::NarratorFactory narrators(Made& made) {
    return [&made](const Article&,
                   const render::Voicing& voicing) -> Result<render::FittedNarrator> {
        ++made.narrators;
        NarratorOptions options;
        options.voice = *find_builtin_voice(kDefaultVoice);
        const std::chrono::milliseconds pause(made.pause);
        options.voice.pauses = {pause, pause, pause};
        options.rate = made.follows_rate ? voicing.rate : 1.0;
        Speech speech = voicing.voice == "other" ? made.other : made.speech;
        speech.rate = options.rate;
        auto narrator = Narrator::create(options, std::make_unique<CountingSynthesizer>(speech));
        if (!narrator) return narrator.error();
        return render::FittedNarrator{std::move(*narrator), options.rate, made.follows_rate};
    };
}

/// What most tests begin with. What is made may still be changed until something is played.
struct Playing {
    Card card;
    Made made;
    render::Playback playback{narrators(made), std::make_unique<CardDevice>(card)};
};

} // namespace narrate::test
