// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The world around the process: what pure code must not look at.
namespace narrate::io {

/// An environment variable; empty when it is not set.
std::string environment(const char* name);

/// The parts of a list like PATH's; empty parts are left out.
std::vector<std::string> split_list(std::string_view list);

/// The folder of the user's settings for narrate, in XDG_CONFIG_HOME or ~/.config; it need not
/// exist.
std::string config_folder();

/// The folder of what narrate may lose, in XDG_CACHE_HOME or ~/.cache; it need not exist.
std::string cache_folder();

/// The folder of what narrate remembers, in XDG_STATE_HOME or ~/.local/state; it need not exist.
std::string state_folder();

/// The folder of the running program, without a slash at its end.
std::string program_folder();

/// The folder of the shared library that this code is in, without a slash at its end; empty where
/// it is in the program itself.
std::string library_folder();

/// Where the parts of narrate that are files of their own are looked for: the folders of
/// NARRATE_BACKENDS, that of the running program and its ../libexec/narrate, libexec/narrate beside
/// the folder of the shared library, and the place that the build was configured to install to.
std::vector<std::string> part_folders();

bool is_executable(const std::string& path);
/// The full path of a program: `name` itself where it holds a slash, else by PATH.
std::optional<std::string> find_program(const std::string& name);

/// Processors that this program may run on, at least 1.
int processor_count();

/// The time of day, in seconds since 1970 (UTC).
std::int64_t seconds_since_1970();

/// Monotonic.
std::chrono::nanoseconds now();

} // namespace narrate::io
