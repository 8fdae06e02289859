// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/session.hpp"
#include "io/environment.hpp"
#include "io/terminal.hpp"
#include "sink/registry.hpp"
#include "sink/sinks/portaudio.hpp"
#include "synth/describe.hpp"
#include "synth/registry.hpp"

namespace narrate::cli {

namespace {

std::string row(std::string_view subject, bool works, std::string_view text) {
    return fmt::format("{:<10} {}  {}\n", subject, works ? "ok" : "--", text);
}

/// What a backend's processes could do if a text made them.
void add_isolation(std::string& out, const synth::BackendDescriptor& backend,
                   const std::vector<std::string>& folders) {
    const auto isolation = synth::probe_backend(backend, folders);
    const bool whole = isolation && synth::is_whole(*isolation);
    const std::string text = isolation ? synth::summary(*isolation) : isolation.error().message();
    out += row("isolation", whole, io::printable(fmt::format("{}: {}", backend.title, text)));
}

/// Gives whether the voices that come with narrate can be spoken.
bool add_backends(std::string& out) {
    bool works = false;
    const auto folders = io::split_list(io::environment("NARRATE_BACKENDS"));
    for (const synth::BackendDescriptor& backend : synth::backends()) {
        const auto info = synth::describe_backend(backend, folders);
        if (!info) {
            out +=
                row("backend", false, fmt::format("{}: {}", backend.title, info.error().message()));
            continue;
        }
        works = true;
        out +=
            row("backend", true,
                fmt::format("{} {}, {} voices", backend.title, info->version, info->voices.size()));
        add_isolation(out, backend, folders);
    }
    return works;
}

void add_devices(std::string& out) {
    const auto devices = sink::list_devices();
    if (!devices || devices->empty()) {
        out += row("sound", false, "no device: write files instead, with narrate render");
        return;
    }
    for (const sink::Device& device : *devices)
        out += row("sound", true,
                   fmt::format("{} ({}, {} Hz){}", device.name, device.driver, device.sample_rate,
                               device.is_default ? ", the default" : ""));
}

Exit run() {
    std::string out = fmt::format("narrate {}\n", NARRATE_VERSION);
    const bool works = add_backends(out);
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
