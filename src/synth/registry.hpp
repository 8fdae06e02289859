// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/voice.hpp"
#include "synth/peer.hpp"

namespace narrate::synth {

/// One kind of backend. A new one is a new row of the array in registry.cpp.
struct BackendDescriptor {
    std::string_view name;    ///< What voice files call it.
    std::string_view title;   ///< For people.
    std::string_view program; ///< The executable that speaks the protocol.
    std::string_view package; ///< That Debian installs it with; empty: none.
};

/// All of them, the preferred first.
std::span<const BackendDescriptor> backends();

/// A built-in backend, without any voice chosen. Its program is looked for in `folders`, then in
/// io::part_folders(). Errors: backend_unavailable.
Result<Peer> peer_of(const BackendDescriptor& backend,
                     const std::vector<std::string>& folders = {});

/// Who speaks for `voice`, by the address in its `backend`: a backend's name, "command:COMMAND",
/// "wyoming:tcp://HOST:PORT", "wyoming:unix:PATH", "wyoming:exec:COMMAND". Connects to nobody.
/// Errors: voice_invalid (no such backend, a bad address), backend_unavailable (a program is
/// missing).
Result<Peer> peer_of(const VoiceSpec& voice, const std::vector<std::string>& folders = {});

/// The rate at which a voice's backend speaks when it is asked for `rate`, both times the voice's
/// own: engines follow within bounds; what commands and servers make of it, if anything, is theirs.
double spoken_rate(const VoiceSpec& voice, double rate);

/// Starts the backend that `voice` names, or connects to it, at `rate` times the voice's own rate.
/// Errors: as of peer_of and of load_variant; backend_unavailable.
Result<std::unique_ptr<Synthesizer>> open_synthesizer(const VoiceSpec& voice, double rate,
                                                      const std::vector<std::string>& folders);

} // namespace narrate::synth
