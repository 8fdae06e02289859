// SPDX-License-Identifier: Apache-2.0
#include "io/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <vector>

#include "io/wakeup.hpp"

namespace narrate::io {

namespace {

Error unreadable(const std::string& path, const char* cause) {
    return {ErrorCode::input_unreadable, "cannot be read", path, cause,
            "give a file, or - for standard input"};
}

constexpr std::size_t kStep = std::size_t{1} << 16;

/// Waits until there is something to read, as there always is in a file.
class Readiness {
public:
    explicit Readiness(const std::stop_token& stop) : stop_(stop), on_stop_(stop, Raise{wakeup_}) {}

    /// Gives whether to go on.
    bool wait_for(int fd) const {
        std::array<pollfd, 2> watched{{{fd, POLLIN, 0}, {wakeup_.descriptor(), POLLIN, 0}}};
        while (::poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
        }
        return !stop_.stop_requested();
    }

private:
    struct Raise {
        const Wakeup& wakeup;
        void operator()() const { wakeup.raise(); }
    };
    const std::stop_token& stop_;
    Wakeup wakeup_;
    std::stop_callback<Raise> on_stop_;
};

Result<std::string> read_all(int fd, const std::string& path, std::size_t most,
                             const std::stop_token& stop) {
    std::string bytes;
    const Readiness readiness(stop);
    struct stat status {};
    if (::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
        const auto size = static_cast<std::size_t>(status.st_size);
        bytes.reserve(std::min(size, most) + kStep);
    }
    for (;;) {
        if (!readiness.wait_for(fd))
            return Error{ErrorCode::cancelled, "the reading was stopped", path, {}, {}};
        const std::size_t had = bytes.size();
        bytes.resize(had + kStep);
        const ssize_t got = ::read(fd, bytes.data() + had, kStep);
        if (got < 0) {
            bytes.resize(had);
            if (errno == EINTR || errno == EAGAIN) continue;
            return unreadable(path, std::strerror(errno));
        }
        bytes.resize(had + static_cast<std::size_t>(got));
        if (got == 0) return bytes;
        if (bytes.size() > most) {
            return Error{ErrorCode::input_too_large,
                         fmt::format("is larger than {} MiB", most >> 20),
                         path,
                         {},
                         "narrate reads articles: cut the text into parts"};
        }
    }
}

} // namespace

Result<std::string> read_input(const std::string& path, std::size_t most,
                               const std::stop_token& stop) {
    if (path == "-") return read_all(STDIN_FILENO, "standard input", most, stop);
    // Not to wait inside open() for whoever writes to a named pipe: that could not be stopped.
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return unreadable(path, std::strerror(errno));
    auto result = read_all(fd, path, most, stop);
    ::close(fd);
    return result;
}

Result<void> make_private_folder(const std::string& path) {
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const std::string folder = path.substr(0, slash);
        struct stat status {};
        if (::mkdir(folder.c_str(), S_IRWXU) != 0 &&
            (errno != EEXIST || ::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)))
            return Error{ErrorCode::output_failed, "the folder cannot be made", folder,
                         std::strerror(errno), "choose a folder that you may write to"};
        if (slash == std::string::npos) return {};
    }
}

std::string read_beginning(const std::string& path, std::size_t most) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return {};
    std::string bytes(most, '\0');
    const ssize_t got = ::read(fd, bytes.data(), bytes.size());
    ::close(fd);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
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
