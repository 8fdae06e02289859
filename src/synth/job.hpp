// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "narrate/synthesizer.hpp"
#include "synth/wyoming.hpp"

namespace narrate::synth {

/// What a worker says of one piece of a run: a sentence, or a clause of one that had to be parted.
struct SpokenPiece {
    SentenceAudio audio;
    TextRange place;        ///< Of the piece in its sentence's spoken text.
    bool continues = false; ///< The next piece belongs to the same sentence.
    bool fatal = false;     ///< It could not be spoken, and ended the worker that tried last.
};

/// A run on its way through a worker: checks what comes for it, keeps what is complete, and knows
/// what to do when an attempt fails:
///   a run that fails is spoken again from its beginning, the pieces already complete left away;
///   failing again, the sentence in fault is parted from the others and spoken by itself;
///   failing there, it is parted at its clauses, and these are spoken;
///   a clause in fault, or what cannot be parted, is given up.
/// Pure: no process, no clock. One thread.
class Job {
public:
    explicit Job(SpeechRun run);
    /// The same work as one job for each piece, for peers that know nothing of sentences.
    [[nodiscard]] std::vector<Job> singly() const;

    [[nodiscard]] const SpeechRun& run() const { return run_; }

    /// A new attempt begins: what is torn is forgotten, what is complete stays.
    void rewind();
    // Each takes what the worker sent in the present attempt. Errors: protocol_violation.
    void take(const AudioStart& start) { partial_.format = start.format; }
    Result<void> take(const AudioChunk& chunk);
    Result<void> take(SentenceMarks marks);
    Result<void> take_stop();

    /// Something of the present attempt has come.
    [[nodiscard]] bool begun() const { return heard_ > 0 || !partial_.samples.empty(); }
    /// All that will come has come.
    [[nodiscard]] bool answered() const { return answered_; }
    /// Audio of the pieces that are complete and not given out.
    [[nodiscard]] std::chrono::milliseconds ready_time() const;

    /// The next piece that is complete.
    std::optional<SpokenPiece> next();

    enum class Fault {
        run,    ///< The run failed, the worker lives.
        worker, ///< The worker is lost; perhaps not by the text.
        hang,   ///< The worker had to be ended: too costly for a second try of the same.
    };
    /// An attempt failed for `reason`. Gives the jobs that follow this one and do what it no longer
    /// does; none when it is to be tried again, or is answered.
    std::vector<Job> fail(const std::string& reason, Fault fault);

private:
    /// A range of run_.sentences is one of these.
    struct Piece {
        std::size_t offset = 0; ///< Of it in its sentence's spoken text.
        bool continues = false;
        bool clause = false;
    };

    Job(SpeechRun run, std::vector<Piece> pieces, int tries);
    [[nodiscard]] Job part(std::size_t first, std::size_t last, int tries) const;
    [[nodiscard]] std::optional<Job> at_clauses() const;
    void finish(SentenceAudio audio);
    void give_up(const std::string& reason, Fault fault);

    SpeechRun run_;
    std::vector<Piece> pieces_; ///< As many as run_.sentences.
    int tries_ = 0;             ///< Left, the present one included.
    bool answered_ = false;
    std::size_t finished_ = 0;
    std::size_t heard_ = 0; ///< Pieces seen in the present attempt.
    SentenceAudio partial_; ///< Of the present attempt's current piece.
    std::deque<SpokenPiece> ready_;
    Frames ready_frames_;
    PcmFormat format_; ///< Of the last piece that was complete.
};

/// Puts a sentence together from its pieces.
class Joiner {
public:
    void add(SpokenPiece piece);
    /// The sentence, once its last piece has been added.
    std::optional<SentenceAudio> take();

private:
    void add_silence();

    SentenceAudio whole_;
    std::size_t pieces_ = 0;
    bool complete_ = false;
    bool owes_silence_ = false; ///< For a part that was lost.
};

} // namespace narrate::synth
