// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Everything: from the bytes of a page to sound. The headers stand in the order the data flows.
#include "narrate/article.hpp"
#include "narrate/document.hpp"
#include "narrate/episode.hpp"
#include "narrate/error.hpp"
#include "narrate/lexicon.hpp"
#include "narrate/narrator.hpp"
#include "narrate/sentence.hpp"
#include "narrate/sink.hpp"
#include "narrate/speaker.hpp"
#include "narrate/speech.hpp"
#include "narrate/synthesizer.hpp"
#include "narrate/text.hpp"
#include "narrate/timeline.hpp"
#include "narrate/voice.hpp"
