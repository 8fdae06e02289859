// SPDX-License-Identifier: Apache-2.0
#include "publish/report_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace narrate::publish {

namespace {

std::ptrdiff_t count_words(const Timeline& timeline, MarkSource source) {
    return std::count_if(timeline.marks.begin(), timeline.marks.end(), [source](const Mark& mark) {
        return mark.kind == MarkKind::word && mark.source == source;
    });
}

} // namespace

std::string report_json(const Article& article, const Narration& narration) {
    using Json = nlohmann::ordered_json;
    const Timeline& timeline = narration.timeline;
    Json skipped = Json::array();
    for (const auto& [range, reason] : narration.skipped)
        skipped.push_back({{"begin", range.begin},
                           {"end", range.end},
                           {"text", range.of(article.text)},
                           {"reason", reason}});
    Json replaced = Json::array();
    for (const auto& [voice, replacement, reason] : narration.replaced)
        replaced.push_back({{"voice", voice}, {"replacement", replacement}, {"reason", reason}});
    const Json report{{"schema", "narrate.report/1"},
                      {"title", article.metadata.title},
                      {"language", article.metadata.language},
                      {"sample_rate", timeline.format.sample_rate},
                      {"channels", timeline.format.channels},
                      {"audio_ms", to_milliseconds(timeline.length, timeline.format).count()},
                      {"sentences", narration.sentences},
                      {"word_times",
                       {{"measured", count_words(timeline, MarkSource::measured)},
                        {"estimated", count_words(timeline, MarkSource::estimated)}}},
                      {"voices", narration.voices},
                      {"replaced", replaced},
                      {"skipped", skipped}};
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace narrate::publish
