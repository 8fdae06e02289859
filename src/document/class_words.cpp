// SPDX-License-Identifier: Apache-2.0
#include "document/class_words.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace narrate::document {

std::string class_words(std::string_view attribute) {
    std::string parted;
    bool lower = false;
    for (const char c : attribute) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && lower) parted += '-';
        lower = c >= 'a' && c <= 'z';
        parted += c;
    }
    return base::repair_utf8(base::to_lower(parted));
}

} // namespace narrate::document
