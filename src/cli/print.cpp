// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/command.hpp"
#include "cli/completions.hpp"
#include "cli/manual.hpp"

namespace narrate::cli {

// Two commands for the build, which help does not show: they print what is installed beside the
// program.
void add_print(CLI::App& app, Exit& exit) {
    auto wanted = std::make_shared<std::string>();
    CLI::App* pages = app.add_subcommand("print-manual", "Print a page of the manual (roff)");
    pages->group("");
    pages->add_option("page", *wanted)
        ->required()
        ->check(CLI::IsMember({"narrate", "narrate-config"}));
    pages->callback([wanted, &app, &exit] {
        exit = print(*wanted == "narrate" ? manual(program_facts(app)) : config_manual());
    });
    CLI::App* shells = app.add_subcommand("print-completions", "Print completions for a shell");
    shells->group("");
    shells->add_option("shell", *wanted)->required();
    shells->callback([wanted, &app, &exit] {
        const auto script = completions(program_facts(app), *wanted);
        exit = script ? print(*script) : report(script.error());
    });
}

} // namespace narrate::cli
