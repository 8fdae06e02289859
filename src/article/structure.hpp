// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "narrate/document.hpp"

namespace narrate::article {

/// The reason why a block's place in its page makes it chrome; empty when it does not.
std::string_view structure_reason(const Document& document, const DocumentBlock& block);

} // namespace narrate::article
