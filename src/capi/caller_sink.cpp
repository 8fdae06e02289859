// SPDX-License-Identifier: Apache-2.0
#include "capi/caller_sink.hpp"

#include <stop_token>

#include "capi/failure.hpp"

namespace narrate::capi {

namespace {

Result<void> told(int refused) {
    if (refused == 0) return {};
    return Error{ErrorCode::output_failed, "the caller's sink took no more", {}, {}, {}};
}

} // namespace

CallerSink::CallerSink(const narrate_sink& sink)
    : user_(option(&sink, &narrate_sink::user)), open_(option(&sink, &narrate_sink::open)),
      write_(option(&sink, &narrate_sink::write)), finish_(option(&sink, &narrate_sink::finish)),
      abandon_(option(&sink, &narrate_sink::abandon)),
      cancel_(option(&sink, &narrate_sink::cancel)) {}

Result<CallerSink> sink_of(const narrate_sink& sink) {
    if (!is_sized(&sink)) return unsized();
    CallerSink made(sink);
    if (made.open_ == nullptr || made.write_ == nullptr)
        return invalid("a sink must be able to open and to write");
    return made;
}

Result<void> CallerSink::open(PcmFormat format) {
    channels_ = static_cast<std::size_t>(format.channels);
    return told(open_(user_, {format.sample_rate, format.channels}));
}

Result<void> CallerSink::write(std::span<const std::int16_t> samples, const std::stop_token& stop) {
    const std::stop_callback cancel(stop, [this] {
        if (cancel_ != nullptr) cancel_(user_);
    });
    return told(write_(user_, samples.data(), samples.size() / channels_));
}

Result<void> CallerSink::finish(const std::stop_token&) {
    return told(finish_ == nullptr ? 0 : finish_(user_));
}

void CallerSink::abandon() {
    if (abandon_ != nullptr) abandon_(user_);
}

} // namespace narrate::capi
