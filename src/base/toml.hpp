// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"

namespace narrate::base {

/// Reads a file of settings in TOML. The first fault is kept, with its line; what is looked up
/// after it is of no use. A section is the name of a table, "" the file's own keys.
class TomlReader {
public:
    /// `where` names the file in errors, `code` is what they say of it.
    TomlReader(std::string_view toml, ErrorCode code, std::string where);
    TomlReader(const TomlReader&) = delete;
    TomlReader& operator=(const TomlReader&) = delete;
    ~TomlReader();

    [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

    /// A fault for a key or a section that is not known, with the nearest ones that are.
    void check_keys(std::string_view section, const std::vector<std::string_view>& known);

    /// The keys of a section, in the order in which they stand in the file. A fault where it is no
    /// table.
    std::vector<std::string> keys(std::string_view section);

    /// A text of 1 to 1,000 bytes on one line. Without `otherwise` it must be there.
    std::string text(std::string_view section, std::string_view key,
                     const std::optional<std::string>& otherwise = {});
    /// One of `known`, or empty where the key is missing.
    std::string one_of(std::string_view section, std::string_view key,
                       const std::vector<std::string_view>& known);
    /// A whole number from `low` to `high`.
    int number(std::string_view section, std::string_view key, int otherwise, int low, int high);
    /// The same with a fraction.
    double decimal(std::string_view section, std::string_view key, double otherwise, double low,
                   double high);
    /// true or false.
    bool flag(std::string_view section, std::string_view key, bool otherwise);
    /// A list of such texts, which may be missing.
    std::vector<std::string> texts(std::string_view section, std::string_view key);

    /// A fault that the caller finds in a key's value, told with the key's line.
    void refuse(std::string_view section, std::string_view key, std::string what,
                std::string hint = {});

private:
    struct Root;

    /// A fault where something else than a table has the section's name.
    void check_missing(std::string_view section);
    void fail_at(std::size_t line, std::string what, std::string hint = {});

    std::unique_ptr<Root> root_;
    ErrorCode code_;
    std::string where_;
    std::optional<Error> fault_;
};

} // namespace narrate::base
