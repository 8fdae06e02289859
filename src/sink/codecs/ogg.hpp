// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogg/ogg.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace narrate::sink {

/// Lays packets into the pages of an Ogg stream (RFC 3533).
class OggWriter {
public:
    OggWriter();
    OggWriter(const OggWriter&) = delete;
    OggWriter& operator=(const OggWriter&) = delete;
    ~OggWriter();

    /// `granule` is the position at the packet's end, in the codec's units.
    void put(std::span<const unsigned char> packet, std::int64_t granule, bool last,
             std::string& bytes);
    /// Ends the page in hand.
    void flush(std::string& bytes);

private:
    ogg_stream_state stream_{};
    std::int64_t number_ = 0;
    bool first_ = true;
};

/// Finds the packets of an Ogg stream of one codec.
class OggReader {
public:
    OggReader();
    OggReader(const OggReader&) = delete;
    OggReader& operator=(const OggReader&) = delete;
    ~OggReader();

    void read(std::string_view bytes, const std::function<void(ogg_packet&)>& take);

private:
    ogg_sync_state sync_{};
    ogg_stream_state stream_{};
    bool begun_ = false;
};

} // namespace narrate::sink
