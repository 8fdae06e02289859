// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/background.hpp"
#include "support/command.hpp"

namespace narrate::test {

using Samples = std::vector<std::int16_t>;

/// A sound server with one null sink, of 22050 frames a second and one channel, which is recorded.
/// It is the default device of PortAudio and ALSA for programs in its environment.
class SoundCard {
public:
    static constexpr int kRate = 22'050;

    SoundCard();

    [[nodiscard]] const std::map<std::string, std::string>& environment() const {
        return environment_;
    }

    /// All that was heard so far.
    [[nodiscard]] Samples recorded() const;
    /// Waits until something is heard behind the first `from` samples.
    [[nodiscard]] bool wait_for_sound(std::size_t from = 0) const;
    /// Waits until nothing was heard for so long; sound must have been heard behind `from` samples.
    [[nodiscard]] bool wait_for_silence(std::chrono::milliseconds length,
                                        std::size_t from = 0) const;
    /// Waits until so much more has been recorded, of whatever.
    [[nodiscard]] bool wait_for_more(std::chrono::milliseconds length) const;

    /// The server ends as if it had crashed …
    void break_down();
    /// … and another one takes its place; the recording goes on.
    void repair();

private:
    void start();
    [[nodiscard]] std::string file() const;

    TemporaryFolder folder_;
    std::map<std::string, std::string> environment_;
    std::optional<Background> server_;
    std::optional<Background> recorder_;
    Samples before_; ///< What was recorded of servers that broke down.
};

/// What lies between silence before and behind.
Samples without_silence(const Samples& samples);

constexpr std::size_t samples_in(std::chrono::milliseconds time) {
    return static_cast<std::size_t>(time.count()) * SoundCard::kRate / 1000;
}

} // namespace narrate::test
