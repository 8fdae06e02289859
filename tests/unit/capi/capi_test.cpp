// SPDX-License-Identifier: Apache-2.0
// The C interface, called as C code calls it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/narrate.h"
#include "narrate/voice.hpp"
#include "support/child.hpp"
#include "support/command.hpp"

using narrate::test::TemporaryFolder;

namespace {

const std::string kPage =
    "<html lang='en'><title>The tide gauge</title><body><nav>Menu</nav>"
    "<article><h1>The tide gauge</h1>"
    "<p>The harbour office opened its new tide gauge on Monday. It cost $5bn, "
    "and it measures the sea every six minutes.</p>"
    "<p>Nobody minds, says the harbour board, which paid for all of it last "
    "year and wants to see what becomes of it.</p></article></body></html>";

/// What a handle is freed with.
template <auto Free> struct Freed {
    template <class Handle> void operator()(Handle* handle) const { Free(handle); }
};
using Document = std::unique_ptr<narrate_document, Freed<narrate_document_free>>;
using Article = std::unique_ptr<narrate_article, Freed<narrate_article_free>>;
using Narrator = std::unique_ptr<narrate_narrator, Freed<narrate_narrator_free>>;
using Narration = std::unique_ptr<narrate_narration, Freed<narrate_narration_free>>;

Article article_of(const std::string& page) {
    narrate_document* document = nullptr;
    REQUIRE(narrate_document_parse(page.data(), page.size(), nullptr, &document) == NARRATE_OK);
    const Document freed(document);
    narrate_article* article = nullptr;
    REQUIRE(narrate_article_extract(document, nullptr, &article) == NARRATE_OK);
    return Article(article);
}

Narrator narrator_of(const char* voice) {
    narrate_narrator_options options{};
    options.size = sizeof options;
    options.voice = voice;
    narrate_narrator* narrator = nullptr;
    const auto made = narrate_narrator_new(&options, &narrator);
    INFO(narrate_error_message());
    REQUIRE(made == NARRATE_OK);
    return Narrator(narrator);
}

/// A sink that counts what it is told.
struct Heard {
    narrate_format format{};
    std::size_t frames = 0;
    int opened = 0;
    int finished = 0;
    int abandoned = 0;
    int refuse_after = 1 << 30;

    narrate_sink sink() {
        return {sizeof(narrate_sink),
                this,
                [](void* self, narrate_format told) {
                    auto* heard = static_cast<Heard*>(self);
                    heard->format = told;
                    ++heard->opened;
                    return 0;
                },
                [](void* self, const std::int16_t*, std::size_t count) {
                    auto* heard = static_cast<Heard*>(self);
                    heard->frames += count;
                    return --heard->refuse_after < 0 ? 1 : 0;
                },
                [](void* self) {
                    ++static_cast<Heard*>(self)->finished;
                    return 0;
                },
                [](void* self) { ++static_cast<Heard*>(self)->abandoned; },
                nullptr};
    }
};

} // namespace

TEST_CASE("C sees an article's text, facts, blocks and what was dropped") {
    const Article article = article_of(kPage);
    CHECK(std::string(narrate_article_fact(article.get(), NARRATE_TITLE)) == "The tide gauge");
    CHECK(std::string(narrate_article_fact(article.get(), NARRATE_LANGUAGE)) == "en");
    CHECK(std::string(narrate_article_fact(article.get(), NARRATE_SITE)).empty());
    const std::string text = narrate_article_text(article.get());
    CHECK(text.size() == narrate_article_text_size(article.get()));
    REQUIRE(narrate_article_block_count(article.get()) == 3);
    const narrate_block block = narrate_article_block(article.get(), 1);
    CHECK(block.kind == NARRATE_BLOCK_PARAGRAPH);
    CHECK(text.substr(block.range.begin, 18) == "The harbour office");
    REQUIRE(narrate_article_dropped_count(article.get()) == 1);
    CHECK(std::string(narrate_article_dropped(article.get(), 0).text) == "Menu");
    CHECK(std::strlen(narrate_article_dropped(article.get(), 0).reason) > 0);
}

TEST_CASE("C's rules of cleaning win as C++'s do") {
    narrate_document* document = nullptr;
    REQUIRE(narrate_document_parse(kPage.data(), kPage.size(), nullptr, &document) == NARRATE_OK);
    const Document freed(document);
    const char* keep[] = {"Menu"};
    narrate_extract_options options{};
    options.size = sizeof options;
    options.keep = keep;
    options.keep_count = 1;
    narrate_article* article = nullptr;
    REQUIRE(narrate_article_extract(document, &options, &article) == NARRATE_OK);
    const Article kept(article);
    CHECK(std::string(narrate_article_text(article)).find("Menu") != std::string::npos);
}

TEST_CASE("C segments and verbalises without any voice") {
    const std::string text = "It cost $5bn. Nobody minds.";
    narrate_range sentences[4];
    REQUIRE(narrate_segment_sentences(text.data(), text.size(), "en", sentences, 4) == 2);
    CHECK(sentences[1].begin == 14);
    CHECK(narrate_segment_sentences(text.data(), text.size(), "en", nullptr, 0) == 2);
    CHECK(narrate_split_words(text.data(), text.size(), nullptr, 0) == 5);
    narrate_utterance* utterance = nullptr;
    REQUIRE(narrate_verbalise(text.data(), text.size(), sentences[0], "en", &utterance) ==
            NARRATE_OK);
    const std::string spoken = narrate_utterance_spoken(utterance);
    CHECK(spoken == "It cost five billion dollars.");
    const std::size_t billion = spoken.find("billion");
    const narrate_range source = narrate_utterance_to_source(utterance, {billion, billion + 7});
    CHECK(text.substr(source.begin, source.end - source.begin) == "$5bn");
    narrate_utterance_free(utterance);
    CHECK(narrate_verbalise(text.data(), text.size(), {5, 100}, "en", &utterance) ==
          NARRATE_INVALID_ARGUMENT);
}

TEST_CASE("C narrates into a sink of its own, with marks as they come and at the end") {
    const Article article = article_of(kPage);
    const Narrator narrator = narrator_of("en-us");
    Heard heard;
    const narrate_sink sink = heard.sink();
    std::size_t told = 0;
    narrate_run_options options{};
    options.size = sizeof options;
    options.user = &told;
    options.progress = [](void* user, narrate_range, const narrate_mark*, size_t count) {
        *static_cast<std::size_t*>(user) += count;
        return 0;
    };
    narrate_narration* result = nullptr;
    REQUIRE(narrate_narrator_run(narrator.get(), article.get(), &sink, &options, &result) ==
            NARRATE_OK);
    const Narration narration(result);
    CHECK(heard.opened == 1);
    CHECK(heard.finished == 1);
    CHECK(heard.abandoned == 0);
    CHECK(heard.format.sample_rate == narrate_narration_format(result).sample_rate);
    CHECK(static_cast<std::int64_t>(heard.frames) == narrate_narration_frames(result));
    CHECK(narrate_narration_sentence_count(result) == 4);
    CHECK(narrate_narration_mark_count(result) == told);
    CHECK(narrate_narration_skipped_count(result) == 0);
    const std::string text = narrate_article_text(article.get());
    bool found = false;
    for (std::size_t i = 0; i < told; ++i) {
        const narrate_mark mark = narrate_narration_mark(result, i);
        found =
            found || (mark.kind == NARRATE_MARK_WORD &&
                      text.substr(mark.range.begin, mark.range.end - mark.range.begin) == "$5bn" &&
                      mark.frame > 0);
    }
    CHECK(found);
}

TEST_CASE("C narrates to a WAV file, from a place in the text on") {
    const TemporaryFolder folder;
    const Article article = article_of(kPage);
    const Narrator narrator = narrator_of("en-us");
    narrate_run_options options{};
    options.size = sizeof options;
    options.from = std::string(narrate_article_text(article.get())).find("Nobody");
    narrate_narration* result = nullptr;
    REQUIRE(narrate_narrator_run_to_wav(narrator.get(), article.get(), folder.file("x.wav").c_str(),
                                        &options, &result) == NARRATE_OK);
    const Narration narration(result);
    CHECK(narrate_narration_sentence_count(result) == 1);
    CHECK(narrate::test::read_file(folder.file("x.wav")).size() >
          static_cast<std::size_t>(narrate_narration_frames(result)) * 2);
    CHECK(narrate_narrator_run_to_wav(narrator.get(), article.get(), "/nowhere/x.wav", nullptr,
                                      nullptr) == NARRATE_OUTPUT_FAILED);
}

TEST_CASE("a narration stops when a callback, a sink or another thread says so") {
    const Article article = article_of(kPage);
    const Narrator narrator = narrator_of("en-us");
    Heard heard;
    const narrate_sink sink = heard.sink();
    narrate_run_options options{};
    options.size = sizeof options;
    options.progress = [](void*, narrate_range, const narrate_mark*, size_t) { return 1; };
    CHECK(narrate_narrator_run(narrator.get(), article.get(), &sink, &options, nullptr) ==
          NARRATE_CANCELLED);
    CHECK(heard.abandoned == 1);

    heard.refuse_after = 1;
    CHECK(narrate_narrator_run(narrator.get(), article.get(), &sink, nullptr, nullptr) ==
          NARRATE_OUTPUT_FAILED);
    CHECK(std::string(narrate_error_message()).find("sink") != std::string::npos);

    narrate_stop* stop = nullptr;
    REQUIRE(narrate_stop_new(&stop) == NARRATE_OK);
    narrate_stop_request(stop);
    options.progress = nullptr;
    options.stop = stop;
    heard.refuse_after = 1 << 30;
    CHECK(narrate_narrator_run(narrator.get(), article.get(), &sink, &options, nullptr) ==
          NARRATE_CANCELLED);
    narrate_stop_free(stop);
    // And it still speaks.
    CHECK(narrate_narrator_run(narrator.get(), article.get(), &sink, nullptr, nullptr) ==
          NARRATE_OK);
}

TEST_CASE("errors are told to the thread that met them, with what to do") {
    narrate_narrator_options options{};
    options.size = sizeof options;
    options.voice = "en-gbb";
    narrate_narrator* narrator = nullptr;
    CHECK(narrate_narrator_new(&options, &narrator) == NARRATE_VOICE_UNKNOWN);
    CHECK(narrator == nullptr);
    CHECK(std::string(narrate_error_message()).find("en-gbb") != std::string::npos);
    CHECK(std::string(narrate_error_hint()).find("en-gb") != std::string::npos);
    std::string elsewhere = "?";
    std::thread([&] { elsewhere = narrate_error_message(); }).join();
    CHECK(elsewhere.empty());
    CHECK(std::string(narrate_status_name(NARRATE_NO_ARTICLE)) == "no_article");
}

TEST_CASE("what C forgets to give is told and not followed") {
    narrate_article* article = nullptr;
    narrate_document* document = nullptr;
    CHECK(narrate_document_parse(nullptr, 5, nullptr, &document) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_document_parse("x", 1, nullptr, nullptr) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_document_parse("", 0, nullptr, &document) == NARRATE_INPUT_EMPTY);
    CHECK(narrate_article_extract(nullptr, nullptr, &article) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_article_from_text(nullptr, 5, nullptr, &article) == NARRATE_INVALID_ARGUMENT);
    CHECK(narrate_narrator_run(nullptr, nullptr, nullptr, nullptr, nullptr) ==
          NARRATE_INVALID_ARGUMENT);
    narrate_document_free(nullptr);
    narrate_article_free(nullptr);
    narrate_utterance_free(nullptr);
    narrate_narrator_free(nullptr);
    narrate_narration_free(nullptr);
    narrate_stop_free(nullptr);
}

TEST_CASE("structures of an older, shorter version mean what they meant") {
    narrate_narrator_options options{};
    std::memset(&options, 0xEE, sizeof options);
    options.size = offsetof(narrate_narrator_options, voice_file);
    options.voice = "en-us";
    narrate_narrator* narrator = nullptr;
    REQUIRE(narrate_narrator_new(&options, &narrator) == NARRATE_OK);
    narrate_narrator_free(narrator);
}

TEST_CASE("a host may ignore or block signals") {
    const Article article = article_of(kPage);
    const std::string said = narrate::test::in_child([&](std::ostream& out) {
        std::signal(SIGCHLD, SIG_IGN); // Its children leave nothing to wait for.
        std::signal(SIGPIPE, SIG_DFL);
        sigset_t all;
        sigfillset(&all);
        ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
        const Narrator narrator = narrator_of("en-us");
        Heard heard;
        const narrate_sink sink = heard.sink();
        for (int i = 0; i < 2; ++i)
            out << narrate_narrator_run(narrator.get(), article.get(), &sink, nullptr, nullptr);
        out << (heard.frames > 0 ? " heard" : " silent");
    });
    CHECK(said == "00 heard");
}

TEST_CASE("C names the voices that come with narrate") {
    std::size_t count = 0;
    while (narrate_voice_name(count) != nullptr) ++count;
    CHECK(count == narrate::builtin_voices().size());
    CHECK(std::string(narrate_voice_name(0)) == narrate::builtin_voices().front().name);
}

TEST_CASE("several narrators work at once in one program", "[threads]") {
    constexpr int kThreads = 8;
    std::atomic<int> same{0};
    const Article article = article_of(kPage);
    std::vector<std::thread> threads;
    std::vector<std::size_t> frames(kThreads);
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] {
            narrate_narrator_options options{};
            options.size = sizeof options;
            options.voice = "en-us";
            narrate_narrator* narrator = nullptr;
            if (narrate_narrator_new(&options, &narrator) != NARRATE_OK) return;
            const Narrator freed(narrator);
            Heard heard;
            const narrate_sink sink = heard.sink();
            if (narrate_narrator_run(narrator, article.get(), &sink, nullptr, nullptr) ==
                NARRATE_OK)
                ++same;
            frames[static_cast<std::size_t>(i)] = heard.frames;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(same == kThreads);
    CHECK(std::count(frames.begin(), frames.end(), frames[0]) == kThreads);
}
