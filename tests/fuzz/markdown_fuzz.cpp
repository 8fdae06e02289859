// SPDX-License-Identifier: Apache-2.0
// Any bytes as a Markdown text.
#include "fuzz/clean.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    narrate::fuzz::check_cleaning(data, size, "text.md");
    return 0;
}
