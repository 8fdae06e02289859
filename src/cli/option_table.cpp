// SPDX-License-Identifier: Apache-2.0
#include "cli/option_table.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <string_view>

namespace narrate::cli {

namespace {

/// The words of "{skip,read}"; none of anything else.
std::vector<std::string> choices_of(std::string_view type) {
    const std::size_t begin = type.find('{');
    const std::size_t end = type.rfind('}');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return CLI::detail::split(std::string(type.substr(begin + 1, end - begin - 1)), ',');
}

/// Of "TEXT:{skip,read}" the choices, of "PERCENT:INT in [0 - 200]" the name alone.
std::string value_of(const std::string& type) {
    if (const std::size_t begin = type.find('{'); begin != std::string::npos)
        return type.substr(begin);
    return type.substr(0, type.find(':'));
}

Offer offer_for(const OptionFacts& option) {
    if (!option.choices.empty()) return Offer::choices;
    if (option.value == "FILE") return Offer::files;
    return option.value == "VOICE" ? Offer::voices : Offer::nothing;
}

OptionFacts facts_of(const CLI::Option& option) {
    OptionFacts facts;
    for (const std::string& name : option.get_snames())
        facts.names.push_back(fmt::format("-{}", name));
    for (const std::string& name : option.get_lnames())
        facts.names.push_back(fmt::format("--{}", name));
    if (option.get_positional()) facts.names = {option.get_name(true)};
    facts.description = option.get_description();
    facts.preset = option.get_default_str();
    facts.is_required = option.get_required();
    if (option.get_items_expected_max() == 0) return facts; // A flag.
    facts.is_repeatable = option.get_items_expected_max() > 1 ||
                          option.get_multi_option_policy() != CLI::MultiOptionPolicy::Throw;
    const std::string type = option.get_type_name();
    facts.choices = choices_of(type);
    facts.value = value_of(type);
    facts.offer = offer_for(facts);
    return facts;
}

CommandFacts facts_of(const CLI::App& command) {
    CommandFacts facts{command.get_name(), command.get_description(), command.get_footer(), {}, {}};
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_group().empty()) continue;
        auto& place = option->get_positional() ? facts.positionals : facts.options;
        place.push_back(facts_of(*option));
    }
    return facts;
}

} // namespace

ProgramFacts program_facts(const CLI::App& app) {
    ProgramFacts facts{facts_of(app), {}};
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        if (!command->get_group().empty()) facts.commands.push_back(facts_of(*command));
    return facts;
}

} // namespace narrate::cli
