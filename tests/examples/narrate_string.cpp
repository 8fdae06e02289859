// SPDX-License-Identifier: Apache-2.0
// Narrates a string to a WAV file: narrate_string OUT.wav
#include <narrate/narrate.hpp>

#include <iostream>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto fail = [](const narrate::Error& error) {
        std::cerr << error.message() << '\n';
        return 1;
    };
    const auto article =
        narrate::article_from_text("Good evening. Here is the news, in two sentences.");
    auto voice = narrate::find_builtin_voice("en-gb");
    if (!voice) return fail(voice.error());
    auto narrator = narrate::Narrator::create({.voice = *voice});
    if (!narrator) return fail(narrator.error());
    auto file = narrate::create_wav_file(argv[1]);
    if (!file) return fail(file.error());
    const auto narration = narrator->narrate(article, **file);
    if (!narration) return fail(narration.error());
    for (const narrate::Mark& mark : narration->timeline.marks)
        std::cout << mark.frame.count << '\t' << mark.range.of(article.text) << '\n';
}
