// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "narrate/timeline.hpp"

struct sonicStreamStruct;

namespace narrate::pcm {

/// Makes speech faster or slower and keeps its pitch: PICOLA, by libsonic. What comes out depends
/// on the sound, not on the pieces it comes in. Not thread-safe.
class Stretcher {
public:
    /// `speed`: 0.1–10; 1 changes nothing.
    Stretcher(PcmFormat format, double speed);

    /// Takes whole frames, interleaved, and appends what is done with to `out`.
    void add(std::span<const std::int16_t> samples, std::vector<std::int16_t>& out);
    /// Appends what is left. In all, about `frames added / speed` come out.
    void finish(std::vector<std::int16_t>& out);

    [[nodiscard]] double speed() const { return speed_; }

private:
    struct End {
        void operator()(sonicStreamStruct* stream) const;
    };

    void take(std::vector<std::int16_t>& out);

    std::size_t channels_;
    double speed_;
    std::unique_ptr<sonicStreamStruct, End> stream_; ///< Null where the speed stays.
};

} // namespace narrate::pcm
