// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "narrate/synthesizer.hpp"
#include "synth/job.hpp"
#include "synth/peer.hpp"
#include "synth/worker.hpp"

namespace narrate::synth {

/// What a peer is asked for at once.
enum class Requests {
    runs,      ///< Whole runs: our own backends, which know our additions to the protocol.
    sentences, ///< One sentence at a time: everybody else.
};

struct WorkerOptions {
    Peer peer;
    std::string voice; ///< The backend's name for it.
    Prosody prosody;
    Requests requests = Requests::runs;
    int workers = 1; ///< Processes, or connections, that speak at the same time.
    /// How long one sentence may take.
    std::chrono::milliseconds patience{20'000};
    /// Audio that may be kept before its turn; what a worker is just sending comes on top.
    std::chrono::milliseconds look_ahead{120'000};
};

/// Speaks through workers, and outlives them: requests are handed out in order, answers put back in
/// order, everything a worker sends is checked, and what fails is tried again as Job says. What the
/// caller gets depends on the text alone, not on the number of workers, nor on how often one died
/// on the way.
class WorkerSynthesizer final : public Synthesizer {
public:
    /// Starts the first worker; the others start when there is work for them.
    /// Errors: backend_unavailable.
    static Result<std::unique_ptr<WorkerSynthesizer>> create(WorkerOptions options);

    Result<void> submit(SpeechRun run) override;
    [[nodiscard]] bool wants_more() const override;
    Result<SentenceAudio> next(const std::stop_token& stop) override;
    /// Ends the workers that have something to say; the others stay ready.
    void cancel() override;

    /// The workers' processes, for tests that kill them.
    [[nodiscard]] std::vector<pid_t> worker_pids() const;

private:
    struct Task {
        Job job;
        bool assigned = false;
    };
    /// A worker and the tasks it was given, which it answers in order.
    struct Lane {
        std::optional<Worker> worker;
        std::deque<Task*> tasks;
        std::chrono::nanoseconds since{0}; ///< When the sentence in hand was begun.
        bool has_answered = false;         ///< This worker has spoken something.
        bool refused = false;              ///< The server takes no more connections.
    };

    explicit WorkerSynthesizer(WorkerOptions options);

    void add(std::list<Task>::iterator place, Job job);
    Result<void> start(Lane& lane) const;
    Result<void> start_or_refuse(Lane& lane);
    Result<void> dispatch();
    Result<Lane*> idlest_lane();
    [[nodiscard]] std::string request_of(const Job& job) const;
    Result<void> wait(const std::stop_token& stop);
    /// Gives whether anything has changed.
    Result<bool> serve(Lane& lane, bool readable);
    /// A lane whose audio is not wanted yet is left to wait, so that memory stays bounded.
    [[nodiscard]] bool is_far_ahead(const Lane& lane) const;
    Result<void> take_events(Lane& lane);
    Result<void> take(Lane& lane, Event event);
    Result<void> take_failure(Lane& lane, const Failure& failure);
    Result<void> finish_task(Lane& lane);
    void fail(Task& task, const std::string& reason, Job::Fault fault);
    [[nodiscard]] bool is_unwanted(const Lane& lane) const;
    /// The worker is of no more use: gives its tasks back and starts another.
    Result<void> lose_worker(Lane& lane, const Error& error, Job::Fault fault = Job::Fault::worker);
    /// Counted as they are given out, so that it depends on the text alone.
    Result<void> count_losses(const SpokenPiece& piece);

    WorkerOptions options_;
    std::vector<Lane> lanes_;
    std::list<Task> tasks_; ///< In the order of submission; the front is being given out.
    Joiner joiner_;
    int losses_ = 0; ///< Texts in a row that ended their worker, without one spoken between them.
};

} // namespace narrate::synth
