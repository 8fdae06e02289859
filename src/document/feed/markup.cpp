// SPDX-License-Identifier: Apache-2.0
#include "document/feed/markup.hpp"

#include <algorithm>
#include <array>

#include "document/feed/vocabulary.hpp"
#include "document/feed/xml_text.hpp"

namespace narrate::document {

namespace {

/// What cleaning looks at.
constexpr std::array<const char*, 9> kAttributes = {
    "class", "id", "role", "itemprop", "href", "lang", "hidden", "aria-hidden", "style"};
/// Elements of HTML that have no end.
constexpr std::array<std::string_view, 12> kVoid = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"};

} // namespace

void append_begin_tag(std::string& html, const base::XmlReader& xml) {
    html += '<';
    html += local_name(xml.name());
    for (const char* const name : kAttributes) {
        const std::string value = xml.attribute(name);
        if (value.empty()) continue;
        html += ' ';
        html += name;
        html += "=\"" + escaped(value) + '"';
    }
    html += '>';
}

void append_end_tag(std::string& html, const base::XmlReader& xml) {
    const std::string_view name = local_name(xml.name());
    if (std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end()) return;
    html += "</";
    html += name;
    html += '>';
}

} // namespace narrate::document
