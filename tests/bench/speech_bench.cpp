// SPDX-License-Identifier: Apache-2.0
// Putting sentences into words in one process on one core, and reading the tables for it.
#include <benchmark/benchmark.h>

#include "bench/news.hpp"
#include "narrate/sentence.hpp"
#include "narrate/speech.hpp"
#include "speech/tables.hpp"

namespace {

using narrate::bench::news;

void verbalise(benchmark::State& state) {
    const auto sentences = narrate::segment_sentences(news(), "en");
    for (auto _ : state)
        for (const narrate::TextRange sentence : sentences)
            benchmark::DoNotOptimize(narrate::verbalise(news(), sentence, "en"));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(news().size()));
}

void load_tables(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(narrate::speech::Tables("en"));
}

BENCHMARK(verbalise)->Name("verbalise, English")->Unit(benchmark::kMillisecond);
BENCHMARK(load_tables)->Name("load the tables of English")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
