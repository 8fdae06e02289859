// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "narrate/article.hpp"
#include "narrate/narrator.hpp"
#include "narrate/sink.hpp"
#include "narrate/speech.hpp"
#include "render/cast.hpp"

namespace narrate::render {

/// One narration: plans runs, hands them to the cast's synthesizers ahead of their turn, takes the
/// sentences as they come, makes the silences, places the marks, writes to the sink and finishes
/// it. Where a voice fails, its fall-back goes on at the same sentence. The sound has the format of
/// what is spoken first; memory does not grow with it. Errors: as of the synthesizers and the sink;
/// no_article; cancelled. After one, runs may be left in the synthesizers.
/// Begins with the sentence that holds the byte `from`.
Result<Narration> convey(const Article& article, Cast& cast, const Verbaliser& verbaliser,
                         Sink& sink, const std::stop_token& stop, const ProgressFunction& progress,
                         std::size_t from = 0);

} // namespace narrate::render
