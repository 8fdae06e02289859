// SPDX-License-Identifier: Apache-2.0
#include "document/html/attributes.hpp"

#include <algorithm>
#include <array>

namespace narrate::document {

namespace {

constexpr std::size_t kMostAttributes = 256;
/// Elements whose content is no markup.
constexpr std::array<std::string_view, 3> kRaw = {"script", "style", "textarea"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() &&
           std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

/// Goes through the tags of a page.
class Scanner {
public:
    explicit Scanner(std::string_view html) : html_(html) {}

    std::string bounded() {
        while ((at_ = html_.find('<', at_)) != std::string_view::npos) {
            if (html_.substr(at_).starts_with("<!--"))
                skip_past("-->");
            else if (at_ + 1 < html_.size() && is_letter(html_[at_ + 1]))
                read_tag();
            else
                ++at_;
        }
        if (kept_.empty()) return {};
        kept_ += html_.substr(copied_);
        return std::move(kept_);
    }

private:
    void skip_past(std::string_view end) {
        const std::size_t found = html_.find(end, at_);
        at_ = found == std::string_view::npos ? html_.size() : found + end.size();
    }

    void read_tag() {
        const std::size_t name_begin = ++at_;
        while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>' &&
               html_[at_] != '/')
            ++at_;
        const std::string_view name = html_.substr(name_begin, at_ - name_begin);
        read_attributes();
        for (const std::string_view raw : kRaw)
            if (equals_ignoring_case(name, raw)) skip_raw(raw);
    }

    /// To the tag's end; beyond the most attributes, what there is is left out.
    void read_attributes() {
        std::size_t count = 0;
        std::size_t cut = 0;
        while (at_ < html_.size() && html_[at_] != '>') {
            if (is_space(html_[at_]) || html_[at_] == '/') {
                ++at_;
                continue;
            }
            if (++count == kMostAttributes + 1) cut = at_;
            read_attribute();
        }
        if (cut == 0) return;
        kept_ += html_.substr(copied_, cut - copied_);
        copied_ = at_;
    }

    void read_attribute() {
        ++at_; // An attribute's name may begin with anything, also with "=".
        while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>' &&
               html_[at_] != '/' && html_[at_] != '=')
            ++at_;
        std::size_t value = at_;
        while (value < html_.size() && is_space(html_[value])) ++value;
        if (value >= html_.size() || html_[value] != '=') return;
        ++value;
        while (value < html_.size() && is_space(html_[value])) ++value;
        at_ = value;
        if (at_ >= html_.size()) return;
        const char quote = html_[at_];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = html_.find(quote, at_ + 1);
            at_ = end == std::string_view::npos ? html_.size() : end + 1;
            return;
        }
        while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
    }

    /// To the end tag of an element whose content is no markup.
    void skip_raw(std::string_view name) {
        while ((at_ = html_.find("</", at_)) != std::string_view::npos) {
            if (equals_ignoring_case(html_.substr(at_ + 2, name.size()), name)) return;
            at_ += 2;
        }
        at_ = html_.size();
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::string kept_;       ///< What was kept up to copied_, once something was left out.
    std::size_t copied_ = 0; ///< Up to here the text is in `kept_`, or left out.
};

} // namespace

std::string bound_attributes(std::string_view html) {
    return Scanner(html).bounded();
}

} // namespace narrate::document
