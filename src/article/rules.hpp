// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "narrate/article.hpp"

namespace narrate::article {

/// The patterns of a list of rules, ready to be compared with many blocks.
class Patterns {
public:
    explicit Patterns(const std::vector<std::string>& patterns);

    /// `reason`: the rule that drops the block; empty when it is kept.
    [[nodiscard]] bool match(const Document& document, const DocumentBlock& block,
                             std::string_view reason) const;

private:
    std::vector<std::string> texts_; ///< Lower case.
    std::vector<std::string> classes_;
    std::vector<std::string> reasons_;
};

/// Whether all of `text` is like `pattern`, in which '*' stands for anything. In time that grows
/// with the product of their lengths at worst.
bool is_like(std::string_view text, std::string_view pattern);

} // namespace narrate::article
