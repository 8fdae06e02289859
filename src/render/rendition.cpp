// SPDX-License-Identifier: Apache-2.0
#include "render/rendition.hpp"

#include <fmt/format.h>

#include <cmath>

#include "pcm/convert.hpp"
#include "sink/levelled.hpp"

namespace narrate::render {

namespace {

constexpr std::chrono::milliseconds kBetweenArticles{1500};

/// What is encoded may be so far from what was asked for, in decibels.
constexpr double kTolerance = 0.5;
/// From here on it is worth another pass: other meters may read a little more.
constexpr double kNearEnough = 0.4;
/// For the peaks of what is encoded, in dBTP.
constexpr double kHighestPeak = -1;
/// Meters differ by so much, in decibels.
constexpr double kPeakRoom = 0.2;
/// What a correction takes off beyond what was measured.
constexpr double kMorePeakRoom = 0.2;
constexpr int kMostPasses = 3;

/// Takes narrations one after the other; the file under it is open all the while.
class Joined final : public Sink {
public:
    explicit Joined(Sink& file) : file_(file) {}

    Result<void> open(PcmFormat format) override {
        part_format_ = format;
        if (format_) return pause();
        format_ = format;
        return file_.open(format);
    }
    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        if (part_format_ == *format_) return put(samples, stop);
        return put(pcm::convert(samples, part_format_, *format_), stop);
    }
    Result<void> finish(const std::stop_token&) override { return {}; }
    void abandon() override {}

    [[nodiscard]] Frames length() const { return length_; }
    [[nodiscard]] PcmFormat format() const { return *format_; }
    /// Where the next narration will begin.
    [[nodiscard]] Frames next() const {
        return format_ ? length_ + to_frames(kBetweenArticles, *format_) : Frames{};
    }

private:
    Result<void> pause() {
        const auto frames = static_cast<std::size_t>(to_frames(kBetweenArticles, *format_).count);
        return put(std::vector<std::int16_t>(frames * static_cast<std::size_t>(format_->channels)),
                   {});
    }
    Result<void> put(std::span<const std::int16_t> samples, const std::stop_token& stop) {
        length_ += Frames{static_cast<std::int64_t>(samples.size()) / format_->channels};
        return file_.write(samples, stop);
    }

    Sink& file_;
    std::optional<PcmFormat> format_; ///< Of the file.
    PcmFormat part_format_;           ///< Of the narration under way.
    Frames length_;
};

Result<Rendition> narrate_all(std::size_t count, sink::SoundFile& file,
                              const NarrateFunction& narrate, const std::stop_token& stop) {
    Rendition rendition;
    Joined joined(file);
    for (std::size_t i = 0; i < count; ++i) {
        rendition.begins.push_back(joined.next());
        auto narration = narrate(i, joined);
        if (!narration) return narration.error();
        rendition.narrations.push_back(std::move(*narration));
    }
    if (auto finished = file.finish(stop); !finished) return finished.error();
    rendition.format = joined.format();
    rendition.length = joined.length();
    return rendition;
}

/// Whether what was encoded is what was asked for; silence has no loudness to be wrong.
bool is_within(const SoundLevel& level, double loudness, double tolerance) {
    if (std::isinf(level.loudness)) return true;
    return std::abs(level.loudness - loudness) <= tolerance && level.true_peak <= kHighestPeak;
}

/// What the next pass aims at, after one that aimed at `target` came out as `level`.
pcm::LevelTarget corrected(pcm::LevelTarget target, const SoundLevel& level, double loudness) {
    target.loudness += loudness - level.loudness;
    if (level.true_peak > kHighestPeak)
        target.ceiling -= level.true_peak - kHighestPeak + kMorePeakRoom;
    return target;
}

Error out_of_reach(const SoundLevel& level, const RenditionOptions& options) {
    return {ErrorCode::output_failed,
            fmt::format("the loudness of {:.1f} LUFS is out of reach: it came out as {:.1f} LUFS "
                        "with peaks of {:.1f} dBTP",
                        *options.loudness, level.loudness, level.true_peak),
            options.path,
            {},
            "choose another --loudness, or --loudness none"};
}

/// A file under way; brought to a loudness where one is asked for.
Result<std::unique_ptr<sink::SoundFile>> create(const RenditionOptions& options,
                                                const pcm::LevelTarget& target) {
    auto file =
        options.format->create(options.path, {options.bit_rate, options.loudness.has_value()});
    if (!file || !options.loudness) return file;
    return std::unique_ptr<sink::SoundFile>(
        std::make_unique<sink::LevelledFile>(std::move(*file), target));
}

} // namespace

std::optional<double> usual_loudness(const sink::FormatDescriptor& format) {
    if (format.use != sink::FormatUse::publishing) return std::nullopt;
    return kUsualLoudness;
}

publish::Episode Rendition::episode(std::span<const Article> articles) const {
    publish::Episode episode{{}, format, length};
    for (std::size_t i = 0; i < narrations.size(); ++i)
        episode.parts.push_back({&articles[i], &narrations[i], begins[i]});
    return episode;
}

Result<Rendition> render_file(std::span<const Article> articles, const RenditionOptions& options,
                              const NarrateFunction& narrate, const std::stop_token& stop) {
    const double loudness = options.loudness.value_or(0);
    pcm::LevelTarget target{loudness, kHighestPeak - kPeakRoom - options.format->overshoot};
    for (int pass = 1;; ++pass) {
        auto file = create(options, target);
        if (!file) return file.error();
        auto rendition = narrate_all(articles.size(), **file, narrate, stop);
        if (!rendition) return rendition;
        rendition->level = (*file)->level();
        const bool last = pass == kMostPasses || options.path == "-";
        if (rendition->level &&
            !is_within(*rendition->level, loudness, last ? kTolerance : kNearEnough)) {
            if (last) return out_of_reach(*rendition->level, options);
            target = corrected(target, *rendition->level, loudness);
            continue;
        }
        const auto stored =
            (*file)->store(publish::tags(rendition->episode(articles), options.tags));
        if (!stored) return stored.error();
        return rendition;
    }
}

} // namespace narrate::render
