// SPDX-License-Identifier: Apache-2.0
#include "base/table.hpp"

namespace narrate::base {

const std::vector<std::string_view>* TableReader::next() {
    while (!rest_.empty()) {
        const std::size_t end = rest_.find('\n');
        std::string_view row = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        ++line_;
        if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
        if (row.empty() || row.front() == '#') continue;
        columns_.clear();
        for (;;) {
            const std::size_t tab = row.find('\t');
            columns_.push_back(row.substr(0, tab));
            if (tab == std::string_view::npos) break;
            row.remove_prefix(tab + 1);
        }
        return &columns_;
    }
    return nullptr;
}

} // namespace narrate::base
