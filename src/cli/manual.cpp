// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/assets.hpp"

namespace narrate::cli {

namespace {

/// The parts that are no more than text.
std::string part(std::string_view name) {
    return std::string(base::find_asset(fmt::format("assets/manual/{}.roff", name)));
}

/// Running text: no line of it is taken for a request, and hyphens stay what they are.
std::string roff(std::string_view text) {
    std::string out;
    bool at_start = true;
    for (const char sign : text) {
        if (at_start && (sign == '.' || sign == '\'')) out += "\\&";
        at_start = sign == '\n';
        switch (sign) {
        case '\\': out += "\\e"; break;
        case '-': out += "\\-"; break;
        case '~': out += "\\(ti"; break;
        case '^': out += "\\(ha"; break;
        default: out += sign;
        }
    }
    return out;
}

/// What is to be typed: quotation marks stay straight, too.
std::string literal(std::string_view text) {
    std::string out;
    for (const char sign : roff(text)) {
        if (sign == '\'')
            out += "\\(aq";
        else if (sign == '`')
            out += "\\(ga";
        else
            out += sign;
    }
    return out;
}

std::string block(std::string_view text) {
    return fmt::format(".PP\n.RS\n.nf\n{}{}.fi\n.RE\n", literal(text),
                       text.ends_with('\n') ? "" : "\n");
}

/// "\fIFILE\fR ..."
std::string value_of(const OptionFacts& option) {
    return fmt::format("\\fI{}\\fR{}", literal(option.value),
                       option.is_repeatable && !option.names.front().starts_with('-') ? " ..."
                                                                                      : "");
}

std::string synopsis(const CommandFacts& command) {
    std::string out = fmt::format("\\fBnarrate {}\\fR [options]", command.name);
    for (const OptionFacts& option : command.options)
        if (option.is_required)
            out += fmt::format(" \\fB{}\\fR {}", literal(option.names.front()), value_of(option));
    for (const OptionFacts& positional : command.positionals)
        out += positional.is_required ? fmt::format(" {}", value_of(positional))
                                      : fmt::format(" [{}]", value_of(positional));
    return out + "\n";
}

std::string item(const OptionFacts& option) {
    std::string names;
    for (const std::string& name : option.names)
        names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", literal(name));
    if (option.names.front().starts_with('-')) {
        if (!option.value.empty()) names += fmt::format(" {}", value_of(option));
    } else {
        names = value_of(option);
    }
    std::string text = roff(option.description);
    if (!option.preset.empty()) text += fmt::format(" (default: {})", roff(option.preset));
    return fmt::format(".TP\n{}\n{}.\n", names, text);
}

/// Indented lines of a footer are examples.
std::string footer(std::string_view text) {
    std::string out;
    std::string examples;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with("  ")) {
            examples += std::string(line.substr(2)) + "\n";
            continue;
        }
        if (!examples.empty()) out += block(examples);
        examples.clear();
        out += fmt::format(".PP\n{}\n", roff(line));
    }
    return examples.empty() ? out : out + block(examples);
}

std::string section(const CommandFacts& command) {
    std::string out = fmt::format(".SS {}\n{}.\n.PP\n{}", literal(command.name),
                                  roff(command.description), synopsis(command));
    for (const OptionFacts& positional : command.positionals) out += item(positional);
    for (const OptionFacts& option : command.options) out += item(option);
    return out + footer(command.footer);
}

std::string title(std::string_view name, int chapter, std::string_view group) {
    return fmt::format(
        ".\\\" Written by narrate print-manual.\n.TH {} {} \"\" \"narrate {}\" \"{}\"\n", name,
        chapter, NARRATE_VERSION, group);
}

} // namespace

std::string manual(const ProgramFacts& facts) {
    std::string out = title("NARRATE", 1, "User Commands");
    out += ".SH NAME\nnarrate \\- turn articles into speech\n.SH SYNOPSIS\n"
           "\\fBnarrate\\fR [options] [\\fIFILE\\fR ...]\n";
    for (const CommandFacts& command : facts.commands)
        out += fmt::format(".br\n{}", synopsis(command));
    out += part("description");
    out += ".SH OPTIONS\n";
    for (const OptionFacts& option : facts.program.options) out += item(option);
    out += ".SH COMMANDS\n";
    for (const CommandFacts& command : facts.commands) out += section(command);
    return out + part("status-and-files");
}

std::string config_manual() {
    std::string out = title("NARRATE-CONFIG", 5, "File Formats");
    out += part("config-files");
    out += ".SH SETTINGS\nWhat\n.I config.toml\nmay hold, and what is taken without it:\n";
    out += block(base::find_asset("assets/player/config.toml"));
    out += ".SH KEYS\nnarrate's own keys, to which those of the settings are added:\n";
    out += block(base::find_asset("assets/player/keys.toml"));
    out += ".SH VOICES\nThe file of the voice en\\-gb, which tells the format:\n";
    out += block(base::find_asset("voices/en-gb.toml"));
    return out + part("site-rules");
}

} // namespace narrate::cli
