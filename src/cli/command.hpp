// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "narrate/error.hpp"

namespace CLI {
class App;
}

/// The commands of the command line: each file adds its options to the parser, and runs when
/// chosen.
namespace narrate::cli {

/// What the program's exit code says.
enum class Exit {
    ok = 0,              ///< Everything was spoken or printed.
    failed = 1,          ///< A backend or a device failed, or narrate itself did.
    usage = 2,           ///< The command line, a voice file or a table is wrong.
    skipped = 3,         ///< Finished, but some sentences could not be spoken.
    nothing_to_read = 4, ///< The input is missing, empty, too large, binary, or holds no article.
    output_failed = 5,   ///< The output could not be written.
    interrupted = 130,   ///< By SIGINT or SIGHUP.
    terminated = 143,    ///< By SIGTERM.
};

Exit exit_for(ErrorCode code);

/// Prints "narrate: …" in one line on standard error, and gives the exit code for it.
Exit report(const Error& error);

/// Writes data to standard output. Exit::output_failed when it cannot be written.
Exit print(std::string_view data);

/// Each sets `exit` when its command was the chosen one.
void add_clean(CLI::App& app, Exit& exit);
void add_doctor(CLI::App& app, Exit& exit);
void add_history(CLI::App& app, Exit& exit);
void add_play(CLI::App& app, Exit& exit);
void add_print(CLI::App& app, Exit& exit);
void add_render(CLI::App& app, Exit& exit);
void add_sentences(CLI::App& app, Exit& exit);
void add_spoken(CLI::App& app, Exit& exit);
void add_voices(CLI::App& app, Exit& exit);

} // namespace narrate::cli
