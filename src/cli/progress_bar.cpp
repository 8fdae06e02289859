// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock_time.hpp"
#include "io/environment.hpp"
#include "io/terminal.hpp"

namespace narrate::cli {

namespace {

constexpr std::size_t kWidth = 24;
constexpr std::chrono::milliseconds kBetweenDrawings{50};

} // namespace

ProgressBar::ProgressBar(std::size_t total)
    : total_(total), begin_(io::now()), drawn_(io::is_error_terminal()) {}

ProgressBar::~ProgressBar() {
    if (drawn_) io::draw_status("");
}

void ProgressBar::draw(std::size_t done, std::chrono::milliseconds sound) {
    if (!drawn_ || total_ == 0) return;
    const auto now = io::now();
    if (now - drawn_at_ < kBetweenDrawings) return;
    drawn_at_ = now;
    io::draw_status(
        progress_line(static_cast<double>(done) / static_cast<double>(total_), sound,
                      std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_)));
}

std::string progress_line(double part, std::chrono::milliseconds sound,
                          std::chrono::milliseconds passed) {
    part = std::clamp(part, 0.0, 1.0);
    const auto filled = static_cast<std::size_t>(part * kWidth);
    const auto ms = static_cast<double>(std::max<std::int64_t>(1, passed.count()));
    const std::chrono::milliseconds left(part > 0 ? static_cast<std::int64_t>(ms / part - ms)
                                                  : std::int64_t{0});
    return fmt::format("[{}{}] {:>3.0f}%  {} of sound  {:.0f}x  {} left", std::string(filled, '#'),
                       std::string(kWidth - filled, '-'), 100 * part, base::clock_time(sound),
                       static_cast<double>(sound.count()) / ms, base::clock_time(left));
}

} // namespace narrate::cli
