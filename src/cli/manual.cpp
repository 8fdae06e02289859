// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/assets.hpp"

namespace narrate::cli {

namespace {

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
narrate turns articles into speech.
A page goes in, saved as HTML, pasted as text, written in Markdown, taken from a feed or from its address;
what surrounds the article on the page is left out; what remains is cut into sentences, put into words
and spoken by a text-to-speech backend, eSpeak NG where nothing else is said, to the sound card or to a
file.
.PP
Without a command, narrate plays what it is given, and without an article it goes on with the last one.
Data goes to standard output, messages to standard error.
)";

constexpr std::string_view kAfterCommands = R"(.SH EXIT STATUS
.TP
.B 0
Everything was spoken or printed.
.TP
.B 1
A backend or a sound device failed.
.TP
.B 2
Wrong usage, or a broken voice file, table, lexicon or settings file.
.TP
.B 3
Finished, but some sentences could not be spoken; each is told.
.TP
.B 4
Nothing to read: the input is missing, empty, binary, too large or holds no article.
.TP
.B 5
The output could not be written.
.TP
.BR 130 ", " 143
Interrupted; terminated.
.SH ENVIRONMENT
.TP
.B NARRATE_BACKENDS
Folders, with colons between, in which backends and modules are looked for before the usual places.
.TP
.BR XDG_CONFIG_HOME ", " XDG_STATE_HOME ", " XDG_CACHE_HOME
Where the folders below lie, if not in
.IR \(ti/.config ", " \(ti/.local/state " and " \(ti/.cache .
.SH FILES
.TP
.I \(ti/.config/narrate
Settings, voices and tables of the user's own; see
.BR narrate\-config (5).
.TP
.I \(ti/.local/state/narrate
What was listened to, and how far.
.TP
.I \(ti/.cache/narrate
What a long, interrupted render goes on from.
.SH SEE ALSO
.BR narrate\-config (5),
.BR espeak\-ng (1)
)";

constexpr std::string_view kConfigHead = R"(.SH NAME
narrate\-config \- settings, voices and tables for narrate
.SH DESCRIPTION
All of these files are text in UTF-8, lie in
.I \(ti/.config/narrate
(or
.I narrate
in
.BR $XDG_CONFIG_HOME ),
and may be missing.
A file that is wrong is told with its line, and nothing is spoken until it is right.
.TP
.I config.toml
Settings and keys.
.TP
.I voices/NAME.toml
A voice, for
.BR \-\-voice " \fINAME\fR."
.TP
.I voices/espeak/NAME
A variant in eSpeak NG's own format, which a voice file names.
.TP
.I rules.d/NAME.toml
What cleaning keeps and drops of a site's pages.
.TP
.I speech/LANGUAGE/TABLE.tsv
Rows that win over those of narrate's own table of that name: numbers, dates, money, measures, codes and
short forms.
.TP
.IR lexicon/NAME.LANGUAGE.tsv ", " lexicon/NAME.pls
How words and names are said: a word, a tab, and IPA between slashes or a respelling in each line; or a
W3C Pronunciation Lexicon.
)";

constexpr std::string_view kRules = R"(.SH RULES FOR A SITE
Each pattern is the text of a whole block, in which * stands for anything; or class:WORD, the blocks
inside an HTML element with that class or id; or reason:NAME, the blocks that this rule drops, as
.B narrate clean \-\-explain
prints it.
Without
.I site
the rules are for every page.
.PP
.RS
.nf
site = "courier.example"
keep = ["class:summary"]
drop = ["class:promo", "Read more about*"]
.fi
.RE
.SH SEE ALSO
.BR narrate (1)
)";

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
    out += kDescription;
    out += ".SH OPTIONS\n";
    for (const OptionFacts& option : facts.program.options) out += item(option);
    out += ".SH COMMANDS\n";
    for (const CommandFacts& command : facts.commands) out += section(command);
    return out + std::string(kAfterCommands);
}

std::string config_manual() {
    std::string out = title("NARRATE-CONFIG", 5, "File Formats");
    out += kConfigHead;
    out += ".SH SETTINGS\nWhat\n.I config.toml\nmay hold, and what is taken without it:\n";
    out += block(base::find_asset("assets/player/config.toml"));
    out += ".SH KEYS\nnarrate's own keys, to which those of the settings are added:\n";
    out += block(base::find_asset("assets/player/keys.toml"));
    out += ".SH VOICES\nThe file of the voice en\\-gb, which tells the format:\n";
    out += block(base::find_asset("voices/en-gb.toml"));
    return out + std::string(kRules);
}

} // namespace narrate::cli
