// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "narrate/text.hpp"

namespace narrate::synth {

/// Where a sentence may be parted so that its parts can be spoken by themselves: behind marks that
/// end a clause; where it has none, at the white space nearest to its middle. The parts are ordered
/// ranges in `sentence` without white space at their ends; one that cannot be parted is given back
/// whole, one without text as nothing.
std::vector<TextRange> clauses_of(std::string_view sentence);

} // namespace narrate::synth
