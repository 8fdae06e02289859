// SPDX-License-Identifier: Apache-2.0
// Shows a scene on the terminal until a key ends it, in one of many ways: for the tests of what a
// terminal is left like.
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "io/descriptor.hpp"
#include "player/terminal.hpp"
#include "player/view.hpp"
#include "support/sample_scene.hpp"

namespace {

using namespace narrate;
using namespace narrate::player;

io::Descriptor watch_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGTERM, SIGTSTP, SIGWINCH}) sigaddset(&signals, number);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    return io::Descriptor(::signalfd(-1, &signals, SFD_CLOEXEC));
}

/// ncurses has taken no signal for itself.
bool signals_are_ours() {
    for (const int number : {SIGINT, SIGTERM, SIGTSTP, SIGWINCH}) {
        struct sigaction action {};
        ::sigaction(number, nullptr, &action);
        if (action.sa_handler != SIG_DFL) return false;
    }
    return true;
}

/// Not for sanitizers, which would tell of it instead.
[[noreturn]] __attribute__((no_sanitize("address", "undefined"))) void fault() {
    volatile int* nowhere = nullptr;
    *nowhere = 1; // NOLINT: that is what it is for.
    std::abort();
}

/// Whether a request to stop that came before something was drawn is still there.
bool waits_to_stop() {
    sigset_t pending;
    return ::sigpending(&pending) == 0 && ::sigismember(&pending, SIGTSTP) == 1;
}

/// Runs over the stack; not inlined, and never the same frame twice.
// NOLINTNEXTLINE(misc-no-recursion)
__attribute__((noinline)) int sink_deeper(volatile int* above) {
    if (*above < 0) return 0; // Never.
    std::array<volatile int, 4096> frame{};
    frame[0] = *above;
    return sink_deeper(frame.data()) + frame[1];
}

/// The keys of this program.
enum class Next { go_on, leave };

Next obey(char key, Terminal& terminal, Scene& scene) {
    switch (key) {
    case 'q': return Next::leave;
    case 'a': std::abort();
    case 'f': fault();
    case 'r': {
        volatile int top = 0;
        std::exit(sink_deeper(&top)); // NOLINT(concurrency-mt-unsafe)
    }
    case 't': std::thread(fault).join(); break;
    case 'k': ::raise(SIGSEGV); break;
    case 'z':
        terminal.suspend();
        if (!signals_are_ours()) return Next::leave;
        ::raise(SIGSTOP);
        terminal.resume();
        break;
    case 's':
        ::raise(SIGTSTP); // It waits, since it is blocked.
        scene.sentence = test::range_of(*scene.article, "By evening it was back.");
        terminal.draw(View().draw(scene, terminal.size()));
        scene.message = waits_to_stop() ? "the request waits" : "the request is lost";
        break;
    case 'n':
        scene.sentence = test::range_of(*scene.article, "By evening it was back.");
        scene.word = test::range_of(*scene.article, "evening");
        break;
    case '/': scene.prompt = Prompt{"/", "dog"}; break;
    case 'w':
        scene.message = "船が港に\U0001F600戻った e\u0301 \U0001FAE8 \x1b[31m\u202E"
                        "end";
        break;
    default: break;
    }
    return Next::go_on;
}

int run() {
    const io::Descriptor signals = watch_signals();
    auto terminal = Terminal::open();
    if (!terminal) {
        std::puts(terminal.error().message().c_str());
        return 7;
    }
    const Article article = test::ferry();
    Scene scene = test::ferry_scene(article);
    View view;
    for (;;) {
        (*terminal)->draw(view.draw(scene, (*terminal)->size()));
        if (!signals_are_ours()) return 9;
        std::array<pollfd, 2> watched{
            {{(*terminal)->input(), POLLIN, 0}, {signals.get(), POLLIN, 0}}};
        if (::poll(watched.data(), watched.size(), -1) < 0) continue;
        if (watched[1].revents != 0) {
            signalfd_siginfo info{};
            if (::read(signals.get(), &info, sizeof info) != sizeof info) continue;
            if (info.ssi_signo == SIGTERM) return 0;
            if (info.ssi_signo == SIGTSTP) continue;
            (*terminal)->resize();
        }
        char key = 0;
        if (watched[0].revents == 0 || ::read((*terminal)->input(), &key, 1) != 1) continue;
        if (obey(key, **terminal, scene) == Next::leave) return 0;
    }
}

} // namespace

int main() {
    return run();
}
