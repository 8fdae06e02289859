// SPDX-License-Identifier: Apache-2.0
#include "synth/job.hpp"

#include <algorithm>
#include <utility>

#include "synth/audio_bound.hpp"
#include "synth/clauses.hpp"

namespace narrate::synth {

namespace {

constexpr int kTriesOfARun = 2;
/// A sentence by itself, and its clauses, have had their tries inside the run.
constexpr int kTriesOfAPart = 1;

std::size_t max_samples(const PcmFormat& format, std::size_t bytes) {
    return static_cast<std::size_t>(format.sample_rate) *
           static_cast<std::size_t>(format.channels) * most_seconds(bytes);
}

/// A little more than a sentence usually has, so that its buffer neither grows nor stays half
/// empty: speech is about fifteen characters a second.
std::size_t likely_samples(const PcmFormat& format, std::size_t bytes) {
    return static_cast<std::size_t>(format.sample_rate) * (bytes + 16) / 12;
}

Frames frames_of(const SentenceAudio& audio) {
    return {static_cast<std::int64_t>(audio.samples.size()) / audio.format.channels};
}

Error violation(std::string what) {
    return {ErrorCode::protocol_violation, std::move(what), {}, {}, {}};
}

} // namespace

Job::Job(SpeechRun run)
    : run_(std::move(run)), pieces_(run_.sentences.size()), tries_(kTriesOfARun) {}

Job::Job(SpeechRun run, std::vector<Piece> pieces, int tries)
    : run_(std::move(run)), pieces_(std::move(pieces)), tries_(tries) {}

std::vector<Job> Job::singly() const {
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < pieces_.size(); ++i) jobs.push_back(part(i, i + 1, tries_));
    return jobs;
}

void Job::rewind() {
    heard_ = 0;
    partial_ = {};
}

Result<void> Job::take(const AudioChunk& chunk) {
    if (heard_ >= run_.sentences.size()) return violation("audio after the last sentence");
    if (!(chunk.format == partial_.format)) return violation("the audio's format changes");
    const std::size_t text_size = run_.sentences[heard_].size();
    auto& samples = partial_.samples;
    const std::size_t had = samples.size();
    const std::size_t got = chunk.samples.size() / sizeof(std::int16_t);
    if (had + got > max_samples(partial_.format, text_size))
        return violation("far more audio than the sentence can have");
    if (heard_ < finished_) return {}; // Known from an earlier attempt.
    if (had == 0) samples.reserve(likely_samples(partial_.format, text_size));
    const auto* begin = reinterpret_cast<const std::int16_t*>(chunk.samples.data());
    samples.insert(samples.end(), begin, begin + got);
    return {};
}

Result<void> Job::take(SentenceMarks marks) {
    if (heard_ >= run_.sentences.size()) return violation("marks after the last sentence");
    const bool known = heard_ < finished_;
    const std::size_t text_size = run_.sentences[heard_].size();
    ++heard_;
    const PcmFormat format = partial_.format;
    SentenceAudio audio = std::exchange(partial_, SentenceAudio{});
    partial_.format = format;
    if (known) return {};
    const Frames length = frames_of(audio);
    if (marks.frames != length) return violation("a sentence's length is not that of its audio");
    Frames before{0};
    for (const SpeechEvent& event : marks.events) {
        if (event.position > text_size || event.frame > length || event.frame < before)
            return violation("a mark lies outside its sentence");
        before = event.frame;
    }
    audio.events = std::move(marks.events);
    finish(std::move(audio));
    return {};
}

Result<void> Job::take_stop() {
    // A plain Wyoming backend sends no marks: its whole answer is one sentence.
    if (finished_ == 0 && run_.sentences.size() == 1 && !partial_.samples.empty())
        finish(std::exchange(partial_, SentenceAudio{}));
    if (finished_ != run_.sentences.size())
        return violation("the audio stops before the last sentence");
    answered_ = true;
    return {};
}

void Job::finish(SentenceAudio audio) {
    const Piece& piece = pieces_[finished_];
    const std::size_t size = run_.sentences[finished_].size();
    if (!audio.samples.empty()) format_ = audio.format;
    ready_frames_ += frames_of(audio);
    ready_.push_back({std::move(audio), {piece.offset, piece.offset + size}, piece.continues});
    ++finished_;
}

std::optional<SpokenPiece> Job::next() {
    if (ready_.empty()) return std::nullopt;
    SpokenPiece piece = std::move(ready_.front());
    ready_.pop_front();
    ready_frames_ = ready_frames_ - frames_of(piece.audio);
    return piece;
}

std::chrono::milliseconds Job::ready_time() const {
    return to_milliseconds(ready_frames_, format_);
}

Job Job::part(std::size_t first, std::size_t last, int tries) const {
    const auto range = [first, last](const auto& list) {
        const auto begin = list.begin();
        return std::vector(begin + static_cast<std::ptrdiff_t>(first),
                           begin + static_cast<std::ptrdiff_t>(last));
    };
    return {{run_.text, range(run_.sentences), run_.pronunciations}, range(pieces_), tries};
}

std::optional<Job> Job::at_clauses() const {
    const TextRange sentence = run_.sentences.front();
    const Piece& piece = pieces_.front();
    if (piece.clause) return std::nullopt;
    const auto clauses = clauses_of(sentence.of(run_.text));
    if (clauses.size() < 2) return std::nullopt;
    SpeechRun run{run_.text, {}, run_.pronunciations};
    std::vector<Piece> pieces;
    for (const TextRange clause : clauses) {
        run.sentences.push_back({sentence.begin + clause.begin, sentence.begin + clause.end});
        pieces.push_back({clause.begin, true, true});
    }
    pieces.back().continues = false;
    return Job(std::move(run), std::move(pieces), kTriesOfAPart);
}

void Job::give_up(const std::string& reason, Fault fault) {
    SentenceAudio silence;
    silence.failure = reason;
    finish(std::move(silence));
    ready_.back().fatal = fault != Fault::run;
    answered_ = true;
}

std::vector<Job> Job::fail(const std::string& reason, Fault fault) {
    rewind();
    tries_ = fault == Fault::hang ? 0 : tries_ - 1;
    if (tries_ > 0) return {};
    const std::size_t size = run_.sentences.size();
    if (finished_ == size) { // What failed came after all that was asked for.
        answered_ = true;
        return {};
    }
    std::vector<Job> followers;
    if (size > 1) {
        followers.push_back(part(finished_, finished_ + 1, kTriesOfAPart));
        if (finished_ + 1 < size)
            followers.push_back(
                part(finished_ + 1, size, pieces_.front().clause ? kTriesOfAPart : kTriesOfARun));
        run_.sentences.resize(finished_);
        pieces_.resize(finished_);
        answered_ = true;
    } else if (auto parted = at_clauses()) {
        followers.push_back(std::move(*parted));
        run_.sentences.clear();
        pieces_.clear();
        answered_ = true;
    } else {
        give_up(reason, fault);
    }
    return followers;
}

void Joiner::add(SpokenPiece piece) {
    complete_ = !piece.continues;
    if (pieces_++ == 0 && complete_) {
        whole_ = std::move(piece.audio);
        return;
    }
    SentenceAudio& part = piece.audio;
    if (!part.failure.empty()) {
        whole_.lost.push_back({piece.place, std::move(part.failure)});
        owes_silence_ = true;
        return;
    }
    whole_.format = part.format;
    add_silence();
    const Frames begin = frames_of(whole_);
    for (const SpeechEvent& event : part.events)
        whole_.events.push_back({piece.place.begin + event.position, begin + event.frame});
    whole_.samples.insert(whole_.samples.end(), part.samples.begin(), part.samples.end());
}

void Joiner::add_silence() {
    if (!std::exchange(owes_silence_, false)) return;
    const auto frames = static_cast<std::size_t>(to_frames(kLostSilence, whole_.format).count);
    whole_.samples.resize(whole_.samples.size() +
                          frames * static_cast<std::size_t>(whole_.format.channels));
}

std::optional<SentenceAudio> Joiner::take() {
    if (!complete_) return std::nullopt;
    if (!whole_.samples.empty()) add_silence();
    owes_silence_ = false;
    if (whole_.samples.empty() && !whole_.lost.empty()) {
        whole_.failure = whole_.lost.front().reason;
        whole_.lost.clear();
    }
    pieces_ = 0;
    complete_ = false;
    return std::exchange(whole_, SentenceAudio{});
}

} // namespace narrate::synth
