// SPDX-License-Identifier: Apache-2.0
// Prints a page's article, sentence by sentence, and what was left out of the page: clean_page FILE
// Links narrate-core alone: no sound, no engine.
#include <narrate/narrate.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ifstream in(argv[1], std::ios::binary);
    const std::string page(std::istreambuf_iterator<char>(in), {});
    const auto document = narrate::parse_document(page, {.name = argv[1]});
    if (!document) return std::cerr << document.error().message() << '\n', 1;
    narrate::ExtractOptions options;
    options.rules.drop = {"Our series*"};
    const auto article = narrate::extract_article(*document, options);
    if (!article) return std::cerr << article.error().message() << '\n', 1;

    std::cout << article->metadata.title << " (" << article->metadata.language << ")\n";
    for (const auto& block : article->blocks) {
        const auto text = block.range.of(article->text);
        for (const auto& sentence : narrate::segment_sentences(text, article->metadata.language)) {
            const auto said = narrate::verbalise(text, sentence, article->metadata.language);
            std::cout << sentence.of(text) << "\n  is said: " << said.spoken << '\n';
        }
    }
    for (const auto& block : article->dropped)
        std::cout << "left out (" << block.reason << "): " << block.text << '\n';
}
