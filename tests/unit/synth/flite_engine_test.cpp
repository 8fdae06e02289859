// SPDX-License-Identifier: Apache-2.0
// flite's engine and its voices. It speaks in children, as it does behind the server.
#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <numeric>
#include <set>
#include <sstream>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "support/child.hpp"
#include "synth/backends/flite/engine.hpp"

using namespace narrate;
using flite::FliteEngine;

namespace {

const std::string kText = "The ferry left at seven, and was back before noon.";
const std::vector<std::string> kVoices{"slt", "rms", "awb", "kal16", "kal"};

struct Spoken {
    std::vector<std::int16_t> samples;
    std::vector<SpeechEvent> events;
};

/// The samples and events of the last of `texts`, which are spoken one after the other.
Spoken speak(const std::string& voice, const std::vector<std::string>& texts,
             const synth::Prosody& prosody = {}) {
    const std::string answer = test::in_child([&](std::ostream& out) {
        FliteEngine engine(voice);
        if (!engine.start() || !engine.prepare({{}, {}, prosody})) ::_exit(1);
        std::vector<std::int16_t> samples;
        Result<synth::SentenceMarks> marks = synth::SentenceMarks{};
        for (const std::string& text : texts) {
            samples.clear();
            marks = engine.speak({text, {}}, [&](std::span<const std::int16_t> more) {
                samples.insert(samples.end(), more.begin(), more.end());
            });
            if (!marks || marks->frames.count != static_cast<std::int64_t>(samples.size()))
                ::_exit(1);
        }
        out << marks->events.size() << '\n';
        for (const SpeechEvent& event : marks->events)
            out << event.position << ' ' << event.frame.count << '\n';
        out.write(reinterpret_cast<const char*>(samples.data()),
                  static_cast<std::streamsize>(samples.size() * sizeof(std::int16_t)));
    });
    std::istringstream in(answer);
    std::size_t count = 0;
    in >> count;
    Spoken spoken;
    for (std::size_t i = 0; i < count; ++i) {
        SpeechEvent event;
        in >> event.position >> event.frame.count;
        spoken.events.push_back(event);
    }
    in.get();
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    spoken.samples.resize(bytes.size() / sizeof(std::int16_t));
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(spoken.samples.data()));
    return spoken;
}

std::string phonemize(const std::string& text, std::vector<Pronunciation> pronunciations = {}) {
    return test::in_child([&](std::ostream& out) {
        FliteEngine engine("slt");
        if (!engine.start() || !engine.prepare({})) ::_exit(1);
        const auto ipa = engine.phonemize({text, std::move(pronunciations)});
        out << (ipa ? *ipa : ipa.error().message());
    });
}

/// The length of the voice's waves, in samples: the distance at which a loud stretch of 40 ms is
/// most like itself, between 60 and 400 Hz; the median of all such stretches.
std::size_t wave_length(const std::vector<std::int16_t>& samples, std::size_t rate) {
    const std::size_t window = rate / 25;
    const auto product = [&](std::size_t at, std::size_t apart) {
        return std::inner_product(samples.begin() + static_cast<std::ptrdiff_t>(at),
                                  samples.begin() + static_cast<std::ptrdiff_t>(at + window),
                                  samples.begin() + static_cast<std::ptrdiff_t>(at + apart), 0.0,
                                  std::plus<>(), [](double a, double b) { return a * b; });
    };
    std::vector<std::size_t> lengths;
    for (std::size_t at = 0; at + window + rate / 60 < samples.size(); at += window) {
        const double energy = product(at, 0);
        std::size_t best = rate / 400;
        for (std::size_t apart = best; apart < rate / 60; ++apart)
            if (product(at, apart) > product(at, best)) best = apart;
        if (energy > 1e5 * static_cast<double>(window) && product(at, best) > 0.6 * energy)
            lengths.push_back(best);
    }
    REQUIRE(lengths.size() > 5);
    std::sort(lengths.begin(), lengths.end());
    return lengths[lengths.size() / 2];
}

int loudest(const std::vector<std::int16_t>& samples) {
    int most = 0;
    for (const std::int16_t sample : samples) most = std::max(most, std::abs(int{sample}));
    return most;
}

std::set<std::string, std::less<>> column(std::string_view table, std::size_t index) {
    std::set<std::string, std::less<>> words;
    base::TableReader reader(base::find_asset(table));
    while (const auto* row = reader.next()) {
        std::istringstream in{std::string(row->at(index))};
        for (std::string word; in >> word;) words.insert(word);
    }
    return words;
}

} // namespace

TEST_CASE("flite: the same sentence gives the same samples, whatever was said before") {
    for (const std::string& voice : kVoices) {
        INFO(voice);
        const Spoken once = speak(voice, {kText});
        CHECK(once.samples.size() > 8000);
        CHECK(once.samples == speak(voice, {kText}).samples);
        CHECK(once.samples == speak(voice, {"Something else.", kText}).samples);
    }
}

TEST_CASE("flite: every token has the time at which it begins to be heard") {
    for (const std::string& voice : kVoices) {
        INFO(voice);
        const std::string text = "In 1999 the “Élan” left, at 7:30.";
        const Spoken spoken = speak(voice, {text});
        std::vector<std::size_t> positions;
        std::int64_t before = -1;
        for (const SpeechEvent& event : spoken.events) {
            positions.push_back(event.position);
            CHECK(event.frame.count > before);
            before = event.frame.count;
        }
        CHECK(before < static_cast<std::int64_t>(spoken.samples.size()));
        CHECK(positions == std::vector<std::size_t>{0, 3, 8, text.find("É"), text.find("left"),
                                                    text.find("at"), text.find("7:30")});
    }
}

TEST_CASE("flite: a sentence of many words is spoken in parts and has the times of all its words") {
    std::string text;
    for (int i = 0; i < 450; ++i) text += i % 9 == 8 ? "seven, " : "nine ";
    const Spoken spoken = speak("kal16", {text});
    REQUIRE(spoken.events.size() == 450);
    for (std::size_t i = 1; i < spoken.events.size(); ++i) {
        CHECK(spoken.events[i].position > spoken.events[i - 1].position);
        CHECK(spoken.events[i].frame > spoken.events[i - 1].frame);
    }
}

TEST_CASE("flite: text that has nothing to say gives no sound") {
    for (const std::string text : {"", " ", "中文。", "— … ”"}) {
        const Spoken spoken = speak("slt", {text});
        CHECK(spoken.samples.empty());
        CHECK(spoken.events.empty());
    }
}

TEST_CASE("flite: twice the rate takes half the time") {
    for (const std::string& voice : kVoices) {
        INFO(voice);
        const auto slow =
            static_cast<double>(speak(voice, {kText}, {120, 50, 50, 100}).samples.size());
        const auto fast =
            static_cast<double>(speak(voice, {kText}, {240, 50, 50, 100}).samples.size());
        CHECK(slow / fast == Approx(2.0).epsilon(0.1));
    }
}

TEST_CASE("flite: one rate is about one pace with every voice") {
    std::vector<double> seconds;
    for (const std::string& voice : kVoices) {
        const Spoken spoken = speak(voice, {kText}, {170, 50, 50, 100});
        seconds.push_back(static_cast<double>(spoken.samples.size()) /
                          (voice == "kal" ? 8000 : 16'000));
    }
    const auto [least, most] = std::minmax_element(seconds.begin(), seconds.end());
    CHECK(*most / *least < 1.25);
}

TEST_CASE("flite: pitch 50 is the voice's own, and others raise and lower every voice") {
    for (const std::string& voice : kVoices) {
        INFO(voice);
        const std::size_t rate = voice == "kal" ? 8000 : 16'000;
        const auto waves = [&](int pitch) {
            return static_cast<double>(
                wave_length(speak(voice, {kText}, {170, pitch, 0, 100}).samples, rate));
        };
        const double own = waves(50);
        CHECK(own / waves(75) == Approx(1.41).epsilon(0.15));
        CHECK(waves(30) / own == Approx(1.32).epsilon(0.15));
    }
}

TEST_CASE("flite: volume is a factor, and what would be too loud is cut and not turned over") {
    const auto own = speak("slt", {kText}).samples;
    const auto half = speak("slt", {kText}, {175, 50, 50, 50}).samples;
    const auto twice = speak("slt", {kText}, {175, 50, 50, 200}).samples;
    REQUIRE(own.size() == half.size());
    REQUIRE(own.size() == twice.size());
    CHECK(std::abs(2 * loudest(half) - loudest(own)) <= 2);
    CHECK(loudest(twice) >= std::min(2 * loudest(own), 32'767));
    for (std::size_t i = 0; i < own.size(); ++i)
        if (own[i] > 1) REQUIRE(twice[i] >= own[i]);
    CHECK(loudest(speak("slt", {kText}, {175, 50, 50, 0}).samples) == 0);
}

TEST_CASE("flite: a word with IPA is said so, and what is joined to it is said, too") {
    const std::string text = "Quibbex and Quibbex’s";
    CHECK(phonemize(text).find("ˈkɛtəl") == std::string::npos);
    const std::string ipa = "ˈkɛtəl";
    CHECK(phonemize(text, {{{0, 7}, ipa}, {{12, 19}, ipa}}) == "ˈkɛtəl ˈænd ˈkɛtəlz");
    CHECK(phonemize("Quibbex Quibbex", {{{0, 7}, ipa}, {{8, 15}, ipa}}) == "ˈkɛtəl ˈkɛtəl");
    CHECK(phonemize(text, {{{0, 7}, "ǃ"}}) == phonemize(text));
}

TEST_CASE("flite: what is left of a word behind an apostrophe belongs to the one before it") {
    CHECK(phonemize("It's 9, he'd say") == "ˈɪts ˈnaɪn ˈhiːd ˈseɪ");
}

TEST_CASE("flite: the tables know exactly the phones that flite says") {
    const auto known = column("assets/phonemes/flite-ipa.tsv", 0);
    std::set<std::string, std::less<>> said;
    std::istringstream in(test::in_child([](std::ostream& out) {
        const auto voice = flite::Voice::load("slt");
        const auto tokens = flite::tokenise("father cat cup law cow about side bed chip day then "
                                            "red bird face fish go hat ship see "
                                            "jam kite lamp man net ring boat boy pen run sun shoe "
                                            "top thin book moon van wet yes zoo "
                                            "measure");
        const auto utterance = voice->say(tokens, {}, flite::Output::segments);
        for (const auto& segment : utterance->segments)
            if (!flite::is_silence(segment)) out << segment.phone << ' ';
    }));
    for (std::string phone; in >> phone;) said.insert(phone);
    CHECK(said == known);
    CHECK(column("assets/phonemes/flite.tsv", 2) == known);
}

TEST_CASE("flite: IPA is spelled in phones, the stress on its vowels") {
    const flite::Phones phones;
    CHECK(phones.spell("ˈlɛstə") == "l eh1 s t ax");
    CHECK(phones.spell("ˌɒstrəˈstriːmə") == "aa1 s t r ax s t r iy1 m ax");
    CHECK(phones.spell("ˈd͡ʒʌ.d(ə)ʒ") == "jh ah1 d ax zh");
    CHECK(phones.spell("ˈɑːrkənsɔː") == "aa1 r k ax n s ao");
    CHECK(phones.spell("ˈlɛstərɪŋ") == "l eh1 s t ax r ih ng");
    CHECK(phones.spell("ˈlɛstər") == "l eh1 s t er");
    CHECK(phones.spell("kəlin") == "k ax l iy1 n");
    CHECK(phones.spell("əv") == "ax v");
    CHECK_FALSE(phones.spell("ǃa"));
}

TEST_CASE("flite: every word that the English lexicon gives in IPA can be said") {
    const flite::Phones phones;
    std::size_t words = 0;
    base::TableReader reader(base::find_asset("assets/lexicon/en.tsv"));
    while (const auto* row = reader.next()) {
        const std::string_view said = row->at(1);
        if (said.size() < 2 || said.front() != '/') continue;
        std::istringstream in{std::string(said.substr(1, said.size() - 2))};
        for (std::string word; in >> word;) {
            if (word == "-") continue;
            INFO(word);
            CHECK(phones.spell(word));
            ++words;
        }
    }
    CHECK(words > 1000);
}

TEST_CASE("flite: an unknown voice is answered with those that there are") {
    FliteEngine engine("nobody");
    const auto started = engine.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().code == ErrorCode::voice_unknown);
    for (const std::string& voice : kVoices)
        CHECK(started.error().message().find(voice) != std::string::npos);
}

TEST_CASE("flite: another voice than the first is loaded for the run that asks for it") {
    const std::string answer = test::in_child([](std::ostream& out) {
        FliteEngine engine("slt");
        if (!engine.start()) ::_exit(1);
        out << engine.format().sample_rate << ' ' << engine.describe().sample_rate << ' ';
        if (!engine.prepare({{}, "kal", {}})) ::_exit(1);
        out << engine.format().sample_rate << ' ' << engine.prepare({{}, "nobody", {}}).has_value();
    });
    CHECK(answer == "16000 16000 8000 0");
}
