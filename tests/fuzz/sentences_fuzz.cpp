// SPDX-License-Identifier: Apache-2.0
// Any bytes as text in a language that the first byte chooses: sentences lie in order, cover all
// that is no white space, begin and end between code points, and can be segmented again.
#include <array>
#include <cstdint>
#include <string>

#include "base/utf8.hpp"
#include "fuzz/require.hpp"
#include "narrate/sentence.hpp"

namespace {

constexpr std::array<std::string_view, 16> kLanguages = {
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ar", "el", "hy", "hi", "ja", "kk", "xx"};

/// No code point is cut in two at `at`.
bool is_border(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 4;
    for (std::size_t begin = at < kLongest ? 0 : at - kLongest + 1; begin < at; ++begin) {
        const auto lead = static_cast<unsigned char>(text[begin]);
        const bool starts = lead < 0x80 || lead >= 0xC0;
        if (starts && begin + narrate::base::decode(text, begin).length > at) return false;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace narrate;
    if (size == 0) return 0;
    const std::string_view language = kLanguages[data[0] % kLanguages.size()];
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    std::size_t at = 0;
    for (const TextRange s : segment_sentences(text, language)) {
        fuzz::require(s.begin >= at && s.end > s.begin && s.end <= text.size());
        fuzz::require(base::trim(text.substr(at, s.begin - at)).empty());
        fuzz::require(base::trim(s.of(text)).size() == s.size());
        fuzz::require(is_border(text, s.begin) && is_border(text, s.end));
        fuzz::require(!segment_sentences(s.of(text), language).empty());
        at = s.end;
    }
    fuzz::require(base::trim(text.substr(at)).empty());
    return 0;
}
