// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

/// Reads the tables of assets/: UTF-8 text, a row a line, columns parted by tabs; empty lines and
/// lines that begin with '#' are for people.
namespace narrate::base {

class TableReader {
public:
    /// The views it gives point into `text`, which must outlive them.
    explicit TableReader(std::string_view text) : rest_(text) {}

    /// The next row's columns; nothing at the end. The vector is reused by the next call.
    const std::vector<std::string_view>* next();
    /// The row's line number, from 1.
    [[nodiscard]] std::size_t line() const { return line_; }

private:
    std::string_view rest_;
    std::vector<std::string_view> columns_;
    std::size_t line_ = 0;
};

} // namespace narrate::base
