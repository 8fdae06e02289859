// SPDX-License-Identifier: GPL-3.0-or-later
// narrate-espeak: eSpeak NG behind the Wyoming protocol on standard input and output.

#include <unistd.h>

#include <cstdio>
#include <string_view>

#include "synth/backends/espeak/engine.hpp"

namespace {

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
    EspeakEngine engine(options);
    return narrate::synth::serve(engine, jail);
}

} // namespace

int main(int argc, char** argv) {
    const int code = run(argc, argv);
    std::fflush(stdout);
    ::_exit(code); // Without eSpeak NG's own clean-up: it may hang.
}
