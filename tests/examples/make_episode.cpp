// SPDX-License-Identifier: Apache-2.0
// Makes an episode of several pages, with a chapter for each: make_episode OUT.mp3 FILE…
#include <narrate/narrate.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    std::vector<narrate::Article> articles;
    for (int i = 2; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        const std::string page(std::istreambuf_iterator<char>(in), {});
        const auto document = narrate::parse_document(page, {.name = argv[i]});
        if (!document) return std::cerr << document.error().message() << '\n', 1;
        const auto article = narrate::extract_article(*document);
        if (!article) return std::cerr << article.error().message() << '\n', 1;
        articles.push_back(narrate::introduce(*article, {.title = true, .byline = true}));
    }

    auto voice = narrate::builtin_voice_for(articles.front().metadata.language);
    auto narrator = narrate::Narrator::create({.voice = *voice, .rate = 1.1});
    if (!narrator) return std::cerr << narrator.error().message() << '\n', 1;
    narrate::EpisodeOptions options;
    options.title = "The week";
    options.transcripts = {"vtt", "chapters"};
    const auto episode = narrate::render_episode(*narrator, articles, argv[1], options);
    if (!episode) return std::cerr << episode.error().message() << '\n', 1;

    std::cout << narrate::to_milliseconds(episode->length, episode->format).count() << " ms, "
              << episode->level->loudness << " LUFS\n";
    for (const auto& file : episode->files) std::cout << file << '\n';
    for (std::size_t i = 0; i < articles.size(); ++i)
        for (const auto& skipped : episode->narrations[i].skipped)
            std::cout << "could not be spoken: " << skipped.range.of(articles[i].text) << '\n';
}
