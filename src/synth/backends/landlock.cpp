// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace narrate::synth {

namespace {

// The C library has no functions for these calls, and the header may be older than the kernel:
// what it lacks is said here.

/// landlock_ruleset_attr as of version 6. An older kernel takes the longer form, too, as long as
/// what it does not know is zero.
struct RulesetAttributes {
    std::uint64_t filesystem = 0;
    std::uint64_t network = 0; ///< Since version 4.
    std::uint64_t scoped = 0;  ///< Since version 6.
};
constexpr std::uint64_t kBindAndConnectTcp = 0b11;
constexpr std::uint64_t kAbstractSocketsAndSignals = 0b11;
constexpr int kNewestVersion = 6;

constexpr std::uint64_t first_bits(int count) {
    return (std::uint64_t{1} << count) - 1;
}

/// All that a version can take.
RulesetAttributes everything(int version) {
    // Moving files came with version 2, truncating with 3, ioctl on devices with 5.
    const int rights =
        13 + (version >= 2 ? 1 : 0) + (version >= 3 ? 1 : 0) + (version >= 5 ? 1 : 0);
    return {first_bits(rights), version >= 4 ? kBindAndConnectTcp : 0,
            version >= 6 ? kAbstractSocketsAndSignals : 0};
}

Error refused() {
    return {ErrorCode::backend_unavailable, "no Landlock", {}, std::strerror(errno), {}};
}

int allow_reading(int ruleset, const std::string& path) {
    const int place = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    if (place < 0) return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
    struct stat status {};
    const bool folder = ::fstat(place, &status) == 0 && S_ISDIR(status.st_mode);
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    if (folder) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = place;
    const long added =
        ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(place);
    return static_cast<int>(added);
}

} // namespace

Result<int> restrict_to_reading(std::span<const std::string> readable) {
    const long known =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (known < 1) return refused();
    const int version = std::min(static_cast<int>(known), kNewestVersion);
    const RulesetAttributes attributes = everything(version);
    const int ruleset =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (ruleset < 0) return refused();
    const bool added = std::all_of(readable.begin(), readable.end(), [&](const std::string& path) {
        return allow_reading(ruleset, path) == 0;
    });
    const bool in_force = added && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    Result<int> result = in_force ? Result<int>(version) : Result<int>(refused());
    ::close(ruleset);
    return result;
}

} // namespace narrate::synth
