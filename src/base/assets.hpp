// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

/// The tables of assets/ and the files of voices/, built into the library: they are constants of
/// the program, found without a file system, and the same wherever the library is moved to.
namespace narrate::base {

struct Asset {
    std::string_view name; ///< Path below the project's top folder: "assets/chrome/en.tsv".
    std::string_view data;
};

/// All of them, sorted by name.
std::span<const Asset> assets();

/// The one of that name; empty when there is none.
std::string_view find_asset(std::string_view name);

} // namespace narrate::base
