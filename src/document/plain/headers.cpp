// SPDX-License-Identifier: Apache-2.0
#include "document/plain/headers.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "document/builder.hpp"
#include "document/iso_date.hpp"

namespace narrate::document {

namespace {

constexpr std::size_t kLongestLabel = 40;  ///< Bytes.
constexpr std::size_t kMostLines = 24;     ///< Of all headers; long titles are wrapped.
constexpr std::size_t kMostHeader = 8'192; ///< Bytes of one header.
constexpr std::size_t kLongestPicture = 1000;

enum class Header { feed, title, author, date, link, other };
using Labels = std::unordered_map<std::string_view, Header>;

Labels load() {
    static const std::unordered_map<std::string_view, Header> names = {
        {"feed", Header::feed}, {"title", Header::title}, {"author", Header::author},
        {"date", Header::date}, {"link", Header::link},   {"other", Header::other}};
    Labels labels;
    base::TableReader reader(base::find_asset("assets/document/headers.tsv"));
    while (const auto* row = reader.next())
        if (const auto name = names.find(row->front()); row->size() >= 2 && name != names.end())
            labels.emplace((*row)[1], name->second);
    return labels;
}

/// The header that a line is, and its value.
struct HeaderLine {
    Header header = Header::other;
    std::string_view value;
};

std::optional<HeaderLine> header_of(std::string_view line) {
    static const Labels labels = load();
    const std::size_t colon = line.substr(0, kLongestLabel).find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto found = labels.find(base::to_lower(base::trim(line.substr(0, colon))));
    if (found == labels.end()) return std::nullopt;
    const std::string_view value = line.substr(colon + 1);
    // "link:relative" is no header.
    if (!value.empty() && value.front() != ' ') return std::nullopt;
    return HeaderLine{found->second, base::trim(value)};
}

std::string_view line_at(std::string_view text, std::size_t at) {
    std::string_view line = text.substr(at, text.find('\n', at) - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

TextRange range_of(std::string_view part, std::string_view text) {
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    return {begin, begin + part.size()};
}

/// Reads headers line by line.
class HeaderReader {
public:
    explicit HeaderReader(std::string_view text) : text_(text) {}

    std::optional<PipedArticle> read() {
        std::size_t at = 0;
        for (std::size_t lines = 0; lines < kMostLines; ++lines) {
            const std::string_view line = line_at(text_, at);
            if (base::trim(line).empty()) return finish(at);
            if (line.size() > kMostHeader || !take(line)) return std::nullopt;
            at = std::min(text_.find('\n', at), text_.size() - 1) + 1;
            if (at == text_.size()) return finish(at);
        }
        return std::nullopt;
    }

private:
    /// A header, in newsboat's order; or more of the feed's or the article's title.
    bool take(std::string_view line) {
        const auto header = header_of(line);
        if (!header) {
            // The last header is a date or a link, and is never wrapped.
            is_wrapped_ = count_ > 0 && last_ <= Header::author;
            if (is_wrapped_) values_[last_].end = range_of(base::trim(line), text_).end;
            return is_wrapped_;
        }
        const bool later = count_ == 0 || header->header > last_ ||
                           header->header == Header::other ||
                           (header->header == Header::date && last_ == Header::link);
        if (!later) return false;
        is_wrapped_ = false;
        last_ = header->header;
        ++count_;
        named_ = named_ || last_ == Header::title || last_ == Header::feed;
        values_[last_] = range_of(header->value, text_);
        return is_plausible(*header);
    }

    /// "Date: next Monday" is somebody's own text.
    static bool is_plausible(const HeaderLine& line) {
        if (line.header == Header::date) return !iso_date(line.value).empty();
        if (line.header != Header::link) return true;
        return line.value.find("://") != std::string_view::npos &&
               line.value.find(' ') == std::string_view::npos;
    }

    std::optional<PipedArticle> finish(std::size_t at) {
        if (count_ < 2 || !named_ || is_wrapped_) return std::nullopt;
        PipedArticle article;
        article.title = values_[Header::title];
        article.body = {at, text_.size()};
        Metadata& metadata = article.metadata;
        metadata.site = value(Header::feed);
        metadata.title = value(Header::title);
        metadata.byline = value(Header::author);
        metadata.url = value(Header::link);
        metadata.published = iso_date(value(Header::date));
        return article;
    }

    static std::string folded(std::string_view text) {
        TextCollector collector;
        collector.add(text);
        return collector.take();
    }

    [[nodiscard]] std::string value(Header header) const {
        const auto found = values_.find(header);
        return found == values_.end() ? std::string() : folded(found->second.of(text_));
    }

    std::string_view text_;
    std::unordered_map<Header, TextRange> values_;
    Header last_ = Header::feed;
    std::size_t count_ = 0;
    bool named_ = false;
    bool is_wrapped_ = false; ///< The last line belonged to the header before it.
};

/// The number of "[12]: https://…"; 0: the line is none.
std::size_t link_number(std::string_view line) {
    if (!line.starts_with('[')) return 0;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(line.data() + 1, line.data() + line.size(), number);
    const auto after = static_cast<std::size_t>(end - line.data());
    return error == std::errc() && line.substr(after).starts_with("]: ") ? number : 0;
}

/// Where the list of links at the end begins, with its heading ("Links:"); the end when there is
/// none. Read from the end: only a list that is counted down to 1 is one.
std::size_t begin_of_links(std::string_view text, std::size_t from) {
    std::size_t end = text.size();
    std::size_t expected = 0;
    while (end > from) {
        const std::size_t begin = text.rfind('\n', end - 1) + 1; // 0 where there is none.
        const std::string_view line = base::trim(text.substr(begin, end - begin));
        if (begin <= from) return text.size();
        if (expected == 1 && !line.empty()) break;
        if (!line.empty()) {
            const std::size_t number = link_number(line);
            if (number == 0 || (expected != 0 && number + 1 != expected)) return text.size();
            expected = number;
        }
        end = begin - 1;
    }
    if (expected != 1) return text.size();
    const std::size_t begin = text.rfind('\n', end - 1) + 1;
    const std::string_view heading = base::trim(text.substr(begin, end - begin));
    const bool is_heading = heading.ends_with(':') && heading.size() <= kLongestLabel;
    return is_heading ? begin : text.size();
}

/// "image 1: The quay (link #4)", with the words of any language.
bool is_picture(std::string_view inside) {
    constexpr std::string_view kDigits = "0123456789";
    constexpr std::size_t kLongestKind = 40; // Bytes.
    const std::size_t hash = inside.rfind('#');
    if (!inside.ends_with(')') || hash == std::string_view::npos) return false;
    const std::string_view link = inside.substr(hash + 1, inside.size() - hash - 2);
    const std::size_t number = inside.find_first_of(kDigits);
    const bool is_kind = number > 1 && number <= kLongestKind &&
                         (inside[number - 1] == ' ' || inside[number - 1] == '\n') &&
                         inside.substr(0, number).find(':') == std::string_view::npos;
    return is_kind && !link.empty() && link.find_first_not_of(kDigits) == std::string_view::npos;
}

/// Where "[12]" ends that begins at `at`; `at` when there is none.
std::size_t end_of_mark(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '[') return at;
    const std::size_t end = text.find_first_not_of("0123456789", at + 1);
    return end != std::string_view::npos && end > at + 1 && text[end] == ']' ? end + 1 : at;
}

} // namespace

std::optional<PipedArticle> read_piped(std::string_view text) {
    auto article = HeaderReader(text).read();
    if (article) article->body.end = begin_of_links(text, article->body.begin);
    return article;
}

void blank_pictures(std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const std::size_t close = text.find(")]", done);
        if (close == std::string::npos) return;
        std::size_t end = close + 2;
        const std::size_t from = std::max(done, end - std::min(end, kLongestPicture));
        const std::size_t open = std::string_view(text).substr(from, end - from).rfind('[');
        done = end;
        if (open == std::string_view::npos) continue;
        const std::size_t begin = from + open;
        if (!is_picture(std::string_view(text).substr(begin + 1, end - begin - 2))) continue;
        // A picture that is a link has that one's mark behind it.
        end = end_of_mark(text, end);
        for (std::size_t i = begin; i < end; ++i)
            if (text[i] != '\n') text[i] = ' ';
    }
}

} // namespace narrate::document
