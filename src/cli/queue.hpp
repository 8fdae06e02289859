// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "narrate/article.hpp"

/// What is to be heard, one article after the other.
namespace narrate::cli {

struct QueueItem;

/// What a feed holds: its articles, and what is left out of it and why.
struct OpenedFeed {
    std::vector<QueueItem> items;
    std::vector<std::string> notes;
};

/// One article to be heard, not read yet; or an input that may turn out to be a feed of several.
struct QueueItem {
    std::string input; ///< How the user named it; that of its feed. For messages.
    std::string title; ///< Where a feed tells it; else empty.
    /// Reads it, and cleans it by the user's rules, too; errors name it. May block for long.
    std::function<Result<std::variant<Article, OpenedFeed>>(const std::stop_token&)> open;
    /// Once it was opened: the bytes of standard input, which cannot be read again; else nothing.
    std::function<std::string_view()> standard_input = [] { return std::string_view(); };
};

/// The articles in their order. It grows when an input turns out to be a feed. One thread at a
/// time.
struct Queue {
    std::vector<QueueItem> items;
    std::vector<std::string> notes; ///< What was left out and why; whoever tells them clears them.

    /// The article at `place`, which must be one of the items. A feed there is replaced by its
    /// articles first, so that the place is that of the first one, and `items` may be longer.
    /// Errors name the input; the item stays, and others can still be loaded.
    Result<Article> load(std::size_t place, const std::stop_token& stop = {});
};

/// The articles of files, addresses, folders (their files, sorted by name; none of folders inside)
/// and - for standard input. Nothing is read but the names in folders: what is wrong with an input
/// is told when it is loaded. What can be read but once is kept for the next time.
Queue make_queue(const std::vector<std::string>& inputs, const ExtractOptions& options);

} // namespace narrate::cli
