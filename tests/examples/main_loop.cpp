// SPDX-License-Identifier: Apache-2.0
// A program with a main loop of its own (epoll), in which speech is one thing among others: a clock
// ticks ten times a second meanwhile. Speaks each text, and pauses for five ticks when the first
// sentence begins: main_loop TEXT…
#include <narrate/narrate.hpp>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cstdint>
#include <iostream>

namespace {

void watch(int loop, int descriptor) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    ::epoll_ctl(loop, EPOLL_CTL_ADD, descriptor, &event);
}

} // namespace

int main(int argc, char** argv) {
    auto speaker = narrate::Speaker::create({});
    if (!speaker) return std::cerr << speaker.error().message() << '\n', 1;
    for (int i = 1; i < argc; ++i) speaker->speak(narrate::article_from_text(argv[i]));

    const int loop = ::epoll_create1(EPOLL_CLOEXEC);
    const int clock = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    const itimerspec tick{{0, 100'000'000}, {0, 100'000'000}};
    ::timerfd_settime(clock, 0, &tick, nullptr);
    watch(loop, clock);
    watch(loop, speaker->descriptor());

    using Kind = narrate::SpeakerEvent::Kind;
    int ticks = 0;
    int paused_at = -1;
    bool paused = false;
    for (bool done = false; !done;) {
        epoll_event happened{};
        if (::epoll_wait(loop, &happened, 1, -1) < 1) continue;
        if (happened.data.fd == clock) {
            std::uint64_t count = 0;
            if (::read(clock, &count, sizeof count) > 0) ticks += static_cast<int>(count);
            if (paused && ticks >= paused_at + 5) {
                speaker->resume();
                paused = false;
            }
            continue;
        }
        for (const auto& event : speaker->poll()) {
            std::cout << to_string(event.kind) << ' ' << event.article << std::endl;
            if (event.kind == Kind::sentence && paused_at < 0) {
                speaker->pause();
                paused = true;
                paused_at = ticks;
            }
            if (event.error) std::cerr << event.error->message() << '\n';
            done = done || event.kind == Kind::idle || event.error;
        }
    }
    std::cout << ticks << " ticks\n";
    ::close(clock);
    ::close(loop);
}
