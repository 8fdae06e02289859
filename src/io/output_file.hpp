// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/atomic_file.hpp"
#include "narrate/error.hpp"

namespace narrate::io {

/// What is written through libraries that hide what goes wrong: it writes, reads and seeks for
/// them, and keeps the first error. A file (AtomicFile), or standard output, which only takes
/// bytes. Moved from, it may only be destroyed.
class OutputFile {
public:
    /// Errors: as of AtomicFile::create.
    static Result<OutputFile> create(const std::string& path);
    static OutputFile standard_output();

    /// Writes at the position, and moves it. Does nothing after an error.
    void write(std::string_view bytes);
    /// Reads up to `count` bytes at the position, and moves it; fewer at the end.
    std::string read(std::size_t count);
    void seek(std::int64_t position) { position_ = position; }
    [[nodiscard]] std::int64_t position() const { return position_; }
    [[nodiscard]] std::int64_t size() const { return size_; }
    void truncate(std::int64_t size);
    /// Puts `bytes` in the place of `replaced` bytes at `at`; what stands behind them moves.
    void replace(std::int64_t at, std::int64_t replaced, std::string_view bytes);

    [[nodiscard]] bool is_file() const { return file_.has_value(); }
    /// The first error: output_failed, output_closed.
    [[nodiscard]] Result<void> check() const;
    /// Stores the file under its name. Errors: the first that was met; output_failed.
    Result<void> commit();

private:
    explicit OutputFile(std::optional<AtomicFile> file) : file_(std::move(file)) {}
    /// Moves what stands from `from` to the end by `distance`.
    void shift(std::int64_t from, std::int64_t distance);

    std::optional<AtomicFile> file_;
    std::int64_t position_ = 0;
    std::int64_t size_ = 0;
    std::int64_t unstored_ = 0; ///< Bytes since storing was last begun.
    int error_ = 0;             ///< errno of the first failure.
};

} // namespace narrate::io
