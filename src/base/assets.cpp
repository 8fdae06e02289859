// SPDX-License-Identifier: Apache-2.0
#include "base/assets.hpp"

#include <algorithm>

namespace narrate::base {

std::string_view find_asset(std::string_view name) {
    const auto all = assets();
    const auto found = std::lower_bound(
        all.begin(), all.end(), name,
        [](const Asset& asset, std::string_view wanted) { return asset.name < wanted; });
    return found != all.end() && found->name == name ? found->data : std::string_view{};
}

} // namespace narrate::base
