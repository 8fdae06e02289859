// SPDX-License-Identifier: Apache-2.0
// Finding sentences in one process on one core, beside ICU's BreakIterator on the same text.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <string>
#include <vector>

#include "bench/news.hpp"
#include "narrate/sentence.hpp"

namespace {

using narrate::bench::news;

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
