// SPDX-License-Identifier: Apache-2.0
#include "sink/levelled.hpp"

namespace narrate::sink {

namespace {

/// Seconds of sound that may wait.
constexpr std::size_t kMostWaiting = 60;

} // namespace

Result<void> LevelledFile::open(PcmFormat format) {
    if (auto opened = file_->open(format); !opened) return opened;
    leveller_.emplace(format, target_);
    const std::size_t most = kMostWaiting * static_cast<std::size_t>(format.sample_rate) *
                             static_cast<std::size_t>(format.channels);
    stage_.emplace(most, [this](const std::vector<std::int16_t>& samples) {
        return leveller_->add(samples, [this](auto piece) { return file_->write(piece, {}); });
    });
    return {};
}

Result<void> LevelledFile::write(std::span<const std::int16_t> samples,
                                 const std::stop_token& stop) {
    std::vector<std::int16_t> piece = stage_->spare();
    piece.assign(samples.begin(), samples.end());
    return stage_->add(std::move(piece), stop);
}

Result<void> LevelledFile::finish(const std::stop_token& stop) {
    if (auto done = stage_->end(); !done) return done;
    const auto rest = [&](auto piece) { return file_->write(piece, stop); };
    if (auto done = leveller_->finish(rest); !done) return done;
    return file_->finish(stop);
}

void LevelledFile::abandon() {
    stage_.reset();
    file_->abandon();
}

} // namespace narrate::sink
