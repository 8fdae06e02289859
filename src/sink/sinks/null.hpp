// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sink/sound_file.hpp"

namespace narrate::sink {

/// The smallest sink: counts what it is given.
class NullFile final : public SoundFile {
public:
    Result<void> open(PcmFormat) override { return {}; }
    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token&) override {
        samples_ += samples.size();
        return {};
    }
    Result<void> finish(const std::stop_token&) override { return {}; }
    Result<void> store(const Tags&) override { return {}; }
    void abandon() override {}

    [[nodiscard]] std::size_t samples() const { return samples_; }

private:
    std::size_t samples_ = 0;
};

} // namespace narrate::sink
