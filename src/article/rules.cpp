// SPDX-License-Identifier: Apache-2.0
#include "article/rules.hpp"

#include <algorithm>

#include "base/toml.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/class_words.hpp"

namespace narrate {

namespace {

constexpr std::string_view kClass = "class:";
constexpr std::string_view kReason = "reason:";

/// "https://user@www.courier.example:8080/tide" → "www.courier.example".
std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos)
        url.remove_prefix(user + 1);
    return url.substr(0, url.find(':'));
}

bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == word) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

} // namespace

bool SiteRules::apply_to(std::string_view url) const {
    if (site.empty()) return true;
    const std::string host = base::to_lower(host_of(url));
    const std::string wanted = base::to_lower(site);
    return host == wanted || host.ends_with("." + wanted);
}

Result<SiteRules> parse_site_rules(std::string_view toml, std::string_view name) {
    base::TomlReader reader(toml, ErrorCode::table_invalid, std::string(name));
    reader.check_keys("", {"site", "keep", "drop"});
    SiteRules rules;
    rules.site = reader.text("", "site", std::string());
    rules.rules.keep = reader.texts("", "keep");
    rules.rules.drop = reader.texts("", "drop");
    if (reader.fault()) return *reader.fault();
    return rules;
}

namespace article {

bool is_like(std::string_view text, std::string_view pattern) {
    // Greedy, and back to the last '*' where it fails: no recursion, whatever the pattern.
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t from = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == '*') {
            star = in++;
            from = at;
        } else if (in < pattern.size() && pattern[in] == text[at]) {
            ++in;
            ++at;
        } else if (star != std::string_view::npos) {
            in = star + 1;
            at = ++from;
        } else {
            return false;
        }
    }
    while (in < pattern.size() && pattern[in] == '*') ++in;
    return in == pattern.size();
}

Patterns::Patterns(const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
        if (pattern.starts_with(kClass))
            classes_.push_back(document::class_words(pattern.substr(kClass.size())));
        else if (pattern.starts_with(kReason))
            reasons_.push_back(pattern.substr(kReason.size()));
        else
            texts_.push_back(base::to_lower(base::trim(pattern)));
    }
}

bool Patterns::match(const Document& document, const DocumentBlock& block,
                     std::string_view reason) const {
    if (std::find(reasons_.begin(), reasons_.end(), reason) != reasons_.end()) return true;
    for (std::uint32_t i = block.features.element; !classes_.empty() && i != 0;
         i = document.elements[i].parent)
        for (const std::string& word : classes_)
            if (has_word(document.elements[i].words, word)) return true;
    if (texts_.empty()) return false;
    const std::string text = base::to_lower(block.text);
    return std::any_of(texts_.begin(), texts_.end(),
                       [&](const std::string& pattern) { return is_like(text, pattern); });
}

} // namespace article

} // namespace narrate
