// SPDX-License-Identifier: Apache-2.0
#include "io/environment.hpp"

#include <dlfcn.h>
#include <link.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdlib>

namespace narrate::io {

std::string environment(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody sets it here.
    return value == nullptr ? std::string() : std::string(value);
}

std::vector<std::string> split_list(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = list.find(':');
        if (end != 0) parts.emplace_back(list.substr(0, end));
        if (end == std::string_view::npos) break;
        list.remove_prefix(end + 1);
    }
    return parts;
}

std::string config_folder() {
    const std::string config = environment("XDG_CONFIG_HOME");
    return (config.empty() ? environment("HOME") + "/.config" : config) + "/narrate";
}

std::string cache_folder() {
    const std::string cache = environment("XDG_CACHE_HOME");
    return (cache.empty() ? environment("HOME") + "/.cache" : cache) + "/narrate";
}

std::string state_folder() {
    const std::string state = environment("XDG_STATE_HOME");
    return (state.empty() ? environment("HOME") + "/.local/state" : state) + "/narrate";
}

std::string program_folder() {
    std::array<char, PATH_MAX> path{};
    const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
    if (length <= 0) return ".";
    const std::string_view whole(path.data(), static_cast<std::size_t>(length));
    return std::string(whole.substr(0, whole.rfind('/')));
}

std::string library_folder() {
    Dl_info info{};
    void* map = nullptr;
    // Any address in this code does.
    if (::dladdr1(reinterpret_cast<const void*>(&library_folder), &info, &map, RTLD_DL_LINKMAP) ==
        0)
        return {};
    // The program itself has no name there. A relative one would change its meaning with the
    // working folder.
    const std::string_view path = static_cast<const link_map*>(map)->l_name;
    return path.starts_with('/') ? std::string(path.substr(0, path.rfind('/'))) : std::string();
}

std::vector<std::string> part_folders() {
    std::vector<std::string> folders = split_list(environment("NARRATE_BACKENDS"));
    const std::string here = program_folder();
    folders.push_back(here);
    folders.push_back(here + "/../libexec/narrate");
    if (const std::string library = library_folder(); !library.empty()) {
        folders.push_back(library + "/../libexec/narrate");
        folders.push_back(library + "/../../libexec/narrate"); // As from lib/x86_64-linux-gnu.
    }
    folders.emplace_back(NARRATE_PARTS_FOLDER);
    return folders;
}

bool is_executable(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           ::access(path.c_str(), X_OK) == 0;
}

std::optional<std::string> find_program(const std::string& name) {
    if (name.find('/') != std::string::npos)
        return is_executable(name) ? std::optional(name) : std::nullopt;
    for (std::string path : split_list(environment("PATH"))) {
        path += '/';
        path += name;
        if (is_executable(path)) return path;
    }
    return std::nullopt;
}

int processor_count() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return std::max(1, CPU_COUNT(&set));
}

std::int64_t seconds_since_1970() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::chrono::nanoseconds now() {
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace narrate::io
