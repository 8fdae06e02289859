// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"
#include "cli/session.hpp"
#include "cli/voice_files.hpp"
#include "cli/voice_list.hpp"
#include "io/interrupt.hpp"
#include "io/terminal.hpp"
#include "sink/registry.hpp"
#include "sink/sinks/portaudio.hpp"

namespace narrate::cli {

namespace {

struct Options {
    SpeakOptions speak;
    std::string name;
    std::string output;
    std::string language;
    bool json = false;
};

/// What the voice says of itself, in its language; English where narrate has no words for it.
Article sample_for(std::string_view language) {
    const std::string wanted = base::primary_language(language);
    std::string_view english;
    base::TableReader reader(base::find_asset("assets/voices/samples.tsv"));
    while (const auto* row = reader.next()) {
        if (row->size() < 2) continue;
        if ((*row)[0] == wanted) return article_from_text((*row)[1], language);
        if ((*row)[0] == "en") english = (*row)[1];
    }
    return article_from_text(english, "en");
}

Exit list(const Options& options) {
    std::vector<VoiceSpec> voices = load_voices();
    if (!options.language.empty()) {
        std::erase_if(voices, [&](const VoiceSpec& v) { return !speaks(v, options.language); });
        if (voices.empty()) io::print_message(fmt::format("no voice speaks {}", options.language));
    }
    const auto listed = describe_voices(std::move(voices));
    return print(options.json ? voices_json(listed) : voice_table(listed));
}

Exit say_sample(Options options) {
    const io::Interrupt interrupt;
    options.speak.voice = options.name;
    const auto voice = load_voice(options.name);
    if (!voice) return report(voice.error());
    Session session(options.speak);
    const Article sample = sample_for(voice->language);
    if (options.output.empty())
        return session.speak(sample, *sink::create_device_sink(sink::create_portaudio()), interrupt)
            .exit;
    const auto format = sink::find_format(options.output, {});
    if (!format) return report(format.error());
    auto file = (*format)->create(options.output, {});
    if (!file) return report(file.error());
    const Exit spoken = session.speak(sample, **file, interrupt).exit;
    if (spoken != Exit::ok) return spoken;
    const auto stored = (*file)->store({});
    return stored ? Exit::ok : report(stored.error());
}

} // namespace

void add_voices(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("voices", "List the voices, or hear one");
    CLI::Option* name =
        command->add_option("name", options->name, "Voice that says a sample")->type_name("VOICE");
    command->add_option("-o,--output", options->output, "Write the sample to this file")
        ->type_name("FILE")
        ->needs(name);
    command
        ->add_option("--lang", options->language, "List the voices of this language alone (BCP 47)")
        ->type_name("TAG")
        ->excludes(name);
    command->add_flag("--json", options->json, "List as JSON")->excludes(name);
    command->footer("Examples:\n"
                    "  narrate voices --lang de\n"
                    "  narrate voices en-us-f\n"
                    "  narrate voices en-us-f -o sample.wav");
    command->callback(
        [options, &exit] { exit = options->name.empty() ? list(*options) : say_sample(*options); });
}

} // namespace narrate::cli
