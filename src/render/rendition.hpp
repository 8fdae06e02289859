// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/sink.hpp"
#include "narrate/timeline.hpp"
#include "publish/episode.hpp"
#include "sink/registry.hpp"

namespace narrate::render {

struct RenditionOptions {
    std::string path; ///< "-": standard output.
    const sink::FormatDescriptor* format = nullptr;
    int bit_rate = 0; ///< As in FileOptions.
    /// LUFS to bring the sound to; without it, every sample stays as it is spoken.
    std::optional<double> loudness;
    publish::TagOptions tags;
};

/// What a finished file holds.
struct Rendition {
    std::vector<Narration> narrations; ///< Of the articles, in order.
    std::vector<Frames> begins;        ///< Of the narrations.
    PcmFormat format;
    Frames length;
    std::optional<SoundLevel> level; ///< Of the encoded sound, where it was levelled.

    /// `articles` are those that were rendered; both must outlive the episode.
    [[nodiscard]] publish::Episode episode(std::span<const Article> articles) const;
};

/// Narrates the article of that number into a sink; may be asked for again.
using NarrateFunction = std::function<Result<Narration>(std::size_t article, Sink& sink)>;

/// Renders articles into one file, one after the other: brings it to the loudness, measures what
/// was encoded and narrates again with another gain where that is not near enough, and tags it. The
/// file appears under its name whole or not at all. What is streamed cannot be corrected. Errors:
/// as of `narrate` and of the sinks; output_failed (out of reach of the loudness); cancelled.
Result<Rendition> render_file(std::span<const Article> articles, const RenditionOptions& options,
                              const NarrateFunction& narrate, const std::stop_token& stop);

/// The loudness that things to listen to are published with, in LUFS.
inline constexpr double kUsualLoudness = -16;
/// For a file that nothing was asked for: kUsualLoudness, or every sample as it is spoken.
std::optional<double> usual_loudness(const sink::FormatDescriptor& format);
/// What can be asked for.
inline constexpr double kLowestLoudness = -30;
inline constexpr double kHighestLoudness = -10;
/// In kbit/s; what each format takes of it is its own matter.
inline constexpr int kLowestBitRate = 8;
inline constexpr int kHighestBitRate = 320;

} // namespace narrate::render
