// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace narrate::io {

namespace {

constexpr mode_t kMode = 0666; // Less the umask.
constexpr int kNameTries = 100;

Error output_error(const std::string& path, std::string what, std::string cause, std::string hint) {
    return {ErrorCode::output_failed, std::move(what), path, std::move(cause), std::move(hint)};
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

/// The file that a link leads to is what gets replaced, not the link.
std::string follow_links(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                           &std::free);
    return real ? std::string(real.get()) : path;
}

std::string temporary_name(const std::string& path, int number) {
    return fmt::format("{}/.{}.{}-{}.part", folder_of(path), name_of(path), ::getpid(), number);
}

std::string advice(int error) {
    switch (error) {
    case ENOENT: return "make the folder first";
    case EACCES:
    case EPERM:
    case EROFS: return "choose a folder that you may write to";
    case ENOSPC:
    case EDQUOT: return "make room, or choose another disk";
    default: return "choose another file with -o";
    }
}

} // namespace

Result<AtomicFile> AtomicFile::create(const std::string& name) {
    const std::string path = follow_links(name);
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        return output_error(path, S_ISDIR(status.st_mode) ? "is a folder" : "is not a regular file",
                            {}, "name a file, or - for standard output");
    }
    Descriptor file(::open(folder_of(path).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kMode));
    std::string temporary;
    if (!file && (errno == EOPNOTSUPP || errno == EISDIR)) {
        for (int i = 0; !file && i < kNameTries; ++i) {
            temporary = temporary_name(path, i);
            file =
                Descriptor(::open(temporary.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, kMode));
            if (!file && errno != EEXIST) break;
        }
    }
    if (!file) {
        const int error = errno;
        return output_error(name, "cannot be created", std::strerror(error), advice(error));
    }
    return AtomicFile(path, std::move(temporary), std::move(file));
}

AtomicFile::AtomicFile(std::string path, std::string temporary, Descriptor file)
    : path_(std::move(path)), temporary_(std::move(temporary)), file_(std::move(file)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})),
      file_(std::move(other.file_)) {}

AtomicFile::~AtomicFile() {
    discard();
}

void AtomicFile::discard() {
    file_.reset();
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    temporary_.clear();
}

Error AtomicFile::failed(int error) const {
    return output_error(path_, "cannot be written", std::strerror(error), advice(error));
}

Result<void> AtomicFile::give_temporary_name() {
    const std::string self = fmt::format("/proc/self/fd/{}", file_.get());
    for (int i = 0; i < kNameTries; ++i) {
        std::string name = temporary_name(path_, i);
        if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            temporary_ = std::move(name);
            return {};
        }
        if (errno != EEXIST) break;
    }
    return failed(errno);
}

void AtomicFile::store_early() const {
    ::sync_file_range(file_.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

Result<void> AtomicFile::commit() {
    if (::fsync(file_.get()) != 0) return failed(errno);
    if (temporary_.empty())
        if (auto named = give_temporary_name(); !named) return named;
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return failed(errno);
    temporary_.clear();
    file_.reset();
    const Descriptor folder(::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder) ::fsync(folder.get()); // Some file systems cannot; the file itself is safe.
    return {};
}

int write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

int write_all_at(int fd, std::string_view bytes, std::int64_t position) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(fd, bytes.data(), bytes.size(), position);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
        position += written;
    }
    return 0;
}

ReadBytes read_all_at(int fd, void* out, std::size_t size, std::int64_t position) {
    std::size_t count = 0;
    while (count < size) {
        const ssize_t got = ::pread(fd, static_cast<char*>(out) + count, size - count,
                                    position + static_cast<std::int64_t>(count));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return {count, errno};
        if (got == 0) break;
        count += static_cast<std::size_t>(got);
    }
    return {count, 0};
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
    auto file = AtomicFile::create(path);
    if (!file) return file.error();
    if (const int error = write_all(file->descriptor(), bytes); error != 0)
        return output_error(path, "cannot be written", std::strerror(error), advice(error));
    return file->commit();
}

} // namespace narrate::io
