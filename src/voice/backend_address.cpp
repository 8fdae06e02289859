// SPDX-License-Identifier: Apache-2.0
#include "voice/backend_address.hpp"

#include <array>

namespace narrate::voice {

namespace {

struct Scheme {
    std::string_view prefix;
    BackendKind kind;
};

constexpr std::array kSchemes{
    Scheme{"command:", BackendKind::command},
    Scheme{"wyoming:tcp://", BackendKind::tcp_server},
    Scheme{"wyoming:unix:", BackendKind::unix_server},
    Scheme{"wyoming:exec:", BackendKind::server_program},
};

} // namespace

std::optional<BackendAddress> parse_backend(std::string_view backend) {
    for (const Scheme& scheme : kSchemes)
        if (backend.starts_with(scheme.prefix))
            return BackendAddress{scheme.kind, backend.substr(scheme.prefix.size())};
    if (backend.starts_with("wyoming:")) return std::nullopt;
    return BackendAddress{BackendKind::engine, backend};
}

bool is_engine(std::string_view backend) {
    const auto address = parse_backend(backend);
    return address && address->kind == BackendKind::engine;
}

} // namespace narrate::voice
