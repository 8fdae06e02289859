// SPDX-License-Identifier: Apache-2.0
#include "sink/tags/stream.hpp"

#include <string>

namespace narrate::sink {

namespace {

std::string_view view(const TagLib::ByteVector& data) {
    return {data.data(), data.size()};
}

} // namespace

TagLib::ByteVector TagStream::readBlock(unsigned long length) {
    const std::string bytes = file_.read(length);
    return {bytes.data(), static_cast<unsigned>(bytes.size())};
}

void TagStream::writeBlock(const TagLib::ByteVector& data) {
    file_.write(view(data));
}

void TagStream::insert(const TagLib::ByteVector& data, unsigned long start, unsigned long replace) {
    file_.replace(static_cast<std::int64_t>(start), static_cast<std::int64_t>(replace), view(data));
}

void TagStream::removeBlock(unsigned long start, unsigned long length) {
    file_.replace(static_cast<std::int64_t>(start), static_cast<std::int64_t>(length), {});
}

void TagStream::seek(long offset, Position from) {
    const std::int64_t base = from == Beginning ? 0
                              : from == Current ? file_.position()
                                                : file_.size();
    file_.seek(base + offset);
}

} // namespace narrate::sink
