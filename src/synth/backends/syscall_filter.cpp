// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/syscall_filter.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace narrate::synth {

namespace {

#if defined(__x86_64__) && !defined(__ILP32__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__) && defined(__AARCH64EL__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_RISCV64;
#else
constexpr std::uint32_t kArchitecture = 0; // The tables do not know its calls.
#endif

/// On what a call's permission depends: nothing, or one argument, of which the kernel looks at the
/// lower half only, but for pointers.
enum class If { always, never, bits_clear, at_most, equals, null };

struct Rule {
    std::uint32_t number;
    If condition = If::always;
    std::uint32_t argument = 0; ///< Its place, from 0.
    std::uint32_t value = 0;    ///< What it is compared with.
};

constexpr std::uint32_t kWriting =
    O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
constexpr std::uint32_t kNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                      CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

/// What the parent and its children may do; all else is refused. Of calls that came in two forms,
/// new processors have the newer only.
constexpr Rule kServer[] = {
#ifdef SYS_open
    {SYS_open, If::bits_clear, 1, kWriting},
    {SYS_stat},
    {SYS_lstat},
    {SYS_access},
    {SYS_readlink},
    {SYS_getdents},
    {SYS_poll},
    {SYS_select},
    {SYS_pause},
    {SYS_dup2},
    {SYS_time},
    {SYS_arch_prctl},
    {SYS_fork},
    {SYS_pipe},
#endif
    {SYS_openat, If::bits_clear, 2, kWriting},
    {SYS_close},
    {SYS_read},
    {SYS_readv},
    {SYS_pread64},
    {SYS_lseek},
    {SYS_write},
    {SYS_writev},
    {SYS_newfstatat},
    {SYS_fstat},
    {SYS_statx},
    {SYS_faccessat},
    {SYS_faccessat2},
    {SYS_readlinkat},
    {SYS_getcwd},
    {SYS_getdents64},
    {SYS_dup},
    {SYS_dup3},
    {SYS_fcntl, If::at_most, 1, F_GETFL}, // Behind it are locks, and whom to send signals.
    {SYS_pipe2}, // Leads nowhere; sanitizers find out with one which memory there is.
    {SYS_ppoll},
    {SYS_pselect6},
    // Memory, of which none may become code.
    {SYS_brk},
    {SYS_mmap, If::bits_clear, 2, PROT_EXEC},
    {SYS_mprotect, If::bits_clear, 2, PROT_EXEC},
    {SYS_munmap},
    {SYS_mremap},
    {SYS_madvise},
    // Time and this process's own affairs.
    {SYS_clock_gettime},
    {SYS_clock_getres},
    {SYS_clock_nanosleep},
    {SYS_nanosleep},
    {SYS_gettimeofday},
    {SYS_times},
    {SYS_getrusage},
    {SYS_sched_yield},
    {SYS_sched_getaffinity},
    {SYS_getrandom},
    {SYS_sysinfo},
    {SYS_uname},
    {SYS_getpid},
    {SYS_getppid},
    {SYS_gettid},
    {SYS_getuid},
    {SYS_geteuid},
    {SYS_getgid},
    {SYS_getegid},
    {SYS_futex},
    {SYS_set_robust_list},
    {SYS_set_tid_address},
    {SYS_rseq},
    {SYS_membarrier},
    {SYS_rt_sigaction},
    {SYS_rt_sigprocmask},
    {SYS_rt_sigreturn},
    {SYS_sigaltstack},
    {SYS_tkill},
    {SYS_tgkill},
    {SYS_restart_syscall},
    {SYS_exit},
    {SYS_exit_group},
    // For the parent alone: kSpeaker takes these away.
    {SYS_clone, If::bits_clear, 0, kNamespaces},
    {SYS_wait4},
    {SYS_waitid},
    {SYS_prctl},
    {SYS_prlimit64},
    {SYS_seccomp},
};

/// What a child may no longer do, or in this one way only; all else is as before.
constexpr Rule kSpeaker[] = {
#ifdef SYS_fork
    {SYS_fork, If::never},
#endif
    {SYS_clone, If::never}, {SYS_wait4, If::never},       {SYS_waitid, If::never},
    {SYS_prctl, If::never}, {SYS_prlimit64, If::null, 2}, {SYS_seccomp, If::never},
};

constexpr std::uint32_t kRefuse = SECCOMP_RET_ERRNO | EPERM;

constexpr std::uint32_t lower_half(std::uint32_t argument) { // Little-endian processors only.
    return static_cast<std::uint32_t>(offsetof(seccomp_data, args)) + argument * 8;
}

/// Writes a program that looks the call up in tables of rules, row by row.
class Compiler {
public:
    Compiler() {
        load(offsetof(seccomp_data, arch));
        jump(BPF_JEQ, kArchitecture, 1, 0);
        answer(SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
    }

    void add(const Rule& rule) {
        const std::size_t at = program_.size();
        jump(BPF_JEQ, rule.number, 0, 0); // Where not, to behind this rule: filled in below.
        decide(rule);
        program_[at].jf = static_cast<std::uint8_t>(program_.size() - at - 1);
    }

    SyscallFilter finish(std::uint32_t otherwise) {
        answer(otherwise);
        return std::move(program_);
    }

private:
    void decide(const Rule& rule) {
        if (rule.condition == If::always) return answer(SECCOMP_RET_ALLOW);
        if (rule.condition == If::never) return answer(kRefuse);
        load(lower_half(rule.argument));
        if (rule.condition == If::bits_clear) jump(BPF_JSET, rule.value, 1, 0);
        if (rule.condition == If::at_most) jump(BPF_JGT, rule.value, 1, 0);
        if (rule.condition == If::equals) jump(BPF_JEQ, rule.value, 0, 1);
        if (rule.condition == If::null) {
            jump(BPF_JEQ, 0, 0, 3);
            load(lower_half(rule.argument) + 4);
            jump(BPF_JEQ, 0, 0, 1);
        }
        answer(SECCOMP_RET_ALLOW);
        answer(kRefuse);
    }
    void load(std::size_t offset) {
        program_.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)));
    }
    void jump(int test, std::uint32_t value, std::uint8_t then, std::uint8_t otherwise) {
        program_.push_back(
            BPF_JUMP(static_cast<std::uint16_t>(BPF_JMP | BPF_K | test), value, then, otherwise));
    }
    void answer(std::uint32_t action) { program_.push_back(BPF_STMT(BPF_RET | BPF_K, action)); }

    SyscallFilter program_;
};

} // namespace

SyscallFilter server_filter() {
    if (kArchitecture == 0) return {};
    Compiler compiler;
    for (const Rule& rule : kServer) compiler.add(rule);
    return compiler.finish(kRefuse);
}

SyscallFilter speaker_filter(pid_t own) {
    if (kArchitecture == 0) return {};
    Compiler compiler;
    for (const Rule& rule : kSpeaker) compiler.add(rule);
    for (const std::uint32_t signalling : {std::uint32_t{SYS_tgkill}, std::uint32_t{SYS_tkill}})
        compiler.add({signalling, If::equals, 0, static_cast<std::uint32_t>(own)});
    return compiler.finish(SECCOMP_RET_ALLOW);
}

Result<void> install(const SyscallFilter& filter) {
    // Without the flag, older kernels slow a filtered process down, against leaks between programs
    // that share one; this one runs nobody's code but its own.
    constexpr unsigned int kFlags = SECCOMP_FILTER_FLAG_SPEC_ALLOW;
    const sock_fprog program{static_cast<unsigned short>(filter.size()),
                             const_cast<sock_filter*>(filter.data())};
    if (filter.empty()) errno = ENOSYS;
    if (filter.empty() || ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, kFlags, &program) != 0)
        return Error{ErrorCode::backend_unavailable, "no seccomp", {}, std::strerror(errno), {}};
    return {};
}

} // namespace narrate::synth
