// SPDX-License-Identifier: Apache-2.0
#include "io/output_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace narrate::io {

namespace {

constexpr std::int64_t kStoreAfter = std::int64_t{16} << 20;
constexpr std::int64_t kShiftedAtOnce = std::int64_t{1} << 20;

} // namespace

Result<OutputFile> OutputFile::create(const std::string& path) {
    auto file = AtomicFile::create(path);
    if (!file) return file.error();
    return OutputFile(std::move(*file));
}

OutputFile OutputFile::standard_output() {
    return OutputFile(std::nullopt);
}

void OutputFile::write(std::string_view bytes) {
    if (error_ != 0) return;
    error_ = file_ ? write_all_at(file_->descriptor(), bytes, position_)
                   : write_all(STDOUT_FILENO, bytes);
    const auto count = static_cast<std::int64_t>(bytes.size());
    position_ += count;
    size_ = std::max(size_, position_);
    unstored_ += count;
    if (!file_ || unstored_ < kStoreAfter) return;
    file_->store_early();
    unstored_ = 0;
}

std::string OutputFile::read(std::size_t count) {
    if (!file_ || position_ >= size_) return {};
    std::string bytes(std::min(count, static_cast<std::size_t>(size_ - position_)), '\0');
    const ReadBytes got = read_all_at(file_->descriptor(), bytes.data(), bytes.size(), position_);
    if (error_ == 0) error_ = got.error;
    bytes.resize(got.count);
    position_ += static_cast<std::int64_t>(got.count);
    return bytes;
}

void OutputFile::truncate(std::int64_t size) {
    if (error_ != 0 || !file_) return;
    if (::ftruncate(file_->descriptor(), size) != 0) error_ = errno;
    size_ = size;
}

void OutputFile::shift(std::int64_t from, std::int64_t distance) {
    // From the end where it grows, from the beginning where it shrinks: nothing is overwritten
    // before it has moved.
    const std::int64_t all = size_ - from;
    for (std::int64_t done = 0; done < all && error_ == 0;) {
        const std::int64_t part = std::min(kShiftedAtOnce, all - done);
        const std::int64_t at = distance > 0 ? size_ - done - part : from + done;
        position_ = at;
        const std::string bytes = read(static_cast<std::size_t>(part));
        if (error_ == 0) error_ = write_all_at(file_->descriptor(), bytes, at + distance);
        done += part;
    }
}

void OutputFile::replace(std::int64_t at, std::int64_t replaced, std::string_view bytes) {
    const std::int64_t growth = static_cast<std::int64_t>(bytes.size()) - replaced;
    if (error_ != 0 || !file_) return;
    if (growth != 0) shift(at + replaced, growth);
    if (growth < 0) truncate(size_ + growth);
    if (growth > 0) size_ += growth;
    position_ = at;
    write(bytes);
}

Result<void> OutputFile::check() const {
    if (error_ == 0) return {};
    const std::string where = file_ ? file_->path() : "standard output";
    if (error_ == EPIPE)
        return Error{ErrorCode::output_closed, "was closed by its reader", where, {}, {}};
    return Error{ErrorCode::output_failed, "cannot be written", where, std::strerror(error_),
                 "make room, or write to another place"};
}

Result<void> OutputFile::commit() {
    if (auto good = check(); !good || !file_) return good;
    return file_->commit();
}

} // namespace narrate::io
