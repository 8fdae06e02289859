// SPDX-License-Identifier: Apache-2.0
#include "cli/queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/natural_order.hpp"
#include "base/unicode.hpp"
#include "cli/input.hpp"
#include "document/feed/feed.hpp"
#include "io/fetch.hpp"
#include "io/file.hpp"

namespace narrate::cli {

namespace {

namespace fs = std::filesystem;

using Opened = Result<std::variant<Article, OpenedFeed>>;

constexpr std::size_t kMostNotes = 20;    ///< On entries; more of them nobody reads.
constexpr std::size_t kLongestTitle = 80; ///< Bytes of a title in a message.
constexpr std::size_t kSniffBytes = 4096;

/// What files with articles in them are called.
constexpr std::array<std::string_view, 10> kExtensions = {
    ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown", ".rss", ".rdf", ".atom"};

/// An input that gives its bytes as often as it is asked.
class Source {
public:
    explicit Source(std::string input) : input_(std::move(input)) {}

    Result<std::shared_ptr<const InputBytes>> read(const std::stop_token& stop) {
        if (kept_) return kept_;
        if (cut_short_)
            return Error{ErrorCode::input_unreadable,
                         "was left before all of it had come",
                         name_in_messages(input_),
                         {},
                         "give it again"};
        // Pipes can be read but once, and pages are fetched but once.
        std::error_code error;
        const bool once = input_ == "-" || !fs::is_regular_file(input_, error);
        auto read = read_bytes(input_, stop);
        cut_short_ =
            !read && once && read.error().code == ErrorCode::cancelled && !io::is_address(input_);
        if (!read) return read.error();
        auto bytes = std::make_shared<const InputBytes>(std::move(*read));
        if (once) kept_ = bytes;
        return bytes;
    }

    [[nodiscard]] const std::string& input() const { return input_; }
    [[nodiscard]] std::string_view standard_input() const {
        return input_ == "-" && kept_ ? std::string_view(kept_->bytes) : std::string_view();
    }

private:
    std::string input_;
    std::shared_ptr<const InputBytes> kept_;
    bool cut_short_ = false; ///< Some of what can be read but once is gone.
};

/// The beginning of a title, in quotes.
std::string in_quotes(std::string_view title) {
    if (title.size() <= kLongestTitle) return fmt::format("\"{}\"", title);
    std::size_t end = kLongestTitle;
    while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
    return fmt::format("\"{}\u2026\"", title.substr(0, end));
}

/// An address as a shell takes it; empty for what is none, or could do more than name a page.
std::string shell_word(std::string_view address) {
    constexpr std::string_view kPlain = "-._~:/@%+,=";
    constexpr std::string_view kQuoted = "?#[]!$&()*;";
    if (!address.starts_with("http://") && !address.starts_with("https://")) return {};
    bool plain = true;
    for (const char c : address) {
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (word || kPlain.find(c) != std::string_view::npos) continue;
        if (kQuoted.find(c) == std::string_view::npos) return {};
        plain = false;
    }
    return plain ? std::string(address) : fmt::format("'{}'", address);
}

/// How to hear a page that its feed holds the beginning of.
std::string way_to_hear(const document::FeedEntry& entry) {
    const std::string address = shell_word(entry.metadata.url);
    return address.empty() ? "open its page, and give narrate the address"
                           : "hear all of it with: narrate " + address;
}

std::string name_of(const document::FeedEntry& entry, std::size_t place) {
    const std::string& title = entry.metadata.title;
    return title.empty() ? fmt::format("its article {}", place + 1) : in_quotes(title);
}

Opened open_entry(const document::FeedEntry& entry, const std::string& name,
                  const ExtractOptions& options) {
    const auto document = document::parse_entry(entry);
    if (!document) return about(document.error(), name);
    const auto all = with_site_rules(options, *document);
    if (!all) return all.error();
    auto article = extract_article(*document, *all);
    if (!article) return about(article.error(), name);
    return std::variant<Article, OpenedFeed>(std::move(*article));
}

/// Takes a feed apart: what is no more than the beginning of an article is left out, with a note.
class FeedOpener {
public:
    FeedOpener(document::Feed feed, std::string input, const ExtractOptions& options)
        : feed_(std::make_shared<const document::Feed>(std::move(feed))), input_(std::move(input)),
          options_(options) {}

    Opened open() {
        for (std::size_t i = 0; i < feed_->entries.size(); ++i) add(i);
        if (opened_.items.empty()) return nothing_whole();
        if (skipped_ > kMostNotes)
            note(fmt::format("{} more articles are left out: the feed holds their beginnings alone",
                             skipped_ - kMostNotes));
        if (!feed_->fault.empty())
            note(fmt::format("{}; what stands before is heard", feed_->fault));
        return std::variant<Article, OpenedFeed>(std::move(opened_));
    }

private:
    void add(std::size_t place) {
        const document::FeedEntry& entry = feed_->entries[place];
        const std::string name = name_of(entry, place);
        const auto document = document::parse_entry(entry);
        const auto text =
            document ? document::examine_entry(entry, *document) : document::EntryText{0, true};
        if (text.is_teaser) {
            if (++skipped_ <= kMostNotes)
                note(fmt::format("{} is left out: the feed holds {} words of it; {}", name,
                                 text.words, way_to_hear(entry)));
            return;
        }
        const std::string where = name_in_messages(input_) + ", " + name;
        opened_.items.push_back(
            {input_, entry.metadata.title,
             [feed = feed_, place, where, options = options_](const std::stop_token&) {
                 return open_entry(feed->entries[place], where, options);
             }});
    }

    void note(const std::string& text) {
        opened_.notes.push_back(fmt::format("{}: {}", name_in_messages(input_), text));
    }

    [[nodiscard]] Error nothing_whole() const {
        return {ErrorCode::no_article,
                fmt::format("the feed holds no whole article, only the beginnings of {}", skipped_),
                name_in_messages(input_),
                {},
                way_to_hear(feed_->entries.front())};
    }

    std::shared_ptr<const document::Feed> feed_;
    std::string input_;
    const ExtractOptions& options_;
    OpenedFeed opened_;
    std::size_t skipped_ = 0;
};

Opened open_source(Source& source, const ExtractOptions& options, const std::stop_token& stop) {
    const std::string& input = source.input();
    const auto read = source.read(stop);
    if (!read) return read.error();
    const InputBytes& bytes = **read;
    if (document::is_feed(bytes.bytes)) {
        auto feed = document::parse_feed(bytes.bytes, bytes.options);
        if (!feed) return about(feed.error(), input);
        return FeedOpener(std::move(*feed), input, options).open();
    }
    const auto document = parse_input(bytes, input);
    if (!document) return document.error();
    const auto all = with_site_rules(options, *document);
    if (!all) return all.error();
    auto article = clean_document(*document, input, *all);
    if (!article) return article.error();
    return std::variant<Article, OpenedFeed>(std::move(*article));
}

bool may_hold_article(const fs::path& file) {
    const std::string extension = base::to_lower(file.extension().string());
    if (std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end())
        return true;
    return extension == ".xml" && document::is_feed(io::read_beginning(file.string(), kSniffBytes));
}

/// The files of a folder that may hold articles, as people sort them.
Result<std::vector<std::string>> articles_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    std::error_code ignored;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const fs::path name = entry->path().filename();
        if (name.string().starts_with('.') || !entry->is_regular_file(ignored)) continue;
        if (may_hold_article(entry->path())) names.push_back(name.string());
    }
    if (error)
        return Error{ErrorCode::input_unreadable, "cannot be read", folder, error.message(),
                     "give a folder that you may read, or files"};
    if (names.empty())
        return Error{ErrorCode::input_empty,
                     "is a folder without articles",
                     folder,
                     {},
                     "give one with .html, .txt or .md files right inside, or files"};
    std::sort(names.begin(), names.end(), base::comes_before);
    for (std::string& name : names) name = (fs::path(folder) / name).string();
    return names;
}

} // namespace

Result<Article> Queue::load(std::size_t place, const std::stop_token& stop) {
    auto opened = items[place].open(stop);
    if (!opened) return opened.error();
    if (auto* feed = std::get_if<OpenedFeed>(&*opened)) {
        notes.insert(notes.end(), feed->notes.begin(), feed->notes.end());
        for (QueueItem& item : feed->items) item.standard_input = items[place].standard_input;
        const auto at = items.erase(items.begin() + static_cast<std::ptrdiff_t>(place));
        items.insert(at, std::make_move_iterator(feed->items.begin()),
                     std::make_move_iterator(feed->items.end()));
        opened = items[place].open(stop);
        if (!opened) return opened.error();
    }
    return std::get<Article>(std::move(*opened));
}

Queue make_queue(const std::vector<std::string>& inputs, const ExtractOptions& options) {
    Queue queue;
    const auto standard_input = std::make_shared<Source>("-");
    const auto add = [&](const std::string& input) {
        const auto source = input == "-" ? standard_input : std::make_shared<Source>(input);
        queue.items.push_back({input,
                               {},
                               [source, options](const std::stop_token& stop) {
                                   return open_source(*source, options, stop);
                               },
                               [source] { return source->standard_input(); }});
    };
    for (const std::string& input : inputs) {
        std::error_code error;
        if (!fs::is_directory(input, error)) {
            add(input);
            continue;
        }
        const auto files = articles_in(input);
        if (files)
            std::for_each(files->begin(), files->end(), add);
        else
            queue.items.push_back(
                {input, {}, [error = files.error()](const std::stop_token&) -> Opened {
                     return error;
                 }});
    }
    return queue;
}

} // namespace narrate::cli
