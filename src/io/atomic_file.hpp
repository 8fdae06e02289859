// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "io/descriptor.hpp"
#include "narrate/error.hpp"

namespace narrate::io {

/// A file that appears under its name whole, or not at all: written without a name where the file
/// system can (so that even kill -9 leaves nothing), else under a hidden one beside it.
class AtomicFile {
public:
    /// Errors: output_failed (missing folder, no permission, `path` is there and is no regular
    /// file).
    static Result<AtomicFile> create(const std::string& path);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;
    ~AtomicFile();

    /// To be written to, and not closed, by the caller.
    [[nodiscard]] int descriptor() const { return file_.get(); }
    [[nodiscard]] const std::string& path() const { return path_; }

    /// Begins to store what has been written so far, and does not wait for it: the less is left to
    /// wait for at the end. Nothing depends on it.
    void store_early() const;

    /// All bytes are written: stores them safely and gives them their name. Errors: output_failed.
    Result<void> commit();

private:
    AtomicFile(std::string path, std::string temporary, Descriptor file);

    Result<void> give_temporary_name();
    void discard();
    [[nodiscard]] Error failed(int error) const;

    std::string path_;
    std::string temporary_; ///< Its name until the end; empty while it has none.
    Descriptor file_;
};

/// Writes all bytes; continues after short writes and interruptions. Gives errno, 0 for success.
int write_all(int fd, std::string_view bytes);
/// The same at a place of a file, without moving its position.
int write_all_at(int fd, std::string_view bytes, std::int64_t position);

/// Reads at a place of a file, until there is no more; continues after interruptions. Gives errno
/// beside the number of bytes.
struct ReadBytes {
    std::size_t count = 0;
    int error = 0;
};
ReadBytes read_all_at(int fd, void* out, std::size_t size, std::int64_t position);

/// A whole file at once. Errors: output_failed.
Result<void> write_file(const std::string& path, std::string_view bytes);

} // namespace narrate::io
