// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>

#include "narrate/error.hpp"

namespace narrate::io {

/// All bytes of a file, or of standard input for "-". Waits for what is still being written to a
/// pipe; a stop is noticed at once.
/// Errors: input_unreadable (missing, a directory, no permission), input_too_large (over `most`
/// bytes), cancelled.
Result<std::string> read_input(const std::string& path, std::size_t most,
                               const std::stop_token& stop = {});

/// Makes a folder, and those that it lies in, for the user's eyes alone, where there is none.
/// Errors: output_failed.
Result<void> make_private_folder(const std::string& path);

/// The first `most` bytes of a file, or all of it where it is shorter; nothing when it cannot be
/// read.
std::string read_beginning(const std::string& path, std::size_t most);

/// Removes a file that need not exist.
void remove_file(const std::string& path);
/// Removes the files of a folder that nobody has written to for so many days.
void remove_old_files(const std::string& folder, int days);

} // namespace narrate::io
