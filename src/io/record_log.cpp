// SPDX-License-Identifier: Apache-2.0
#include "io/record_log.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "io/atomic_file.hpp"

namespace narrate::io {

namespace {

constexpr mode_t kMode = 0600;

/// Stands before each record. Files of another version or machine are not understood, and begun
/// anew.
struct Head {
    std::uint64_t magic = 0;
    base::Fingerprint key;
    std::uint64_t size = 0;
    std::uint64_t check = 0;
};
constexpr std::uint64_t kMagic = 0x316C616E72756F6AU; // "journal1"

bool read_at(int fd, void* out, std::size_t size, std::int64_t at) {
    return read_all_at(fd, out, size, at).count == size;
}

} // namespace

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

std::optional<std::string> RecordLog::find(const base::Fingerprint& key) const {
    const auto found = places_.find(key);
    if (found == places_.end()) return std::nullopt;
    std::string record(found->second.size, '\0');
    if (!read_at(file_.get(), record.data(), record.size(), found->second.begin))
        return std::nullopt;
    if (base::fingerprint(record).low != found->second.check) return std::nullopt;
    return record;
}

void RecordLog::append(const base::Fingerprint& key, std::string_view record) {
    const Head head{kMagic, key, record.size(), base::fingerprint(record).low};
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

} // namespace narrate::io
