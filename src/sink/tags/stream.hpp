// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <taglib/tiostream.h>

#include "io/output_file.hpp"

namespace narrate::sink {

/// Lets TagLib, which hides what goes wrong with files, work on one that keeps its errors.
class TagStream final : public TagLib::IOStream {
public:
    explicit TagStream(io::OutputFile& file) : file_(file) {}

    [[nodiscard]] TagLib::FileName name() const override { return ""; }
    TagLib::ByteVector readBlock(unsigned long length) override;
    void writeBlock(const TagLib::ByteVector& data) override;
    void insert(const TagLib::ByteVector& data, unsigned long start,
                unsigned long replace) override;
    void removeBlock(unsigned long start, unsigned long length) override;
    [[nodiscard]] bool readOnly() const override { return false; }
    [[nodiscard]] bool isOpen() const override { return true; }
    void seek(long offset, Position from) override;
    [[nodiscard]] long tell() const override { return file_.position(); }
    long length() override { return file_.size(); }
    void truncate(long length) override { file_.truncate(length); }

private:
    io::OutputFile& file_;
};

} // namespace narrate::sink
