// SPDX-License-Identifier: Apache-2.0
#include "cli/casting.hpp"

#include "cli/voice_files.hpp"
#include "cli/wording.hpp"
#include "voice/backend_address.hpp"

namespace narrate::cli {

namespace {

Result<render::FittedNarrator> make(const SpeakOptions& options, const std::string& name,
                                    double rate) {
    auto voice = load_voice(name);
    if (!voice) return voice.error();
    auto narrator_wants = narrator_options(options, std::move(*voice));
    if (!narrator_wants) return narrator_wants.error();
    return render::fit_narrator(std::move(*narrator_wants), rate);
}

} // namespace

std::string voice_name_for(const std::string& wanted, std::string_view language) {
    return wanted.empty() ? builtin_voice_name(language) : wanted;
}

Result<NarratorOptions> narrator_options(const SpeakOptions& options, VoiceSpec voice) {
    auto lexicon = load_lexicon();
    if (!lexicon) return lexicon.error();
    auto verbaliser = load_verbaliser();
    if (!verbaliser) return verbaliser.error();
    NarratorOptions wants;
    wants.verbaliser = std::move(*verbaliser);
    wants.lexicon = std::move(*lexicon);
    wants.voice = std::move(voice);
    voice::set_pauses(wants.voice, options.pauses);
    wants.voices = voice::with_pauses(voice_source(options.voices_by_language), options.pauses);
    wants.one_voice = options.one_voice;
    wants.rate = options.rate;
    return wants;
}

Casting::Casting(const SpeakOptions& options)
    : options_(options), likely_(voice_name_for(options.voice, {})) {
    const auto voice = load_voice(likely_);
    // Servers and commands are called when there is something to say, not before.
    if (!voice || !voice::is_engine(voice->backend)) return;
    ready_ = std::async(std::launch::async,
                        [this, rate = options.rate] { return make(options_, likely_, rate); });
}

Result<render::FittedNarrator> Casting::cast(const Article& article,
                                             const render::Voicing& voicing) {
    const std::string name = voice_name_for(voicing.voice, article.metadata.language);
    if (ready_.valid()) {
        auto ready = ready_.get();
        if (ready && name == likely_ && voicing.rate == options_.rate) return ready;
    }
    return make(options_, name, voicing.rate);
}

} // namespace narrate::cli
