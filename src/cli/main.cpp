// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "io/atomic_file.hpp"
#include "io/terminal.hpp"

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
    case ErrorCode::output_failed:
    case ErrorCode::output_closed: return Exit::output_failed;
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
    // A reader that has had enough, such as `head`, is no news to anyone.
    if (error.code != ErrorCode::output_closed) io::print_message(error.message());
    return exit_for(error.code);
}

Exit print(std::string_view data) {
    const int error = io::write_all(STDOUT_FILENO, data);
    if (error == 0) return Exit::ok;
    return report({error == EPIPE ? ErrorCode::output_closed : ErrorCode::output_failed,
                   "cannot be written", "standard output", std::strerror(error),
                   "make room, or write to another place"});
}

namespace {

/// `narrate FILE` means `narrate play FILE`, and `narrate` goes on with the last.
std::vector<std::string> arguments(const CLI::App& app, int argc, char** argv) {
    std::vector<std::string> args(argv + 1, argv + argc);
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    const auto is_command = [&](const std::string& word) {
        return std::any_of(commands.begin(), commands.end(),
                           [&](const CLI::App* command) { return command->get_name() == word; });
    };
    const auto is_about_narrate = [](const std::string& word) {
        return word == "--help" || word == "-h" || word == "--version";
    };
    if (args.empty() || (!is_command(args.front()) && !is_about_narrate(args.front())))
        args.insert(args.begin(), "play");
    return {args.rbegin(), args.rend()}; // CLI11 takes them last one first.
}

int run(int argc, char** argv) {
    CLI::App app{"narrate turns articles into speech.", "narrate"};
    app.set_version_flag("--version", "narrate " NARRATE_VERSION);
    app.require_subcommand(1);
    app.footer("narrate FILE is short for narrate play FILE; narrate alone goes on with the last "
               "article.\n"
               "narrate COMMAND --help tells more about a command.");
    Exit exit = Exit::ok;
    add_play(app, exit);
    add_render(app, exit);
    add_clean(app, exit);
    add_sentences(app, exit);
    add_spoken(app, exit);
    add_voices(app, exit);
    add_history(app, exit);
    add_doctor(app, exit);
    add_print(app, exit);
    try {
        app.parse(arguments(app, argc, argv));
    } catch (const CLI::CallForHelp&) {
        return static_cast<int>(print(app.help()));
    } catch (const CLI::CallForVersion&) {
        return static_cast<int>(print("narrate " NARRATE_VERSION "\n"));
    } catch (const CLI::ParseError& error) {
        const auto chosen = app.get_subcommands();
        const std::string command = chosen.empty() ? "" : chosen.front()->get_name() + " ";
        io::print_message(std::string(error.what()) + " (narrate " + command +
                          "--help tells more)");
        return static_cast<int>(Exit::usage);
    }
    return static_cast<int>(exit);
}

} // namespace

} // namespace narrate::cli

int main(int argc, char** argv) {
    // The buffers of whole sentences go back to the system when they are done with, instead of
    // staying in the heap between smaller things.
    constexpr int kMapFrom = 128 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, kMapFrom);
    // Both become errors of the write that meets them.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        return narrate::cli::run(argc, argv);
    } catch (const std::exception& error) {
        // narrate's own code does not throw; what arrives here is out of memory, or a fault of
        // ours.
        std::fprintf(stderr, "narrate: %s (please report this)\n", error.what());
        return static_cast<int>(narrate::cli::Exit::failed);
    }
}
