// SPDX-License-Identifier: GPL-3.0-or-later
#include "synth/backends/espeak/voice_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace narrate::espeak {

namespace {

/// The file always has this size: what it held before is written over. eSpeak NG's own voice files
/// have up to 800 bytes.
constexpr std::size_t kFileBytes = 8192;

/// Where eSpeak NG looks for voices, in this order.
constexpr std::array<const char*, 2> kFolders{"/voices/", "/lang/"};

/// The attributes that a variant takes back to their defaults before its own count.
constexpr std::array<std::string_view, 11> kSound{"pitch",      "formant",   "echo",    "tone",
                                                  "flutter",    "roughness", "voicing", "klatt",
                                                  "consonants", "breath",    "breathw"};

std::string path_of(const std::string& data, const char* folder, const std::string& name) {
    std::string path = data;
    path += folder;
    path += name;
    return path;
}

bool is_sound(std::string_view line) {
    const std::string_view attribute = line.substr(0, line.find_first_of(" \t\r"));
    return std::find(kSound.begin(), kSound.end(), attribute) != kSound.end();
}

} // namespace

std::string read_voice(const std::string& data, const std::string& name) {
    if (name.find('/') == std::string::npos) return {};
    for (const char* folder : kFolders) {
        const std::string path = path_of(data, folder, name);
        std::error_code none;
        if (!std::filesystem::is_regular_file(path, none)) continue;
        std::ifstream file(path);
        if (file) return {std::istreambuf_iterator<char>(file), {}};
    }
    return {};
}

bool is_voice_folder(const std::string& data, const std::string& name) {
    return std::any_of(kFolders.begin(), kFolders.end(), [&](const char* folder) {
        std::error_code none;
        return std::filesystem::is_directory(path_of(data, folder, name), none);
    });
}

std::string compose_voice(std::string_view voice, std::string_view variant) {
    if (variant.empty()) return std::string(voice);
    std::string text;
    while (!voice.empty()) {
        const std::size_t end = std::min(voice.find('\n'), voice.size());
        const std::string_view line = voice.substr(0, end);
        voice.remove_prefix(std::min(end + 1, voice.size()));
        if (!is_sound(line)) text.append(line).append("\n");
    }
    return text.append(variant);
}

MemoryFile::~MemoryFile() {
    if (bytes_ != nullptr) ::munmap(bytes_, kFileBytes);
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> MemoryFile::open() {
    descriptor_ = ::memfd_create("voice", MFD_CLOEXEC);
    if (descriptor_ >= 0 && ::ftruncate(descriptor_, kFileBytes) == 0) {
        void* mapped =
            ::mmap(nullptr, kFileBytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, 0);
        if (mapped != MAP_FAILED) bytes_ = static_cast<char*>(mapped);
    }
    if (bytes_ == nullptr)
        return Error{ErrorCode::backend_unavailable, "no file in memory can be made", {}, {}, {}};
    return {};
}

Result<std::string> MemoryFile::hold(std::string_view text) {
    if (bytes_ == nullptr || text.size() >= kFileBytes)
        return Error{ErrorCode::backend_failed, "the voice cannot be handed over", {}, {}, {}};
    char* rest = std::copy(text.begin(), text.end(), bytes_);
    *rest++ = '\n';
    std::fill(rest, bytes_ + kFileBytes, ' ');
    return "/proc/self/fd/" + std::to_string(descriptor_);
}

} // namespace narrate::espeak
