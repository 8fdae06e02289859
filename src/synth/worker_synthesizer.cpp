// SPDX-License-Identifier: Apache-2.0
#include "synth/worker_synthesizer.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>

#include "base/cancelled.hpp"
#include "base/utf8.hpp"
#include "io/environment.hpp"

namespace narrate::synth {

namespace {

constexpr int kMaxLossesInARow = 5;
/// Tasks a worker has at hand, so that it never waits for us between two.
constexpr std::size_t kLaneDepth = 2;
constexpr std::size_t kReadBudget = std::size_t{1} << 20;
/// How soon a request to stop is noticed.
constexpr int kPollMilliseconds = 10;

Error violation(std::string what) {
    return {ErrorCode::protocol_violation, std::move(what), {}, {}, {}};
}

/// The sentence alone, for a peer that reads the whole text of a request.
SpeechRun alone(const SpeechRun& run, TextRange sentence) {
    return {std::string(sentence.of(run.text)), {{0, sentence.size()}}, {}};
}

} // namespace

Result<std::unique_ptr<WorkerSynthesizer>> WorkerSynthesizer::create(WorkerOptions options) {
    std::unique_ptr<WorkerSynthesizer> synthesizer(new WorkerSynthesizer(std::move(options)));
    if (auto started = synthesizer->start(synthesizer->lanes_.front()); !started)
        return started.error();
    return synthesizer;
}

WorkerSynthesizer::WorkerSynthesizer(WorkerOptions options)
    : options_(std::move(options)),
      lanes_(static_cast<std::size_t>(std::max(1, options_.workers))) {}

Result<void> WorkerSynthesizer::submit(SpeechRun run) {
    if (run.sentences.empty()) return {};
    base::blank_controls(run.text);
    add(tasks_.end(), Job(std::move(run)));
    return dispatch();
}

void WorkerSynthesizer::add(std::list<Task>::iterator place, Job job) {
    if (options_.requests == Requests::runs) {
        tasks_.insert(place, Task{std::move(job)});
        return;
    }
    for (Job& one : job.singly()) tasks_.insert(place, Task{std::move(one)});
}

bool WorkerSynthesizer::wants_more() const {
    std::size_t under_way = 0;
    std::chrono::milliseconds ready{0};
    for (const Task& task : tasks_) {
        ready += task.job.ready_time();
        if (!task.job.answered()) ++under_way;
    }
    return under_way < kLaneDepth * lanes_.size() && ready < options_.look_ahead;
}

Result<SentenceAudio> WorkerSynthesizer::next(const std::stop_token& stop) {
    while (!tasks_.empty()) {
        Task& head = tasks_.front();
        if (auto piece = head.job.next()) {
            if (auto counted = count_losses(*piece); !counted) return counted.error();
            joiner_.add(std::move(*piece));
            if (auto sentence = joiner_.take()) return std::move(*sentence);
            continue;
        }
        if (head.job.answered()) {
            tasks_.pop_front();
            continue;
        }
        if (stop.stop_requested()) return base::narration_stopped();
        if (auto dispatched = dispatch(); !dispatched) return dispatched.error();
        if (auto waited = wait(stop); !waited) return waited.error();
    }
    return Error{ErrorCode::invalid_argument, "nothing was handed in to be spoken", {}, {}, {}};
}

void WorkerSynthesizer::cancel() {
    for (Lane& lane : lanes_) {
        if (!lane.tasks.empty()) lane.worker.reset();
        lane.tasks.clear();
    }
    tasks_.clear();
    joiner_ = {};
    losses_ = 0;
}

std::vector<pid_t> WorkerSynthesizer::worker_pids() const {
    std::vector<pid_t> pids;
    for (const Lane& lane : lanes_)
        if (lane.worker && lane.worker->pid() > 0) pids.push_back(lane.worker->pid());
    return pids;
}

Result<void> WorkerSynthesizer::start(Lane& lane) const {
    auto worker = Worker::open(options_.peer);
    if (!worker) return worker.error();
    lane.worker.emplace(std::move(*worker));
    lane.since = io::now();
    lane.has_answered = false;
    return {};
}

/// A server may take fewer connections than we would like: one is enough.
Result<void> WorkerSynthesizer::start_or_refuse(Lane& lane) {
    auto started = start(lane);
    if (started) return {};
    lane.refused = true;
    const bool others = std::any_of(lanes_.begin(), lanes_.end(),
                                    [](const Lane& other) { return other.worker.has_value(); });
    return others ? Result<void>() : started;
}

Result<WorkerSynthesizer::Lane*> WorkerSynthesizer::idlest_lane() {
    Lane* idlest = nullptr;
    for (Lane& lane : lanes_)
        if (!lane.refused && (idlest == nullptr || lane.tasks.size() < idlest->tasks.size()))
            idlest = &lane;
    if (idlest == nullptr) return Error{ErrorCode::internal, "no worker is left", {}, {}, {}};
    if (idlest->worker) return idlest;
    if (auto started = start_or_refuse(*idlest); !started) return started.error();
    return idlest->worker ? idlest : idlest_lane();
}

std::string WorkerSynthesizer::request_of(const Job& job) const {
    const SpeechRun& run = job.run();
    Synthesize request{{}, options_.voice, options_.prosody};
    request.run = options_.requests == Requests::runs ? run : alone(run, run.sentences.front());
    return encode(request);
}

Result<void> WorkerSynthesizer::dispatch() {
    for (Task& task : tasks_) {
        if (task.assigned || task.job.answered()) continue;
        auto lane = idlest_lane();
        if (!lane) return lane.error();
        if ((*lane)->tasks.size() >= kLaneDepth) return {};
        if ((*lane)->tasks.empty()) (*lane)->since = io::now();
        task.assigned = true;
        (*lane)->tasks.push_back(&task);
        (*lane)->worker->send(request_of(task.job));
    }
    return {};
}

bool WorkerSynthesizer::is_far_ahead(const Lane& lane) const {
    const Task* head = &tasks_.front();
    // Where the audio that is wanted next has yet to find a worker, all must go on.
    if (!head->assigned) return false;
    if (std::find(lane.tasks.begin(), lane.tasks.end(), head) != lane.tasks.end()) return false;
    std::chrono::milliseconds ready{0};
    for (const Task& task : tasks_)
        if (&task != head) ready += task.job.ready_time();
    return ready > options_.look_ahead;
}

Result<void> WorkerSynthesizer::wait(const std::stop_token& stop) {
    for (;;) {
        std::vector<pollfd> watched;
        std::vector<Lane*> readers;
        for (Lane& lane : lanes_) {
            if (!lane.worker || lane.tasks.empty()) continue;
            if (is_far_ahead(lane)) {
                lane.since = io::now();
                continue;
            }
            watched.push_back({lane.worker->output(), POLLIN, 0});
            readers.push_back(&lane);
        }
        for (Lane& lane : lanes_)
            if (lane.worker && lane.worker->wants_to_write())
                watched.push_back({lane.worker->input(), POLLOUT, 0});
        const int ready = ::poll(watched.data(), watched.size(), kPollMilliseconds);
        for (Lane& lane : lanes_)
            if (lane.worker) lane.worker->flush();
        bool progress = false;
        for (std::size_t i = 0; i < readers.size(); ++i) {
            auto served = serve(*readers[i], ready > 0 && watched[i].revents != 0);
            if (!served) return served.error();
            progress = progress || *served;
        }
        if (progress || stop.stop_requested()) return {};
    }
}

Result<bool> WorkerSynthesizer::serve(Lane& lane, bool readable) {
    if (readable) {
        lane.worker->receive(kReadBudget);
        if (auto taken = take_events(lane); !taken) return taken.error();
    }
    if (lane.tasks.empty() || io::now() - lane.since <= options_.patience) return readable;
    const Error late{ErrorCode::backend_failed, "the backend does not answer in time", {}, {}, {}};
    if (auto lost = lose_worker(lane, late, Job::Fault::hang); !lost) return lost.error();
    return true;
}

Result<void> WorkerSynthesizer::take_events(Lane& lane) {
    for (;;) {
        auto event = lane.worker->next();
        if (!event) return lose_worker(lane, event.error());
        if (!event->has_value()) return {};
        if (auto taken = take(lane, std::move(**event)); !taken) {
            // What breaks the protocol cannot be trusted with the next run either.
            if (taken.error().code == ErrorCode::protocol_violation)
                return lose_worker(lane, taken.error());
            return taken;
        }
    }
}

Result<void> WorkerSynthesizer::take(Lane& lane, Event event) {
    if (const auto* failure = std::get_if<Failure>(&event)) return take_failure(lane, *failure);
    const bool about_audio =
        std::holds_alternative<AudioStart>(event) || std::holds_alternative<AudioChunk>(event) ||
        std::holds_alternative<SentenceMarks>(event) || std::holds_alternative<AudioStop>(event);
    if (!about_audio) return {};
    if (lane.tasks.empty()) return violation("audio without a request");
    Job& job = lane.tasks.front()->job;
    if (const auto* start = std::get_if<AudioStart>(&event)) {
        job.take(*start);
        return {};
    }
    if (const auto* chunk = std::get_if<AudioChunk>(&event)) return job.take(*chunk);
    Result<void> taken;
    const bool stops = std::holds_alternative<AudioStop>(event);
    if (auto* marks = std::get_if<SentenceMarks>(&event))
        taken = job.take(std::move(*marks));
    else
        taken = job.take_stop();
    if (!taken) return taken;
    lane.has_answered = true;
    lane.since = io::now();
    return stops ? finish_task(lane) : taken;
}

Result<void> WorkerSynthesizer::finish_task(Lane& lane) {
    lane.tasks.pop_front();
    return dispatch();
}

Result<void> WorkerSynthesizer::take_failure(Lane& lane, const Failure& failure) {
    // Others have codes of their own, and mean the request in hand.
    const bool of_this_run = failure.code == kRunFailed || options_.requests == Requests::sentences;
    if (!of_this_run)
        return Error{ErrorCode::backend_failed,
                     failure.text,
                     {},
                     {},
                     "narrate voices lists the voices, narrate doctor the backends"};
    if (lane.tasks.empty()) return violation("an error without a request");
    Task& task = *lane.tasks.front();
    lane.tasks.pop_front();
    lane.since = io::now();
    const std::string reason = failure.text.empty() ? "the backend refused it" : failure.text;
    fail(task, reason, failure.code == kRunFailed ? Job::Fault::run : Job::Fault::worker);
    return dispatch();
}

void WorkerSynthesizer::fail(Task& task, const std::string& reason, Job::Fault fault) {
    task.assigned = false;
    auto place = std::find_if(tasks_.begin(), tasks_.end(),
                              [&task](const Task& other) { return &other == &task; });
    ++place;
    for (Job& follower : task.job.fail(reason, fault)) add(place, std::move(follower));
}

Result<void> WorkerSynthesizer::count_losses(const SpokenPiece& piece) {
    losses_ = piece.fatal ? losses_ + 1 : 0;
    if (losses_ < kMaxLossesInARow) return {};
    return Error{ErrorCode::backend_failed,
                 fmt::format("gave up after the backend died on {} texts in a row", losses_),
                 to_string(options_.peer), piece.audio.failure,
                 "narrate doctor shows whether it works"};
}

/// Whether a server took the connection only to hang up on it, as some do while another stands.
bool WorkerSynthesizer::is_unwanted(const Lane& lane) const {
    if (lane.has_answered || lane.tasks.empty() || lane.tasks.front()->job.begun()) return false;
    return lane.worker->pid() < 0 &&
           std::any_of(lanes_.begin(), lanes_.end(), [&lane](const Lane& other) {
               return &other != &lane && other.worker.has_value();
           });
}

Result<void> WorkerSynthesizer::lose_worker(Lane& lane, const Error& error, Job::Fault fault) {
    lane.refused =
        error.code == ErrorCode::backend_failed && fault == Job::Fault::worker && is_unwanted(lane);
    lane.worker.reset();
    std::string reason = error.what;
    if (!error.cause.empty()) reason += ": " + error.cause;
    const std::deque<Task*> orphans = std::exchange(lane.tasks, {});
    if (!orphans.empty()) {
        Task& head = *orphans.front();
        // Some servers hang up after each answer, and a worker may be killed between two: that is
        // no fault of the text that it had not begun.
        const bool blameless =
            lane.refused || (lane.has_answered && !head.job.begun() && fault == Job::Fault::worker);
        for (Task* orphan : orphans) {
            orphan->assigned = false;
            orphan->job.rewind();
        }
        if (!blameless) fail(head, reason, fault);
    }
    if (lane.refused) return dispatch();
    if (auto started = start_or_refuse(lane); !started) return started;
    return dispatch();
}

} // namespace narrate::synth
