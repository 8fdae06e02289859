// SPDX-License-Identifier: Apache-2.0
#include "render/play_map.hpp"

#include <cmath>

namespace narrate::render {

void PlayMap::follow(Frames played, Frames taped, double speed) {
    stretches_.push_back({played, taped, speed});
}

void PlayMap::cut(Frames at, Frames to) {
    // One that has not come to pass yet is replaced.
    while (!cuts_.empty() && cuts_.back().to > at) cuts_.pop_back();
    cuts_.push_back({at, to});
    stretches_.push_back({to, std::nullopt, 1});
}

Frames PlayMap::heard(Frames taken, Frames delay) const {
    Frames position = taken - delay;
    for (auto cut = cuts_.rbegin(); cut != cuts_.rend(); ++cut)
        if (taken >= cut->to && position < cut->to) position = position - (cut->to - cut->at);
    return position;
}

std::optional<Frames> PlayMap::taped(Frames played) const {
    for (auto stretch = stretches_.rbegin(); stretch != stretches_.rend(); ++stretch) {
        if (stretch->played > played) continue;
        if (!stretch->taped) return std::nullopt;
        const auto since = static_cast<double>((played - stretch->played).count);
        return *stretch->taped + Frames{std::llround(since * stretch->speed)};
    }
    return std::nullopt;
}

void PlayMap::forget_before(Frames played) {
    while (stretches_.size() > 1 && stretches_[1].played <= played) stretches_.pop_front();
    while (!cuts_.empty() && cuts_.front().to <= played) cuts_.pop_front();
}

} // namespace narrate::render
