// SPDX-License-Identifier: Apache-2.0
#include "render/cast.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/language_tag.hpp"
#include "synth/registry.hpp"

namespace narrate::render {

Cast::Cast(const NarratorOptions& options) : options_(options) {
    if (!options.journal.empty()) journal_ = std::make_unique<Journal>(options.journal);
    add(options.voice);
}

Cast::Cast(const NarratorOptions& options, std::unique_ptr<Synthesizer> synthesizer)
    : Cast(options) {
    members_.front().synthesizer = std::move(synthesizer);
    alone_ = true;
}

Result<Cast> Cast::create(const NarratorOptions& options) {
    Cast cast(options);
    if (!options.one_voice)
        if (auto joined = cast.add_partners(); !joined) return joined.error();
    auto opened = cast.open(cast.members_.front());
    while (!opened && may_be_replaced(opened.error())) {
        auto replaced = cast.replace(0, opened.error());
        if (!replaced) return replaced.error();
        cast.early_.push_back(std::move(*replaced));
        opened = cast.open(cast.members_.front());
    }
    if (!opened) return opened.error();
    return cast;
}

Result<void> Cast::add_partners() {
    auto quotations = add_named(options_.voice.quotation_voice, "quotation-voice");
    if (!quotations) return quotations.error();
    auto headings = add_named(options_.voice.heading_voice, "heading-voice");
    if (!headings) return headings.error();
    quotations_ = *quotations;
    headings_ = *headings;
    return {};
}

Cast::Part Cast::add(VoiceSpec voice) {
    Member member;
    member.lexicon =
        std::make_unique<speech::Lexicon>(voice.language, builtin_lexicon(), options_.lexicon);
    member.voice = std::move(voice);
    members_.push_back(std::move(member));
    return members_.size() - 1;
}

Result<std::optional<Cast::Part>> Cast::add_named(const std::string& name, const char* key) {
    if (name.empty()) return std::optional<Part>();
    auto voice = options_.voices.find(name);
    if (!voice) {
        Error error = voice.error();
        error.where = fmt::format("voice {}: '{}'", options_.voice.name, key);
        return error;
    }
    return std::optional<Part>(add(std::move(*voice)));
}

Cast::Part Cast::part_for(const ArticleBlock& block, const std::string& article_language) {
    if (alone_ || options_.one_voice) return 0;
    const std::string language = base::primary_language(block.language);
    if (!language.empty() && language != base::primary_language(article_language)) {
        const auto known = by_language_.find(block.language);
        if (known != by_language_.end()) return known->second;
        Part part = 0;
        auto voice = options_.voices.for_language(block.language);
        if (voice && base::primary_language(voice->language) == language &&
            base::primary_language(options_.voice.language) != language)
            part = add(std::move(*voice));
        by_language_.emplace(block.language, part);
        return part;
    }
    const bool heading = block.kind == BlockKind::title || block.kind == BlockKind::heading;
    if (heading && headings_) return *headings_;
    if (block.kind == BlockKind::quote && quotations_) return *quotations_;
    return 0;
}

Result<void> Cast::open(Member& member) const {
    auto synthesizer =
        synth::open_synthesizer(member.voice, options_.rate, options_.backend_folders);
    if (!synthesizer) return synthesizer.error();
    member.synthesizer = journal_
                             ? journal_->keep(std::move(*synthesizer), member.voice, options_.rate)
                             : std::move(*synthesizer);
    return {};
}

Result<Synthesizer*> Cast::synthesizer(Part part) {
    Member& member = members_[part];
    if (!member.synthesizer)
        if (auto opened = open(member); !opened) return opened.error();
    return member.synthesizer.get();
}

bool Cast::may_be_replaced(const Error& error) {
    return error.code == ErrorCode::backend_failed ||
           error.code == ErrorCode::backend_unavailable ||
           error.code == ErrorCode::protocol_violation;
}

Result<ReplacedVoice> Cast::replace(Part part, const Error& reason) {
    Member& member = members_[part];
    const std::string next = member.voice.fallback;
    member.failed.push_back(member.voice.name);
    const bool known =
        std::find(member.failed.begin(), member.failed.end(), next) != member.failed.end();
    if (alone_ || next.empty() || known) return reason;
    auto voice = options_.voices.find(next);
    if (!voice) return reason;
    ReplacedVoice replaced{member.voice.name, voice->name, reason.message()};
    // A synthesizer of its own, also where that voice has a part already: answers come in order.
    member.synthesizer.reset();
    member.voice = std::move(*voice);
    return replaced;
}

void Cast::cancel() {
    for (const Member& member : members_)
        if (member.synthesizer) member.synthesizer->cancel();
}

void Cast::restart() {
    if (alone_) return cancel(); // It is the caller's.
    for (Member& member : members_) member.synthesizer.reset();
}

std::vector<ReplacedVoice> Cast::take_early_replacements() {
    return std::exchange(early_, {});
}

} // namespace narrate::render
