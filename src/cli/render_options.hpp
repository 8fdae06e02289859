// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "narrate/article.hpp"
#include "publish/transcript.hpp"
#include "sink/registry.hpp"

namespace narrate::cli {

/// What `narrate render` was asked for.
struct RenderOptions {
    SpeakOptions speak;
    ExtractOptions extract;
    std::vector<std::string> inputs;
    std::string output;
    std::string format;
    bool split = false; ///< A file for each input, in the folder `output`.
    int bit_rate = 0;
    std::string loudness; ///< As it was given; empty: by the format.
    std::string title;
    std::string artist;
    std::string album;
    std::string cover; ///< A picture's file.
    std::vector<const publish::TranscriptDescriptor*> transcripts;
    bool word_times = false;
    std::string marks;
    bool json = false;
};

void add_render_options(CLI::App& command, RenderOptions& options);

/// One file to be rendered.
struct RenderTarget {
    std::vector<std::string> inputs;
    std::string output;
    const sink::FormatDescriptor* format = nullptr;
};

/// The files that were asked for. Errors: invalid_argument (an unknown format; what would overwrite
/// an input or another output; what needs a single file).
Result<std::vector<RenderTarget>> render_targets(const RenderOptions& options);

/// The loudness that a format's files are brought to; none, where they stay as they are spoken.
/// Errors: invalid_argument.
Result<std::optional<double>> loudness_for(const RenderOptions& options,
                                           const sink::FormatDescriptor& format);

} // namespace narrate::cli
