// SPDX-License-Identifier: Apache-2.0
#include "synth/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/environment.hpp"
#include "synth/variants.hpp"
#include "synth/worker_synthesizer.hpp"

namespace narrate::synth {

namespace {

constexpr std::array kBackends{
    BackendDescriptor{"espeak", "eSpeak NG", "narrate-espeak"},
    BackendDescriptor{"tone", "Test tones", "narrate-tone"},
};

const BackendDescriptor* find_backend(std::string_view name) {
    const auto* found =
        std::find_if(kBackends.begin(), kBackends.end(),
                     [name](const BackendDescriptor& backend) { return backend.name == name; });
    return found == kBackends.end() ? nullptr : found;
}

} // namespace

std::span<const BackendDescriptor> backends() {
    return kBackends;
}

Result<std::string> find_program(const BackendDescriptor& backend,
                                 const std::vector<std::string>& folders) {
    std::vector<std::string> places = folders;
    const std::string here = io::program_folder();
    places.push_back(here);
    places.push_back(here + "/../libexec/narrate");
    for (const std::string& place : places) {
        std::string path = place + "/" + std::string(backend.program);
        if (io::is_executable(path)) return path;
    }
    return Error{ErrorCode::backend_unavailable,
                 fmt::format("the backend {} ({}) is missing", backend.program, backend.title),
                 {},
                 {},
                 "install it, or name its folder in NARRATE_BACKENDS; narrate doctor shows more"};
}

Result<std::string> program_of(const VoiceSpec& voice, const std::vector<std::string>& folders) {
    const BackendDescriptor* backend = find_backend(voice.backend);
    if (backend == nullptr) {
        return Error{ErrorCode::voice_invalid,
                     fmt::format("no backend '{}'", voice.backend),
                     fmt::format("voice {}", voice.name),
                     {},
                     "narrate doctor lists the backends"};
    }
    return find_program(*backend, folders);
}

Result<std::unique_ptr<Synthesizer>> open_synthesizer(const VoiceSpec& voice, double rate,
                                                      const std::vector<std::string>& folders) {
    auto program = program_of(voice, folders);
    if (!program) return program.error();
    auto variant = load_variant(voice.variant);
    if (!variant) return variant.error();
    WorkerOptions options;
    options.program = std::move(*program);
    options.variant = std::move(*variant);
    if (!options.variant.empty()) options.args = {"--variant", options.variant};
    options.voice = voice.backend_voice;
    options.prosody.rate = std::clamp(static_cast<int>(std::lround(voice.rate * rate)), 80, 450);
    options.prosody.pitch = voice.pitch;
    options.prosody.range = voice.pitch_range;
    options.prosody.volume = voice.volume;
    options.workers = io::processor_count();
    auto synthesizer = WorkerSynthesizer::create(std::move(options));
    if (!synthesizer) return synthesizer.error();
    return std::unique_ptr<Synthesizer>(std::move(*synthesizer));
}

} // namespace narrate::synth
