// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace narrate::cli {

/// How far a rendering is, on a terminal: a bar, the length of the sound so far, how many times
/// faster than listening it goes, and how long it will take. Elsewhere it draws nothing.
class ProgressBar {
public:
    /// `total`: bytes of text to be narrated.
    explicit ProgressBar(std::size_t total);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    void draw(std::size_t done, std::chrono::milliseconds sound);

private:
    std::size_t total_;
    std::chrono::nanoseconds begin_;
    std::chrono::nanoseconds drawn_at_{0};
    bool drawn_;
};

/// The bar's line: "[#####---------------]  25%  15:00 of sound  600x  0:05 left".
std::string progress_line(double part, std::chrono::milliseconds sound,
                          std::chrono::milliseconds passed);

} // namespace narrate::cli
