// SPDX-License-Identifier: Apache-2.0
#include "narrate/episode.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/picture.hpp"
#include "io/atomic_file.hpp"
#include "publish/transcript.hpp"
#include "render/rendition.hpp"

namespace narrate {

namespace {

using Transcripts = std::vector<const publish::TranscriptDescriptor*>;

Error invalid(std::string what, std::string hint) {
    return {ErrorCode::invalid_argument, std::move(what), {}, {}, std::move(hint)};
}

Result<Transcripts> find_transcripts(const std::vector<std::string>& names) {
    Transcripts found;
    for (const std::string& name : names) {
        const auto transcript = publish::find_transcript(name);
        if (!transcript) return transcript.error();
        found.push_back(*transcript);
    }
    return found;
}

Result<render::RenditionOptions> rendition_options(const std::string& path,
                                                   const EpisodeOptions& options) {
    const auto format = sink::find_format(path, options.format);
    if (!format) return format.error();
    const auto loudness = options.loudness ? options.loudness : render::usual_loudness(**format);
    if (path == "-") return invalid("an episode is a file", "give it a name");
    if (options.bit_rate != 0 &&
        (options.bit_rate < render::kLowestBitRate || options.bit_rate > render::kHighestBitRate))
        return invalid(
            "the bit rate is out of range",
            fmt::format("give {} to {} kbit/s", render::kLowestBitRate, render::kHighestBitRate));
    if (loudness &&
        !(*loudness >= render::kLowestLoudness && *loudness <= render::kHighestLoudness))
        return invalid(
            "the loudness is out of range",
            fmt::format("give {} to {}", render::kLowestLoudness, render::kHighestLoudness));
    if (!options.cover.empty() && base::picture_type(options.cover).empty())
        return invalid("the cover is no picture that a sound file can hold",
                       "give a JPEG or PNG picture");
    return render::RenditionOptions{path,
                                    *format,
                                    options.bit_rate,
                                    loudness,
                                    {options.title, options.artist, options.album, options.cover}};
}

} // namespace

Result<Episode> render_episode(Narrator& narrator, std::span<const Article> articles,
                               const std::string& path, const EpisodeOptions& options,
                               const std::stop_token& stop, const ProgressFunction& progress) {
    if (articles.empty()) return invalid("an episode needs an article", {});
    const auto transcripts = find_transcripts(options.transcripts);
    if (!transcripts) return transcripts.error();
    const auto wants = rendition_options(path, options);
    if (!wants) return wants.error();
    const auto narrate = [&](std::size_t number, Sink& sink) {
        return narrator.narrate(articles[number], sink, stop, progress);
    };
    auto rendition = render::render_file(articles, *wants, narrate, stop);
    if (!rendition) return rendition.error();
    Episode episode;
    episode.files = {path};
    const auto text = publish::transcript(rendition->episode(articles),
                                          options.word_times ? publish::WordTimes::inside
                                                             : publish::WordTimes::none);
    for (const auto* transcript : *transcripts) {
        episode.files.push_back(publish::transcript_path(path, *transcript));
        const auto written = io::write_file(episode.files.back(), transcript->write(text));
        if (!written) return written.error();
    }
    episode.narrations = std::move(rendition->narrations);
    episode.begins = std::move(rendition->begins);
    episode.format = rendition->format;
    episode.length = rendition->length;
    episode.level = rendition->level;
    return episode;
}

} // namespace narrate
