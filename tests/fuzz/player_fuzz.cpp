// SPDX-License-Identifier: Apache-2.0
// Any bytes from a terminal, as a file of settings, and as one of the history.
#include <cstdint>
#include <string>

#include "fuzz/require.hpp"
#include "player/key_decoder.hpp"
#include "player/position_json.hpp"
#include "player/settings.hpp"

using namespace narrate;

namespace {

void check_keys(std::string_view bytes) {
    player::KeyDecoder whole;
    const auto at_once = whole.decode(bytes);
    fuzz::require(at_once.size() <= bytes.size());
    player::KeyDecoder pieces;
    std::vector<player::Key> one_by_one;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (const auto& key : pieces.decode(bytes.substr(i, 1))) one_by_one.push_back(key);
    fuzz::require(at_once == one_by_one);
    fuzz::require(whole.is_waiting() == pieces.is_waiting());
    const auto rest = whole.flush();
    fuzz::require(rest.size() <= 2 && rest == pieces.flush() && !whole.is_waiting());
    fuzz::require(whole.decode("q").size() == 1);
}

void check_settings(std::string_view bytes) {
    const auto settings = player::parse_settings(bytes, "fuzz");
    if (!settings) {
        fuzz::require(settings.error().code == ErrorCode::table_invalid);
        return;
    }
    fuzz::require(settings->rate >= 0.5 && settings->rate <= 4);
    fuzz::require(settings->volume >= 0 && settings->volume <= 200);
    // What the help names can be written into the settings.
    for (const auto& action : player::actions())
        for (const auto& key : settings->keys.keys_of(action.action))
            fuzz::require(player::key_named(name_of(key)) == key);
}

void check_position(std::string_view bytes) {
    const auto article = player::parse_position(bytes, "fuzz");
    if (!article) return;
    fuzz::require(article->remaining <= article->size);
    const std::string json = player::position_json(*article);
    fuzz::require(json.size() <= player::kLargestPosition);
    fuzz::require(player::parse_position(json, "fuzz") == article);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_keys(bytes);
    check_settings(bytes);
    check_position(bytes);
    return 0;
}
