// SPDX-License-Identifier: Apache-2.0
#include "synth/describe.hpp"

#include <poll.h>

#include <chrono>
#include <optional>

#include "io/environment.hpp"
#include "synth/worker.hpp"

namespace narrate::synth {

namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr int kPollMilliseconds = 100;
constexpr std::size_t kReadBudget = std::size_t{1} << 20;

struct Answers {
    Info info;
    std::optional<Isolation> isolation;
};

/// Asks `questions`, of which the last is Describe: it ends the answers.
Result<Answers> ask(const Peer& peer, const std::vector<Event>& questions) {
    auto worker = Worker::open(peer);
    if (!worker) return worker.error();
    for (const Event& question : questions) worker->send(encode(question));
    Answers answers;
    const auto deadline = io::now() + kPatience;
    while (io::now() < deadline) {
        auto event = worker->next();
        if (!event) return event.error();
        if (event->has_value()) {
            if (auto* isolation = std::get_if<Isolation>(&**event))
                answers.isolation = std::move(*isolation);
            if (auto* info = std::get_if<Info>(&**event)) {
                answers.info = std::move(*info);
                return answers;
            }
            if (const auto* failure = std::get_if<Failure>(&**event))
                return Error{ErrorCode::backend_failed, failure->text, to_string(peer), {}, {}};
            continue;
        }
        pollfd watched{worker->output(), POLLIN, 0};
        ::poll(&watched, 1, kPollMilliseconds);
        worker->flush();
        worker->receive(kReadBudget);
    }
    return Error{ErrorCode::backend_failed, "the backend does not answer", to_string(peer), {}, {}};
}

} // namespace

Result<Info> describe(const Peer& peer) {
    auto answers = ask(peer, {Describe{}});
    if (!answers) return answers.error();
    return std::move(answers->info);
}

Result<Isolation> probe(const Peer& peer) {
    // Who does not know the first question does not answer it, but the second.
    auto answers = ask(peer, {Probe{}, Describe{}});
    if (!answers) return answers.error();
    if (!answers->isolation)
        return Error{ErrorCode::backend_failed, "the backend does not tell", {}, {}, {}};
    return std::move(*answers->isolation);
}

} // namespace narrate::synth
