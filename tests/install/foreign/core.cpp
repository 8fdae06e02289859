// SPDX-License-Identifier: Apache-2.0
// Prints what is said for a page, a sentence a line: core < PAGE
#include <narrate/article.hpp>
#include <narrate/document.hpp>
#include <narrate/sentence.hpp>
#include <narrate/speech.hpp>

#include <iostream>
#include <iterator>

int main() {
    const std::string page(std::istreambuf_iterator<char>(std::cin), {});
    const auto document = narrate::parse_document(page);
    if (!document) {
        std::cerr << document.error().message() << '\n';
        return 1;
    }
    const auto article = narrate::extract_article(*document);
    if (!article) {
        std::cerr << article.error().message() << '\n';
        return 1;
    }
    const std::string& language = article->metadata.language;
    for (const narrate::TextRange sentence : narrate::segment_sentences(article->text, language))
        std::cout << narrate::verbalise(article->text, sentence, language).spoken << '\n';
}
