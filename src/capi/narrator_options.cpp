// SPDX-License-Identifier: Apache-2.0
#include "capi/narrator_options.hpp"

#include <utility>

#include "capi/caller_synthesizer.hpp"
#include "capi/failure.hpp"
#include "capi/handles.hpp"

namespace narrate::capi {

using Given = narrate_narrator_options;

namespace {

std::vector<SpeechTable> tables_of(const narrate_narrator_options* options) {
    const auto* given = option(options, &Given::tables);
    const std::size_t count = option(options, &Given::table_count);
    std::vector<SpeechTable> tables;
    for (std::size_t i = 0; given != nullptr && i < count; ++i)
        tables.push_back(
            {std::string(text_of(given[i].language)), std::string(text_of(given[i].name)),
             given[i].text == nullptr ? std::string()
                                      : std::string(given[i].text, given[i].text_size)});
    return tables;
}

} // namespace

Result<NarratorOptions> narrator_options(const narrate_narrator_options* options) {
    NarratorOptions wants;
    if (auto tables = tables_of(options); !tables.empty()) {
        auto verbaliser = Verbaliser::create(std::move(tables));
        if (!verbaliser) return verbaliser.error();
        wants.verbaliser = std::move(*verbaliser);
    }
    const double rate = option(options, &Given::rate);
    if (rate != 0) wants.rate = rate;
    wants.backend_folders = strings(option(options, &Given::backend_folders),
                                    option(options, &Given::backend_folder_count));
    wants.journal = text_of(option(options, &Given::journal));
    if (const auto* lexicon = option(options, &Given::lexicon)) wants.lexicon = lexicon->entries;
    wants.one_voice = option(options, &Given::one_voice) != 0;
    return wants;
}

bool names_voice(const narrate_narrator_options* options) {
    return option(options, &Given::voice_file) != nullptr ||
           option(options, &Given::voice) != nullptr ||
           option(options, &Given::language) != nullptr;
}

Result<VoiceSpec> voice_of(const narrate_narrator_options* options) {
    if (const char* file = option(options, &Given::voice_file)) return parse_voice(file, "voice");
    if (const char* name = option(options, &Given::voice)) return find_builtin_voice(name);
    return builtin_voice_for(text_of(option(options, &Given::language)));
}

Result<SynthesizerSource> engine_of(const narrate_narrator_options* options) {
    const auto* engine = option(options, &Given::synthesizer);
    return engine == nullptr ? SynthesizerSource() : synthesizers_of(*engine);
}

} // namespace narrate::capi
