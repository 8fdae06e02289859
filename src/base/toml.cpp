// SPDX-License-Identifier: Apache-2.0
#include "base/toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

#include "base/near.hpp"

namespace narrate::base {

namespace {

constexpr std::size_t kLongestText = 1000;

/// The text of a node, when it is one that a setting may hold.
std::optional<std::string> text_of(const toml::node& node) {
    auto value = node.value_exact<std::string>();
    if (!value || value->empty() || value->size() > kLongestText) return std::nullopt;
    const bool control = std::any_of(value->begin(), value->end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    return control ? std::nullopt : value;
}

std::size_t line_of(const toml::node& node) {
    return node.source().begin.line;
}

} // namespace

struct TomlReader::Root {
    toml::table table;

    /// Null when the section is missing.
    [[nodiscard]] const toml::table* section(std::string_view name) const {
        return name.empty() ? &table : table[name].as_table();
    }
    [[nodiscard]] const toml::node* find(std::string_view in, std::string_view key) const {
        const toml::table* found = section(in);
        return found == nullptr ? nullptr : found->get(key);
    }
};

TomlReader::TomlReader(std::string_view toml, ErrorCode code, std::string where)
    : root_(std::make_unique<Root>()), code_(code), where_(std::move(where)) {
    try {
        root_->table = toml::parse(toml);
    } catch (const toml::parse_error& e) {
        fail_at(e.source().begin.line, std::string(e.description()));
    }
}

TomlReader::~TomlReader() = default;

void TomlReader::fail_at(std::size_t line, std::string what, std::string hint) {
    if (fault_) return;
    if (line != 0) what = fmt::format("line {}: {}", line, what);
    fault_ = Error{code_, std::move(what), where_, {}, std::move(hint)};
}

void TomlReader::check_keys(std::string_view section, const std::vector<std::string_view>& known) {
    const toml::table* table = root_->section(section);
    if (table == nullptr) return check_missing(section);
    for (const auto& [key, value] : *table) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        const auto near = nearest(key.str(), known);
        fail_at(line_of(value), fmt::format("unknown key '{}'", key.str()),
                near.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                             : fmt::format("did you mean '{}'?", near.front()));
    }
}

void TomlReader::check_missing(std::string_view section) {
    const toml::node* node = root_->table.get(section);
    if (node != nullptr) fail_at(line_of(*node), fmt::format("'{}' must be a table", section));
}

std::vector<std::string> TomlReader::keys(std::string_view section) {
    const toml::table* table = root_->section(section);
    if (table == nullptr) {
        check_missing(section);
        return {};
    }
    std::vector<const toml::key*> found;
    for (const auto& [key, value] : *table) found.push_back(&key);
    std::stable_sort(found.begin(), found.end(), [](const toml::key* a, const toml::key* b) {
        const auto &x = a->source().begin, &y = b->source().begin;
        return std::tie(x.line, x.column) < std::tie(y.line, y.column);
    });
    std::vector<std::string> names;
    names.reserve(found.size());
    for (const toml::key* key : found) names.emplace_back(key->str());
    return names;
}

std::string TomlReader::text(std::string_view section, std::string_view key,
                             const std::optional<std::string>& otherwise) {
    const toml::node* node = root_->find(section, key);
    if (node == nullptr) {
        if (!otherwise) fail_at(0, fmt::format("'{}' is missing", key));
        return otherwise.value_or("");
    }
    auto value = text_of(*node);
    if (!value)
        fail_at(line_of(*node),
                fmt::format("'{}' must be a text of 1 to {} bytes on one line", key, kLongestText));
    return std::move(value).value_or("");
}

std::string TomlReader::one_of(std::string_view section, std::string_view key,
                               const std::vector<std::string_view>& known) {
    std::string value = text(section, key, "");
    if (value.empty() || std::find(known.begin(), known.end(), value) != known.end()) return value;
    refuse(section, key, fmt::format("'{}' must be {}", key, fmt::join(known, " or ")));
    return {};
}

int TomlReader::number(std::string_view section, std::string_view key, int otherwise, int low,
                       int high) {
    const toml::node* node = root_->find(section, key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
        fail_at(line_of(*node),
                fmt::format("'{}' must be a whole number from {} to {}", key, low, high));
        return otherwise;
    }
    return static_cast<int>(*value);
}

double TomlReader::decimal(std::string_view section, std::string_view key, double otherwise,
                           double low, double high) {
    const toml::node* node = root_->find(section, key);
    if (node == nullptr) return otherwise;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !(*value >= low && *value <= high)) {
        fail_at(line_of(*node), fmt::format("'{}' must be a number from {} to {}", key, low, high));
        return otherwise;
    }
    return *value;
}

bool TomlReader::flag(std::string_view section, std::string_view key, bool otherwise) {
    const toml::node* node = root_->find(section, key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value) fail_at(line_of(*node), fmt::format("'{}' must be true or false", key));
    return value.value_or(otherwise);
}

std::vector<std::string> TomlReader::texts(std::string_view section, std::string_view key) {
    const toml::node* node = root_->find(section, key);
    if (node == nullptr) return {};
    std::vector<std::string> values;
    bool good = node->is_array();
    if (good)
        for (const toml::node& item : *node->as_array()) {
            auto value = text_of(item);
            good = good && value;
            if (value) values.push_back(std::move(*value));
        }
    if (!good)
        fail_at(line_of(*node),
                fmt::format("'{}' must be a list of texts of 1 to {} bytes", key, kLongestText));
    return values;
}

void TomlReader::refuse(std::string_view section, std::string_view key, std::string what,
                        std::string hint) {
    const toml::node* node = root_->find(section, key);
    fail_at(node == nullptr ? 0 : line_of(*node), std::move(what), std::move(hint));
}

} // namespace narrate::base
