// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "narrate/sink.hpp"
#include "narrate/tags.hpp"

namespace narrate::sink {

/// A file, or a stream, of sound under way. finish() ends the sound; then it can be measured, and
/// store() tags it and gives it its name. Not stored, it leaves nothing behind.
class SoundFile : public Sink {
public:
    /// After finish(): how loud the encoded sound is, where FileOptions::measure asked for it.
    [[nodiscard]] virtual std::optional<SoundLevel> level() const { return std::nullopt; }

    /// After finish(), once; what the format has no place for is left out. Errors: output_failed.
    virtual Result<void> store(const Tags& tags) = 0;
};

struct FileOptions {
    int bit_rate = 0;     ///< kbit/s; 0: the format's own choice. Only where it is compressed.
    bool measure = false; ///< Decode what is encoded, and measure it.
};

} // namespace narrate::sink
