// SPDX-License-Identifier: Apache-2.0
// Finding sentences in one process on one core, beside ICU's BreakIterator on the same text.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <string>
#include <vector>

#include "narrate/sentence.hpp"

namespace {

constexpr std::size_t kBytes = 4U << 20U;

constexpr std::string_view kNews =
    "The ferry between the two harbours of Lanmouth will stop for three weeks from Monday, the "
    "council said on Thursday. \u201cWe looked for another way,\u201d said Dr. Orla Fenn, who "
    "leads "
    "the harbour board. \u201cThere is none. The old pier has to come down before winter.\u201d\n\n"
    "About 2,400 people cross each day, most of them before 8 a.m. and after 5 p.m. Buses will "
    "take "
    "them around the bay, which adds 35 minutes to a trip of 3.5 miles. Who pays for that is not "
    "settled: the board has asked for $1.2 million, and the county has offered half.\n\n"
    "Fishermen, whose boats share the quay, have asked for a later date. The herring come in "
    "October, they say; in January nobody would mind. Mr. Pell, of Pell & Sons Inc., called the "
    "plan \"a gift to the bus company\" and said that he would take it to the U.S. Coast "
    "Guard.\n\n";

const std::string& news() {
    static const std::string text = [] {
        std::string all;
        while (all.size() < kBytes) all += kNews;
        return all;
    }();
    return text;
}

void count_bytes(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(news().size()));
}

void segment(benchmark::State& state) {
    while (state.KeepRunning()) benchmark::DoNotOptimize(narrate::segment_sentences(news(), "en"));
    count_bytes(state);
}

void segment_with_icu(benchmark::State& state) {
    while (state.KeepRunning()) {
        UErrorCode error = U_ZERO_ERROR;
        const std::unique_ptr<icu::BreakIterator> iterator(
            icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), error));
        UText* text = utext_openUTF8(nullptr, news().data(),
                                     static_cast<std::int64_t>(news().size()), &error);
        if (U_FAILURE(error)) {
            state.SkipWithError("ICU has no sentence rules");
            break;
        }
        iterator->setText(text, error);
        std::vector<narrate::TextRange> sentences;
        std::size_t begin = 0;
        for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
             end = iterator->next()) {
            sentences.push_back({begin, static_cast<std::size_t>(end)});
            begin = static_cast<std::size_t>(end);
        }
        benchmark::DoNotOptimize(sentences);
        utext_close(text);
    }
    count_bytes(state);
}

BENCHMARK(segment)->Name("narrate, English")->Unit(benchmark::kMillisecond);
BENCHMARK(segment_with_icu)->Name("ICU BreakIterator")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
