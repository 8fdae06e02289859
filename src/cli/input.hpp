// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <string>

#include "narrate/article.hpp"

namespace CLI {
class App;
}

/// How the commands get at articles.
namespace narrate::cli {

/// Adds --keep, --drop, --captions, --tables and --code.
void add_cleaning_options(CLI::App& command, ExtractOptions& options);

/// What an input holds, and what is known of it before anybody looks into it.
struct InputBytes {
    std::string bytes;
    ParseOptions options;
};
/// Reads one input: a file, - for standard input, or an address; errors name it.
Result<InputBytes> read_bytes(const std::string& input, const std::stop_token& stop = {});
/// What was read from `input` as a document; errors name it.
Result<Document> parse_input(const InputBytes& read, const std::string& input);
/// Both; errors name the input, and tell of feeds, which are no single article.
Result<Document> load_document(const std::string& input);
std::string name_in_messages(const std::string& input);
/// An error of a pure room, with the input's name.
Error about(Error error, const std::string& input);
/// `options` with what the user's files of rules say of the document's page. Errors: table_invalid.
Result<ExtractOptions> with_site_rules(ExtractOptions options, const Document& document);
/// Cleans what was read from `input`; errors name it, and tell of paywalls and empty shells.
Result<Article> clean_document(const Document& document, const std::string& input,
                               const ExtractOptions& options);
/// All of it: reads and cleans one input by the user's rules, too; errors name it.
Result<Article> load_article(const std::string& input, const ExtractOptions& options);

} // namespace narrate::cli
