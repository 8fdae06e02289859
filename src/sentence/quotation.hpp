// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace narrate::sentence {

/// A quotation or bracket opens at `at`, in the sentence that began at `begin`. Gives where its
/// closing sign stands if the stops inside it end no sentence, else 0.
std::size_t end_of_unbroken(std::string_view text, std::size_t at, std::size_t begin);

} // namespace narrate::sentence
