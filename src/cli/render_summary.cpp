// SPDX-License-Identifier: Apache-2.0
#include "cli/render_summary.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cmath>

#include "base/clock_time.hpp"
#include "io/atomic_file.hpp"
#include "io/terminal.hpp"

namespace narrate::cli {

namespace {

struct Totals {
    std::chrono::milliseconds length{};
    std::size_t sentences = 0;
    std::size_t skipped = 0;
    std::size_t dropped = 0; ///< Blocks of page chrome.
    std::size_t chapters = 0;
    std::optional<SoundLevel> level; ///< Where there is any loudness.
};

Totals totals_of(const RenderedFile& file) {
    const render::Rendition& rendition = file.rendition;
    Totals totals;
    totals.length = to_milliseconds(rendition.length, rendition.format);
    for (const Narration& narration : rendition.narrations) {
        totals.sentences += narration.sentences;
        totals.skipped += narration.skipped.size();
    }
    for (const Article& article : file.articles) totals.dropped += article.dropped.size();
    totals.chapters = publish::chapters(rendition.episode(file.articles)).size();
    if (rendition.level && std::isfinite(rendition.level->loudness)) totals.level = rendition.level;
    return totals;
}

double hundredths(double value) {
    constexpr double kHundred = 100;
    return std::round(value * kHundred) / kHundred;
}

std::string to_json(const RenderedFile& file, const Totals& totals) {
    nlohmann::json summary{{"schema", "narrate.render/1"},
                           {"output", file.output},
                           {"title", file.articles.front().metadata.title},
                           {"sentences", totals.sentences},
                           {"skipped", totals.skipped},
                           {"dropped", totals.dropped},
                           {"audio_ms", totals.length.count()},
                           {"sample_rate", file.rendition.format.sample_rate},
                           {"chapters", totals.chapters},
                           {"beside", file.beside}};
    if (totals.level) {
        summary["lufs"] = hundredths(totals.level->loudness);
        summary["true_peak_dbtp"] = hundredths(totals.level->true_peak);
    }
    return summary.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string to_line(const RenderedFile& file, const Totals& totals) {
    std::string line =
        fmt::format("{}: {} of speech, {} sentences, {} blocks of page chrome left out",
                    file.output, base::clock_time(totals.length), totals.sentences, totals.dropped);
    if (totals.chapters > 0) line += fmt::format(", {} chapters", totals.chapters);
    if (totals.level)
        line += fmt::format(", {:.1f} LUFS, {:.1f} dBTP", totals.level->loudness,
                            totals.level->true_peak);
    return line;
}

} // namespace

void report_rendition(const RenderedFile& file, const RenderOptions& options) {
    const bool is_streamed = file.output == "-";
    if (options.json) {
        io::write_all(is_streamed ? STDERR_FILENO : STDOUT_FILENO, to_json(file, totals_of(file)));
        return;
    }
    if (options.speak.quiet || is_streamed) return;
    io::print_message(to_line(file, totals_of(file)));
    for (const std::string& name : file.beside) io::print_message(fmt::format("{}: written", name));
}

} // namespace narrate::cli
