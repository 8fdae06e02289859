// SPDX-License-Identifier: Apache-2.0
#include "render/fitted_narrator.hpp"

#include <utility>

#include "synth/registry.hpp"
#include "voice/backend_address.hpp"

namespace narrate::render {

Result<FittedNarrator> fit_narrator(NarratorOptions options, double rate) {
    // Servers and commands may be slow, and may know nothing of rates: what they said is stretched,
    // as is what an engine does not speak as fast.
    const bool is_engine = voice::is_engine(options.voice.backend);
    options.rate = is_engine ? rate : 1.0;
    const double spoken = synth::spoken_rate(options.voice, rate);
    auto narrator = Narrator::create(options);
    if (!narrator) return narrator.error();
    return FittedNarrator{std::move(*narrator), spoken, is_engine};
}

} // namespace narrate::render
