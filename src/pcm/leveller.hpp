// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/timeline.hpp"
#include "pcm/limiter.hpp"

namespace narrate::pcm {

/// What a narration is brought to.
struct LevelTarget {
    double loudness = -16; ///< LUFS.
    double ceiling = -2;   ///< For true peaks, in dBTP.
};

/// Brings sound to a loudness: one gain for all of it, and a limiter for its peaks. The gain is
/// found from the first minutes, which are kept until then; with sound that is shorter the loudness
/// is exact. Memory does not grow with the sound. Not thread-safe.
class Leveller {
public:
    Leveller(PcmFormat format, const LevelTarget& target);

    /// Takes whole frames, and hands on what is done with, in pieces of some seconds at most.
    using HandOn = std::function<Result<void>(std::span<const std::int16_t>)>;
    Result<void> add(std::span<const std::int16_t> samples, const HandOn& hand_on);
    Result<void> finish(const HandOn& hand_on);

private:
    Result<void> begin(const HandOn& hand_on);
    Result<void> limit(std::span<const std::int16_t> samples, const HandOn& hand_on);
    [[nodiscard]] double find_gain() const;
    [[nodiscard]] double loudness_after(double gain, std::span<const std::int16_t> samples) const;
    [[nodiscard]] std::size_t samples_in(std::size_t seconds) const;

    PcmFormat format_;
    LevelTarget target_;
    std::vector<std::int16_t> kept_; ///< Until the gain is known.
    std::optional<Limiter> limiter_;
    std::vector<std::int16_t> out_; ///< To be handed on.
};

} // namespace narrate::pcm
