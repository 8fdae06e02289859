// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <cstdio>

#include "cli/command.hpp"

namespace narrate::cli {

Exit exit_for(ErrorCode code) {
    switch (code) {
    case ErrorCode::invalid_argument:
    case ErrorCode::voice_unknown:
    case ErrorCode::voice_invalid:
    case ErrorCode::table_invalid: return Exit::usage;
    case ErrorCode::input_unreadable:
    case ErrorCode::input_empty:
    case ErrorCode::input_unsupported:
    case ErrorCode::input_too_large:
    case ErrorCode::no_article: return Exit::nothing_to_read;
    case ErrorCode::output_failed: return Exit::output_failed;
    case ErrorCode::cancelled: return Exit::interrupted;
    case ErrorCode::backend_unavailable:
    case ErrorCode::backend_failed:
    case ErrorCode::protocol_violation:
    case ErrorCode::device_unavailable:
    case ErrorCode::internal: return Exit::failed;
    }
    return Exit::failed;
}

Exit report(const Error& error) {
    std::fprintf(stderr, "narrate: %s\n", error.message().c_str());
    return exit_for(error.code);
}

} // namespace narrate::cli

int main(int argc, char** argv) {
    using namespace narrate::cli;
    CLI::App app{"narrate turns articles into speech.", "narrate"};
    app.set_version_flag("--version", "narrate " NARRATE_VERSION);
    app.require_subcommand(1);
    Exit exit = Exit::ok;
    add_clean(app, exit);
    add_sentences(app, exit);
    add_spoken(app, exit);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : static_cast<int>(Exit::usage);
    }
    return static_cast<int>(exit);
}
