// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// The names that feeds are written in.
namespace narrate::document {

/// What an element of a feed, or of one of its entries, tells.
enum class FeedField {
    none,
    title,
    link,
    id,
    author,    ///< RSS: a mail's sender. Atom: its name stands inside.
    creator,   ///< A name.
    published, //
    updated,   //
    language,  //
    summary,
    content,
};

/// The field of an element, by its namespace's address and its name with its prefix; where nothing
/// declares the prefix, by what it usually stands for.
FeedField field_of(std::string_view space, std::string_view name);

/// An element's name without its prefix.
std::string_view local_name(std::string_view name);

/// Whether the namespace is that of a feed's own elements, or none.
bool is_feed_space(std::string_view space);

} // namespace narrate::document
