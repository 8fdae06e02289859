// SPDX-License-Identifier: Apache-2.0
#include "player/position_json.hpp"

#include <nlohmann/json.hpp>

#include <vector>

#include "base/utf8.hpp"

namespace narrate::player {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;
constexpr std::size_t kLongestTitle = 500;          // Bytes.
constexpr std::size_t kLongestInput = 8192;         // Of the system's paths 4,096 at most.
constexpr std::int64_t kLastTime = 253'402'300'799; ///< The end of the year 9999.

/// The beginning of a text, in whole code points.
std::string cut(const std::string& text, std::size_t most) {
    std::string whole = base::repair_utf8(text);
    if (whole.size() <= most) return whole;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0U) == 0x80U) --end;
    whole.resize(end);
    return whole;
}

Json json_of_input(const std::string& input) {
    if (input.size() > kLongestInput) return "";
    if (base::is_valid_utf8(input)) return input;
    return std::vector<unsigned char>(input.begin(), input.end());
}

std::optional<std::string> input_of(const Json& json) {
    std::string input;
    if (json.is_string()) {
        input = json.get<std::string>();
    } else {
        if (!json.is_array()) return std::nullopt;
        for (const Json& byte : json) {
            if (!byte.is_number_unsigned() || byte.get<std::uint64_t>() > 0xFF) return std::nullopt;
            input += static_cast<char>(byte.get<unsigned char>());
        }
    }
    // A path or an address ends where a C string does.
    const bool is_good = input.size() <= kLongestInput && input.find('\0') == std::string::npos;
    return is_good ? std::optional(std::move(input)) : std::nullopt;
}

} // namespace

std::string position_json(const Remembered& article) {
    const Json json{{"schema", kSchema},
                    {"title", cut(article.title, kLongestTitle)},
                    {"input", json_of_input(article.input)},
                    {"remaining", article.remaining},
                    {"size", article.size},
                    {"listened", article.listened},
                    {"finished", article.finished}};
    return json.dump() + "\n";
}

std::optional<Remembered> parse_position(std::string_view json_text, const std::string& id) {
    if (json_text.size() > kLargestPosition) return std::nullopt;
    const Json json = Json::parse(json_text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    // Null where it is missing.
    const auto part = [&json](const char* name) {
        const auto found = json.find(name);
        return found == json.end() ? Json() : *found;
    };
    const auto input = input_of(part("input"));
    const bool has_kinds = part("schema") == kSchema && part("title").is_string() && input &&
                           part("remaining").is_number_unsigned() &&
                           part("size").is_number_unsigned() &&
                           part("listened").is_number_unsigned() && part("finished").is_boolean();
    if (!has_kinds) return std::nullopt;
    Remembered article{id,
                       cut(part("title").get<std::string>(), kLongestTitle),
                       *input,
                       part("remaining").get<std::size_t>(),
                       part("size").get<std::size_t>(),
                       part("listened").get<std::int64_t>(),
                       part("finished").get<bool>()};
    const bool is_sound =
        article.remaining <= article.size && article.listened >= 0 && article.listened <= kLastTime;
    return is_sound ? std::optional(std::move(article)) : std::nullopt;
}

} // namespace narrate::player
