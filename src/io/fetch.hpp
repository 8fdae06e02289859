// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

#include "narrate/error.hpp"

namespace narrate::io {

/// Whether an input is an address ("https://…") rather than a file's name.
bool is_address(std::string_view input);

struct FetchOptions {
    std::size_t most_bytes = 0; ///< Of the page once it is unpacked.
    std::chrono::milliseconds connect_within{10'000};
    std::chrono::milliseconds finish_within{60'000};
    long most_redirects = 10;
    std::stop_token stop = {}; ///< Noticed within a second.
};

struct FetchedPage {
    std::string bytes;
    std::string address;    ///< After redirects.
    std::string media_type; ///< Lower case, without parameters: "text/html"; may be empty.
    std::string charset;    ///< As the header says; may be empty.
};

/// Reads a page over HTTP or HTTPS, and nothing else, following redirects and unpacking gzip. Uses
/// libcurl, which is loaded with the first address so that files start as fast without it. Blocks.
/// Errors: invalid_argument (another scheme), input_unreadable (no connection, a time-out, a status
/// that is no page), input_unsupported (a picture, a PDF …), input_too_large, cancelled.
Result<FetchedPage> fetch(const std::string& address, const FetchOptions& options);

} // namespace narrate::io
