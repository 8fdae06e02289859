// SPDX-License-Identifier: Apache-2.0
#include "capi/handles.hpp"

using namespace narrate;

extern "C" {

void narrate_narration_free(narrate_narration* narration) {
    delete narration;
}

narrate_format narrate_narration_format(const narrate_narration* narration) {
    const PcmFormat format = narration->narration.timeline.format;
    return {format.sample_rate, format.channels};
}

int64_t narrate_narration_frames(const narrate_narration* narration) {
    return narration->narration.timeline.length.count;
}

size_t narrate_narration_sentence_count(const narrate_narration* narration) {
    return narration->narration.sentences;
}

size_t narrate_narration_mark_count(const narrate_narration* narration) {
    return narration->narration.timeline.marks.size();
}

narrate_mark narrate_narration_mark(const narrate_narration* narration, size_t index) {
    return capi::to_c(narration->narration.timeline.marks[index]);
}

size_t narrate_narration_skipped_count(const narrate_narration* narration) {
    return narration->narration.skipped.size();
}

narrate_skipped narrate_narration_skipped(const narrate_narration* narration, size_t index) {
    const SkippedText& skipped = narration->narration.skipped[index];
    return {capi::to_c(skipped.range), skipped.reason.c_str()};
}

const char* narrate_narration_voice(const narrate_narration* narration, size_t index) {
    const auto& voices = narration->narration.voices;
    return index < voices.size() ? voices[index].c_str() : nullptr;
}

} // extern "C"
