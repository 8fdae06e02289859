// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/command/arguments.hpp"

#include <fmt/format.h>

#include <optional>

namespace narrate::synth::command {

namespace {

constexpr double kUsualRate = 175.0;

Error invalid(std::string what) {
    return {ErrorCode::voice_invalid, std::move(what), {}, {}, {}};
}

std::optional<std::string> value_of(std::string_view name, const Values& values) {
    if (name == "voice") return values.voice;
    if (name == "rate") return fmt::format("{}", values.rate);
    if (name == "speed") return fmt::format("{:.2f}", values.rate / kUsualRate);
    if (name == "length") return fmt::format("{:.2f}", kUsualRate / values.rate);
    return std::nullopt;
}

Result<std::string> fill_in(std::string_view word, const Values& values) {
    std::string filled;
    while (!word.empty()) {
        const std::size_t brace = std::min(word.find('{'), word.size());
        filled += word.substr(0, brace);
        word.remove_prefix(brace);
        if (word.empty()) break;
        if (word.starts_with("{{")) {
            filled += '{';
            word.remove_prefix(2);
            continue;
        }
        const std::size_t end = word.find('}');
        if (end == std::string_view::npos)
            return invalid("a '{' is not closed in the command; '{{' is a brace");
        const std::string_view name = word.substr(1, end - 1);
        const auto value = value_of(name, values);
        if (!value)
            return invalid(fmt::format(
                "the command has an unknown placeholder '{{{}}}'; there are {{voice}}, {{rate}}, "
                "{{speed}} and {{length}}, and '{{{{' is a brace",
                name));
        if (value->empty())
            return invalid(fmt::format(
                "the command asks for {{{}}}, but the voice file has no '{}'", name, name));
        filled += *value;
        word.remove_prefix(end + 1);
    }
    return filled;
}

} // namespace

Result<std::vector<std::string>> fill_in(const std::vector<std::string>& words,
                                         const Values& values) {
    std::vector<std::string> filled;
    for (const std::string& word : words) {
        auto one = fill_in(word, values);
        if (!one) return one.error();
        filled.push_back(std::move(*one));
    }
    return filled;
}

} // namespace narrate::synth::command
