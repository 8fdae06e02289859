// SPDX-License-Identifier: Apache-2.0
#include "article/metadata.hpp"

#include <algorithm>

#include "article/date_line.hpp"
#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/iso_date.hpp"

namespace narrate::article {

namespace {

constexpr std::size_t kLongestByline = 80;

/// A date as machines write it, or as people do.
std::string iso_date(const std::string& text, std::string_view language) {
    std::string date = document::iso_date(text);
    return date.empty() ? parse_date_line(text, language) : date;
}

/// "The headline | The Site" without the site that is known by name.
std::string without_site(const std::string& title, std::string_view site) {
    if (site.empty() || title.size() <= site.size()) return title;
    const std::size_t at = title.size() - site.size();
    if (base::to_lower(title.substr(at)) != base::to_lower(site)) return title;
    std::size_t end = at;
    while (end > 0 && !base::is_letter(base::decode_before(title, end).value) &&
           !base::is_digit(base::decode_before(title, end).value))
        end -= base::decode_before(title, end).length;
    // Something must part them: "News from the Harbour Post" is all headline.
    const std::string_view between = std::string_view(title).substr(end, at - end);
    const bool parted = !base::trim(between).empty();
    return parted && end > 0 ? title.substr(0, end) : title;
}

/// "https://www.example.org/" as "example.org".
std::string site_name(const std::string& site) {
    const std::size_t scheme = site.find("://");
    if (scheme == std::string::npos) return site;
    std::string host = site.substr(scheme + 3);
    host = host.substr(0, host.find('/'));
    return host.starts_with("www.") ? host.substr(4) : host;
}

/// "en-us" as "en-US".
std::string usual_case(const std::string& tag) {
    std::string usual = base::to_lower(tag);
    const std::size_t dash = usual.find('-');
    if (dash != std::string::npos && usual.size() == dash + 3)
        for (std::size_t i = dash + 1; i < usual.size(); ++i)
            usual[i] =
                static_cast<char>(usual[i] >= 'a' && usual[i] <= 'z' ? usual[i] - 32 : usual[i]);
    return usual;
}

} // namespace

std::string parse_byline(std::string_view line, std::string_view language) {
    if (line.empty() || line.size() > kLongestByline) return {};
    if (std::string_view(".!?").find(line.back()) != std::string_view::npos) return {};
    const std::string lower = base::to_lower(line);
    const std::string primary = base::primary_language(language);
    base::TableReader reader(base::find_asset("assets/metadata/bylines.tsv"));
    while (const auto* row = reader.next()) {
        if (row->size() < 2 || ((*row)[0] != "en" && (*row)[0] != primary)) continue;
        const std::string_view word = (*row)[1];
        if (!lower.starts_with(word) || lower.size() <= word.size()) continue;
        if (lower[word.size()] != ' ' && lower[word.size()] != ':') continue;
        std::string_view names = base::trim(line.substr(word.size() + 1));
        // Names begin with capitals; "by the river" names nobody.
        const base::CodePoint first = base::decode(names, 0);
        if (!names.empty() && base::is_upper(first.value)) return std::string(names);
    }
    return {};
}

void tidy_metadata(Metadata& metadata) {
    metadata.language = usual_case(metadata.language);
    metadata.published = iso_date(metadata.published, metadata.language);
    metadata.modified = iso_date(metadata.modified, metadata.language);
    metadata.site = site_name(metadata.site);
    metadata.title = without_site(metadata.title, metadata.site);
    if (auto names = parse_byline(metadata.byline, metadata.language); !names.empty())
        metadata.byline = std::move(names);
}

} // namespace narrate::article
