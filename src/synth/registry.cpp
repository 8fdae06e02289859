// SPDX-License-Identifier: Apache-2.0
#include "synth/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "io/environment.hpp"
#include "synth/command_line.hpp"
#include "synth/variants.hpp"
#include "synth/worker_synthesizer.hpp"
#include "voice/backend_address.hpp"

namespace narrate::synth {

namespace {

using voice::BackendKind;

constexpr std::chrono::milliseconds kLookAheadOfAWorker{60'000};
constexpr std::chrono::milliseconds kMostLookAhead{300'000};

constexpr BackendDescriptor kCommandBackend{"command", "Other programs", "narrate-command",
                                            "narrate"};

constexpr std::array kBackends{
    BackendDescriptor{"espeak", "eSpeak NG", "narrate-espeak", "narrate-backend-espeak-ng"},
    BackendDescriptor{"flite", "flite", "narrate-flite", "narrate"},
    BackendDescriptor{"tone", "Test tones", "narrate-tone", {}},
};

const BackendDescriptor* find_backend(std::string_view name) {
    const auto* found =
        std::find_if(kBackends.begin(), kBackends.end(),
                     [name](const BackendDescriptor& backend) { return backend.name == name; });
    return found == kBackends.end() ? nullptr : found;
}

Result<std::string> find_program(const BackendDescriptor& backend,
                                 const std::vector<std::string>& folders) {
    std::vector<std::string> places = folders;
    for (std::string& folder : io::part_folders()) places.push_back(std::move(folder));
    for (const std::string& place : places) {
        std::string path = place + "/" + std::string(backend.program);
        if (io::is_executable(path)) return path;
    }
    const std::string package =
        backend.package.empty() ? "it" : fmt::format("the package {}", backend.package);
    return Error{
        ErrorCode::backend_unavailable,
        fmt::format("the backend {} ({}) is missing", backend.program, backend.title),
        {},
        {},
        fmt::format("install {}, or name its folder in NARRATE_BACKENDS; narrate doctor shows more",
                    package)};
}

Error invalid(const VoiceSpec& voice, std::string what) {
    return {ErrorCode::voice_invalid, std::move(what), fmt::format("voice {}", voice.name),
            std::string(), "narrate doctor lists the backends; voices/en-gb.toml tells the rest"};
}

std::vector<std::string> voice_args(const VoiceSpec& voice) {
    if (voice.backend_voice.empty()) return {};
    return {"--voice", voice.backend_voice};
}

Result<Peer> engine_peer(const VoiceSpec& voice, const std::vector<std::string>& folders) {
    const BackendDescriptor* known = find_backend(voice.backend);
    if (known == nullptr) return invalid(voice, fmt::format("no backend '{}'", voice.backend));
    auto program = find_program(*known, folders);
    if (!program) return program.error();
    auto variant = load_variant(voice.variant);
    if (!variant) return variant.error();
    std::vector<std::string> args = voice_args(voice);
    if (!variant->empty()) args.insert(args.end(), {"--variant", std::move(*variant)});
    return Peer(ProgramPeer{std::move(*program), std::move(args)});
}

/// The backend program that runs `command` for each sentence.
Result<Peer> command_peer(const VoiceSpec& voice, std::string_view command,
                          const std::vector<std::string>& folders) {
    auto words = split_command(command);
    if (!words) return invalid(voice, words.error().what);
    auto program = find_program(kCommandBackend, folders);
    if (!program) return program.error();
    std::vector<std::string> args = voice_args(voice);
    if (voice.raw_sample_rate > 0) {
        args.emplace_back("--sample-rate");
        args.push_back(std::to_string(voice.raw_sample_rate));
    }
    args.emplace_back("--");
    args.insert(args.end(), words->begin(), words->end());
    return Peer(ProgramPeer{std::move(*program), std::move(args)});
}

/// A program that speaks the protocol itself.
Result<Peer> program_peer(const VoiceSpec& voice, std::string_view command) {
    auto words = split_command(command);
    if (!words) return invalid(voice, words.error().what);
    auto program = io::find_program(words->front());
    if (!program) {
        return Error{ErrorCode::backend_unavailable,
                     fmt::format("the program '{}' is missing", words->front()),
                     fmt::format("voice {}", voice.name),
                     {},
                     "install it, or correct the command in the voice file"};
    }
    return Peer(ProgramPeer{std::move(*program), {words->begin() + 1, words->end()}});
}

/// "HOST:PORT", "[::1]:PORT".
Result<Peer> tcp_peer(const VoiceSpec& voice, std::string_view address) {
    const std::size_t colon = address.rfind(':');
    std::string_view host = address.substr(0, colon);
    const std::string_view digits =
        colon == std::string_view::npos ? std::string_view() : address.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host.empty() || port == 0 || error != std::errc() || end != digits.data() + digits.size())
        return invalid(voice, fmt::format("'{}' is no HOST:PORT", address));
    return Peer(TcpPeer{std::string(host), port});
}

/// Within what voice files may ask for.
int words_a_minute(const VoiceSpec& voice, double rate) {
    return std::clamp(static_cast<int>(std::lround(voice.rate * rate)), 80, 450);
}

} // namespace

std::span<const BackendDescriptor> backends() {
    return kBackends;
}

Result<Peer> peer_of(const BackendDescriptor& backend, const std::vector<std::string>& folders) {
    auto program = find_program(backend, folders);
    if (!program) return program.error();
    return Peer(ProgramPeer{std::move(*program), {}});
}

Result<Peer> peer_of(const VoiceSpec& voice, const std::vector<std::string>& folders) {
    const auto address = voice::parse_backend(voice.backend);
    if (!address) return invalid(voice, fmt::format("no backend '{}'", voice.backend));
    switch (address->kind) {
    case BackendKind::engine: return engine_peer(voice, folders);
    case BackendKind::command: return command_peer(voice, address->rest, folders);
    case BackendKind::server_program: return program_peer(voice, address->rest);
    case BackendKind::tcp_server: return tcp_peer(voice, address->rest);
    case BackendKind::unix_server:
        if (address->rest.empty()) return invalid(voice, "the socket's path is missing");
        return Peer(UnixPeer{std::string(address->rest)});
    }
    return invalid(voice, fmt::format("no backend '{}'", voice.backend));
}

double spoken_rate(const VoiceSpec& voice, double rate) {
    if (!voice::is_engine(voice.backend)) return 1;
    return static_cast<double>(words_a_minute(voice, rate)) / voice.rate;
}

Result<std::unique_ptr<Synthesizer>> open_synthesizer(const VoiceSpec& voice, double rate,
                                                      const std::vector<std::string>& folders) {
    auto peer = peer_of(voice, folders);
    if (!peer) return peer.error();
    const BackendKind kind = voice::parse_backend(voice.backend)->kind;
    const bool is_ours = kind == BackendKind::engine || kind == BackendKind::command;
    WorkerOptions options;
    options.peer = std::move(*peer);
    options.voice = voice.backend_voice;
    options.prosody.rate = words_a_minute(voice, rate);
    options.prosody.pitch = voice.pitch;
    options.prosody.range = voice.pitch_range;
    options.prosody.volume = voice.volume;
    options.requests = is_ours ? Requests::runs : Requests::sentences;
    options.patience = voice.timeout;
    options.workers = io::processor_count();
    // Enough that no worker ever waits; of many workers, some then do.
    options.look_ahead = std::min(kMostLookAhead, kLookAheadOfAWorker * options.workers);
    auto synthesizer = WorkerSynthesizer::create(std::move(options));
    if (!synthesizer) return synthesizer.error();
    return std::unique_ptr<Synthesizer>(std::move(*synthesizer));
}

} // namespace narrate::synth
