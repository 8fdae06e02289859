// SPDX-License-Identifier: Apache-2.0
// narrate-flite: flite behind the Wyoming protocol on standard input and output.

#include <cstdio>
#include <string>
#include <string_view>

#include "synth/backends/flite/engine.hpp"

int main(int argc, char** argv) {
    std::string voice;
    narrate::synth::JailOptions jail;
    for (int i = 1; i < argc; ++i) {
        const std::string_view arg = argv[i];
        if (arg == "--voice" && i + 1 < argc) {
            voice = argv[++i];
        } else if (jail.take(arg)) {
            continue;
        } else if (arg == "--version") {
            std::printf("narrate-flite %s\n", NARRATE_VERSION);
            return 0;
        } else {
            std::printf("usage: narrate-flite [--voice NAME]\n"
                        "Speaks the Wyoming protocol on standard input and output. narrate starts "
                        "it by itself.\n");
            return arg == "--help" ? 0 : 2;
        }
    }
    narrate::flite::FliteEngine engine(voice);
    return narrate::synth::serve(engine, jail);
}
