// SPDX-License-Identifier: Apache-2.0
#include "document/feed/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "document/feed/facts.hpp"
#include "document/feed/markup.hpp"
#include "document/feed/xml_text.hpp"
#include "document/iso_date.hpp"

namespace narrate::document {

namespace {

/// Tags and texts of a feed: more would only keep the parser busy.
constexpr std::size_t kMostNodes = 1'000'000;
constexpr std::size_t kDeepest = 60; ///< Elements inside each other.
constexpr std::size_t kLongestAddress = 2000;
constexpr std::size_t kLongestNames = 1000; ///< Of all who wrote an entry.
constexpr std::size_t kLongestLanguage = 35;

/// A language tag, or nothing: it goes into a page as it is.
std::string language_tag(std::string_view text) {
    text = base::trim(text);
    const bool is_tag =
        text.size() <= kLongestLanguage && std::all_of(text.begin(), text.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '_';
        });
    return is_tag ? std::string(text) : std::string();
}

bool is_web_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

void fill(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
}

void add_name(std::string& names, const std::string& name) {
    if (names.size() + name.size() > kLongestNames || name.empty()) return;
    if (!names.empty()) names += ", ";
    names += name;
}

void keep_longer(std::string& text, const std::string& other) {
    if (other.size() > text.size()) text = other;
}

} // namespace

Feed FeedReader::read() {
    using Node = base::XmlReader::Node;
    for (std::size_t nodes = 0;; ++nodes) {
        const Node node = xml_.next();
        if (node == Node::finished) break;
        if (node == Node::begin) begin();
        if (node == Node::end) end();
        if (node == Node::text && capture_.field != FeedField::none)
            capture_.text += capture_.kind == TextKind::markup ? escaped(xml_.text()) : xml_.text();
        if (feed_.entries.size() == kMostEntries)
            feed_.fault = fmt::format("only its first {} entries are read", kMostEntries);
        if (nodes == kMostNodes || path_.size() > kDeepest)
            feed_.fault = fmt::format("line {}: there is too much markup in it", xml_.line());
        if (!feed_.fault.empty()) break;
    }
    if (xml_.fault()) feed_.fault = fmt::format("line {}: {}", xml_.line(), *xml_.fault());
    for (FeedEntry& entry : feed_.entries) {
        entry.metadata.site = feed_.title;
        fill(entry.metadata.language, language_);
    }
    return std::move(feed_);
}

/// Right inside an entry, or inside the head: its pictures and input boxes have titles, too.
bool FeedReader::is_field_place() const {
    if (entry_depth_ > 0) return path_.size() == entry_depth_ + 1;
    return path_.back() == "channel" || (is_atom_ && path_.size() == 1);
}

void FeedReader::begin() {
    const std::string name(local_name(xml_.name()));
    if (capture_.field != FeedField::none) {
        if (capture_.kind != TextKind::plain) append_begin_tag(capture_.text, xml_);
    } else if (path_.empty()) {
        is_atom_ = name == "feed";
        language_ = language_tag(xml_.attribute("xml:lang"));
    } else if (entry_depth_ == 0 && (name == "item" || name == "entry") &&
               is_feed_space(xml_.space())) {
        begin_entry();
    } else if (is_field_place()) {
        begin_field(field_of(xml_.space(), xml_.name()));
    } else if (entry_depth_ > 0 && path_.size() == entry_depth_ + 2 && path_.back() == "author" &&
               name == "name") {
        begin_field(FeedField::creator);
    }
    path_.push_back(name);
}

void FeedReader::begin_entry() {
    entry_depth_ = path_.size();
    entry_ = {};
    entry_.metadata.language = language_tag(xml_.attribute("xml:lang"));
    for (std::string* text : {&id_, &summary_, &updated_, &content_}) text->clear();
}

void FeedReader::begin_field(FeedField field) {
    if (field == FeedField::link && is_atom_) return take_link(xml_.attribute("href"));
    // Atom's authors have their names inside.
    if (field == FeedField::none || (field == FeedField::author && is_atom_)) return;
    const std::string type = xml_.attribute("type");
    TextKind kind = is_atom_ ? TextKind::plain : TextKind::unknown;
    if (type == "html" || type == "text/html") kind = TextKind::html;
    if (type == "xhtml" || type == "application/xhtml+xml") kind = TextKind::markup;
    if (type == "text" || type == "text/plain") kind = TextKind::plain;
    if (field == FeedField::content) {
        if (local_name(xml_.name()) == "body") kind = TextKind::markup;
        // Text that is somewhere else, or no text.
        const bool is_text = kind != TextKind::plain || type.empty() || type.starts_with("text");
        if (!is_text || !xml_.attribute("src").empty()) return;
        if (entry_depth_ > 0)
            fill(entry_.metadata.language, language_tag(xml_.attribute("xml:lang")));
    }
    // RSS's links with attributes are Atom's, and so are those of RSS 0.9's channels.
    if (field == FeedField::link && !xml_.attribute("href").empty())
        return take_link(xml_.attribute("href"));
    if (field == FeedField::id && xml_.attribute("isPermaLink") == "false") return;
    capture_ = {field, path_.size(), kind, {}};
}

/// Atom's links lead to the page unless they say something else.
void FeedReader::take_link(std::string address) {
    const std::string relation = xml_.attribute("rel");
    if (entry_depth_ == 0 || !(relation.empty() || relation == "alternate")) return;
    if (address.size() <= kLongestAddress) fill(entry_.metadata.url, std::move(address));
}

void FeedReader::end() {
    path_.pop_back();
    if (capture_.field != FeedField::none) {
        if (path_.size() == capture_.depth)
            store();
        else if (capture_.kind != TextKind::plain)
            append_end_tag(capture_.text, xml_);
    } else if (entry_depth_ > 0 && path_.size() == entry_depth_) {
        finish_entry();
    }
}

std::string FeedReader::html_of_capture() const {
    const bool is_plain = capture_.kind == TextKind::plain ||
                          (capture_.kind == TextKind::unknown && !looks_like_html(capture_.text));
    return is_plain ? html_of_text(capture_.text) : capture_.text;
}

std::string FeedReader::fact_of_capture() const {
    return capture_.kind == TextKind::plain ? plain_fact(capture_.text) : html_fact(capture_.text);
}

void FeedReader::store() {
    const FeedField field = std::exchange(capture_.field, FeedField::none);
    if (entry_depth_ > 0) return store_in_entry(field);
    if (field == FeedField::title) fill(feed_.title, fact_of_capture());
    if (field == FeedField::language) fill(language_, language_tag(capture_.text));
}

void FeedReader::store_in_entry(FeedField field) {
    Metadata& metadata = entry_.metadata;
    const std::string_view text = base::trim(capture_.text);
    switch (field) {
    case FeedField::title: fill(metadata.title, fact_of_capture()); break;
    case FeedField::link:
        if (text.size() <= kLongestAddress) fill(metadata.url, plain_fact(text));
        break;
    case FeedField::id:
        if (is_web_address(text)) id_ = plain_fact(text);
        break;
    case FeedField::author: fill(metadata.byline, author_name(capture_.text)); break;
    case FeedField::creator: add_name(metadata.byline, fact_of_capture()); break;
    case FeedField::published: fill(metadata.published, iso_date(text)); break;
    case FeedField::updated: updated_ = iso_date(text); break;
    case FeedField::language: metadata.language = language_tag(text); break;
    case FeedField::summary: keep_longer(summary_, html_of_capture()); break;
    case FeedField::content: keep_longer(content_, html_of_capture()); break;
    case FeedField::none: break;
    }
}

void FeedReader::finish_entry() {
    entry_depth_ = 0;
    Metadata& metadata = entry_.metadata;
    fill(metadata.url, std::move(id_));
    fill(metadata.published, updated_);
    if (metadata.published != updated_) metadata.modified = updated_;
    entry_.is_content = !base::trim(content_).empty();
    entry_.content = std::move(entry_.is_content ? content_ : summary_);
    feed_.entries.push_back(std::move(entry_));
}

} // namespace narrate::document
