// SPDX-License-Identifier: Apache-2.0
#include "sink/codecs/ogg.hpp"

#include <cstring>

namespace narrate::sink {

namespace {

/// The number of the stream in its file. Others draw it by lot, to be able to join files; ours are
/// the same bytes every time.
constexpr int kSerial = 0x6E617272; // "narr"

void append(const ogg_page& page, std::string& bytes) {
    bytes.append(reinterpret_cast<const char*>(page.header),
                 static_cast<std::size_t>(page.header_len));
    bytes.append(reinterpret_cast<const char*>(page.body), static_cast<std::size_t>(page.body_len));
}

} // namespace

OggWriter::OggWriter() {
    ogg_stream_init(&stream_, kSerial);
}

OggWriter::~OggWriter() {
    ogg_stream_clear(&stream_);
}

void OggWriter::put(std::span<const unsigned char> data, std::int64_t granule, bool last,
                    std::string& bytes) {
    ogg_packet packet{};
    // libogg takes bytes that it does not change as if it would.
    packet.packet = const_cast<unsigned char*>(data.data());
    packet.bytes = static_cast<long>(data.size());
    packet.b_o_s = first_ ? 1 : 0;
    packet.e_o_s = last ? 1 : 0;
    packet.granulepos = granule;
    packet.packetno = number_++;
    first_ = false;
    ogg_stream_packetin(&stream_, &packet);
    ogg_page page{};
    while (ogg_stream_pageout(&stream_, &page) != 0) append(page, bytes);
}

void OggWriter::flush(std::string& bytes) {
    ogg_page page{};
    while (ogg_stream_flush(&stream_, &page) != 0) append(page, bytes);
}

OggReader::OggReader() {
    ogg_sync_init(&sync_);
}

OggReader::~OggReader() {
    if (begun_) ogg_stream_clear(&stream_);
    ogg_sync_clear(&sync_);
}

void OggReader::read(std::string_view bytes, const std::function<void(ogg_packet&)>& take) {
    char* buffer = ogg_sync_buffer(&sync_, static_cast<long>(bytes.size()));
    if (buffer == nullptr) return;
    std::memcpy(buffer, bytes.data(), bytes.size());
    ogg_sync_wrote(&sync_, static_cast<long>(bytes.size()));
    ogg_page page{};
    while (ogg_sync_pageout(&sync_, &page) == 1) {
        if (!begun_) begun_ = ogg_stream_init(&stream_, ogg_page_serialno(&page)) == 0;
        ogg_stream_pagein(&stream_, &page);
        ogg_packet packet{};
        while (ogg_stream_packetout(&stream_, &packet) == 1) take(packet);
    }
}

} // namespace narrate::sink
