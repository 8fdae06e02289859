// SPDX-License-Identifier: Apache-2.0
#include "document/feed/facts.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "document/builder.hpp"
#include "document/feed/xml_text.hpp"
#include "document/html/parse.hpp"

namespace narrate::document {

namespace {

constexpr std::size_t kLongestFact = 1000; ///< Bytes; nobody's title is longer.
/// Bytes of markup that a fact may come in.
constexpr std::size_t kLongestMarkup = 8 * kLongestFact;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The first bytes of a text, without a broken character at their end.
std::string_view beginning(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

} // namespace

bool looks_like_html(std::string_view text) {
    for (std::size_t at = 0; (at = text.find_first_of("<&", at)) != std::string_view::npos; ++at) {
        if (at + 1 >= text.size()) return false;
        const char next = text[at + 1];
        if (is_letter(next) || next == (text[at] == '<' ? '/' : '#')) return true;
    }
    return false;
}

std::string plain_fact(std::string_view text) {
    TextCollector collector;
    collector.add(beginning(text, kLongestMarkup));
    return std::string(base::trim(beginning(collector.take(), kLongestFact)));
}

std::string html_fact(std::string_view html) {
    if (!looks_like_html(html)) return plain_fact(html);
    std::string text;
    for (const DocumentBlock& block : parse_html(beginning(html, kLongestMarkup)).blocks)
        text += block.text + ' ';
    return plain_fact(text);
}

std::string author_name(std::string_view text) {
    std::string fact = html_fact(text);
    const std::size_t at = fact.find('@');
    if (at == std::string::npos) return fact;
    const std::size_t open = fact.find('(', at);
    if (open == std::string::npos) return {};
    const std::size_t close = std::min(fact.find(')', open), fact.size());
    return std::string(base::trim(std::string_view(fact).substr(open + 1, close - open - 1)));
}

std::string html_of_text(std::string_view text) {
    std::string html = "<p>";
    bool line_is_blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        line_is_blank = base::trim(line).empty();
        html += line_is_blank ? "</p><p>" : escaped(line) + "\n";
        at = end + 1;
    }
    return html + "</p>";
}

} // namespace narrate::document
