// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <ostream>
#include <string>

namespace narrate::test {

/// What `work` writes, done in a forked child: for engines that are one global thing. Fails the
/// test when the child does not end well.
std::string in_child(const std::function<void(std::ostream&)>& work);

} // namespace narrate::test
