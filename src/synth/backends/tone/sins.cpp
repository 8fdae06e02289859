// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/tone/sins.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <vector>

namespace narrate::synth::tone {

namespace {

constexpr std::size_t kMemoryBytes = 4096;

// How a child ends.

void abort(const Scene& /*scene*/) {
    std::abort();
}
void crash(const Scene& /*scene*/) {
    ::signal(SIGSEGV, SIG_DFL); // A sanitizer would make a tale of it.
    ::raise(SIGSEGV);
}
void exit(const Scene& /*scene*/) {
    ::_exit(0);
}
void die(const Scene& /*scene*/) {
    ::kill(::getppid(), SIGKILL);
    ::_exit(1);
}

// How a child does not end.

void hang(const Scene& /*scene*/) {
    for (;;) ::pause();
}
void spin(const Scene& /*scene*/) {
    for (volatile bool spins = true; spins;) {
    }
}
void drip(const Scene& scene) {
    constexpr timespec kPause{0, 20'000'000};
    constexpr std::size_t kDrop = 8;
    for (;;) {
        const auto drop = scene.word.first(kDrop);
        write_out(encode_chunk_head(scene.format, drop.size_bytes()));
        write_out({reinterpret_cast<const char*>(drop.data()), drop.size_bytes()});
        ::nanosleep(&kPause, nullptr);
    }
}
void flood(const Scene& scene) {
    for (;;) scene.take(scene.word);
}
void hoard(const Scene& /*scene*/) {
    constexpr std::size_t kHeap = std::size_t{16} << 20;
    // So that no machine suffers where nothing else is set.
    constexpr rlim_t kMost = rlim_t{1} << 30;
    rlimit limit{};
    ::getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = std::min(limit.rlim_cur, kMost);
    ::setrlimit(RLIMIT_AS, &limit);
    for (std::vector<std::unique_ptr<char[]>> heaps;;) {
        heaps.push_back(std::make_unique_for_overwrite<char[]>(kHeap));
        heaps.back()[0] = 'x';
    }
}

// What a child should not say. It goes on as if nothing had happened.

void garbage(const Scene& /*scene*/) {
    write_out("this is not the protocol\n");
}
void line(const Scene& /*scene*/) {
    const std::string piece(std::size_t{1} << 16, 'x');
    for (int i = 0; i < 32; ++i) write_out(piece); // Twice the longest line.
}
void huge(const Scene& scene) {
    write_out(encode_chunk_head(scene.format, std::size_t{1} << 60));
}
void odd(const Scene& scene) {
    write_out(encode_chunk_head(scene.format, 3) + "odd");
}
void length(const Scene& /*scene*/) {
    write_out(R"({"type":"sentence-marks","data":{"frames":-1,"events":[]}})"
              "\n");
}
void marks(const Scene& scene) {
    SentenceMarks outside;
    outside.frames.count = static_cast<std::int64_t>(scene.said.size());
    outside.events.push_back({scene.text_size + 1, {0}});
    write_out(encode(outside));
}
void format(const Scene& scene) {
    const PcmFormat other{scene.format.sample_rate / 2, 1};
    write_out(encode_chunk_head(other, 4) + "abcd");
}

// An event that is never finished.

void send_half(const Scene& scene) {
    constexpr std::size_t kPromised = 4000;
    write_out(encode_chunk_head(scene.format, kPromised) + std::string(kPromised / 2, '\0'));
}
void lack(const Scene& scene) {
    send_half(scene);
    ::_exit(0);
}
void tear(const Scene& scene) {
    send_half(scene);
    die(scene);
}

struct Sin {
    std::string_view name;
    void (*commit)(const Scene&);
};

/// "sin-abort" asks for the first, and so on; "sin-abort-once" only for the first time.
constexpr std::array kSins{
    Sin{"abort", abort},     // the speaking child aborts itself
    Sin{"crash", crash},     // it crashes
    Sin{"exit", exit},       // it ends early, without a complaint
    Sin{"die", die},         // the whole backend ends
    Sin{"hang", hang},       // it says nothing more
    Sin{"spin", spin},       // it works for ever
    Sin{"drip", drip},       // it says a little, again and again
    Sin{"flood", flood},     // audio without end
    Sin{"hoard", hoard},     // it takes all memory it can get
    Sin{"garbage", garbage}, // bytes that are no protocol
    Sin{"line", line},       // a line without end
    Sin{"huge", huge},       // a head that announces more than there is in the world
    Sin{"odd", odd},         // half a sample
    Sin{"length", length},   // a negative length
    Sin{"marks", marks},     // a mark outside the sentence
    Sin{"format", format},   // another format in mid-sentence
    Sin{"lack", lack},       // the child ends in mid-event: what comes next is taken for its rest
    Sin{"tear", tear},       // the backend ends in mid-event
};

/// What was said of the sentence goes out now, and not with what comes after the sin.
void send(const Scene& scene) {
    write_out(encode(AudioStart{scene.format}));
    if (scene.said.empty()) return;
    write_out(encode_chunk_head(scene.format, scene.said.size_bytes()));
    write_out({reinterpret_cast<const char*>(scene.said.data()), scene.said.size_bytes()});
}

/// The word without what may stand behind it: "sin-abort" of "sin-abort,".
std::string_view bare(std::string_view word) {
    return word.substr(0, word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"));
}

} // namespace

Result<void> Sins::remember_in(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    void* memory = MAP_FAILED;
    if (file >= 0 && ::ftruncate(file, kMemoryBytes) == 0)
        memory = ::mmap(nullptr, kMemoryBytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    const int reason = errno;
    if (file >= 0) ::close(file);
    if (memory == MAP_FAILED)
        return Error{
            ErrorCode::invalid_argument, "cannot be used", path, std::strerror(reason), {}};
    memory_ = static_cast<char*>(memory);
    return {};
}

void Sins::commit(std::string_view word, const Scene& scene) const {
    constexpr std::string_view kMark = "sin-";
    constexpr std::string_view kOnce = "-once";
    word = bare(word);
    if (!word.starts_with(kMark)) return;
    std::string_view name = word.substr(kMark.size());
    const bool once = name.ends_with(kOnce);
    if (once) name.remove_suffix(kOnce.size());
    const auto* sin = std::find_if(kSins.begin(), kSins.end(),
                                   [name](const Sin& known) { return known.name == name; });
    if (sin == kSins.end() || (once && !is_first_time(word))) return;
    send(scene);
    sin->commit(scene);
}

bool Sins::is_first_time(std::string_view word) const {
    if (memory_ == nullptr) return true;
    const std::string known(memory_, ::strnlen(memory_, kMemoryBytes));
    const std::string line = std::string(word) + '\n';
    if (('\n' + known).find('\n' + line) != std::string::npos) return false;
    if (known.size() + line.size() <= kMemoryBytes)
        std::memcpy(memory_ + known.size(), line.data(), line.size());
    return true;
}

} // namespace narrate::synth::tone
