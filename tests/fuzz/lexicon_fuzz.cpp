// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table and as PLS: entries that can be used, or an error; and any bytes as the text
// that they are looked for in: what is said leads back to it.
#include <cstdint>
#include <string>

#include "fuzz/require.hpp"
#include "speech/lexicon/lexicon.hpp"

namespace {

using namespace narrate;

void check_utterance(std::string_view text, const speech::Lexicon& lexicon) {
    const Utterance before = verbalise(text, {0, text.size()}, "en");
    const Utterance utterance = speech::pronounce(before, lexicon);
    fuzz::require(utterance.map.source() == before.map.source());
    fuzz::require(utterance.map.spoken() == TextRange{0, utterance.spoken.size()});
    std::size_t at = 0;
    for (const auto& [range, ipa] : utterance.pronunciations) {
        fuzz::require(range.begin >= at && range.end > range.begin && !ipa.empty());
        at = range.end;
    }
    fuzz::require(at <= utterance.spoken.size());
}

void check(const Result<std::vector<LexiconEntry>>& entries, std::string_view text) {
    if (!entries) {
        fuzz::require(entries.error().code == ErrorCode::table_invalid);
        fuzz::require(entries.error().what.starts_with("line "));
        return;
    }
    for (const LexiconEntry& entry : *entries)
        fuzz::require(!entry.written.empty() && !entry.said.empty());
    check_utterance(text, speech::Lexicon("en", *entries));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static const speech::Lexicon builtin("en", builtin_lexicon());
    check(parse_lexicon_table(bytes, "fuzz.tsv", "en"), bytes);
    check(parse_pls(bytes, "fuzz.pls"), bytes);
    check_utterance(bytes, builtin);
    return 0;
}
