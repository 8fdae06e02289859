// SPDX-License-Identifier: Apache-2.0
#include "cli/input.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "document/feed/feed.hpp"
#include "io/environment.hpp"
#include "io/fetch.hpp"
#include "io/file.hpp"

namespace narrate::cli {

namespace {

/// Bytes; no article that is worth an address is shorter.
constexpr std::size_t kLeastArticle = 600;

Error paywall() {
    return {ErrorCode::no_article,
            "only the beginning of the article is free to read",
            {},
            {},
            "log in with a browser, save the page, and give narrate the saved file"};
}

/// A page of a few lines that says of itself that it is not free: its beginning alone.
bool is_paywalled(const Document& document, const Article& article) {
    return document.declared_paid && article.text.size() < kLeastArticle;
}

/// A page that was asked for by its address and holds no article: what a browser would have made
/// of it is not in it.
Error without_article(const Document& document, Error error) {
    std::size_t bytes = 0;
    for (const DocumentBlock& block : document.blocks) bytes += block.text.size();
    if (document.declared_paid) return paywall();
    if (bytes < kLeastArticle) {
        error.what = "the page has almost no text of its own: scripts fill it in a browser";
        error.hint = "open it in a browser, save it, and give narrate the saved file";
    }
    return error;
}

Result<InputBytes> fetch_bytes(const std::string& address, const std::stop_token& stop) {
    io::FetchOptions fetching;
    fetching.most_bytes = kMaxInputBytes;
    fetching.stop = stop;
    auto page = io::fetch(address, fetching);
    if (!page) return page.error();
    return InputBytes{std::move(page->bytes), {page->address, page->media_type, page->charset}};
}

/// An option whose value is one of a few words.
template <class Value> void add_choice(CLI::App& command, const std::string& name, Value& value,
                                       const std::string& help,
                                       std::vector<std::pair<std::string, Value>> choices) {
    std::vector<std::string> words;
    words.reserve(choices.size());
    for (const auto& choice : choices) words.push_back(choice.first);
    command
        .add_option_function<std::string>(
            name,
            [&value, choices = std::move(choices)](const std::string& word) {
                for (const auto& [known, meaning] : choices)
                    if (known == word) value = meaning;
            },
            help)
        ->check(CLI::IsMember(words));
}

} // namespace

void add_cleaning_options(CLI::App& command, ExtractOptions& options) {
    command
        .add_option("--keep", options.rules.keep,
                    "Keep blocks like PATTERN: a block's whole text, in which * stands for "
                    "anything; or class:WORD, or reason:NAME as clean --explain prints it")
        ->type_name("PATTERN")
        ->allow_extra_args(false)
        ->take_all();
    command.add_option("--drop", options.rules.drop, "Leave out blocks like PATTERN")
        ->type_name("PATTERN")
        ->allow_extra_args(false)
        ->take_all();
    add_choice<Captions>(command, "--captions", options.captions, "Captions of pictures",
                         {{"skip", Captions::skip}, {"read", Captions::read}});
    add_choice<Tables>(command, "--tables", options.tables, "Tables, which are read row by row",
                       {{"read", Tables::read}, {"skip", Tables::skip}});
    add_choice<CodeBlocks>(
        command, "--code", options.code, "Program code; note: say that it is left out",
        {{"read", CodeBlocks::read}, {"note", CodeBlocks::note}, {"skip", CodeBlocks::skip}});
}

std::string name_in_messages(const std::string& input) {
    return input == "-" ? "standard input" : input;
}

Error about(Error error, const std::string& input) {
    if (error.where.empty()) error.where = name_in_messages(input);
    return error;
}

Result<InputBytes> read_bytes(const std::string& input, const std::stop_token& stop) {
    if (io::is_address(input)) return fetch_bytes(input, stop);
    auto bytes = io::read_input(input, kMaxInputBytes, stop);
    if (!bytes) return bytes.error();
    return InputBytes{std::move(*bytes), {input == "-" ? std::string() : input, {}, {}}};
}

Result<Document> parse_input(const InputBytes& read, const std::string& input) {
    auto document = parse_document(read.bytes, read.options);
    if (!document) return about(document.error(), input);
    if (io::is_address(input) && document->metadata.url.empty())
        document->metadata.url = read.options.name;
    return document;
}

Result<Document> load_document(const std::string& input) {
    const auto read = read_bytes(input);
    if (!read) return read.error();
    if (document::is_feed(read->bytes))
        return about({ErrorCode::input_unsupported,
                      "is a feed of articles, not one article",
                      {},
                      {},
                      "narrate play reads its articles aloud; or give the address of one"},
                     input);
    return parse_input(*read, input);
}

Result<ExtractOptions> with_site_rules(ExtractOptions options, const Document& document) {
    namespace fs = std::filesystem;
    std::vector<std::string> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(io::config_folder() + "/rules.d", none))
        if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) {
        auto bytes = io::read_input(file, kMaxInputBytes);
        if (!bytes) return bytes.error();
        auto site = parse_site_rules(*bytes, file);
        if (!site) return site.error();
        if (!site->apply_to(document.metadata.url)) continue;
        auto& [keep, drop] = options.rules;
        keep.insert(keep.end(), site->rules.keep.begin(), site->rules.keep.end());
        drop.insert(drop.end(), site->rules.drop.begin(), site->rules.drop.end());
    }
    return options;
}

Result<Article> clean_document(const Document& document, const std::string& input,
                               const ExtractOptions& options) {
    auto article = extract_article(document, options);
    if (!io::is_address(input)) return article ? article : about(article.error(), input);
    if (!article) return about(without_article(document, article.error()), input);
    if (is_paywalled(document, *article)) return about(paywall(), input);
    return article;
}

Result<Article> load_article(const std::string& input, const ExtractOptions& options) {
    auto document = load_document(input);
    if (!document) return document.error();
    auto all = with_site_rules(options, *document);
    if (!all) return all.error();
    return clean_document(*document, input, *all);
}

} // namespace narrate::cli
