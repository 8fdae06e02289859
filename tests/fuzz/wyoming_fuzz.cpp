// SPDX-License-Identifier: Apache-2.0
// Any bytes as what a peer sends: the same events whether they come at once or in pieces.
#include <cstdint>
#include <string>
#include <vector>

#include "fuzz/require.hpp"
#include "synth/wyoming.hpp"

namespace {

std::vector<std::string> events(std::string_view bytes, std::size_t step) {
    using namespace narrate;
    synth::Decoder decoder;
    std::vector<std::string> result;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        decoder.feed(bytes.substr(at, step));
        for (;;) {
            auto event = decoder.next();
            if (!event) return result;
            if (!event->has_value()) break;
            result.push_back(synth::encode(**event));
        }
    }
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    narrate::fuzz::require(events(bytes, bytes.size() + 1) == events(bytes, data[0] % 7 + 1U));
    return 0;
}
