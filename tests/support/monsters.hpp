// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// Inputs that are meant to hurt: what a parser may be slow at, made as large as one likes.
namespace narrate::test {

struct Monster {
    const char* name;
    const char* extension; ///< "html", "txt" or "md".
    std::size_t size;      ///< Of the one that narrate is measured with.
    std::string (*make)(std::size_t n);
};

/// A sentence that each monster holds, so that it can be seen whether it was read.
extern const char* const kMonsterText;

const std::vector<Monster>& monsters();

} // namespace narrate::test
