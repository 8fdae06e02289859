// SPDX-License-Identifier: Apache-2.0
#include "publish/marks_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>

namespace narrate::publish {

namespace {

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

std::string marks_json(const Article& article, const Narration& narration) {
    const Timeline& timeline = narration.timeline;
    std::string json;
    auto out = std::back_inserter(json);
    fmt::format_to(out, "{{\"schema\":\"narrate.marks/1\",\n\"sample_rate\":{},\n\"frames\":{},\n",
                   timeline.format.sample_rate, timeline.length.count);
    fmt::format_to(out, "\"text\":{},\n\"skipped\":[", quoted(article.text));
    const char* separator = "\n";
    for (const SkippedText& skipped : narration.skipped) {
        fmt::format_to(out, "{}{{\"begin\":{},\"end\":{},\"reason\":{}}}", separator,
                       skipped.range.begin, skipped.range.end, quoted(skipped.reason));
        separator = ",\n";
    }
    json += "],\n\"marks\":[";
    separator = "\n";
    for (const Mark& mark : timeline.marks) {
        fmt::format_to(out, "{}{{\"kind\":\"{}\",\"begin\":{},\"end\":{},\"frame\":{}{}}}",
                       separator, to_string(mark.kind), mark.range.begin, mark.range.end,
                       mark.frame.count,
                       mark.source == MarkSource::estimated ? ",\"estimated\":true" : "");
        separator = ",\n";
    }
    json += "]}\n";
    return json;
}

} // namespace narrate::publish
