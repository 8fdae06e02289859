// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// The short texts of a feed, which are meant in several ways.
namespace narrate::document {

/// Whether a text is HTML, by the look of it: feeds do not say.
bool looks_like_html(std::string_view text);

/// One line of text, at most 1,000 bytes.
std::string plain_fact(std::string_view text);
/// The same of a piece of HTML ("The tide &amp; the <em>town</em>").
std::string html_fact(std::string_view html);

/// "ann@courier.example (Ann Harlow)" as "Ann Harlow"; an address alone names nobody.
std::string author_name(std::string_view text);

/// Plain text as HTML: blank lines part paragraphs.
std::string html_of_text(std::string_view text);

} // namespace narrate::document
