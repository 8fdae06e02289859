// SPDX-License-Identifier: Apache-2.0
// Speakers and engines of the caller's own, called as C code calls them.
#include <catch2/catch.hpp>
#include <poll.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "narrate/narrate.h"
#include "support/await.hpp"
#include "support/command.hpp"

using narrate::test::await;

namespace {

template <auto Free> struct Freed {
    template <class Handle> void operator()(Handle* handle) const { Free(handle); }
};
using Article = std::unique_ptr<narrate_article, Freed<narrate_article_free>>;
using Speaker = std::unique_ptr<narrate_speaker, Freed<narrate_speaker_free>>;

Article article_of(const std::string& text) {
    narrate_article* article = nullptr;
    REQUIRE(narrate_article_from_text(text.data(), text.size(), "en", &article) == NARRATE_OK);
    return Article(article);
}

/// A C program's sink.
struct Ear {
    std::mutex mutex;
    std::vector<std::int16_t> heard;
    std::atomic<bool> refuses{false};
    std::atomic<int> opened{0};
    std::atomic<bool> writing{false};
    std::atomic<bool> cancelled{false};

    narrate_sink sink() {
        return {sizeof(narrate_sink),
                this,
                [](void* self, narrate_format) {
                    auto* ear = static_cast<Ear*>(self);
                    ++ear->opened;
                    return ear->refuses ? 1 : 0;
                },
                [](void* self, const std::int16_t* samples, std::size_t count) {
                    auto* ear = static_cast<Ear*>(self);
                    const std::lock_guard lock(ear->mutex);
                    ear->heard.insert(ear->heard.end(), samples, samples + count);
                    return 0;
                },
                nullptr,
                nullptr,
                [](void* self) {
                    auto* ear = static_cast<Ear*>(self);
                    ear->cancelled = true;
                    ear->cancelled.notify_all();
                }};
    }
    std::vector<std::int16_t> samples() {
        const std::lock_guard lock(mutex);
        return heard;
    }
};

/// A C program's engine: 100 frames for each word, whose samples are its length.
struct Engine {
    std::atomic<int> sentences{0};
    std::atomic<int> released{0};
    std::atomic<int> refused{0}; ///< Formats that there cannot be.
    std::string said;
    std::string ipa;

    narrate_synthesizer synthesizer() {
        return {sizeof(narrate_synthesizer), this, speak,
                [](void* self) { ++static_cast<Engine*>(self)->released; }};
    }

    static int speak(void* self, const narrate_sentence* sentence, narrate_audio* audio) {
        auto* engine = static_cast<Engine*>(self);
        ++engine->sentences;
        const std::string text(sentence->text, sentence->size);
        engine->said += text + '|' + sentence->voice + '|' + sentence->language + '\n';
        for (std::size_t i = 0; i < sentence->pronunciation_count; ++i)
            engine->ipa += sentence->pronunciations[i].ipa;
        for (const narrate_format odd : {narrate_format{0, 1}, narrate_format{8000, 1000}})
            if (narrate_audio_write(audio, odd, nullptr, 0) == NARRATE_INVALID_ARGUMENT)
                ++engine->refused;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            const std::vector<std::int16_t> samples(100, static_cast<std::int16_t>(end - at));
            if (narrate_audio_mark(audio, at) != NARRATE_OK ||
                narrate_audio_write(audio, {8000, 1}, samples.data(), 100) != NARRATE_OK)
                return 1;
            at = end + 1;
        }
        return text.find("unsayable") != std::string::npos || narrate_audio_is_stopped(audio);
    }
};

/// A speaker with that engine and that sink.
struct Set {
    Ear ear;
    Engine engine;
    narrate_sink sink = ear.sink();
    narrate_synthesizer synthesizer = engine.synthesizer();
    narrate_narrator_options narrator{};
    narrate_speaker_options options{};

    Set() {
        narrator.size = sizeof narrator;
        narrator.synthesizer = &synthesizer;
        options.size = sizeof options;
        options.narrator = &narrator;
        options.sink = &sink;
    }
    [[nodiscard]] Speaker make() const {
        narrate_speaker* speaker = nullptr;
        const auto made = narrate_speaker_new(&options, &speaker);
        INFO(narrate_error_message());
        REQUIRE(made == NARRATE_OK);
        return Speaker(speaker);
    }
};

/// And what happens besides; when all has been spoken is not for the listener to hear.
std::string words_of(narrate_speaker* speaker, const std::string& text) {
    std::string words;
    narrate_event event{};
    event.size = sizeof event;
    while (narrate_speaker_next(speaker, &event) != 0)
        if (event.kind == NARRATE_EVENT_WORD)
            words += text.substr(event.range.begin, event.range.end - event.range.begin) + ' ';
        else if (event.kind != NARRATE_EVENT_NARRATED)
            words += '<' + std::string(narrate_event_name(event.kind)) + '>';
    return words;
}

} // namespace

TEST_CASE("C speaks an article with its own engine into its own sink, and is told the words",
          "[threads]") {
    Set set;
    const std::string text = "It cost $5bn. Nobody minds.";
    {
        const Speaker speaker = set.make();
        std::uint64_t number = 0;
        REQUIRE(narrate_speaker_speak(speaker.get(), article_of(text).get(), 0, &number) ==
                NARRATE_OK);
        CHECK(number == 1);
        narrate_speaker_wait(speaker.get());
        CHECK(narrate_speaker_wait_for(speaker.get(), 0) == 1);
        CHECK(words_of(speaker.get(), text) ==
              "<started><block><sentence>It cost $5bn <sentence>Nobody minds "
              "<ended><idle>");
        CHECK(narrate_speaker_wait_for(speaker.get(), 0) == 0);
    }
    CHECK(set.engine.said == "It cost five billion dollars.|en-gb|en-GB\n"
                             "Nobody minds.|en-gb|en-GB\n");
    CHECK(set.engine.released == 1);
    CHECK(set.engine.refused == 2 * set.engine.sentences);
    CHECK(set.ear.opened == 1);
    const auto heard = set.ear.samples();
    CHECK(std::count(heard.begin(), heard.end(), 7) == 100); // "billion"
}

TEST_CASE("C pauses, seeks, skips and stops", "[threads]") {
    Set set;
    const std::string text = "One two. Three four. Five six.";
    const Article article = article_of(text);
    narrate_range sentences[3];
    REQUIRE(narrate_article_sentences(article.get(), sentences, 3) == 3);
    const Speaker speaker = set.make();
    REQUIRE(narrate_speaker_pause(speaker.get()) == NARRATE_OK);
    REQUIRE(narrate_speaker_speak(speaker.get(), article.get(), 0, nullptr) == NARRATE_OK);
    REQUIRE(narrate_speaker_speak(speaker.get(), article.get(), 0, nullptr) == NARRATE_OK);
    narrate_heard heard{};
    heard.size = sizeof heard;
    REQUIRE(narrate_speaker_look(speaker.get(), &heard) == NARRATE_OK);
    CHECK(heard.state == NARRATE_PAUSED);
    CHECK(heard.article == 1);
    CHECK(heard.waiting == 1);
    REQUIRE(narrate_speaker_skip(speaker.get()) == NARRATE_OK);
    REQUIRE(narrate_speaker_seek_sentence(speaker.get(), 1) == NARRATE_OK);
    REQUIRE(narrate_speaker_seek(speaker.get(), sentences[2].begin) == NARRATE_OK);
    REQUIRE(narrate_speaker_set_rate(speaker.get(), 2) == NARRATE_OK);
    REQUIRE(narrate_speaker_set_volume(speaker.get(), 0.5) == NARRATE_OK);
    REQUIRE(narrate_speaker_set_voice(speaker.get(), "en-us") == NARRATE_OK);
    REQUIRE(narrate_speaker_resume(speaker.get()) == NARRATE_OK);
    narrate_speaker_wait(speaker.get());
    std::string told = words_of(speaker.get(), text);
    CHECK(told.find("<paused><cancelled>") == 0);
    CHECK(told.find("<sentence>Five six <ended>") != std::string::npos);
    CHECK(told.find("One") == std::string::npos);
    CHECK(set.engine.said.find("|en-us|") != std::string::npos);
    REQUIRE(narrate_speaker_look(speaker.get(), &heard) == NARRATE_OK);
    CHECK(heard.state == NARRATE_IDLE);

    REQUIRE(narrate_speaker_speak(speaker.get(), article.get(), 0, nullptr) == NARRATE_OK);
    REQUIRE(narrate_speaker_stop(speaker.get()) == NARRATE_OK);
    told = words_of(speaker.get(), text);
    CHECK(told.find("<cancelled><idle>") != std::string::npos);
}

TEST_CASE("what goes wrong comes to C with its event", "[threads]") {
    Set set;
    set.ear.refuses = true;
    const Speaker speaker = set.make();
    pollfd watched{narrate_speaker_descriptor(speaker.get()), POLLIN, 0};
    REQUIRE(narrate_speaker_speak(speaker.get(), article_of("One.").get(), 0, nullptr) ==
            NARRATE_OK);
    REQUIRE(::poll(&watched, 1, 60'000) == 1);
    narrate_event event{};
    event.size = sizeof event;
    await([&] {
        return narrate_speaker_next(speaker.get(), &event) != 0 &&
               event.kind == NARRATE_EVENT_PAUSED;
    });
    CHECK(event.status == NARRATE_OUTPUT_FAILED);
    CHECK(std::string(event.message).find("sink") != std::string::npos);
    CHECK(std::string(narrate_error_message()) == event.message);
}

TEST_CASE("a sentence that C's engine cannot speak is skipped, and told in the narration") {
    Set set;
    narrate_narrator* narrator = nullptr;
    REQUIRE(narrate_narrator_new(&set.narrator, &narrator) == NARRATE_OK);
    narrate_narration* narration = nullptr;
    const std::string text = "One unsayable thing. Another one.";
    REQUIRE(narrate_narrator_run(narrator, article_of(text).get(), &set.sink, nullptr,
                                 &narration) == NARRATE_OK);
    REQUIRE(narrate_narration_skipped_count(narration) == 1);
    CHECK(narrate_narration_skipped(narration, 0).range.end == 20);
    CHECK(std::string(narrate_narration_voice(narration, 0)) == "en-gb");
    CHECK(narrate_narration_voice(narration, 1) == nullptr);
    narrate_narration_free(narration);
    narrate_narrator_free(narrator);
    CHECK(set.engine.released == 1);
}

TEST_CASE("C gives words of its own to narrators, which may be freed") {
    Set set;
    narrate_lexicon* lexicon = nullptr;
    REQUIRE(narrate_lexicon_new(&lexicon) == NARRATE_OK);
    const std::string table = "Quillane\t/kwɪˈleɪn/\nOstrey\toss tree\n";
    REQUIRE(narrate_lexicon_add_table(lexicon, table.data(), table.size(), "mine", "en") ==
            NARRATE_OK);
    CHECK(narrate_lexicon_add_table(lexicon, "a\tb\tc\td\te", 9, "broken", "en") ==
          NARRATE_TABLE_INVALID);
    CHECK(narrate_lexicon_add_pls(lexicon, "<x", 2, "broken") == NARRATE_TABLE_INVALID);
    set.narrator.lexicon = lexicon;
    narrate_narrator* narrator = nullptr;
    REQUIRE(narrate_narrator_new(&set.narrator, &narrator) == NARRATE_OK);
    narrate_lexicon_free(lexicon);
    REQUIRE(narrate_narrator_run(narrator, article_of("Quillane met Ostrey.").get(), &set.sink,
                                 nullptr, nullptr) == NARRATE_OK);
    CHECK(set.engine.said.find("Quillane met oss tree.") == 0);
    CHECK(set.engine.ipa == "kwɪˈleɪn");
    narrate_narrator_free(narrator);
}

TEST_CASE("C gives tables of its own to narrators") {
    Set set;
    const std::string rows = "Hbm\ttitle\tharbour master\n";
    narrate_speech_table table{"en", "abbreviations.tsv", rows.data(), rows.size()};
    set.narrator.tables = &table;
    set.narrator.table_count = 1;
    narrate_narrator* narrator = nullptr;
    REQUIRE(narrate_narrator_new(&set.narrator, &narrator) == NARRATE_OK);
    REQUIRE(narrate_narrator_run(narrator, article_of("Hbm Grey sleeps.").get(), &set.sink, nullptr,
                                 nullptr) == NARRATE_OK);
    CHECK(set.engine.said.find("harbour master Grey sleeps.") == 0);
    narrate_narrator_free(narrator);
    table.name = "nothing.tsv";
    CHECK(narrate_narrator_new(&set.narrator, &narrator) == NARRATE_TABLE_INVALID);
}

TEST_CASE("C's events come to a callback, and carry what came of the narration", "[threads]") {
    Set set;
    struct Told {
        std::atomic<int> words{0};
        std::atomic<std::size_t> sentences{0};
        std::atomic<bool> idle{false};
    } told;
    set.options.user = &told;
    set.options.on_event = [](void* user, const narrate_event* event) {
        Told& seen = *static_cast<Told*>(user);
        if (event->kind == NARRATE_EVENT_WORD) ++seen.words;
        if (event->narration != nullptr)
            seen.sentences = narrate_narration_sentence_count(event->narration);
        if (event->kind == NARRATE_EVENT_IDLE) seen.idle = true;
    };
    const Speaker speaker = set.make();
    REQUIRE(narrate_speaker_speak(speaker.get(), article_of("One two. Three.").get(), 0, nullptr) ==
            NARRATE_OK);
    await([&] { return told.idle.load(); });
    CHECK(told.words == 3);
    CHECK(told.sentences == 2);
    narrate_event event{};
    event.size = sizeof event;
    CHECK(narrate_speaker_next(speaker.get(), &event) == 0);
}

TEST_CASE("an article is introduced for C as it is for C++") {
    const std::string page = "<html><head><title>The tide gauge</title></head><body><article>"
                             "<h1>The tide gauge</h1><p>The harbour office opened its new tide "
                             "gauge on Monday, and the mayor of the town came to see it.</p>"
                             "</article></body></html>";
    narrate_document* document = nullptr;
    narrate_article* article = nullptr;
    REQUIRE(narrate_document_parse(page.data(), page.size(), nullptr, &document) == NARRATE_OK);
    REQUIRE(narrate_article_extract(document, nullptr, &article) == NARRATE_OK);
    narrate_article* introduced = nullptr;
    CHECK(narrate_article_introduce(article, "colour", &introduced) == NARRATE_INVALID_ARGUMENT);
    REQUIRE(narrate_article_introduce(article, "none", &introduced) == NARRATE_OK);
    CHECK(std::string(narrate_article_text(introduced)).find("The harbour office") == 0);
    narrate_article_free(introduced);
    narrate_article_free(article);
    narrate_document_free(document);
}

TEST_CASE("C frees a speaker whose sink waits for ever", "[threads]") {
    Set set;
    set.sink.write = [](void* self, const std::int16_t*, std::size_t) {
        auto* ear = static_cast<Ear*>(self);
        ear->writing = true;
        ear->cancelled.wait(false);
        return 0;
    };
    Speaker speaker = set.make();
    REQUIRE(narrate_speaker_speak(speaker.get(), article_of("One two.").get(), 0, nullptr) ==
            NARRATE_OK);
    await([&] { return set.ear.writing.load(); });
    speaker.reset();
    CHECK(set.ear.cancelled);
}

TEST_CASE("C's descriptor is readable until all events were asked for", "[threads]") {
    Set set;
    const Speaker speaker = set.make();
    pollfd watched{narrate_speaker_descriptor(speaker.get()), POLLIN, 0};
    REQUIRE(narrate_speaker_pause(speaker.get()) == NARRATE_OK);
    REQUIRE(narrate_speaker_resume(speaker.get()) == NARRATE_OK);
    narrate_event event{};
    event.size = sizeof event;
    CHECK(narrate_speaker_next(speaker.get(), &event) == 1);
    CHECK(::poll(&watched, 1, 0) == 1);
    CHECK(narrate_speaker_wait_for(speaker.get(), -1) == 1);
    CHECK(narrate_speaker_next(speaker.get(), &event) == 1);
    CHECK(::poll(&watched, 1, 0) == 0);
}

TEST_CASE("C's engine is released once, whatever becomes of it") {
    Set set;
    narrate_narrator* narrator = nullptr;
    set.narrator.voice = "nobody";
    CHECK(narrate_narrator_new(&set.narrator, &narrator) == NARRATE_VOICE_UNKNOWN);
    CHECK(set.engine.released == 1);
    narrate_speaker* speaker = nullptr;
    CHECK(narrate_speaker_new(&set.options, &speaker) == NARRATE_VOICE_UNKNOWN);
    CHECK(set.engine.released == 2);
    set.narrator.voice = nullptr;
    set.narrator.rate = 9;
    CHECK(narrate_narrator_new(&set.narrator, &narrator) == NARRATE_INVALID_ARGUMENT);
    CHECK(set.engine.released == 3);
}

TEST_CASE("what C forgets to give a speaker is told and not followed") {
    narrate_speaker* speaker = nullptr;
    CHECK(narrate_speaker_new(nullptr, nullptr) == NARRATE_INVALID_ARGUMENT);
    Set set;
    set.sink.write = nullptr;
    CHECK(narrate_speaker_new(&set.options, &speaker) == NARRATE_INVALID_ARGUMENT);
    Set mute;
    mute.synthesizer.speak = nullptr;
    CHECK(narrate_speaker_new(&mute.options, &speaker) == NARRATE_INVALID_ARGUMENT);
    Set fast;
    fast.narrator.rate = 9;
    CHECK(narrate_speaker_new(&fast.options, &speaker) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_speaker_speak(nullptr, nullptr, 0, nullptr) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_speaker_stop(nullptr) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_speaker_look(nullptr, nullptr) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_speaker_next(nullptr, nullptr) == 0);
    CHECK(narrate_speaker_wait_for(nullptr, 0) == 0);
    CHECK(narrate_speaker_descriptor(nullptr) == -1);
    narrate_speaker_wait(nullptr);
    CHECK(narrate_audio_is_stopped(nullptr) == 0);
    Set unsized;
    unsized.options.size = 0;
    CHECK(narrate_speaker_new(&unsized.options, &speaker) == NARRATE_INVALID_ARGUMENT);
    CHECK(std::string(narrate_error_message()).find("size") != std::string::npos);
    unsized.options.size = sizeof unsized.options;
    unsized.sink.size = 0;
    CHECK(narrate_speaker_new(&unsized.options, &speaker) == NARRATE_INVALID_ARGUMENT);
    const Set whole;
    const Speaker real = whole.make();
    narrate_heard nowhere{};
    CHECK(narrate_speaker_look(real.get(), &nowhere) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_audio_write(nullptr, {8000, 1}, nullptr, 0) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_audio_mark(nullptr, 0) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_lexicon_add_table(nullptr, nullptr, 5, nullptr, nullptr) ==
          NARRATE_INVALID_ARGUMENT);
    narrate_speaker_free(nullptr);
    narrate_lexicon_free(nullptr);
}

TEST_CASE("events of an older, shorter version are filled in as far as they go", "[threads]") {
    Set set;
    const Speaker speaker = set.make();
    REQUIRE(narrate_speaker_pause(speaker.get()) == NARRATE_OK);
    narrate_event event{};
    std::memset(&event, 0xEE, sizeof event);
    event.size = offsetof(narrate_event, status);
    REQUIRE(narrate_speaker_next(speaker.get(), &event) == 1);
    CHECK(event.kind == NARRATE_EVENT_PAUSED);
    CHECK(event.size == offsetof(narrate_event, status));
    unsigned char beyond = 0;
    std::memcpy(&beyond, &event.status, 1);
    CHECK(beyond == 0xEE);
}

TEST_CASE("C publishes articles in one file") {
    const narrate::test::TemporaryFolder folder;
    Set set;
    narrate_narrator* narrator = nullptr;
    REQUIRE(narrate_narrator_new(&set.narrator, &narrator) == NARRATE_OK);
    const Article first = article_of("One two.");
    const Article second = article_of("Three four.");
    const narrate_article* articles[] = {first.get(), second.get()};
    const char* transcripts[] = {"srt"};
    narrate_episode_options options{};
    options.size = sizeof options;
    options.title = "The week";
    options.transcripts = transcripts;
    options.transcript_count = 1;
    const std::string path = folder.file("week.flac");
    REQUIRE(narrate_narrator_publish(narrator, articles, 2, path.c_str(), &options, nullptr) ==
            NARRATE_OK);
    CHECK(narrate::test::read_file(path).find("The week") != std::string::npos);
    CHECK(narrate::test::read_file(folder.file("week.srt")).find("Three four.") !=
          std::string::npos);
    options.format = "cassette";
    CHECK(narrate_narrator_publish(narrator, articles, 2, path.c_str(), &options, nullptr) ==
          NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_narrator_publish(narrator, nullptr, 2, path.c_str(), nullptr, nullptr) ==
          NARRATE_INVALID_ARGUMENT);
    narrate_narrator_free(narrator);
}
