// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/sink.hpp"
#include "sink/playout.hpp"

namespace narrate::sink {

/// A sound card. Not thread-safe: one thread at a time.
class Device {
public:
    virtual ~Device() = default;

    /// By the beginning of its name; empty: the default one. Before open().
    virtual void choose(std::string name) = 0;

    /// Plays what `playout` gives, and silence where it gives none, until close(). May follow a
    /// close() or the loss of the device: then devices are looked for anew. Errors:
    /// device_unavailable.
    virtual Result<void> open(Playout& playout) = 0;
    virtual void close() = 0;

    /// The time between the callback and the ear, of the open device.
    [[nodiscard]] virtual Frames latency() const = 0;
    /// Why the open device is of no more use; nothing while it plays. Does not wait.
    [[nodiscard]] virtual std::optional<Error> loss() = 0;
};

/// A sink that plays on a device.
std::unique_ptr<Sink> create_device_sink(std::unique_ptr<Device> device);

/// A device that plays into sinks: one each time it is opened, finished when all of it has been
/// heard, else abandoned. `latency`: from a sink's write() to the ear.
std::unique_ptr<Device> create_sink_device(SinkSource source, std::chrono::milliseconds latency);

/// A device that there is, for `narrate doctor`.
struct DeviceInfo {
    std::string name;
    std::string driver;
    int sample_rate = 0;
    bool is_default = false;
};

} // namespace narrate::sink
