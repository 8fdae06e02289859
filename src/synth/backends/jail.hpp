// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The confinement of a backend's own processes. Text makes engines crash, so it may make them do
/// worse: whatever they do not need to speak is taken from them before they see any. What the
/// system does not let us take, they keep, and it is known: it is never a reason not to speak.
namespace narrate::synth {

enum class Programs { none, needed };

/// What an engine needs once it has started; all else is taken away.
struct Confinement {
    std::vector<std::string> readable;  ///< Files, and folders with all below them, to read.
    Programs programs = Programs::none; ///< One that runs programs keeps most of what they need.
    std::uint64_t memory = std::uint64_t{512} << 20; ///< Bytes of address space.
};

enum class Layer { on, off };

/// Hidden options of the backend programs, to see what becomes of less confinement:
/// --no-landlock, --no-seccomp, --cpu-seconds=N.
struct JailOptions {
    Layer landlock = Layer::on;
    Layer seccomp = Layer::on;
    std::optional<std::uint64_t> cpu_seconds; ///< Instead of what the length of the text gives.

    /// Gives whether the argument was one of these.
    bool take(std::string_view argument);
};

/// The most processor time that speaking so many bytes may take.
std::uint64_t cpu_seconds(std::size_t text_bytes);

/// Confines for good; there is no way back. One thread.
class Jail {
public:
    Jail(Confinement confinement, JailOptions options)
        : confinement_(std::move(confinement)), options_(options) {}

    /// Once, in the parent, when the engine has started: takes what no child needs either.
    void confine_parent();
    /// In each child, before it touches the text: takes the rest, and sets bounds.
    void confine_child(std::size_t text_bytes);

    [[nodiscard]] const Confinement& confinement() const { return confinement_; }
    /// What is in force, and what is not and why: "Landlock 6"; "no seccomp: Invalid argument".
    [[nodiscard]] const std::vector<std::string>& layers() const { return layers_; }
    [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }

private:
    void forbid_privileges();
    void restrict_files();
    void filter_calls();
    void filter_rest();
    void set_bounds(std::size_t text_bytes);
    void note(std::string layer, const std::string& reason);

    Confinement confinement_;
    JailOptions options_;
    bool filtered_ = false;
    std::vector<std::string> layers_;
    std::vector<std::string> missing_;
};

} // namespace narrate::synth
