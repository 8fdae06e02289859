// SPDX-License-Identifier: Apache-2.0
#include "synth/isolation.hpp"

#include <algorithm>
#include <iterator>

namespace narrate::synth {

namespace {

struct Words {
    Attempt attempt;
    std::string_view name;
    std::string_view people_say;
};

constexpr std::array<Words, kAttempts.size()> kWords{{
    {Attempt::read_data, "read-data", "read its own data"},
    {Attempt::read_outside, "read-outside", "open other files"},
    {Attempt::create_file, "create-file", "create files"},
    {Attempt::open_socket, "open-socket", "open sockets"},
    {Attempt::run_program, "run-program", "run programs"},
    {Attempt::fork, "fork", "fork"},
    {Attempt::signal_parent, "signal-parent", "send signals"},
    {Attempt::trace_parent, "trace-parent", "trace other processes"},
}};

const Words& words(Attempt attempt) {
    return *std::find_if(kWords.begin(), kWords.end(),
                         [attempt](const Words& row) { return row.attempt == attempt; });
}

bool contains(const std::vector<Attempt>& list, Attempt attempt) {
    return std::find(list.begin(), list.end(), attempt) != list.end();
}

// Put together without libfmt: backends would load it for this alone.
std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

std::string listed(std::string_view verb, const std::vector<Attempt>& attempts) {
    std::vector<std::string> parts;
    parts.reserve(attempts.size());
    for (const Attempt attempt : attempts) parts.emplace_back(words(attempt).people_say);
    return std::string(verb).append(" ").append(joined(parts, ", "));
}

std::string in_brackets(const std::string& text) {
    return text.empty() ? text : " (" + text + ")";
}

/// Those of `list` that are needed, or those that are not.
std::vector<Attempt> those(const std::vector<Attempt>& list, const Isolation& isolation,
                           bool needed) {
    std::vector<Attempt> result;
    std::copy_if(list.begin(), list.end(), std::back_inserter(result),
                 [&](Attempt attempt) { return contains(isolation.needed, attempt) == needed; });
    return result;
}

} // namespace

std::string_view to_string(Attempt attempt) {
    return words(attempt).name;
}

std::optional<Attempt> to_attempt(std::string_view name) {
    for (const Words& row : kWords)
        if (row.name == name) return row.attempt;
    return {};
}

bool is_whole(const Isolation& isolation) {
    return those(isolation.refused, isolation, true).empty() &&
           those(isolation.allowed, isolation, false).empty() && isolation.missing.empty();
}

std::string summary(const Isolation& isolation) {
    std::vector<std::string> parts;
    const auto faults = those(isolation.refused, isolation, true);
    const auto gaps = those(isolation.allowed, isolation, false);
    const auto refused = those(isolation.refused, isolation, false);
    const auto granted = those(isolation.allowed, isolation, true);
    if (!faults.empty()) parts.push_back(listed("cannot, and should,", faults));
    if (!gaps.empty()) parts.push_back(listed("can", gaps));
    if (!isolation.missing.empty()) parts.push_back(joined(isolation.missing, ", "));
    if (!refused.empty())
        parts.push_back(listed("cannot", refused) + in_brackets(joined(isolation.layers, ", ")));
    if (contains(granted, Attempt::run_program)) parts.push_back(listed("needs to", granted));
    if (isolation.memory > 0)
        parts.push_back("at most " + std::to_string(isolation.memory >> 20) + " MiB");
    if (isolation.cpu_seconds > 0)
        parts.push_back("at most " + std::to_string(isolation.cpu_seconds) +
                        " s of processor time for a short run");
    return joined(parts, "; ");
}

} // namespace narrate::synth
