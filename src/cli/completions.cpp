// SPDX-License-Identifier: Apache-2.0
#include "cli/completions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace narrate::cli {

namespace {

/// Lists the voices, a user's own among them.
constexpr std::string_view kVoices = "narrate voices 2>/dev/null | sed '1d; s/ .*//'";

constexpr std::string_view kBash = R"sh(# Completes narrate's command line in bash.
_narrate_reply() {
    local IFS=$' \n'
    [[ $1 == -f ]] && IFS=$'\n'
    COMPREPLY+=($(compgen "$@" -- "${COMP_WORDS[COMP_CWORD]}"))
}

_narrate() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=play
    COMPREPLY=()
    ((COMP_CWORD > 1)) && case ${COMP_WORDS[1]} in
        @patterns@) command=${COMP_WORDS[1]} ;;
    esac
    case $command:$before in
@values@    esac
    ((COMP_CWORD == 1)) && _narrate_reply -W '@names@ @program-options@'
    if [[ $word == -* ]]; then
        case $command in
@options@        esac
        return
    fi
    case $command in
@positionals@    esac
}
complete -o filenames -F _narrate narrate
)sh";

constexpr std::string_view kZsh = R"sh(#compdef narrate
# Completes narrate's command line in zsh.
_narrate_voice_names() {
    local -a names=(${(f)"$(@voices@)"})
    compadd -a names
}

@functions@_narrate() {
    if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
        local -a commands=(
@commands@        )
        _describe command commands
        _files
        return
    fi
    case $words[2] in
        @patterns@)
            local command=$words[2]
            shift words
            ((CURRENT--))
            _narrate_$command
            ;;
        *) _narrate_play ;;
    esac
}

_narrate "$@"
)sh";

constexpr std::string_view kFish = R"sh(# Completes narrate's command line in fish.
function __narrate_starts
    test (count (commandline -opc)) -eq 1
end

function __narrate_runs -a command
    set -l words (commandline -opc)
    set -l runs play
    if set -q words[2]; and contains -- $words[2] @names@
        set runs $words[2]
    end
    test $runs = $command
end

@lines@)sh";

std::string replaced(std::string_view text, std::string_view sign, std::string_view by) {
    std::string out;
    while (!text.empty()) {
        const std::size_t at = std::min(text.find(sign), text.size());
        out += text.substr(0, at);
        text.remove_prefix(at);
        if (text.empty()) break;
        out += by;
        text.remove_prefix(sign.size());
    }
    return out;
}

/// A script with the parts that the command line decides.
std::string filled(std::string_view script,
                   const std::vector<std::pair<std::string_view, std::string>>& parts) {
    std::string out(script);
    for (const auto& [place, part] : parts) out = replaced(out, place, part);
    return out;
}

std::string words(const std::vector<std::string>& list, std::string_view between) {
    return fmt::format("{}", fmt::join(list, between));
}

std::vector<std::string> names_of(const std::vector<CommandFacts>& commands) {
    std::vector<std::string> names;
    names.reserve(commands.size());
    for (const CommandFacts& command : commands) names.push_back(command.name);
    return names;
}

std::vector<std::string> names_of(const std::vector<OptionFacts>& options) {
    std::vector<std::string> names;
    for (const OptionFacts& option : options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

// bash: a function that fills COMPREPLY.

std::string bash_offer(const OptionFacts& option) {
    switch (option.offer) {
    case Offer::choices:
        return fmt::format("_narrate_reply -W '{}'", fmt::join(option.choices, " "));
    case Offer::files: return "_narrate_reply -f";
    case Offer::voices: return fmt::format("_narrate_reply -W \"$({})\"", kVoices);
    case Offer::nothing: break;
    }
    return ":";
}

/// What may follow an option of the command, as rows of a case.
std::string bash_values(const CommandFacts& command) {
    std::string rows;
    for (const OptionFacts& option : command.options) {
        if (option.value.empty()) continue;
        std::string pattern;
        for (const std::string& name : option.names)
            pattern += fmt::format("{}{}:{}", pattern.empty() ? "" : "|", command.name, name);
        rows += fmt::format("        {}) {}; return ;;\n", pattern, bash_offer(option));
    }
    return rows;
}

std::string bash(const ProgramFacts& facts) {
    std::string values;
    std::string options;
    std::string positionals;
    for (const CommandFacts& command : facts.commands) {
        values += bash_values(command);
        options += fmt::format("        {}) _narrate_reply -W '{}' ;;\n", command.name,
                               fmt::join(names_of(command.options), " "));
        if (!command.positionals.empty())
            positionals += fmt::format("        {}) {} ;;\n", command.name,
                                       bash_offer(command.positionals.front()));
    }
    const std::string names = words(names_of(facts.commands), " ");
    return filled(kBash, {{"@names@", names},
                          {"@patterns@", words(names_of(facts.commands), "|")},
                          {"@program-options@", words(names_of(facts.program.options), " ")},
                          {"@values@", values},
                          {"@options@", options},
                          {"@positionals@", positionals}});
}

// zsh: specifications for _arguments.

std::string zsh_text(std::string_view text) {
    std::string out = replaced(text, "'", "'\\''");
    for (const std::string_view sign : {"[", "]", ":"})
        out = replaced(out, sign, fmt::format("\\{}", sign));
    return out;
}

std::string zsh_offer(const OptionFacts& option) {
    switch (option.offer) {
    case Offer::choices: return fmt::format("({})", fmt::join(option.choices, " "));
    case Offer::files: return "_files";
    case Offer::voices: return "_narrate_voice_names";
    case Offer::nothing: break;
    }
    return {};
}

std::string zsh_option(const OptionFacts& option) {
    std::string out;
    for (const std::string& name : option.names) {
        const std::string all =
            option.is_repeatable ? "*" : fmt::format("({})", fmt::join(option.names, " "));
        const bool is_long = name.starts_with("--") && !option.value.empty();
        out += fmt::format(" \\\n        '{}{}{}[{}]", all, name, is_long ? "=" : "",
                           zsh_text(option.description));
        if (!option.value.empty())
            out += fmt::format(":{}:{}", zsh_text(option.value), zsh_offer(option));
        out += "'";
    }
    return out;
}

std::string zsh_function(const CommandFacts& command) {
    std::string out = fmt::format("_narrate_{}() {{\n    _arguments -s", command.name);
    for (const OptionFacts& option : command.options) out += zsh_option(option);
    for (const OptionFacts& positional : command.positionals)
        out += fmt::format(" \\\n        '{}:{}:{}'", positional.is_repeatable ? "*" : "1",
                           positional.names.front(), zsh_offer(positional));
    return out + "\n}\n\n";
}

std::string zsh(const ProgramFacts& facts) {
    std::string functions;
    std::string commands;
    for (const CommandFacts& command : facts.commands) {
        functions += zsh_function(command);
        commands +=
            fmt::format("            '{}:{}'\n", command.name, zsh_text(command.description));
    }
    return filled(kZsh, {{"@voices@", std::string(kVoices)},
                         {"@patterns@", words(names_of(facts.commands), "|")},
                         {"@commands@", commands},
                         {"@functions@", functions}});
}

// fish: a line for each option.

std::string fish_text(std::string_view text) {
    return replaced(replaced(text, "\\", "\\\\"), "'", "\\'");
}

std::string fish_offer(const OptionFacts& option) {
    switch (option.offer) {
    case Offer::choices: return fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
    case Offer::files: return " -r -F";
    case Offer::voices: return fmt::format(" -x -a '({})'", fish_text(kVoices));
    case Offer::nothing: break;
    }
    return " -x";
}

std::string fish_option(const CommandFacts& command, const OptionFacts& option) {
    std::string out = fmt::format("complete -c narrate -n '__narrate_runs {}'", command.name);
    for (const std::string& name : option.names)
        out += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                      : fmt::format(" -s {}", name.substr(1));
    if (!option.value.empty()) out += fish_offer(option);
    return out + fmt::format(" -d '{}'\n", fish_text(option.description));
}

std::string fish(const ProgramFacts& facts) {
    std::string lines;
    for (const CommandFacts& command : facts.commands) {
        lines += fmt::format("complete -c narrate -n __narrate_starts -a {} -d '{}'\n",
                             command.name, fish_text(command.description));
        for (const OptionFacts& option : command.options) lines += fish_option(command, option);
        const bool has_files =
            !command.positionals.empty() && command.positionals.front().offer == Offer::files;
        if (!has_files)
            lines += fmt::format("complete -c narrate -n '__narrate_runs {}' -f\n", command.name);
        if (!has_files && !command.positionals.empty())
            lines += fmt::format("complete -c narrate -n '__narrate_runs {}'{}\n", command.name,
                                 fish_offer(command.positionals.front()));
    }
    for (const OptionFacts& option : facts.program.options) {
        for (const std::string& name : option.names)
            if (name == "--version")
                lines += fmt::format("complete -c narrate -n __narrate_starts -l version -d '{}'\n",
                                     fish_text(option.description));
    }
    return filled(kFish, {{"@names@", words(names_of(facts.commands), " ")}, {"@lines@", lines}});
}

} // namespace

Result<std::string> completions(const ProgramFacts& facts, std::string_view shell) {
    if (shell == "bash") return bash(facts);
    if (shell == "zsh") return zsh(facts);
    if (shell == "fish") return fish(facts);
    return Error{ErrorCode::invalid_argument,
                 "there are no completions for this shell",
                 std::string(shell),
                 {},
                 "there are some for bash, zsh and fish"};
}

} // namespace narrate::cli
