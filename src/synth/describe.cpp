// SPDX-License-Identifier: Apache-2.0
#include "synth/describe.hpp"

#include <poll.h>

#include <chrono>

#include "io/environment.hpp"
#include "synth/worker.hpp"

namespace narrate::synth {

namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr int kPollMilliseconds = 100;
constexpr std::size_t kReadBudget = std::size_t{1} << 20;

} // namespace

Result<Description> describe_backend(const BackendDescriptor& backend,
                                     const std::vector<std::string>& folders) {
    const auto program = find_program(backend, folders);
    if (!program) return program.error();
    auto worker = Worker::open(ProgramPeer{*program, {}});
    if (!worker) return worker.error();
    // Who does not know the first question does not answer it, but the second.
    worker->send(encode(Probe{}));
    worker->send(encode(Describe{}));
    Description description;
    const auto deadline = io::now() + kPatience;
    while (io::now() < deadline) {
        auto event = worker->next();
        if (!event) return event.error();
        if (event->has_value()) {
            if (auto* isolation = std::get_if<Isolation>(&**event))
                description.isolation = std::move(*isolation);
            if (auto* info = std::get_if<Info>(&**event)) {
                description.info = std::move(*info);
                return description;
            }
            const auto* failure = std::get_if<Failure>(&**event);
            if (failure != nullptr && failure->code != kRunFailed)
                return Error{ErrorCode::backend_failed, failure->text, *program, {}, {}};
            continue;
        }
        pollfd watched{worker->output(), POLLIN, 0};
        ::poll(&watched, 1, kPollMilliseconds);
        worker->flush();
        worker->receive(kReadBudget);
    }
    return Error{ErrorCode::backend_failed, "the backend does not answer", *program, {}, {}};
}

} // namespace narrate::synth
