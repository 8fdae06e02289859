// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

namespace narrate::base {

/// "2:47", "1:02:47": for people. Rounded down.
std::string clock_time(std::chrono::milliseconds time);

/// "00:01:23.456", as transcripts and chapters have it; `point` parts the milliseconds.
std::string precise_time(std::chrono::milliseconds time, char point = '.');

} // namespace narrate::base
