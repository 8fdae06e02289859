// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "narrate/error.hpp"

namespace narrate::espeak {

/// The text of the voice file `name` ("gmw/en") below the folder of eSpeak NG's data; empty when
/// there is none.
std::string read_voice(const std::string& data, const std::string& name);
/// Whether `name` is a folder of voice files, which eSpeak NG would take for an empty voice file.
bool is_voice_folder(const std::string& data, const std::string& name);

/// A voice file of eSpeak NG whose sound is that of `variant`: what a "+variant" behind the voice's
/// name would give. `variant` has been checked (voice::parse_variant). Pure.
std::string compose_voice(std::string_view voice, std::string_view variant);

/// The one file in memory through which eSpeak NG, which takes voices from files alone, gets a
/// voice that no folder holds. It is made before the process gives up its rights: afterwards it
/// takes no call but those that read a file. Forked children share it, one at a time.
class MemoryFile {
public:
    MemoryFile() = default;
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();

    /// Errors: backend_unavailable.
    Result<void> open();
    /// The path of a file that holds `text` until the next call. Errors: backend_failed (not open,
    /// too long).
    Result<std::string> hold(std::string_view text);

private:
    int descriptor_ = -1;
    char* bytes_ = nullptr; ///< The file's, mapped.
};

} // namespace narrate::espeak
