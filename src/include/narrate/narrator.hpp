// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/export.h"
#include "narrate/lexicon.hpp"
#include "narrate/sink.hpp"
#include "narrate/speech.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/timeline.hpp"
#include "narrate/voice.hpp"

/// The whole way from an article to sound.
namespace narrate {

/// How much slower and faster than by itself a voice is asked to speak.
inline constexpr double kSlowestRate = 0.5;
inline constexpr double kFastestRate = 4.0;
/// Errors: invalid_argument, for a rate that is not within these.
NARRATE_API Result<void> check_rate(double rate);

struct NarratorOptions {
    VoiceSpec voice = {};
    /// The voices that may join it: for paragraphs in another language, for headings and quotations
    /// where `voice` names some, and in the place of one that fails.
    VoiceSource voices = {};
    /// `voice` reads everything, and only its failure brings in another one.
    bool one_voice = false;
    double rate = 1.0; ///< Multiplies the voice's own; pauses are divided by it.
    /// Puts sentences into words.
    Verbaliser verbaliser = {};
    /// How words are said; wins over the lexicon that comes with narrate.
    std::vector<LexiconEntry> lexicon = {};
    /// Folders where backend programs are looked for before the usual places (the folder of the
    /// running program and its ../libexec/narrate).
    std::vector<std::string> backend_folders = {};
    /// A file that keeps what was spoken, for as long as the caller does not remove it: with it, a
    /// narration that was interrupted is gone on with, and ends the same. Built-in engines, which
    /// are fast, keep what follows the first 64 KiB of text. Several programs may name one file:
    /// one of them has it, the others keep nothing. Empty: none. Not for a synthesizer of the
    /// caller's own.
    std::string journal = {};
};

/// Called on the thread that narrates, after each sentence went to the sink.
struct NarrationProgress {
    TextRange sentence; ///< In Article::text.
    Frames begin;       ///< Of that sentence in the narration.
    Frames end;
    PcmFormat format;          ///< That they are frames of.
    std::size_t text_size = 0; ///< Of Article::text, to compare `sentence` with.
    /// Of the sentence, and of what stands before it and is not said; valid during the call.
    std::span<const Mark> marks = {};
};
using ProgressFunction = std::function<void(const NarrationProgress&)>;

/// Speaks articles. Owns its backends' worker processes, which start with it, or when their voice
/// first speaks. Not thread-safe: one thread at a time; several Narrators may work at once in one
/// program.
class NARRATE_API Narrator {
public:
    /// Starts the voice's backend. Errors: invalid_argument (a rate out of range), voice_unknown,
    /// voice_invalid, backend_unavailable.
    static Result<Narrator> create(const NarratorOptions& options);
    /// Uses a synthesizer of the caller's own, for everything; it speaks at its own rate, and only
    /// the pauses follow the one that is asked for. Errors: invalid_argument.
    static Result<Narrator> create(const NarratorOptions& options,
                                   std::unique_ptr<Synthesizer> synthesizer);

    Narrator(Narrator&&) noexcept;
    Narrator& operator=(Narrator&&) noexcept;
    ~Narrator();

    /// Speaks the article into `sink`, from the sentence on that holds the byte `from` of its text,
    /// and finishes it; abandons it on an error. Memory does not grow with the audio. Errors: as of
    /// the synthesizer and the sink; no_article (nothing there can be said); cancelled.
    Result<Narration> narrate(const Article& article, Sink& sink, const std::stop_token& stop = {},
                              const ProgressFunction& progress = {}, std::size_t from = 0);

private:
    struct Impl;
    explicit Narrator(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// An article's sentences as a narrator says them: as of segment_sentences, none over a block's end
/// or longer than some 1,200 bytes. Pure; any thread.
NARRATE_API std::vector<TextRange> spoken_sentences(const Article& article);

/// A sink that writes a WAV file: under `path` the file appears whole or not at all.
/// Errors: output_failed (missing folder, not writable, `path` is no regular file).
NARRATE_API Result<std::unique_ptr<Sink>> create_wav_file(const std::string& path);

} // namespace narrate
