// SPDX-License-Identifier: Apache-2.0
#include "document/builder.hpp"

#include <utility>

#include "base/utf8.hpp"

namespace narrate::document {

void TextCollector::add(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        if (base::is_space(c.value)) {
            space_ = true;
            continue;
        }
        if (base::is_control(c.value) || base::is_invisible(c.value)) continue;
        if (space_ && !text_.empty()) {
            text_ += ' ';
            ++length_;
        }
        space_ = false;
        base::append_utf8(text_, c.value);
        ++length_;
    }
}

std::string TextCollector::take() {
    space_ = false;
    length_ = 0;
    return std::exchange(text_, {});
}

} // namespace narrate::document
