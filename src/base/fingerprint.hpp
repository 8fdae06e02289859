// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace narrate::base {

/// 128 bits that stand for what was hashed (XXH3): the same for the same bytes on every machine.
/// Not for secrets. Pure.
struct Fingerprint {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};
Fingerprint fingerprint(std::string_view bytes);
/// In 32 hexadecimal digits.
std::string to_string(const Fingerprint& fingerprint);

} // namespace narrate::base
