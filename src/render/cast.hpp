// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/narrator.hpp"
#include "render/journal.hpp"
#include "speech/lexicon/lexicon.hpp"

namespace narrate::render {

/// The voices of a narrator: the one it was made with, and those that join it for paragraphs in
/// another language, for headings and for quotations. Their backends start when they first speak.
class Cast {
public:
    /// A voice of the cast; 0 is the narrator's own.
    using Part = std::size_t;

    /// Starts the narrator's own voice. Errors: as of opening a synthesizer, when neither the voice
    /// nor any of its fall-backs starts; voice_invalid for one that names an unknown voice.
    static Result<Cast> create(const NarratorOptions& options);
    /// One voice alone, spoken by the caller's synthesizer.
    Cast(const NarratorOptions& options, std::unique_ptr<Synthesizer> synthesizer);

    /// Who reads this block of an article in `article_language`.
    Part part_for(const ArticleBlock& block, const std::string& article_language);

    /// Times the voices' own.
    [[nodiscard]] double rate() const { return options_.rate; }
    [[nodiscard]] const VoiceSpec& voice(Part part) const { return members_[part].voice; }
    [[nodiscard]] const speech::Lexicon& lexicon(Part part) const {
        return *members_[part].lexicon;
    }

    /// Errors: as of opening a synthesizer.
    Result<Synthesizer*> synthesizer(Part part);

    /// The fall-back of a voice that failed takes its part. Errors: `reason` itself when there is
    /// none left.
    Result<ReplacedVoice> replace(Part part, const Error& reason);
    /// Whether another voice may help where this went wrong.
    static bool may_be_replaced(const Error& error);

    /// What was handed in is forgotten.
    void cancel();
    /// The same, after a fault: the backends end, and start again when they are needed.
    void restart();

    /// Replacements at the start, before any narration.
    std::vector<ReplacedVoice> take_early_replacements();

private:
    struct Member {
        VoiceSpec voice;
        std::unique_ptr<speech::Lexicon> lexicon;
        std::unique_ptr<Synthesizer> synthesizer;
        std::vector<std::string> failed; ///< Voices that had this part before.
    };

    explicit Cast(const NarratorOptions& options);
    /// Those of quotations and headings.
    Result<void> add_partners();
    Part add(VoiceSpec voice);
    Result<std::optional<Part>> add_named(const std::string& name, const char* key);
    Result<void> open(Member& member) const;

    NarratorOptions options_; ///< Without the voice and the words, which live in the members.
    std::unique_ptr<Journal> journal_; ///< Outlives the synthesizers; may be null.
    std::vector<Member> members_;
    std::map<std::string, Part> by_language_;
    std::optional<Part> quotations_;
    std::optional<Part> headings_;
    std::vector<ReplacedVoice> early_;
    bool alone_ = false; ///< One synthesizer that speaks everything.
};

} // namespace narrate::render
