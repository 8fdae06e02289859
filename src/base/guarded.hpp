// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <utility>

#include "narrate/error.hpp"

namespace narrate::base {

/// What `work` gives, a Result; what it throws becomes an error. For calls of code that is not
/// ours, and where the machine may have run out of threads.
template <class Work> auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& error) {
        return Error{ErrorCode::internal, "an exception", {}, error.what(), {}};
    } catch (...) {
        return Error{ErrorCode::internal, "an unknown exception", {}, {}, {}};
    }
}

} // namespace narrate::base
