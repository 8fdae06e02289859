// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "cli/render_options.hpp"
#include "narrate/article.hpp"
#include "render/rendition.hpp"

namespace narrate::cli {

/// A file that was rendered, and what was written beside it.
struct RenderedFile {
    const std::string& output;
    std::span<const Article> articles;
    const render::Rendition& rendition;
    const std::vector<std::string>& beside;
};

/// Tells what came of it: as JSON on standard output (on standard error where the sound went
/// there), or to people, as the options ask.
void report_rendition(const RenderedFile& file, const RenderOptions& options);

} // namespace narrate::cli
