// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexicon/checker.hpp"

#include <utility>
#include <vector>

#include "lexicon/fold.hpp"
#include "speech/lexicon/lexicon.hpp"

namespace narrate::tools {

namespace {

/// The sounds that `said` asks for at the beginning or the end of a phrase, "-" being the rest of
/// it.
bool holds(const FoldedIpa& whole, std::string_view said, Fold fold) {
    const std::size_t open = said.find('-');
    const FoldedIpa part = fold_ipa(said.substr(0, open), fold);
    if (open == std::string_view::npos) return whole.sounds == part.sounds;
    const FoldedIpa rest = fold_ipa(said.substr(open + 1), fold);
    return whole.sounds.starts_with(part.sounds) && whole.sounds.ends_with(rest.sounds);
}

} // namespace

LexiconChecker::LexiconChecker(std::string voice)
    : engine_({std::move(voice), {}, espeak::Guard::on, {}}), started_(engine_.start()) {}

Result<std::string> LexiconChecker::said(const LexiconEntry& entry,
                                         std::span<const LexiconEntry> by) {
    Utterance utterance;
    utterance.spoken = entry.written;
    utterance.map.append_verbatim(entry.written.size());
    utterance = speech::pronounce(std::move(utterance), speech::Lexicon(entry.language, by));
    return engine_.phonemize({utterance.spoken, utterance.pronunciations});
}

Result<Verdict> LexiconChecker::check(const LexiconEntry& entry,
                                      std::span<const LexiconEntry> others) {
    if (!started_) return started_.error();
    auto without = said(entry, {});
    if (!without) return without.error();
    auto with = said(entry, {&entry, 1});
    if (!with) return with.error();
    Verdict verdict;
    const auto wanted = fold_ipa(entry.said, Fold::reduced);
    const auto own = fold_ipa(*without, Fold::reduced);
    // Where the stress lies is heard; how many words of a phrase carry one is a matter of the
    // voice.
    verdict.needed =
        !holds(own, entry.said, Fold::reduced) ||
        (wanted.stressed.size() == own.stressed.size() && wanted.stressed != own.stressed);
    if (!verdict.needed) {
        // It may be there to take a phrase out of what another entry says of its words.
        std::vector<LexiconEntry> rest(others.begin(), others.end());
        std::erase(rest, entry);
        const auto by_rest = said(entry, rest);
        if (!by_rest) return by_rest.error();
        verdict.needed = !holds(fold_ipa(*by_rest, Fold::reduced), entry.said, Fold::reduced);
    }
    verdict.right = holds(fold_ipa(*with, Fold::notation), entry.said, Fold::notation);
    verdict.without = std::move(*without);
    verdict.with = std::move(*with);
    return verdict;
}

} // namespace narrate::tools
