// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "io/output_file.hpp"
#include "narrate/tags.hpp"
#include "sink/codecs/codec.hpp"
#include "sink/tags/writer.hpp"

namespace narrate::sink {

/// A codec, both ways.
struct Codec {
    std::unique_ptr<Encoder> (*encoder)();
    std::unique_ptr<Decoder> (*decoder)(PcmFormat);
};

/// What only files to publish need: codecs and the writer of tags, and the libraries that they
/// call. It is a file of its own, narrate-formats.so, loaded with the first such file: linked, it
/// would cost every start a fifth of its time. What it gives is called like any other code.
struct FormatsModule {
    Codec mp3;
    Codec opus;
    Codec vorbis;
    Result<void> (*write_tags)(io::OutputFile& file, TagFormat format, const Tags& tags);
};

/// Looked for in io::part_folders(). Any thread. Errors: output_failed (it cannot be loaded).
Result<const FormatsModule*> formats_module();

/// Writes the tags of a finished file, if there are any. Errors: output_failed.
Result<void> store_tags(io::OutputFile& file, TagFormat format, const Tags& tags);

} // namespace narrate::sink
