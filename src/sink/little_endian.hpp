// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace narrate::sink {

/// Appends a number of so many bytes, the lowest first.
inline void put_little_endian(std::string& bytes, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

} // namespace narrate::sink
