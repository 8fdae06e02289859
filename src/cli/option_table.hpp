// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

/// What the command line takes, out of the same table that --help prints: the manual and the
/// completions are written from it, so that they cannot say anything else.
namespace narrate::cli {

/// What may be offered for a value that is being typed.
enum class Offer { nothing, choices, files, voices };

struct OptionFacts {
    std::vector<std::string> names; ///< "-o", "--output"; of a positional its one name, "input".
    std::string value;              ///< What follows: "FILE", "{skip,read}"; empty: nothing.
    std::string description;
    std::string preset; ///< The value that is taken without it; empty: none.
    Offer offer = Offer::nothing;
    std::vector<std::string> choices; ///< With Offer::choices.
    bool is_required = false;
    bool is_repeatable = false;
};

struct CommandFacts {
    std::string name; ///< "render"; of the program itself: "narrate".
    std::string description;
    std::string footer; ///< Lines; those that are indented are examples.
    std::vector<OptionFacts> positionals;
    std::vector<OptionFacts> options;
};

struct ProgramFacts {
    CommandFacts program;
    std::vector<CommandFacts> commands; ///< Without hidden ones.
};

/// What stands in the parser.
ProgramFacts program_facts(const CLI::App& app);

} // namespace narrate::cli
