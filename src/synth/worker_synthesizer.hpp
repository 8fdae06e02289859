// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "narrate/synthesizer.hpp"
#include "synth/worker.hpp"

namespace narrate::synth {

struct WorkerOptions {
    std::string program;           ///< Full path.
    std::vector<std::string> args; ///< Before "--voice".
    std::string voice;             ///< The backend's name for it.
    std::string variant;           ///< What changes the voice, in the backend's own words.
    Prosody prosody;
    int workers = 1; ///< Processes that speak at the same time.
    /// How long a worker may be silent while it has work.
    std::chrono::milliseconds patience{30'000};
};

/// Speaks through worker processes, and outlives them. What the caller gets depends on the text
/// alone, not on the number of workers, nor on how often one died on the way:
///   a run that fails is spoken again from its beginning, the sentences already complete left away;
///   failing again, its sentence in fault is spoken by itself, and what follows it is a run anew;
///   a sentence that fails by itself is answered by its failure.
class WorkerSynthesizer final : public Synthesizer {
public:
    /// Starts the first worker; the others start when there is work for them.
    /// Errors: backend_unavailable.
    static Result<std::unique_ptr<WorkerSynthesizer>> create(WorkerOptions options);

    Result<void> submit(SpeechRun run) override;
    Result<SentenceAudio> next(const std::stop_token& stop) override;

    /// The workers' processes, for tests that kill them.
    [[nodiscard]] std::vector<pid_t> worker_pids() const;

private:
    /// A run and what has come of it.
    struct Job {
        SpeechRun run;
        int failures = 0;
        bool assigned = false;
        bool answered = false;           ///< All that will come has come.
        std::size_t finished = 0;        ///< Sentences of the run that are complete.
        std::size_t heard = 0;           ///< Sentences seen in the present attempt.
        SentenceAudio partial;           ///< Of the present attempt's current sentence.
        std::deque<SentenceAudio> ready; ///< Complete, not yet given out.
        std::size_t ready_samples = 0;   ///< Of all in `ready`.
    };
    /// A worker and the jobs it was given, which it answers in order.
    struct Lane {
        std::optional<Worker> worker;
        std::deque<Job*> jobs;
        std::chrono::nanoseconds heard_from{0};
    };

    explicit WorkerSynthesizer(WorkerOptions options);

    Result<void> start(Lane& lane) const;
    Result<void> dispatch();
    Result<Lane*> idlest_lane();
    Result<void> wait(const std::stop_token& stop);
    /// A lane far ahead of what is being given out is left to wait, so that memory stays bounded.
    [[nodiscard]] bool is_far_ahead(const Lane& lane) const;
    Result<void> take_events(Lane& lane);
    Result<void> take(Lane& lane, Event event);
    static Result<void> take_chunk(Job& job, const AudioChunk& chunk);
    Result<void> finish_sentence(Job& job, SentenceMarks marks);
    static Result<void> finish_run(Lane& lane);
    void fail_job(Job& job, const std::string& reason);
    void split_at_fault(Job& job);
    /// The worker is of no more use: gives its jobs back and starts another.
    Result<void> lose_worker(Lane& lane, const Error& error);
    static void rewind(Job& job);

    WorkerOptions options_;
    std::vector<Lane> lanes_;
    std::list<Job> jobs_; ///< In the order of submission; the front is being given out.
    int deaths_ = 0;      ///< In a row, without one sentence between them.
};

} // namespace narrate::synth
