// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "narrate/error.hpp"

namespace narrate::document {

/// The bytes as UTF-8 without BOM, ill-formed parts replaced by U+FFFD. The encoding is that of a
/// BOM, else `charset` (any name that ICU knows), else UTF-8 where the bytes are that, else what a
/// <meta> or XML declaration names, else what the bytes look like. Errors: input_unsupported
/// (binary).
Result<std::string> decode_text(std::string_view bytes, std::string_view charset);

} // namespace narrate::document
