// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/fingerprint.hpp"
#include "io/descriptor.hpp"

namespace narrate::io {

/// A file of records that outlives its writer: what was appended whole is found again, whatever
/// ended the program. Only one program at a time has it. It is a help, not a promise: where it
/// cannot be written it keeps less.
class RecordLog {
public:
    /// Opens the file, or makes it, and its folder. Nothing when that cannot be, or another program
    /// has it.
    static std::optional<RecordLog> open(const std::string& path);

    /// The record that was appended for `key`; nothing when there is none, or it is damaged.
    [[nodiscard]] std::optional<std::string> find(const base::Fingerprint& key) const;
    void append(const base::Fingerprint& key, std::string_view record);

    [[nodiscard]] std::size_t size() const { return places_.size(); }

private:
    struct Place {
        std::int64_t begin = 0;
        std::uint64_t size = 0;
        std::uint64_t check = 0; ///< Hash of the record.
    };

    explicit RecordLog(Descriptor file) : file_(std::move(file)) {}
    void read_places();
    /// Gives back what stands behind the last record.
    void drop_tail();

    Descriptor file_;
    std::map<base::Fingerprint, Place> places_;
    std::int64_t end_ = 0;
};

} // namespace narrate::io
