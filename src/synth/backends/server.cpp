// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/server.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "base/utf8.hpp"
#include "synth/backends/probe.hpp"

namespace narrate::synth {

namespace {

/// Audio goes out in pieces of this size; larger ones do not help, smaller ones cost time.
constexpr std::size_t kChunkBytes = std::size_t{1} << 16;

/// How a child ends that has answered its run: unlike any end that an engine finds by itself.
constexpr int kAnswered = 77;

/// Gathers samples into chunks.
class ChunkWriter {
public:
    explicit ChunkWriter(const Engine& engine) : engine_(engine) {
        bytes_.reserve(2 * kChunkBytes);
    }

    void add(std::span<const std::int16_t> samples) {
        bytes_.append(reinterpret_cast<const char*>(samples.data()), samples.size_bytes());
        if (bytes_.size() >= kChunkBytes) flush();
    }
    /// The audio's start is told with its first samples: some engines know their format only then.
    void begin() {
        if (!begun_) write_out(encode(AudioStart{engine_.format()}));
        begun_ = true;
    }
    void flush() {
        if (bytes_.empty()) return;
        begin();
        write_out(encode_chunk_head(engine_.format(), bytes_.size()));
        write_out(bytes_);
        bytes_.clear();
    }

private:
    const Engine& engine_;
    std::string bytes_;
    bool begun_ = false;
};

void send_failure(std::string_view code, const std::string& text) {
    write_out(encode(Failure{std::string(code), text}));
}

/// A sentence, with those of the run's pronunciations that lie in it.
SentenceText sentence_of(const SpeechRun& run, TextRange sentence) {
    SentenceText result{sentence.of(run.text), {}};
    for (const auto& [range, ipa] : run.pronunciations)
        if (range.begin >= sentence.begin && range.end <= sentence.end)
            result.pronunciations.push_back(
                {{range.begin - sentence.begin, range.end - sentence.begin}, ipa});
    return result;
}

void phonemize_run(Engine& engine, const Synthesize& request) {
    if (auto ready = engine.prepare(request); !ready)
        return send_failure(to_string(ready.error().code), ready.error().message());
    Phonemes phonemes;
    for (const TextRange sentence : request.run.sentences) {
        auto ipa = engine.phonemize(sentence_of(request.run, sentence));
        if (!ipa) {
            const bool unable = ipa.error().code == ErrorCode::invalid_argument;
            return send_failure(unable ? kUnsupported : kRunFailed, ipa.error().message());
        }
        phonemes.sentences.push_back(std::move(*ipa));
    }
    write_out(encode(phonemes));
}

void speak_run(Engine& engine, const Synthesize& request) {
    if (auto ready = engine.prepare(request); !ready)
        return send_failure(to_string(ready.error().code), ready.error().message());
    ChunkWriter writer(engine);
    for (const TextRange sentence : request.run.sentences) {
        auto marks =
            engine.speak(sentence_of(request.run, sentence),
                         [&](std::span<const std::int16_t> samples) { writer.add(samples); });
        if (!marks) return send_failure(kRunFailed, marks.error().message());
        writer.flush();
        write_out(encode(*marks));
    }
    writer.begin();
    write_out(encode(AudioStop{}));
}

/// Why a child did not answer; empty when it did.
std::string failure_of(int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return "the engine used too much time";
    if (WIFSIGNALED(status))
        return std::string("the engine crashed: ") + ::strsignal(WTERMSIG(status));
    return WEXITSTATUS(status) == kAnswered ? "" : "the engine ended early";
}

/// Works on a text of so many bytes in a confined child. Gives why it did not end well, or nothing.
std::string work_in_child(Jail& jail, std::size_t text_bytes, const std::function<void()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        jail.confine_child(text_bytes);
        work();
        ::_exit(kAnswered);
    }
    if (child < 0) return std::string("cannot fork: ") + std::strerror(errno);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return failure_of(status);
}

/// One child may become another program, so another tries the rest.
std::string probe(Jail& jail) {
    const auto stays = [] {
        if (!is_refusal(try_to_run_program())) ::_exit(0);
    };
    const bool runs_programs = !work_in_child(jail, 0, stays).empty();
    return work_in_child(jail, 0, [&] { write_out(encode(try_everything(jail, runs_programs))); });
}

using RunFunction = void (*)(Engine&, const Synthesize&);

std::string work_on(Engine& engine, Jail& jail, Synthesize& request, RunFunction work) {
    base::blank_controls(request.run.text); // The client does it, too; not everyone may.
    return work_in_child(jail, request.run.text.size(), [&] { work(engine, request); });
}

void answer(Engine& engine, Jail& jail, Event event) {
    std::string failure;
    if (auto* request = std::get_if<Synthesize>(&event))
        failure = work_on(engine, jail, *request, speak_run);
    else if (auto* asked = std::get_if<Phonemize>(&event))
        failure = work_on(engine, jail, asked->request, phonemize_run);
    else if (std::holds_alternative<Probe>(event))
        failure = probe(jail);
    else if (std::holds_alternative<Describe>(event))
        write_out(encode(engine.describe()));
    if (!failure.empty()) send_failure(kRunFailed, failure);
}

int refuse(const Error& error) {
    send_failure(to_string(error.code), error.message());
    return 1;
}

} // namespace

Result<std::string> Engine::phonemize(const SentenceText& /*sentence*/) {
    return Error{ErrorCode::invalid_argument, "this backend does not tell phonemes", {}, {}, {}};
}

void write_out(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) ::_exit(1);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

int serve(Engine& engine, const JailOptions& options) {
    if (auto started = engine.start(); !started) return refuse(started.error());
    Jail jail(engine.confinement(), options);
    jail.confine_parent();
    Decoder decoder;
    std::array<char, 1 << 16> piece{};
    for (;;) {
        auto event = decoder.next();
        if (!event) return refuse(event.error());
        if (event->has_value()) {
            answer(engine, jail, std::move(**event));
            continue;
        }
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got < 0 || decoder.pending() > 0 ? 1 : 0;
        decoder.feed({piece.data(), static_cast<std::size_t>(got)});
    }
}

} // namespace narrate::synth
