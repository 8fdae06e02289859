// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexicon/checker.hpp"

#include <utility>

#include "lexicon/fold.hpp"
#include "speech/lexicon.hpp"

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
    : engine_({std::move(voice), {}, espeak::Guard::on}), started_(engine_.start()) {}

Result<Verdict> LexiconChecker::check(const LexiconEntry& entry) {
    if (!started_) return started_.error();
    Utterance utterance;
    utterance.spoken = entry.written;
    utterance.map.append_verbatim(entry.written.size());
    const speech::Lexicon lexicon(entry.language, {&entry, 1});
    const auto known = speech::pronounce(utterance, lexicon);
    auto without = engine_.phonemize({entry.written, {}});
    if (!without) return without.error();
    auto with = engine_.phonemize({entry.written, known.pronunciations});
    if (!with) return with.error();
    Verdict verdict;
    const auto wanted = fold_ipa(entry.said, Fold::reduced);
    const auto own = fold_ipa(*without, Fold::reduced);
    // Where the stress lies is heard; how many words of a phrase carry one is a matter of the
    // voice.
    verdict.needed =
        !holds(own, entry.said, Fold::reduced) ||
        (wanted.stressed.size() == own.stressed.size() && wanted.stressed != own.stressed);
    verdict.right = holds(fold_ipa(*with, Fold::notation), entry.said, Fold::notation);
    verdict.without = std::move(*without);
    verdict.with = std::move(*with);
    return verdict;
}

} // namespace narrate::tools
