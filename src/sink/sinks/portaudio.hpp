// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sink/device.hpp"

namespace narrate::sink {

/// A sound card, through PortAudio's callback. Finding the devices takes some 50 ms: it begins
/// here, on a thread of its own, and is waited for by open.
std::unique_ptr<Device> create_portaudio();

/// What there is. Errors: device_unavailable.
Result<std::vector<DeviceInfo>> list_devices();

} // namespace narrate::sink
