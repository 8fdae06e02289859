// SPDX-License-Identifier: Apache-2.0
#include "voice/variant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/assets.hpp"
#include "base/near.hpp"
#include "base/utf8.hpp"

namespace narrate::voice {

namespace {

constexpr std::string_view kFolder = "voices/espeak/";
constexpr std::size_t kLongestName = 39;

struct Range {
    int low = 0;
    int high = 0;
};

/// An attribute whose values are whole numbers.
struct Attribute {
    std::string_view name;
    std::size_t least;           ///< How many values it has.
    std::size_t most;            ///< The same.
    std::array<Range, 5> ranges; ///< Of each; those of an attribute with one range are all alike.
    std::size_t ranges_count;
};

constexpr std::array kAttributes{
    Attribute{"pitch", 2, 2, {{{40, 500}}}, 1},
    Attribute{"formant", 2, 5, {{{0, 8}, {0, 300}, {0, 300}, {0, 300}, {-500, 500}}}, 5},
    Attribute{"echo", 2, 2, {{{0, 250}, {0, 100}}}, 2},
    Attribute{"tone", 2, 10, {{{0, 8000}, {0, 255}}}, 2},
    Attribute{"flutter", 1, 1, {{{0, 100}}}, 1},
    Attribute{"roughness", 1, 1, {{{0, 7}}}, 1},
    Attribute{"voicing", 1, 1, {{{0, 200}}}, 1},
    Attribute{"consonants", 1, 2, {{{0, 200}}}, 1},
    Attribute{"breath", 1, 8, {{{0, 100}}}, 1},
    Attribute{"breathw", 1, 8, {{{0, 1000}}}, 1},
    Attribute{"speed", 1, 1, {{{50, 200}}}, 1},
    Attribute{"stressAmp", 1, 8, {{{0, 100}}}, 1},
    Attribute{"stressAdd", 1, 8, {{{-200, 200}}}, 1},
    Attribute{"stressLength", 1, 8, {{{0, 400}}}, 1},
};

/// Attributes whose values are words.
constexpr std::string_view kName = "name";
constexpr std::string_view kLanguage = "language";
constexpr std::string_view kGender = "gender";

using Words = std::vector<std::string_view>;

Words words_of(std::string_view line) {
    line = line.substr(0, line.find("//"));
    Words words;
    for (std::size_t at = 0; (at = line.find_first_not_of(" \t\r", at)) != line.npos;) {
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    if (!words.empty() && words.front().starts_with('#')) words.clear();
    return words;
}

bool is_number_in(std::string_view word, Range range) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() && value >= range.low &&
           value <= range.high;
}

/// What is wrong with a line's values; empty when nothing is.
std::string fault_in_numbers(const Attribute& attribute, const Words& words) {
    const std::size_t count = words.size() - 1;
    if (count < attribute.least || count > attribute.most)
        return attribute.least == attribute.most
                   ? fmt::format("'{}' has {} values", attribute.name, attribute.least)
                   : fmt::format("'{}' has {} to {} values", attribute.name, attribute.least,
                                 attribute.most);
    if (attribute.name == "tone" && count % 2 != 0) return "'tone' has pairs of values";
    for (std::size_t i = 0; i < count; ++i) {
        const Range range = attribute.ranges.at(i % attribute.ranges_count);
        if (!is_number_in(words[i + 1], range))
            return fmt::format("value {} of '{}' must be a whole number from {} to {}", i + 1,
                               attribute.name, range.low, range.high);
    }
    return {};
}

std::string fault_in_words(const Words& words) {
    if (words[0] == kName)
        return words.size() == 2 && is_variant_name(words[1])
                   ? ""
                   : "'name' must be one word of letters, digits, '-' and '_'";
    if (words[0] == kLanguage)
        return words.size() == 2 && words[1] == "variant" ? "" : "'language' must be \"variant\"";
    const bool known = words.size() >= 2 && (words[1] == "female" || words[1] == "male");
    const bool aged = words.size() == 3 && is_number_in(words[2], {0, 100});
    return known && (words.size() == 2 || aged)
               ? ""
               : "'gender' must be female or male, and may have an age";
}

std::string unknown_attribute(std::string_view name) {
    Words known{kName, kLanguage, kGender};
    for (const Attribute& attribute : kAttributes) known.push_back(attribute.name);
    const auto near = base::nearest(name, known);
    return near.empty()
               ? fmt::format("unknown attribute '{}' (known: {})", name, fmt::join(known, ", "))
               : fmt::format("unknown attribute '{}' (did you mean '{}'?)", name, near.front());
}

std::string fault_in(const Words& words) {
    if (words[0] == kName || words[0] == kLanguage || words[0] == kGender)
        return fault_in_words(words);
    const auto* found =
        std::find_if(kAttributes.begin(), kAttributes.end(),
                     [&](const Attribute& attribute) { return attribute.name == words[0]; });
    return found == kAttributes.end() ? unknown_attribute(words[0])
                                      : fault_in_numbers(*found, words);
}

} // namespace

Result<std::string> parse_variant(std::string_view text, std::string_view name) {
    const auto fault = [&](std::string what) {
        return Error{
            ErrorCode::voice_invalid, std::move(what), fmt::format("variant {}", name), {}, {}};
    };
    if (text.size() > kLongestVariant)
        return fault(fmt::format("is longer than {} bytes", kLongestVariant));
    if (!base::is_valid_utf8(text)) return fault("is not UTF-8 text");
    std::string attributes;
    std::size_t line = 0;
    while (!text.empty()) {
        ++line;
        const std::size_t end = std::min(text.find('\n'), text.size());
        const Words words = words_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.empty()) continue;
        if (const std::string wrong = fault_in(words); !wrong.empty())
            return fault(fmt::format("line {}: {}", line, wrong));
        attributes += fmt::format("{}\n", fmt::join(words, " "));
    }
    return attributes;
}

bool is_variant_name(std::string_view name) {
    constexpr std::string_view kAllowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    return !name.empty() && name.size() <= kLongestName &&
           name.find_first_not_of(kAllowed) == std::string_view::npos;
}

Result<std::string> find_builtin_variant(std::string_view name) {
    const std::string_view data = base::find_asset(std::string(kFolder) + std::string(name));
    if (is_variant_name(name) && !data.empty()) return parse_variant(data, name);
    Words names;
    for (const base::Asset& asset : base::assets())
        if (asset.name.starts_with(kFolder)) names.push_back(asset.name.substr(kFolder.size()));
    const auto near = base::nearest(name, names);
    return Error{ErrorCode::voice_unknown,
                 fmt::format("no variant \"{}\"", name),
                 {},
                 {},
                 fmt::format("known: {}", fmt::join(near.empty() ? names : near, ", "))};
}

} // namespace narrate::voice
