// SPDX-License-Identifier: Apache-2.0
#include "document/feed/xml_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace narrate::document {

namespace {

constexpr std::size_t kMostAttributes = 32;

/// What may stand in XML: no control characters but white space, no noncharacters.
bool is_xml(std::uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
           (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// "&#8217;…", "&#x2019;…"
bool is_character(std::string_view text) {
    if (!text.starts_with("&#")) return false;
    text.remove_prefix(2);
    const bool hexadecimal = text.starts_with('x');
    if (hexadecimal) text.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, hexadecimal ? 16 : 10);
    return error == std::errc() && end != text.data() + text.size() && *end == ';' && is_xml(value);
}

void blank_what_is_no_xml(std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 && !is_xml(byte)) text[i] = ' ';
        const std::string_view three = std::string_view(text).substr(i, 3);
        if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") text.replace(i, 3, 3, ' ');
    }
}

/// Goes through the text once, from one mark that matters to the next.
class Scanner {
public:
    explicit Scanner(std::string_view xml) : xml_(xml) { out_.reserve(xml.size()); }

    std::string scan() {
        while (at_ < xml_.size()) {
            const std::size_t mark = std::min(xml_.find_first_of("<&", at_), xml_.size());
            out_ += xml_.substr(at_, mark - at_);
            at_ = mark;
            if (at_ == xml_.size()) break;
            if (xml_[at_] == '&')
                take_reference();
            else if (starts("<![CDATA["))
                take_past("]]>");
            else if (starts("<!--"))
                take_past("-->");
            else if (!take_tag())
                break;
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] bool starts(std::string_view mark) const {
        return xml_.substr(at_, mark.size()) == mark;
    }

    void take_past(std::string_view end) {
        const std::size_t found = xml_.find(end, at_);
        const std::size_t to = found == std::string_view::npos ? xml_.size() : found + end.size();
        out_ += xml_.substr(at_, to - at_);
        at_ = to;
    }

    /// A reference that XML knows stays; any other "&" becomes text.
    void take_reference() {
        constexpr std::array<std::string_view, 5> kNames = {"&amp;", "&lt;", "&gt;", "&quot;",
                                                            "&apos;"};
        const bool known = std::any_of(kNames.begin(), kNames.end(),
                                       [this](std::string_view name) { return starts(name); });
        out_ += known || is_character(xml_.substr(at_)) ? "&" : "&amp;";
        ++at_;
    }

    /// False, and nothing taken, for a tag of too many attributes.
    bool take_tag() {
        const std::size_t before = out_.size();
        std::size_t attributes = 0;
        char quote = 0;
        for (; at_ < xml_.size(); ++at_) {
            const char c = xml_[at_];
            if (c == '&') {
                take_reference();
                --at_; // The loop goes past it.
                continue;
            }
            out_ += c;
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
                if (++attributes > kMostAttributes) {
                    out_.resize(before);
                    return false;
                }
            } else if (c == '>') {
                ++at_;
                break;
            }
        }
        return true;
    }

    std::string_view xml_;
    std::size_t at_ = 0;
    std::string out_;
};

} // namespace

std::string xml_text(std::string text) {
    blank_what_is_no_xml(text);
    std::size_t begin = std::min(text.find('<'), text.size());
    if (text.compare(begin, 6, "<?xml ") == 0)
        begin = std::min(text.find('<', begin + 1), text.size());
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(begin);
    // Lines keep their numbers.
    const std::string lines(static_cast<std::size_t>(std::count(text.begin(), end, '\n')), '\n');
    return lines + Scanner(std::string_view(text).substr(begin)).scan();
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

} // namespace narrate::document
