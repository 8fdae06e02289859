// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "pcm/leveller.hpp"
#include "sink/sound_file.hpp"
#include "sink/stage.hpp"

namespace narrate::sink {

/// Brings sound to a loudness on its way into a file. Both happen on a thread of its own, beside
/// the speaking.
class LevelledFile final : public SoundFile {
public:
    LevelledFile(std::unique_ptr<SoundFile> file, const pcm::LevelTarget& target)
        : file_(std::move(file)), target_(target) {}

    Result<void> open(PcmFormat format) override;
    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token& stop) override;
    Result<void> finish(const std::stop_token& stop) override;
    void abandon() override;
    [[nodiscard]] std::optional<SoundLevel> level() const override { return file_->level(); }
    Result<void> store(const Tags& tags) override { return file_->store(tags); }

private:
    std::unique_ptr<SoundFile> file_;
    pcm::LevelTarget target_;
    std::optional<pcm::Leveller> leveller_;
    std::optional<Stage<std::vector<std::int16_t>>> stage_; ///< Works on what stands above.
};

} // namespace narrate::sink
