// SPDX-License-Identifier: Apache-2.0
#include "render/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <string_view>

#include "base/fingerprint.hpp"
#include "io/file.hpp"
#include "voice/backend_address.hpp"

namespace narrate::render {

namespace {

constexpr int kKeptDays = 7;
/// Runs that are held in memory at once.
constexpr std::size_t kMostHeld = 2;

// A record is numbers and samples as the machine has them: it is read by the machine that wrote it.

template <class T> void put(std::string& record, const T& value) {
    record.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T> void put_all(std::string& record, const std::vector<T>& values) {
    put(record, values.size());
    record.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

/// Takes what `put` put; false at a wrong length.
template <class T> bool take(std::string_view& record, T& value) {
    if (record.size() < sizeof value) return false;
    std::memcpy(&value, record.data(), sizeof value);
    record.remove_prefix(sizeof value);
    return true;
}

template <class T> bool take_all(std::string_view& record, std::vector<T>& values) {
    std::size_t count = 0;
    if (!take(record, count) || count > record.size() / sizeof(T)) return false;
    values.resize(count);
    if (count > 0) std::memcpy(values.data(), record.data(), count * sizeof(T));
    record.remove_prefix(count * sizeof(T));
    return true;
}

std::string to_record(const std::deque<SentenceAudio>& sentences) {
    std::string record;
    for (const SentenceAudio& sentence : sentences) {
        put(record, sentence.format);
        put_all(record, sentence.samples);
        put_all(record, sentence.events);
    }
    return record;
}

std::optional<std::deque<SentenceAudio>> from_record(std::string_view record, std::size_t count) {
    std::deque<SentenceAudio> sentences(count);
    for (SentenceAudio& sentence : sentences) {
        const bool good = take(record, sentence.format) && take_all(record, sentence.samples) &&
                          take_all(record, sentence.events);
        if (!good) return std::nullopt;
    }
    return record.empty() ? std::optional(std::move(sentences)) : std::nullopt;
}

/// All that the sound of a run depends on, but the run.
std::string identity_of(const VoiceSpec& voice, double rate) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", NARRATE_VERSION, voice.backend,
                       voice.backend_voice, voice.variant, voice.rate, voice.pitch,
                       voice.pitch_range, voice.volume, rate);
}

base::Fingerprint key_of(const std::string& identity, const SpeechRun& run) {
    std::string whole = identity + run.text;
    for (const TextRange& sentence : run.sentences)
        whole += fmt::format("\n{}-{}", sentence.begin, sentence.end);
    for (const Pronunciation& pronunciation : run.pronunciations)
        whole += fmt::format("\n{}-{} {}", pronunciation.spoken.begin, pronunciation.spoken.end,
                             pronunciation.ipa);
    return base::fingerprint(whole);
}

class JournaledSynthesizer final : public Synthesizer {
public:
    JournaledSynthesizer(Journal& journal, std::unique_ptr<Synthesizer> inner,
                         const VoiceSpec& voice, double rate)
        : journal_(journal), inner_(std::move(inner)), identity_(identity_of(voice, rate)),
          unkept_(voice::is_engine(voice.backend) ? kSpokenAgain : 0) {}

    Result<void> submit(SpeechRun run) override {
        Run entry;
        entry.left = run.sentences.size();
        const bool kept = run.text.size() > unkept_;
        unkept_ -= std::min(unkept_, run.text.size());
        if (io::RecordLog* log = kept ? journal_.log() : nullptr; log != nullptr) {
            entry.key = key_of(identity_, run);
            if (const auto record = log->find(*entry.key)) {
                auto sentences = from_record(*record, entry.left);
                entry.is_known = sentences.has_value();
                if (sentences) entry.sentences = std::move(*sentences);
            }
        }
        const bool is_known = entry.is_known;
        runs_.push_back(std::move(entry));
        held_ += is_known ? 1 : 0;
        return is_known ? Result<void>() : inner_->submit(std::move(run));
    }

    [[nodiscard]] bool wants_more() const override {
        return held_ < kMostHeld && inner_->wants_more();
    }

    Result<SentenceAudio> next(const std::stop_token& stop) override {
        while (!runs_.empty() && runs_.front().left == 0) end_run();
        if (runs_.empty()) return inner_->next(stop);
        Run& run = runs_.front();
        --run.left;
        if (run.is_known) {
            SentenceAudio audio = std::move(run.sentences.front());
            run.sentences.pop_front();
            return audio;
        }
        auto audio = inner_->next(stop);
        if (!audio) return audio;
        // What failed may go better the next time.
        if (!audio->failure.empty() || !audio->lost.empty()) run.key.reset();
        if (run.key) run.sentences.push_back(*audio);
        if (run.left == 0) end_run();
        return audio;
    }

    void cancel() override {
        runs_.clear();
        held_ = 0;
        inner_->cancel();
    }

private:
    struct Run {
        std::optional<base::Fingerprint> key; ///< Nothing: it is not kept.
        bool is_known = false;
        std::size_t left = 0;                ///< Sentences that have not been asked for.
        std::deque<SentenceAudio> sentences; ///< To be given, or, of a new run, to be kept.
    };

    void end_run() {
        const Run run = std::move(runs_.front());
        runs_.pop_front();
        held_ -= run.is_known ? 1 : 0;
        if (run.is_known || !run.key) return;
        if (io::RecordLog* log = journal_.log()) log->append(*run.key, to_record(run.sentences));
    }

    Journal& journal_;
    std::unique_ptr<Synthesizer> inner_;
    std::string identity_;
    std::size_t unkept_; ///< Bytes of text that are still not to be kept.
    std::deque<Run> runs_;
    std::size_t held_ = 0; ///< Known runs among them.
};

} // namespace

std::unique_ptr<Synthesizer> Journal::keep(std::unique_ptr<Synthesizer> synthesizer,
                                           const VoiceSpec& voice, double rate) {
    return std::make_unique<JournaledSynthesizer>(*this, std::move(synthesizer), voice, rate);
}

io::RecordLog* Journal::log() {
    if (!tried_) {
        tried_ = true;
        log_ = io::RecordLog::open(path_);
        const std::size_t slash = path_.rfind('/');
        if (slash != std::string::npos) io::remove_old_files(path_.substr(0, slash), kKeptDays);
    }
    return log_ ? &*log_ : nullptr;
}

} // namespace narrate::render
