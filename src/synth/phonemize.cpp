// SPDX-License-Identifier: Apache-2.0
#include "synth/phonemize.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <chrono>

#include "io/environment.hpp"
#include "synth/registry.hpp"
#include "synth/worker.hpp"

namespace narrate::synth {

namespace {

constexpr std::chrono::seconds kPatience{30};
constexpr int kPollMilliseconds = 100;
constexpr std::size_t kReadBudget = std::size_t{1} << 20;

/// One backend that is asked one thing at a time.
class Asking {
public:
    Asking(Worker worker, const VoiceSpec& voice) : worker_(std::move(worker)), voice_(voice) {}

    /// The sentences of a run; after a crash, one by one.
    Result<std::vector<std::string>> ask(const SpeechRun& run) {
        auto answer = ask_once(run);
        if (!answer) return answer.error();
        if (const auto* phonemes = std::get_if<Phonemes>(&*answer)) {
            if (phonemes->sentences.size() == run.sentences.size()) return phonemes->sentences;
            return failed("the backend answers something else");
        }
        if (run.sentences.size() == 1) return std::vector<std::string>(1);
        std::vector<std::string> all;
        for (const TextRange sentence : run.sentences) {
            auto one = ask({run.text, {sentence}, run.pronunciations});
            if (!one) return one.error();
            all.push_back(std::move(one->front()));
        }
        return all;
    }

private:
    [[nodiscard]] Error failed(std::string what, std::string hint = {}) const {
        return {ErrorCode::backend_failed, std::move(what), fmt::format("voice {}", voice_.name),
                std::string(), std::move(hint)};
    }
    [[nodiscard]] Error unable() const {
        return failed(fmt::format("the backend '{}' cannot tell phonemes", voice_.backend),
                      "choose a voice of another backend; narrate voices lists them");
    }

    /// Phonemes, or a Failure of this run alone.
    Result<Event> ask_once(const SpeechRun& run) {
        worker_.send(encode(Phonemize{{run, voice_.backend_voice, {}}}));
        // Who does not know the question does not answer it, but the next one.
        worker_.send(encode(Describe{}));
        std::optional<Event> answer;
        const auto deadline = io::now() + kPatience;
        while (io::now() < deadline) {
            auto event = worker_.next();
            if (!event) return event.error();
            if (!event->has_value()) {
                wait();
                continue;
            }
            if (std::holds_alternative<Info>(**event)) {
                if (!answer) return unable();
                return std::move(*answer);
            }
            if (const auto* failure = std::get_if<Failure>(&**event)) {
                if (failure->code == kUnsupported) return unable();
                if (failure->code != kRunFailed) return failed(failure->text);
                answer = std::move(**event);
            } else if (std::holds_alternative<Phonemes>(**event)) {
                answer = std::move(**event);
            }
        }
        return failed("the backend does not answer");
    }

    void wait() {
        pollfd watched{worker_.output(), POLLIN, 0};
        ::poll(&watched, 1, kPollMilliseconds);
        worker_.flush();
        worker_.receive(kReadBudget);
    }

    Worker worker_;
    const VoiceSpec& voice_;
};

} // namespace

Result<std::vector<std::string>> phonemize(const VoiceSpec& voice,
                                           const std::vector<SpeechRun>& runs,
                                           const std::vector<std::string>& folders) {
    auto peer = peer_of(voice, folders);
    if (!peer) return peer.error();
    auto worker = Worker::open(*peer);
    if (!worker) return worker.error();
    Asking asking(std::move(*worker), voice);
    std::vector<std::string> all;
    for (const SpeechRun& run : runs) {
        auto sentences = asking.ask(run);
        if (!sentences) return sentences.error();
        for (std::string& sentence : *sentences) all.push_back(std::move(sentence));
    }
    return all;
}

} // namespace narrate::synth
