// SPDX-License-Identifier: GPL-3.0-or-later
// narrate-espeak: eSpeak NG behind the Wyoming protocol on standard input and output.

#include <sys/personality.h>
#include <unistd.h>

#include <cstdio>
#include <string_view>

#include "synth/backends/espeak/engine.hpp"

namespace {

/// Where it stresses Arabic words, eSpeak NG 1.51 reads memory that it has not written; what it
/// finds there depends on where the system has put things. With everything in its usual place the
/// same text gives the same samples. Where the system does not allow that, it is left as it is.
void settle_memory(std::string_view voice, char** argv) {
    constexpr std::string_view kVoices = "sem/";
    if (!voice.starts_with(kVoices)) return;
    constexpr unsigned long kAsk = 0xFFFFFFFF;
    const int now = ::personality(kAsk);
    if (now == -1 || (now & ADDR_NO_RANDOMIZE) != 0) return;
    if (::personality(static_cast<unsigned long>(now) | ADDR_NO_RANDOMIZE) == -1) return;
    ::execv("/proc/self/exe", argv);
}

int run(int argc, char** argv) {
    using namespace narrate::espeak;
    EngineOptions options;
    narrate::synth::JailOptions jail;
    for (int i = 1; i < argc; ++i) {
        const std::string_view arg = argv[i];
        const bool has_value = i + 1 < argc;
        if (arg == "--voice" && has_value) {
            options.voice = argv[++i];
        } else if (arg == "--variant" && has_value) {
            options.variant = argv[++i];
        } else if (arg == "--data" && has_value) {
            options.data = argv[++i];
        } else if (arg == "--no-guard") {
            options.guard = Guard::off;
        } else if (jail.take(arg)) {
            continue;
        } else if (arg == "--version") {
            std::printf("narrate-espeak %s\n", NARRATE_VERSION);
            return 0;
        } else {
            std::printf(
                "usage: narrate-espeak [--voice NAME] [--variant TEXT] [--data FOLDER]\n"
                "Speaks the Wyoming protocol on standard input and output. narrate starts it "
                "by itself.\n");
            return arg == "--help" ? 0 : 2;
        }
    }
    settle_memory(options.voice, argv);
    EspeakEngine engine(options);
    return narrate::synth::serve(engine, jail);
}

} // namespace

int main(int argc, char** argv) {
    const int code = run(argc, argv);
    std::fflush(stdout);
    ::_exit(code); // Without eSpeak NG's own clean-up: it may hang.
}
