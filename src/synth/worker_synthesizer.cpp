// SPDX-License-Identifier: Apache-2.0
#include "synth/worker_synthesizer.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cstring>

#include "io/environment.hpp"

namespace narrate::synth {

namespace {

constexpr int kTriesOfARun = 2;
constexpr int kMaxDeathsInARow = 5;
/// Jobs a worker has at hand, so that it never waits for us between two.
constexpr std::size_t kLaneDepth = 2;
/// Samples one job may hold before its turn: more than two minutes of speech, 6 MiB.
constexpr std::size_t kMaxSamplesAhead = std::size_t{3} << 20;
constexpr std::size_t kReadBudget = std::size_t{1} << 20;
/// How soon a request to stop is noticed.
constexpr int kPollMilliseconds = 10;

/// The most audio that a sentence may have: 60 s and half a second for each byte.
std::size_t max_samples(const PcmFormat& format, std::size_t bytes) {
    return static_cast<std::size_t>(format.sample_rate) *
           static_cast<std::size_t>(format.channels) * (60 + bytes / 2);
}

/// A little more than a sentence usually has, so that its buffer neither grows nor stays half
/// empty: speech is about fifteen characters a second.
std::size_t likely_samples(const PcmFormat& format, std::size_t bytes) {
    return static_cast<std::size_t>(format.sample_rate) * (bytes + 16) / 12;
}

Error violation(std::string what) {
    return {ErrorCode::protocol_violation, std::move(what), {}, {}, {}};
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
    jobs_.emplace_back().run = std::move(run);
    return dispatch();
}

Result<SentenceAudio> WorkerSynthesizer::next(const std::stop_token& stop) {
    while (!jobs_.empty()) {
        Job& head = jobs_.front();
        if (!head.ready.empty()) {
            SentenceAudio audio = std::move(head.ready.front());
            head.ready.pop_front();
            head.ready_samples -= audio.samples.size();
            return audio;
        }
        if (head.answered) {
            jobs_.pop_front();
            continue;
        }
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, "the narration was stopped", {}, {}, {}};
        if (auto dispatched = dispatch(); !dispatched) return dispatched.error();
        if (auto waited = wait(stop); !waited) return waited.error();
    }
    return Error{ErrorCode::invalid_argument, "nothing was handed in to be spoken", {}, {}, {}};
}

std::vector<pid_t> WorkerSynthesizer::worker_pids() const {
    std::vector<pid_t> pids;
    for (const Lane& lane : lanes_)
        if (lane.worker) pids.push_back(lane.worker->pid());
    return pids;
}

Result<void> WorkerSynthesizer::start(Lane& lane) const {
    std::vector<std::string> args = options_.args;
    if (!options_.voice.empty()) {
        args.emplace_back("--voice");
        args.push_back(options_.voice);
    }
    auto worker = Worker::start(options_.program, args);
    if (!worker) return worker.error();
    lane.worker.emplace(std::move(*worker));
    lane.heard_from = io::now();
    return {};
}

Result<WorkerSynthesizer::Lane*> WorkerSynthesizer::idlest_lane() {
    Lane* idlest =
        &*std::min_element(lanes_.begin(), lanes_.end(), [](const Lane& a, const Lane& b) {
            return a.jobs.size() < b.jobs.size();
        });
    if (!idlest->worker) {
        if (auto started = start(*idlest); !started) return started.error();
    }
    return idlest;
}

Result<void> WorkerSynthesizer::dispatch() {
    for (Job& job : jobs_) {
        if (job.assigned || job.answered) continue;
        auto lane = idlest_lane();
        if (!lane) return lane.error();
        if ((*lane)->jobs.size() >= kLaneDepth) return {};
        if ((*lane)->jobs.empty()) (*lane)->heard_from = io::now();
        job.assigned = true;
        (*lane)->jobs.push_back(&job);
        (*lane)->worker->send(
            encode(Synthesize{job.run, options_.voice, options_.variant, options_.prosody}));
    }
    return {};
}

bool WorkerSynthesizer::is_far_ahead(const Lane& lane) const {
    const Job* job = lane.jobs.empty() ? nullptr : lane.jobs.front();
    return job != nullptr && job != &jobs_.front() && job->ready_samples > kMaxSamplesAhead;
}

Result<void> WorkerSynthesizer::wait(const std::stop_token& stop) {
    for (;;) {
        std::vector<pollfd> watched;
        std::vector<Lane*> lanes;
        for (Lane& lane : lanes_) {
            if (!lane.worker || lane.jobs.empty()) continue;
            if (is_far_ahead(lane)) {
                lane.heard_from = io::now();
                continue;
            }
            watched.push_back({lane.worker->output(), POLLIN, 0});
            lanes.push_back(&lane);
        }
        const std::size_t readers = watched.size();
        for (Lane& lane : lanes_)
            if (lane.worker && lane.worker->wants_to_write())
                watched.push_back({lane.worker->input(), POLLOUT, 0});
        const int ready = ::poll(watched.data(), watched.size(), kPollMilliseconds);
        for (Lane& lane : lanes_)
            if (lane.worker) lane.worker->flush();
        bool progress = false;
        for (std::size_t i = 0; i < readers; ++i) {
            if (ready > 0 && watched[i].revents != 0) {
                lanes[i]->worker->receive(kReadBudget);
                lanes[i]->heard_from = io::now();
                if (auto taken = take_events(*lanes[i]); !taken) return taken;
                progress = true;
            } else if (io::now() - lanes[i]->heard_from > options_.patience) {
                const Error silent{
                    ErrorCode::backend_failed, "the backend does not answer", {}, {}, {}};
                if (auto lost = lose_worker(*lanes[i], silent); !lost) return lost;
                progress = true;
            }
        }
        if (progress || stop.stop_requested()) return {};
    }
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
    Job* job = lane.jobs.empty() ? nullptr : lane.jobs.front();
    if (const auto* failure = std::get_if<Failure>(&event)) {
        if (failure->code != kRunFailed)
            return Error{ErrorCode::backend_failed,
                         failure->text,
                         {},
                         {},
                         "narrate voices lists the voices, narrate doctor the backends"};
        if (job == nullptr) return violation("an error without a request");
        lane.jobs.pop_front();
        fail_job(*job, failure->text);
        return dispatch();
    }
    const bool about_audio =
        std::holds_alternative<AudioStart>(event) || std::holds_alternative<AudioChunk>(event) ||
        std::holds_alternative<SentenceMarks>(event) || std::holds_alternative<AudioStop>(event);
    if (!about_audio) return {};
    if (job == nullptr) return violation("audio without a request");
    if (const auto* start = std::get_if<AudioStart>(&event)) {
        job->partial.format = start->format;
        return {};
    }
    if (const auto* chunk = std::get_if<AudioChunk>(&event)) return take_chunk(*job, *chunk);
    if (auto* marks = std::get_if<SentenceMarks>(&event))
        return finish_sentence(*job, std::move(*marks));
    if (auto finished = finish_run(lane); !finished) return finished;
    return dispatch();
}

Result<void> WorkerSynthesizer::take_chunk(Job& job, const AudioChunk& chunk) {
    if (job.heard >= job.run.sentences.size()) return violation("audio after the last sentence");
    SentenceAudio& audio = job.partial;
    if (!(chunk.format == audio.format)) return violation("the audio's format changes");
    const std::size_t had = audio.samples.size();
    const std::size_t got = chunk.samples.size() / sizeof(std::int16_t);
    if (had + got > max_samples(audio.format, job.run.sentences[job.heard].size()))
        return violation("far more audio than the sentence can have");
    if (job.heard < job.finished) return {}; // Known from an earlier attempt.
    if (had == 0)
        audio.samples.reserve(likely_samples(audio.format, job.run.sentences[job.heard].size()));
    audio.samples.resize(had + got);
    std::memcpy(audio.samples.data() + had, chunk.samples.data(), got * sizeof(std::int16_t));
    return {};
}

Result<void> WorkerSynthesizer::finish_sentence(Job& job, SentenceMarks marks) {
    if (job.heard >= job.run.sentences.size()) return violation("marks after the last sentence");
    const bool known = job.heard < job.finished;
    const std::size_t text_size = job.run.sentences[job.heard].size();
    ++job.heard;
    const PcmFormat format = job.partial.format;
    SentenceAudio audio = std::exchange(job.partial, SentenceAudio{});
    job.partial.format = format;
    if (known) return {};
    const Frames length{static_cast<std::int64_t>(audio.samples.size()) / format.channels};
    if (marks.frames != length) return violation("a sentence's length is not that of its audio");
    Frames before{0};
    for (const SpeechEvent& event : marks.events) {
        if (event.position > text_size || event.frame > length || event.frame < before)
            return violation("a mark lies outside its sentence");
        before = event.frame;
    }
    audio.events = std::move(marks.events);
    job.ready_samples += audio.samples.size();
    job.ready.push_back(std::move(audio));
    ++job.finished;
    deaths_ = 0;
    return {};
}

Result<void> WorkerSynthesizer::finish_run(Lane& lane) {
    Job& job = *lane.jobs.front();
    // A plain Wyoming backend sends no marks: its whole answer is one sentence.
    if (job.finished == 0 && job.run.sentences.size() == 1 && !job.partial.samples.empty()) {
        job.ready_samples += job.partial.samples.size();
        job.ready.push_back(std::move(job.partial));
        job.finished = 1;
    }
    if (job.finished != job.run.sentences.size())
        return violation("the audio stops before the last sentence");
    job.answered = true;
    lane.jobs.pop_front();
    return {};
}

void WorkerSynthesizer::rewind(Job& job) {
    job.assigned = false;
    job.heard = 0;
    job.partial = {};
}

void WorkerSynthesizer::fail_job(Job& job, const std::string& reason) {
    rewind(job);
    ++job.failures;
    if (job.failures < kTriesOfARun) return;
    if (job.run.sentences.size() > 1) {
        split_at_fault(job);
        return;
    }
    SentenceAudio audio;
    audio.failure = reason;
    job.ready.push_back(std::move(audio));
    job.answered = true;
}

void WorkerSynthesizer::split_at_fault(Job& job) {
    auto place = std::find_if(jobs_.begin(), jobs_.end(),
                              [&job](const Job& other) { return &other == &job; });
    auto& sentences = job.run.sentences;
    const auto fault = sentences.begin() + static_cast<std::ptrdiff_t>(job.finished);
    Job alone;
    alone.run = {job.run.text, {*fault}, job.run.pronunciations};
    alone.failures = kTriesOfARun - 1; // It had its tries inside the run.
    Job rest;
    rest.run = {job.run.text, {fault + 1, sentences.end()}, job.run.pronunciations};
    sentences.erase(fault, sentences.end());
    job.answered = true;
    ++place;
    jobs_.insert(place, std::move(alone));
    if (!rest.run.sentences.empty()) jobs_.insert(place, std::move(rest));
}

Result<void> WorkerSynthesizer::lose_worker(Lane& lane, const Error& error) {
    lane.worker.reset();
    std::string reason = error.what;
    if (!error.cause.empty()) reason += ": " + error.cause;
    std::deque<Job*> orphans = std::exchange(lane.jobs, {});
    for (Job* job : orphans) rewind(*job);
    if (!orphans.empty()) fail_job(*orphans.front(), reason);
    if (++deaths_ >= kMaxDeathsInARow) {
        return Error{ErrorCode::backend_failed,
                     fmt::format("gave up after the backend died {} times in a row", deaths_),
                     options_.program, reason, "narrate doctor shows whether it works"};
    }
    if (auto started = start(lane); !started) return started;
    return dispatch();
}

} // namespace narrate::synth
