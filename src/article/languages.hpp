// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "narrate/article.hpp"

namespace narrate::article {

/// Settles in which language the article and each of its blocks are.
///
/// The article: what the page declares, or looked like as a whole, stays unless the text that was
/// kept is surely in another language (an English newsletter on a German site). A block: what the
/// page declares of it stays unless its text says otherwise (a theme's "en" around German
/// paragraphs), and a long paragraph, quotation or list item that is surely in another language
/// than the article gets that one. In doubt a block is in the article's language, which is no
/// language of its own; so is one in another kind of it ("en-US" in an article in "en-GB"). Pure.
void settle_languages(Article& article);

} // namespace narrate::article
