// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/voice_files.hpp"
#include "io/terminal.hpp"
#include "sink/registry.hpp"
#include "sink/sinks/portaudio.hpp"
#include "synth/describe.hpp"
#include "synth/registry.hpp"
#include "voice/backend_address.hpp"

namespace narrate::cli {

namespace {

std::string row(std::string_view subject, bool works, std::string_view text) {
    return fmt::format("{:<10} {}  {}\n", subject, works ? "ok" : "--", text);
}

/// What a backend's processes could do if a text made them.
void add_isolation(std::string& out, std::string_view title, const synth::Peer& peer) {
    const auto isolation = synth::probe(peer);
    const bool whole = isolation && synth::is_whole(*isolation);
    const std::string text = isolation ? synth::summary(*isolation) : isolation.error().message();
    out += row("isolation", whole, io::printable(fmt::format("{}: {}", title, text)));
}

/// Gives whether it answers.
bool add_backend(std::string& out, std::string_view subject, std::string_view title,
                 const Result<synth::Peer>& peer) {
    const auto info = peer ? synth::describe(*peer) : Result<synth::Info>(peer.error());
    const std::string text =
        info ? fmt::format("{} {}, {} voices", title, info->version, info->voices.size())
             : fmt::format("{}: {}", title, info.error().message());
    out += row(subject, info.has_value(), io::printable(text));
    return info.has_value();
}

/// Gives whether the voices that come with narrate can be spoken.
bool add_backends(std::string& out) {
    bool works = false;
    for (const synth::BackendDescriptor& backend : synth::backends()) {
        const auto peer = synth::peer_of(backend);
        if (!peer && backend.package.empty()) continue; // For tests alone: nobody misses it.
        if (!add_backend(out, "backend", backend.title, peer)) continue;
        works = true;
        add_isolation(out, backend.title, *peer);
    }
    return works;
}

/// The servers and commands that the user's voices name.
void add_voices(std::string& out) {
    for (const VoiceSpec& voice : load_voices()) {
        if (voice::is_engine(voice.backend)) continue;
        add_backend(out, "voice", fmt::format("{}, {}", voice.name, voice.backend),
                    synth::peer_of(voice));
    }
}

void add_devices(std::string& out) {
    const auto devices = sink::list_devices();
    if (!devices || devices->empty()) {
        out += row("sound", false, "no device: write files instead, with narrate render");
        return;
    }
    for (const sink::DeviceInfo& device : *devices)
        out += row("sound", true,
                   fmt::format("{} ({}, {} Hz){}", device.name, device.driver, device.sample_rate,
                               device.is_default ? ", the default" : ""));
}

Exit run() {
    std::string out = fmt::format("narrate {}\n", NARRATE_VERSION);
    const bool works = add_backends(out);
    add_voices(out);
    add_devices(out);
    for (const sink::FormatDescriptor& format : sink::formats())
        out += row("format", true, fmt::format("{}: {}", format.name, format.title));
    const Exit printed = print(out);
    return works ? printed : Exit::failed;
}

} // namespace

void add_doctor(CLI::App& app, Exit& exit) {
    CLI::App* command =
        app.add_subcommand("doctor", "Show what works here: backends, sound devices, formats");
    command->callback([&exit] { exit = run(); });
}

} // namespace narrate::cli
