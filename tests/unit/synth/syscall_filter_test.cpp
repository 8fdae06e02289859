// SPDX-License-Identifier: Apache-2.0
// What the filters decide, by running their programs as the kernel would.
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "synth/backends/syscall_filter.hpp"

using namespace narrate::synth;

namespace {

constexpr pid_t kOwn = 4321;

seccomp_data call(long number, std::array<std::uint64_t, 6> arguments = {}) {
    seccomp_data data{};
#if defined(__x86_64__)
    data.arch = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    data.arch = AUDIT_ARCH_AARCH64;
#else
    data.arch = AUDIT_ARCH_RISCV64;
#endif
    data.nr = static_cast<int>(number);
    for (std::size_t i = 0; i < arguments.size(); ++i) data.args[i] = arguments[i];
    return data;
}

/// The kernel's part: the few instructions that the filters use.
std::uint32_t decide(const SyscallFilter& filter, const seccomp_data& data) {
    std::uint32_t accumulator = 0;
    for (std::size_t at = 0; at < filter.size(); ++at) {
        const sock_filter& step = filter[at];
        switch (step.code) {
        case BPF_LD | BPF_W | BPF_ABS:
            REQUIRE(step.k + sizeof accumulator <= sizeof data);
            std::memcpy(&accumulator, reinterpret_cast<const char*>(&data) + step.k,
                        sizeof accumulator);
            break;
        case BPF_JMP | BPF_K | BPF_JEQ: at += accumulator == step.k ? step.jt : step.jf; break;
        case BPF_JMP | BPF_K | BPF_JGT: at += accumulator > step.k ? step.jt : step.jf; break;
        case BPF_JMP | BPF_K | BPF_JSET:
            at += (accumulator & step.k) != 0 ? step.jt : step.jf;
            break;
        case BPF_RET | BPF_K: return step.k;
        default: FAIL("an unknown instruction");
        }
    }
    FAIL("the program ends without an answer");
    return 0;
}

/// What both filters together decide in a child: the kernel takes the sterner.
bool speaker_may(const seccomp_data& data) {
    const bool server = decide(server_filter(), data) == SECCOMP_RET_ALLOW;
    return server && decide(speaker_filter(kOwn), data) == SECCOMP_RET_ALLOW;
}

bool server_may(const seccomp_data& data) {
    return decide(server_filter(), data) == SECCOMP_RET_ALLOW;
}

} // namespace

TEST_CASE("a file may be opened for reading and in no other way") {
    for (const int flags : {O_RDONLY, O_RDONLY | O_CLOEXEC | O_NONBLOCK, O_DIRECTORY, O_PATH})
        CHECK(speaker_may(call(SYS_openat, {0, 0, static_cast<std::uint64_t>(flags)})));
    for (const int flags : {O_WRONLY, O_RDWR, O_CREAT, O_RDONLY | O_TRUNC, O_APPEND, O_TMPFILE}) {
        CHECK_FALSE(speaker_may(call(SYS_openat, {0, 0, static_cast<std::uint64_t>(flags)})));
        CHECK_FALSE(server_may(call(SYS_openat, {0, 0, static_cast<std::uint64_t>(flags)})));
#ifdef SYS_open
        CHECK_FALSE(speaker_may(call(SYS_open, {0, static_cast<std::uint64_t>(flags)})));
        CHECK_FALSE(speaker_may(call(SYS_creat)));
#endif
    }
}

TEST_CASE("calls that a speaker does not need are refused, to its parent as well") {
    for (const int number : {SYS_execve,
                             SYS_execveat,
                             SYS_clone3,
                             SYS_socket,
                             SYS_connect,
                             SYS_sendmsg,
                             SYS_ptrace,
                             SYS_kill,
                             SYS_pidfd_send_signal,
                             SYS_rt_sigqueueinfo,
                             SYS_io_uring_setup,
                             SYS_openat2,
                             SYS_open_by_handle_at,
                             SYS_mount,
                             SYS_unshare,
                             SYS_setns,
                             SYS_bpf,
                             SYS_unlinkat,
                             SYS_renameat2,
                             SYS_mkdirat,
                             SYS_linkat,
                             SYS_symlinkat,
                             SYS_fchmodat,
                             SYS_ftruncate,
                             SYS_ioctl,
                             SYS_memfd_create,
                             SYS_process_vm_readv,
                             SYS_setuid,
                             SYS_chroot,
                             SYS_keyctl,
                             SYS_perf_event_open,
                             SYS_userfaultfd,
                             SYS_init_module,
                             SYS_reboot,
                             100'000}) {
        INFO(number);
        CHECK(decide(server_filter(), call(number)) == (SECCOMP_RET_ERRNO | EPERM));
        CHECK_FALSE(speaker_may(call(number)));
    }
}

TEST_CASE("a speaker may not fork, wait, signal others or change its confinement, its parent may") {
    for (const int number : {SYS_clone, SYS_wait4, SYS_prctl, SYS_seccomp}) {
        INFO(number);
        CHECK(server_may(call(number, {SIGCHLD})));
        CHECK_FALSE(speaker_may(call(number, {SIGCHLD})));
    }
    CHECK(server_may(call(SYS_tgkill, {1})));
    CHECK(speaker_may(call(SYS_tgkill, {kOwn, kOwn, SIGABRT})));
    CHECK_FALSE(speaker_may(call(SYS_tgkill, {1, 1, SIGKILL})));
    CHECK_FALSE(speaker_may(call(SYS_tkill, {1, SIGKILL})));
    CHECK_FALSE(server_may(call(SYS_clone, {CLONE_NEWUSER | SIGCHLD})));
}

TEST_CASE("a speaker reads its limits and does not set them") {
    CHECK(speaker_may(call(SYS_prlimit64, {0, 0, 0, 0xFFFF'0000'1000})));
    CHECK_FALSE(speaker_may(call(SYS_prlimit64, {0, 0, 0x1000})));
    CHECK_FALSE(speaker_may(call(SYS_prlimit64, {0, 0, 0xFFFF'0000'0000})));
}

TEST_CASE("memory may not become code") {
    CHECK(speaker_may(call(SYS_mmap, {0, 4096, PROT_READ | PROT_WRITE})));
    CHECK(speaker_may(call(SYS_mprotect, {0, 4096, PROT_READ})));
    CHECK_FALSE(speaker_may(call(SYS_mmap, {0, 4096, PROT_READ | PROT_EXEC})));
    CHECK_FALSE(speaker_may(call(SYS_mprotect, {0, 4096, PROT_EXEC})));
}

TEST_CASE("descriptors may be looked at, and not told to send signals") {
    CHECK(speaker_may(call(SYS_fcntl, {0, F_GETFL})));
    CHECK_FALSE(speaker_may(call(SYS_fcntl, {0, F_SETFL})));
    CHECK_FALSE(speaker_may(call(SYS_fcntl, {0, F_SETOWN})));
}

TEST_CASE("a call of another architecture ends the process") {
    seccomp_data foreign = call(SYS_read);
    foreign.arch ^= 1;
    CHECK(decide(server_filter(), foreign) == SECCOMP_RET_KILL_PROCESS);
    CHECK(decide(speaker_filter(kOwn), foreign) == SECCOMP_RET_KILL_PROCESS);
}
