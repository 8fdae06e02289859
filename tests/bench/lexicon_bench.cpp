// SPDX-License-Identifier: Apache-2.0
// The lexicon: reading the English table, and looking for its words in text.
#include <benchmark/benchmark.h>

#include <string>

#include "speech/lexicon/lexicon.hpp"

namespace {

using namespace narrate;

/// A megabyte with a name that the lexicon knows in every second sentence.
Utterance long_utterance() {
    Utterance utterance;
    while (utterance.spoken.size() < 1'000'000)
        utterance.spoken +=
            "The ferry to the old quay left on Monday, an hour later than usual. The "
            "harbour office at Fowey's mouth said the tide gauge had stood still. ";
    utterance.map.append_verbatim(utterance.spoken.size());
    return utterance;
}

/// What a narration does before its first word: the table is read, and put in order.
void load_lexicon(benchmark::State& state) {
    std::size_t entries = 0;
    while (state.KeepRunning())
        entries = speech::Lexicon("en-GB", speech::load_builtin_lexicon()).size();
    state.counters["entries"] = static_cast<double>(entries);
}
BENCHMARK(load_lexicon)->Unit(benchmark::kMicrosecond);

void find_words(benchmark::State& state) {
    const speech::Lexicon lexicon("en-GB", builtin_lexicon());
    const Utterance utterance = long_utterance();
    while (state.KeepRunning()) benchmark::DoNotOptimize(speech::pronounce(utterance, lexicon));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(utterance.spoken.size()));
}
BENCHMARK(find_words)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
