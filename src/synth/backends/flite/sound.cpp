// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/flite/sound.hpp"

#include <algorithm>
#include <cmath>

namespace narrate::flite {

namespace {

/// What is left of the silence at either end, in seconds: sounds begin in it, and die away.
constexpr double kBefore = 0.010;
constexpr double kAfter = 0.030;
constexpr double kFade = 0.010;

} // namespace

TrimmedSound trim(const Utterance& utterance, int sample_rate) {
    const auto& segments = utterance.segments;
    const std::int64_t all = static_cast<std::int64_t>(utterance.samples.size());
    const auto frame_at = [&](double seconds) {
        return std::clamp<std::int64_t>(std::llround(seconds * sample_rate), 0, all);
    };
    const auto is_heard = [](const Segment& segment) { return !is_silence(segment); };
    const auto first = std::find_if(segments.begin(), segments.end(), is_heard);
    const auto last = std::find_if(segments.rbegin(), segments.rend(), is_heard);
    if (first == segments.end()) return {};
    const auto begin_of = [&](auto segment) {
        return segment == segments.begin() ? 0.0 : std::prev(segment)->end;
    };
    TrimmedSound sound;
    sound.first.count = frame_at(begin_of(first) - kBefore);
    sound.length.count = frame_at(last->end + kAfter) - sound.first.count;
    for (auto segment = first; segment != segments.end(); ++segment) {
        if (is_silence(*segment)) continue;
        if (!sound.starts.empty() && sound.starts.back().token == segment->token) continue;
        const std::int64_t frame = frame_at(begin_of(segment)) - sound.first.count;
        sound.starts.push_back(
            {segment->token, {std::clamp<std::int64_t>(frame, 0, sound.length.count)}});
    }
    return sound;
}

void fade_out(std::span<std::int16_t> samples, int sample_rate) {
    const auto most = static_cast<std::size_t>(kFade * sample_rate);
    const auto last = samples.last(std::min(most, samples.size()));
    for (std::size_t i = 0; i < last.size(); ++i) {
        const auto left = static_cast<std::int64_t>(last.size() - i);
        last[i] =
            static_cast<std::int16_t>(last[i] * left / static_cast<std::int64_t>(last.size()));
    }
}

} // namespace narrate::flite
