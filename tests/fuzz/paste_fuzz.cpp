// SPDX-License-Identifier: Apache-2.0
// Any bytes as a pasted page.
#include "fuzz/clean.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    narrate::fuzz::check_cleaning(data, size, "paste.txt");
    return 0;
}
