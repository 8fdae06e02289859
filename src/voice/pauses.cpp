// SPDX-License-Identifier: Apache-2.0
#include "voice/pauses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "base/near.hpp"

namespace narrate::voice {

namespace {

using Wanted = std::optional<std::chrono::milliseconds>;

struct Part {
    std::string_view name;
    Wanted WantedPauses::*wanted;
    std::chrono::milliseconds Pauses::*pause;
};
constexpr std::array kParts{Part{"sentence", &WantedPauses::sentence, &Pauses::sentence},
                            Part{"paragraph", &WantedPauses::paragraph, &Pauses::paragraph},
                            Part{"heading", &WantedPauses::heading, &Pauses::heading}};

Error invalid(std::string what, std::string hint) {
    return {ErrorCode::invalid_argument, std::move(what), {}, {}, std::move(hint)};
}

/// "200ms", "0.5s"
Wanted parse_length(std::string_view text) {
    constexpr double kMilliseconds = 1000;
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc()) return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit == "s")
        value *= kMilliseconds;
    else if (unit != "ms")
        return std::nullopt;
    // What is no number is not within these bounds either.
    if (!(value >= 0 && value <= static_cast<double>(kLongestPause.count()))) return std::nullopt;
    return std::chrono::milliseconds(std::llround(value));
}

Result<void> parse_part(std::string_view text, WantedPauses& pauses) {
    const std::size_t equals = std::min(text.find('='), text.size());
    const std::string_view name = text.substr(0, equals);
    const auto* const part = std::find_if(kParts.begin(), kParts.end(),
                                          [name](const Part& known) { return known.name == name; });
    if (part == kParts.end()) {
        constexpr std::array<std::string_view, 3> kNames{"sentence", "paragraph", "heading"};
        const auto near = base::nearest(name, kNames);
        return invalid(fmt::format("no pause \"{}\"", name),
                       near.empty() ? fmt::format("known: {}", fmt::join(kNames, ", "))
                                    : fmt::format("did you mean {}?", near.front()));
    }
    if (pauses.*part->wanted) return invalid(fmt::format("\"{}\" stands twice", name), {});
    const std::string_view length = text.substr(std::min(equals + 1, text.size()));
    pauses.*part->wanted = parse_length(length);
    if (!(pauses.*part->wanted))
        return invalid(fmt::format("no length \"{}\" of the pause \"{}\"", length, name),
                       fmt::format("give 0s to {}s, or milliseconds: {}=200ms",
                                   kLongestPause / std::chrono::seconds(1), name));
    return {};
}

} // namespace

Result<WantedPauses> parse_pauses(std::string_view text) {
    WantedPauses pauses;
    for (;;) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (auto read = parse_part(text.substr(0, comma), pauses); !read) return read.error();
        if (comma == text.size()) return pauses;
        text.remove_prefix(comma + 1);
    }
}

WantedPauses either(const WantedPauses& first, const WantedPauses& second) {
    WantedPauses pauses = first;
    for (const Part& part : kParts)
        if (!(pauses.*part.wanted)) pauses.*part.wanted = second.*part.wanted;
    return pauses;
}

void set_pauses(VoiceSpec& voice, const WantedPauses& wanted) {
    for (const Part& part : kParts)
        voice.pauses.*part.pause = (wanted.*part.wanted).value_or(voice.pauses.*part.pause);
}

VoiceSource with_pauses(VoiceSource source, const WantedPauses& wanted) {
    const auto wrap = [&wanted](std::function<Result<VoiceSpec>(std::string_view)> find) {
        return [wanted, find = std::move(find)](std::string_view name) {
            auto voice = find(name);
            if (voice) set_pauses(*voice, wanted);
            return voice;
        };
    };
    return {wrap(std::move(source.find)), wrap(std::move(source.for_language))};
}

} // namespace narrate::voice
