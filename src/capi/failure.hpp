// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/guarded.hpp"
#include "narrate/error.hpp"
#include "narrate/narrate.h"

namespace narrate::capi {

/// Remembers an error for the calling thread, and gives its status.
narrate_status fail(const Error& error);

/// A call from C: no exception gets out.
template <class Work> narrate_status guarded(Work work) {
    const auto status = base::guarded([&]() -> Result<narrate_status> { return work(); });
    return status ? *status : fail(status.error());
}

inline Error invalid(std::string what) {
    return {ErrorCode::invalid_argument, std::move(what), {}, {}, {}};
}

/// NULL stands for the empty string.
inline std::string_view text_of(const char* text) {
    return text == nullptr ? std::string_view() : std::string_view(text);
}

/// A list of texts; NULL stands for none.
inline std::vector<std::string> strings(const char* const* list, std::size_t count) {
    std::vector<std::string> strings;
    for (std::size_t i = 0; list != nullptr && i < count; ++i)
        strings.emplace_back(text_of(list[i]));
    return strings;
}

/// An option of a structure that an older program may have made shorter.
template <class Options, class Member>
Member option(const Options* options, Member Options::*member, Member otherwise = {}) {
    if (options == nullptr) return otherwise;
    const auto* begin = reinterpret_cast<const char*>(options);
    const auto* end = reinterpret_cast<const char*>(&(options->*member) + 1);
    return static_cast<std::size_t>(end - begin) <= options->size ? options->*member : otherwise;
}

/// Whether the caller told the size of a structure; NULL needs none.
template <class Given> bool is_sized(const Given* given) {
    return given == nullptr || given->size >= sizeof given->size;
}
inline Error unsized() {
    return invalid("a structure does not tell its size: {.size = sizeof options}");
}

/// Fills in a structure of the caller's as far as its own version of it goes.
template <class Given> void fill(Given& given, const Given& whole) {
    std::memcpy(&given, &whole, std::min(given.size, sizeof whole));
}

} // namespace narrate::capi
