// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/jail.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>

#include "synth/backends/landlock.hpp"
#include "synth/backends/syscall_filter.hpp"

namespace narrate::synth {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NARRATE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define NARRATE_SANITIZED 1
#endif
#endif

/// Sanitizers reserve terabytes, are slow, and at the end of the parent look for leaks, for which
/// they trace and read files: there only children are confined, and their memory is not.
#ifdef NARRATE_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// For the slowest machine that starts, and text of no length.
constexpr std::uint64_t kBaseSeconds = kSanitized ? 200 : 20;
/// Speech has about fifteen bytes a second: an engine that needs longer than the speech lasts, and
/// half as long again, is of no use.
constexpr std::uint64_t kBytesASecond = kSanitized ? 1 : 10;
/// Programs start slowly, and load models.
constexpr std::uint64_t kForPrograms = 10;
/// Files that a child may have open besides those it got.
constexpr rlim_t kDescriptors = 16;

struct Bound {
    __rlimit_resource resource;
    rlim_t soft;
    rlim_t hard;
};

/// Lowers a limit, if it is not lower already.
bool lower(const Bound& bound) {
    rlimit now{};
    if (::getrlimit(bound.resource, &now) != 0) return false;
    const rlimit wanted{std::min(bound.soft, now.rlim_cur), std::min(bound.hard, now.rlim_max)};
    return ::setrlimit(bound.resource, &wanted) == 0;
}

/// The limit counts from 0: what the host left open stands below it, and must leave room.
rlim_t descriptor_limit() {
    const int lowest_free = ::dup(STDOUT_FILENO);
    if (lowest_free < 0) return RLIM_INFINITY;
    ::close(lowest_free);
    return static_cast<rlim_t>(lowest_free) + kDescriptors;
}

bool writes_to_a_file() {
    struct stat status {};
    return ::fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

bool JailOptions::take(std::string_view argument) {
    constexpr std::string_view kSeconds = "--cpu-seconds=";
    if (argument == "--no-landlock") {
        landlock = Layer::off;
    } else if (argument == "--no-seccomp") {
        seccomp = Layer::off;
    } else if (argument.starts_with(kSeconds)) {
        std::uint64_t seconds = 0;
        const char* end = argument.data() + argument.size();
        const auto read = std::from_chars(argument.data() + kSeconds.size(), end, seconds);
        if (read.ec != std::errc() || read.ptr != end) return false;
        cpu_seconds = seconds;
    } else {
        return false;
    }
    return true;
}

std::uint64_t cpu_seconds(std::size_t text_bytes) {
    return kBaseSeconds + text_bytes / kBytesASecond;
}

void Jail::confine_parent() {
    forbid_privileges();
    if (confinement_.programs == Programs::needed || kSanitized) return;
    restrict_files();
    filter_calls();
}

void Jail::confine_child(std::size_t text_bytes) {
    set_bounds(text_bytes);
    if (confinement_.programs == Programs::needed) return;
    if (kSanitized) {
        restrict_files();
        filter_calls();
    } else {
        ::prctl(PR_SET_DUMPABLE, 0); // Nobody else of this user's looks into the process.
    }
    filter_rest();
}

void Jail::forbid_privileges() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        missing_.push_back(std::string("no_new_privs refused: ") + std::strerror(errno));
}

void Jail::restrict_files() {
    if (options_.landlock == Layer::off) return note({}, "no Landlock: switched off");
    const auto version = restrict_to_reading(confinement_.readable);
    note(version ? "Landlock " + std::to_string(*version) : std::string(),
         version ? std::string() : version.error().message());
}

void Jail::filter_calls() {
    if (options_.seccomp == Layer::off) return note({}, "no seccomp: switched off");
    const auto installed = install(server_filter());
    filtered_ = installed.has_value();
    if (!installed) note({}, installed.error().message());
}

void Jail::filter_rest() {
    if (!filtered_) return;
    const auto installed = install(speaker_filter(::getpid()));
    note(installed ? "seccomp" : std::string(),
         installed ? std::string() : installed.error().message());
}

void Jail::set_bounds(std::size_t text_bytes) {
    const bool programs = confinement_.programs == Programs::needed;
    const std::uint64_t seconds =
        options_.cpu_seconds.value_or(cpu_seconds(text_bytes) * (programs ? kForPrograms : 1));
    // The first is answered with SIGXCPU, and with SIGKILL in one that goes on.
    std::vector<Bound> bounds{{RLIMIT_CPU, seconds, seconds + 1}, {RLIMIT_CORE, 0, 0}};
    if (!programs) {
        const rlim_t descriptors = descriptor_limit();
        bounds.push_back({RLIMIT_NOFILE, descriptors, descriptors});
        bounds.push_back({RLIMIT_NPROC, 0, 0});
        if (!kSanitized) bounds.push_back({RLIMIT_AS, confinement_.memory, confinement_.memory});
        // Where standard output is a file, as in a shell, it has to grow. Elsewhere a complaint of
        // the engine's to a file of standard error fails, and must not end it.
        ::signal(SIGXFSZ, SIG_IGN);
        if (!writes_to_a_file()) bounds.push_back({RLIMIT_FSIZE, 0, 0});
    }
    if (!std::all_of(bounds.begin(), bounds.end(), lower))
        note({}, std::string("no bounds: ") + std::strerror(errno));
}

void Jail::note(std::string layer, const std::string& reason) {
    if (!layer.empty()) layers_.push_back(std::move(layer));
    if (!reason.empty()) missing_.push_back(reason);
}

} // namespace narrate::synth
