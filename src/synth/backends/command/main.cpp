// SPDX-License-Identifier: Apache-2.0
// narrate-command: speaks with any program that takes text and writes audio.
#include "synth/backends/command/engine.hpp"

using namespace narrate;
using namespace narrate::synth;

int main(int argc, char** argv) {
    JailOptions jail;
    int first = 1;
    while (first < argc && jail.take(argv[first])) ++first;
    auto settings = command::read_settings({argv + first, argv + argc});
    if (!settings) {
        write_out(encode(Failure{to_string(settings.error().code), settings.error().message()}));
        return 2;
    }
    command::CommandEngine engine(std::move(*settings));
    return serve(engine, jail);
}
