// SPDX-License-Identifier: Apache-2.0
// Prints each word when it is heard: read_along FILE
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
    const auto article = narrate::extract_article(*document);
    if (!article) return std::cerr << article.error().message() << '\n', 1;

    auto speaker = narrate::Speaker::create({});
    if (!speaker) return std::cerr << speaker.error().message() << '\n', 1;
    speaker->speak(*article);
    using Kind = narrate::SpeakerEvent::Kind;
    while (speaker->wait_for(std::chrono::minutes(1))) {
        for (const auto& event : speaker->poll()) {
            if (event.kind == Kind::block) std::cout << "\n\n";
            if (event.kind == Kind::word) std::cout << event.range.of(article->text) << ' ';
            if (event.error) std::cerr << event.error->message() << '\n';
            if (event.kind == Kind::idle || event.error) return event.error ? 1 : 0;
        }
        std::cout.flush();
    }
}
