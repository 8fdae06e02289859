// SPDX-License-Identifier: Apache-2.0
#include "narrate/error.hpp"

namespace narrate {

const char* to_string(ErrorCode code) {
    switch (code) {
    case ErrorCode::invalid_argument: return "invalid_argument";
    case ErrorCode::input_unreadable: return "input_unreadable";
    case ErrorCode::input_empty: return "input_empty";
    case ErrorCode::input_unsupported: return "input_unsupported";
    case ErrorCode::input_too_large: return "input_too_large";
    case ErrorCode::no_article: return "no_article";
    case ErrorCode::voice_unknown: return "voice_unknown";
    case ErrorCode::voice_invalid: return "voice_invalid";
    case ErrorCode::table_invalid: return "table_invalid";
    case ErrorCode::backend_unavailable: return "backend_unavailable";
    case ErrorCode::backend_failed: return "backend_failed";
    case ErrorCode::protocol_violation: return "protocol_violation";
    case ErrorCode::device_unavailable: return "device_unavailable";
    case ErrorCode::output_failed: return "output_failed";
    case ErrorCode::output_closed: return "output_closed";
    case ErrorCode::cancelled: return "cancelled";
    case ErrorCode::internal: return "internal";
    }
    return "internal";
}

std::string Error::message() const {
    std::string line;
    if (!where.empty()) line += where + ": ";
    line += what;
    if (!cause.empty()) line += ": " + cause;
    if (!hint.empty()) line += " (" + hint + ")";
    return line;
}

} // namespace narrate
