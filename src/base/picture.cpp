// SPDX-License-Identifier: Apache-2.0
#include "base/picture.hpp"

namespace narrate::base {

std::string picture_type(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
    return {};
}

} // namespace narrate::base
