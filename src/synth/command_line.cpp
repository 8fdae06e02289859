// SPDX-License-Identifier: Apache-2.0
#include "synth/command_line.hpp"

namespace narrate::synth {

namespace {

Error invalid(const char* what) {
    return {ErrorCode::invalid_argument, what, {}, {}, {}};
}

} // namespace

Result<std::vector<std::string>> split_command(std::string_view command) {
    constexpr std::string_view kSpaces = " \t\n\r";
    std::vector<std::string> words;
    bool in_word = false;
    char quote = 0;
    for (std::size_t i = 0; i < command.size(); ++i) {
        char c = command[i];
        if (quote == 0 && kSpaces.find(c) != std::string_view::npos) {
            in_word = false;
            continue;
        }
        if (!in_word) words.emplace_back();
        in_word = true;
        if (c == quote) {
            quote = 0;
            continue;
        }
        if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
            continue;
        }
        if (c == '\\' && quote != '\'') {
            if (++i == command.size()) return invalid("a backslash stands at the command's end");
            c = command[i];
        }
        words.back() += c;
    }
    if (quote != 0) return invalid("a quote is not closed in the command");
    if (words.empty() || words.front().empty()) return invalid("the command is empty");
    return words;
}

} // namespace narrate::synth
