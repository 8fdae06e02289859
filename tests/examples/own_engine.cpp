// SPDX-License-Identifier: Apache-2.0
// Speaks with an engine inside the program, into a sink inside the program: own_engine TEXT
// The engine hums a tone for each word; the sink counts. Real ones go in their places.
#include <narrate/narrate.hpp>

#include <cmath>
#include <iostream>

namespace {

class Humming final : public narrate::SentenceSynthesizer {
    narrate::Result<narrate::SentenceAudio> speak(const narrate::SpokenSentence& sentence,
                                                  const std::stop_token&) override {
        narrate::SentenceAudio audio;
        audio.format = {16'000, 1};
        for (const auto& word : narrate::split_words(sentence.text)) {
            const auto begin = static_cast<std::int64_t>(audio.samples.size());
            audio.events.push_back({word.begin, {begin}}); // From here on the word is heard.
            for (int i = 0; i < 2000; ++i)
                audio.samples.push_back(
                    static_cast<std::int16_t>(8000 * std::sin(i * 0.02 * double(word.size()))));
        }
        return audio;
    }
};

class Counting final : public narrate::Sink {
public:
    narrate::Result<void> open(narrate::PcmFormat format) override {
        format_ = format;
        return {};
    }
    narrate::Result<void> write(std::span<const std::int16_t> samples,
                                const std::stop_token&) override {
        frames_.count += static_cast<std::int64_t>(samples.size()) / format_.channels;
        return {};
    }
    narrate::Result<void> finish(const std::stop_token&) override {
        std::cout << narrate::to_milliseconds(frames_, format_).count() << " ms of sound\n";
        return {};
    }
    void abandon() override { std::cout << "nothing\n"; }

private:
    narrate::PcmFormat format_;
    narrate::Frames frames_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto article = narrate::article_from_text(argv[1]);
    auto voice = narrate::find_builtin_voice("en-gb"); // For its pauses and its language.
    auto narrator = narrate::Narrator::create({.voice = *voice}, std::make_unique<Humming>());
    if (!narrator) return std::cerr << narrator.error().message() << '\n', 1;
    Counting sink;
    const auto narration = narrator->narrate(article, sink);
    if (!narration) return std::cerr << narration.error().message() << '\n', 1;
    for (const auto& mark : narration->timeline.marks)
        if (mark.kind == narrate::MarkKind::word)
            std::cout << mark.frame.count << ' ' << mark.range.of(article.text) << '\n';
}
