// SPDX-License-Identifier: Apache-2.0
// Any bytes as a voice file and as a variant: something within its ranges, or an error that is
// told.
#include <cstdint>
#include <string>

#include "fuzz/require.hpp"
#include "narrate/voice.hpp"
#include "voice/variant.hpp"

using namespace narrate;

namespace {

void check_voice(std::string_view bytes) {
    const auto voice = parse_voice(bytes, "fuzz");
    if (!voice) {
        fuzz::require(voice.error().code == ErrorCode::voice_invalid);
        return;
    }
    fuzz::require(voice->rate >= 80 && voice->rate <= 450);
    fuzz::require(voice->gender.empty() || voice->gender == "female" || voice->gender == "male");
    fuzz::require(voice->variant.empty() || voice::is_variant_name(voice->variant));
    fuzz::require(voice->fallback != "fuzz");
}

void check_variant(std::string_view bytes) {
    const auto variant = voice::parse_variant(bytes, "fuzz");
    if (!variant) {
        fuzz::require(variant.error().code == ErrorCode::voice_invalid);
        return;
    }
    fuzz::require(variant->size() <= voice::kLongestVariant + 1);
    // What has been checked is what the next check gives.
    const auto again = voice::parse_variant(*variant, "fuzz");
    fuzz::require(variant->size() > voice::kLongestVariant || (again && *again == *variant));
    for (const char c : *variant) fuzz::require(c == '\n' || (c >= ' ' && c <= '~'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_voice(bytes);
    check_variant(bytes);
    return 0;
}
