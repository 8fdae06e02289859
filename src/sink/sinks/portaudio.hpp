// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/sink.hpp"

namespace narrate::sink {

/// The sound card, through PortAudio's callback. Finding the devices takes some 50 ms: it begins
/// here, on a thread of its own, and is waited for by open. `device` is the beginning of a device's
/// name; empty: the default one.
std::unique_ptr<Sink> create_portaudio(std::string device);

/// For `narrate doctor`. Errors: device_unavailable.
struct Device {
    std::string name;
    std::string driver;
    int sample_rate = 0;
    bool is_default = false;
};
Result<std::vector<Device>> list_devices();

} // namespace narrate::sink
