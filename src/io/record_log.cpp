// SPDX-License-Identifier: Apache-2.0
#include "io/record_log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <vector>

#include "io/atomic_file.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace narrate::io {

namespace {

constexpr mode_t kMode = 0600;

/// Stands before each record. Files of another version or machine are not understood, and begun
/// anew.
struct Head {
    std::uint64_t magic = 0;
    Fingerprint key;
    std::uint64_t size = 0;
    std::uint64_t check = 0;
};
constexpr std::uint64_t kMagic = 0x316C616E72756F6AU; // "journal1"

bool read_at(int fd, void* out, std::size_t size, std::int64_t at) {
    auto* bytes = static_cast<char*>(out);
    while (size > 0) {
        const ssize_t got = ::pread(fd, bytes, size, at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        bytes += got;
        at += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

Fingerprint fingerprint(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

std::string to_string(const Fingerprint& fingerprint) {
    return fmt::format("{:016x}{:016x}", fingerprint.high, fingerprint.low);
}

std::optional<RecordLog> RecordLog::open(const std::string& path) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kMode));
    if (!file || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return std::nullopt;
    RecordLog log(std::move(file));
    log.read_places();
    return log;
}

void RecordLog::read_places() {
    struct stat status {};
    if (::fstat(file_.get(), &status) != 0) return;
    Head head;
    while (read_at(file_.get(), &head, sizeof head, end_) && head.magic == kMagic) {
        const std::int64_t begin = end_ + static_cast<std::int64_t>(sizeof head);
        // The last one may have been cut short.
        if (head.size > static_cast<std::uint64_t>(status.st_size - begin)) break;
        places_[head.key] = {begin, head.size, head.check};
        end_ = begin + static_cast<std::int64_t>(head.size);
    }
    if (end_ < status.st_size) drop_tail();
}

void RecordLog::drop_tail() {
    // Where that fails, what is left over is no record either.
    [[maybe_unused]] const int error = ::ftruncate(file_.get(), end_);
}

std::optional<std::string> RecordLog::find(const Fingerprint& key) const {
    const auto found = places_.find(key);
    if (found == places_.end()) return std::nullopt;
    std::string record(found->second.size, '\0');
    if (!read_at(file_.get(), record.data(), record.size(), found->second.begin))
        return std::nullopt;
    if (XXH3_64bits(record.data(), record.size()) != found->second.check) return std::nullopt;
    return record;
}

void RecordLog::append(const Fingerprint& key, std::string_view record) {
    const Head head{kMagic, key, record.size(), XXH3_64bits(record.data(), record.size())};
    const std::string_view bytes(reinterpret_cast<const char*>(&head), sizeof head);
    const std::int64_t begin = end_ + static_cast<std::int64_t>(sizeof head);
    if (write_all_at(file_.get(), bytes, end_) != 0 ||
        write_all_at(file_.get(), record, begin) != 0) {
        drop_tail(); // No room: what is there stays good.
        return;
    }
    places_[key] = {begin, head.size, head.check};
    end_ = begin + static_cast<std::int64_t>(record.size());
}

void remove_file(const std::string& path) {
    ::unlink(path.c_str());
}

void remove_old_files(const std::string& folder, int days) {
    namespace fs = std::filesystem;
    std::error_code error;
    const auto oldest = fs::file_time_type::clock::now() - std::chrono::hours(24 * days);
    std::vector<fs::path> old;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
        if (entry.is_regular_file(error) && entry.last_write_time(error) < oldest)
            old.push_back(entry.path());
    for (const fs::path& path : old) fs::remove(path, error);
}

} // namespace narrate::io
