// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Runs programs as a user does.
namespace narrate::test {

struct CommandResult {
    int exit = -1; ///< 128 + the signal's number when one ended it, as shells say.
    std::string out;
    std::string err;
};

struct CommandOptions {
    std::string input;
    std::map<std::string, std::string> environment; ///< Besides this program's own.
    std::string output_file;  ///< Standard output goes there; empty: it is collected.
    long file_size_limit = 0; ///< RLIMIT_FSIZE; 0: none.
    /// Called once, when the first bytes of standard output have come.
    std::function<void(pid_t)> on_first_output;
    std::size_t read_at_most = 0; ///< Closes standard output after so many bytes; 0: reads all.
};

/// The program is looked for in PATH where its name holds no slash.
CommandResult run(const std::vector<std::string>& command, const CommandOptions& options = {});

/// The path of a program in the build folder: program("narrate").
std::string program(std::string_view name);
/// A file of the project: source("assets/articles/…").
std::string source(std::string_view path);

/// A folder that goes away with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] std::string file(std::string_view name) const;
    /// Writes a file and gives its path.
    [[nodiscard]] std::string write(std::string_view name, std::string_view bytes) const;
    /// The names of all that lies in it, hidden ones too.
    [[nodiscard]] std::vector<std::string> names() const { return names_in(path_); }
    /// The same of any folder; nothing when there is none.
    static std::vector<std::string> names_in(const std::string& path);

private:
    std::string path_;
};

std::string read_file(const std::string& path);

} // namespace narrate::test
