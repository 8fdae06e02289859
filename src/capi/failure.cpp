// SPDX-License-Identifier: Apache-2.0
#include "capi/failure.hpp"

namespace narrate::capi {

namespace {

/// Of the calling thread; the one thing that calls share.
struct LastError {
    std::string message;
    std::string hint;
};
thread_local LastError last_error;

narrate_status status_of(ErrorCode code) {
    // Both are in the same order, the C one behind NARRATE_OK.
    return static_cast<narrate_status>(static_cast<int>(code) + 1);
}
static_assert(static_cast<int>(ErrorCode::internal) + 1 == NARRATE_INTERNAL);
static_assert(static_cast<int>(ErrorCode::cancelled) + 1 == NARRATE_CANCELLED);
static_assert(static_cast<int>(ErrorCode::no_article) + 1 == NARRATE_NO_ARTICLE);

} // namespace

narrate_status fail(const Error& error) {
    try {
        last_error = {error.message(), error.hint};
    } catch (...) {
        last_error.message.clear();
        last_error.hint.clear();
    }
    return status_of(error.code);
}

} // namespace narrate::capi

extern "C" {

const char* narrate_status_name(narrate_status status) {
    if (status == NARRATE_OK) return "ok";
    if (status < NARRATE_OK || status > NARRATE_INTERNAL) return "unknown";
    return narrate::to_string(static_cast<narrate::ErrorCode>(static_cast<int>(status) - 1));
}

const char* narrate_error_message() {
    return narrate::capi::last_error.message.c_str();
}

const char* narrate_error_hint() {
    return narrate::capi::last_error.hint.c_str();
}

const char* narrate_version() {
    return NARRATE_VERSION;
}

} // extern "C"
