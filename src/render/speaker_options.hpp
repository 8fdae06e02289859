// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "narrate/speaker.hpp"
#include "render/recorder.hpp"
#include "sink/device.hpp"

/// What a speaker's options ask for.
namespace narrate::render {

/// Errors: invalid_argument.
Result<void> check(const SpeakerOptions& options);
Result<void> check_volume(double volume);

/// Who speaks the article, with the voice of that name, else the options' own, else that of the
/// article's language. Errors: as of the voices, and of Narrator::create.
Result<FittedNarrator> cast_for(const SpeakerOptions& options, const Article& article,
                                const Voicing& voicing);

/// What plays it: a sound card, or the sinks.
std::unique_ptr<sink::Device> device_for(const SpeakerOptions& options);

} // namespace narrate::render
