// SPDX-License-Identifier: Apache-2.0
#include "io/fetch.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "io/shared_library.hpp"

namespace narrate::io {

namespace {

constexpr const char* kLibrary = "libcurl.so.4";
constexpr const char* kSaveIt =
    "open the page in a browser, save it, and give narrate the saved file";

/// libcurl's functions, by their own names without "curl_" and "curl_easy_".
struct Curl {
    SharedLibrary library{kLibrary};
    decltype(&::curl_global_init) global_init = library["curl_global_init"];
    decltype(&::curl_easy_init) init = library["curl_easy_init"];
    decltype(&::curl_easy_setopt) setopt = library["curl_easy_setopt"];
    decltype(&::curl_easy_perform) perform = library["curl_easy_perform"];
    decltype(&::curl_easy_getinfo) getinfo = library["curl_easy_getinfo"];
    decltype(&::curl_easy_cleanup) cleanup = library["curl_easy_cleanup"];
    bool loaded = library.is_complete() && global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
};

const Curl& curl() {
    static const Curl library;
    return library;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return result;
}

struct Body {
    std::string bytes;
    std::size_t most = 0;
    bool too_large = false;
};

std::size_t take(char* data, std::size_t size, std::size_t count, void* user) {
    Body& body = *static_cast<Body*>(user);
    if (body.bytes.size() + size * count > body.most) {
        body.too_large = true;
        return 0; // Ends the transfer.
    }
    body.bytes.append(data, size * count);
    return size * count;
}

/// "text/html; charset=utf-8" in its parts.
void read_content_type(std::string_view header, FetchedPage& page) {
    const std::string type = lower(header);
    page.media_type = type.substr(0, type.find_first_of("; "));
    constexpr std::string_view kCharset = "charset=";
    const std::size_t at = type.find(kCharset);
    if (at == std::string::npos) return;
    std::string charset = type.substr(at + kCharset.size());
    std::erase_if(charset, [](char c) { return c == '"' || c == '\''; });
    page.charset = charset.substr(0, charset.find_first_of("; "));
}

bool is_text(std::string_view type) {
    constexpr std::array kOthers = {"application/xml", "application/octet-stream"};
    // "application/rss+xml"
    const bool xml = type.starts_with("application/") && type.ends_with("+xml");
    return type.empty() || type.starts_with("text/") || xml ||
           std::find(kOthers.begin(), kOthers.end(), type) != kOthers.end();
}

int is_stopped(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

/// What a status that is no page means to a reader.
Error refused(const std::string& address, long status) {
    Error error{ErrorCode::input_unreadable,
                "cannot be read",
                address,
                fmt::format("the server answered {}", status),
                {}};
    if (status == 404 || status == 410) {
        error.what = "there is no such page";
        error.hint = "check the address";
    } else if (status == 401 || status == 402 || status == 403 || status == 451) {
        error.what = "the site shows this page to its readers only";
        error.hint = kSaveIt;
    } else if (status == 429 || status >= 500) {
        error.hint = "try again later";
    } else {
        error.hint = kSaveIt;
    }
    return error;
}

std::string info_text(CURL* handle, CURLINFO info) {
    const char* text = nullptr;
    curl().getinfo(handle, info, &text);
    return text == nullptr ? std::string() : text;
}

} // namespace

bool is_address(std::string_view input) {
    const std::size_t scheme = input.find("://");
    return scheme != std::string_view::npos && scheme > 0 && scheme <= 10 &&
           std::all_of(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(scheme),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

Result<FetchedPage> fetch(const std::string& address, const FetchOptions& options) {
    const std::string scheme = lower(address.substr(0, address.find("://")));
    if (scheme != "http" && scheme != "https")
        return Error{ErrorCode::invalid_argument,
                     "is no web address",
                     address,
                     {},
                     "give an http:// or https:// address, or a file"};
    if (!curl().loaded)
        return Error{ErrorCode::input_unreadable, "cannot be read", address,
                     fmt::format("{} cannot be loaded", kLibrary),
                     "install the package libcurl4, or give a saved page"};
    const std::unique_ptr<CURL, decltype(curl().cleanup)> handle(curl().init(), curl().cleanup);
    if (!handle) return Error{ErrorCode::internal, "cannot start libcurl", address, {}, {}};

    Body body;
    body.most = options.most_bytes;
    std::array<char, CURL_ERROR_SIZE> cause{};
    const auto set = [&](CURLoption option, auto value) {
        curl().setopt(handle.get(), option, value);
    };
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, options.most_redirects);
    set(CURLOPT_ACCEPT_ENCODING, ""); // All that libcurl can unpack.
    set(CURLOPT_USERAGENT, "Mozilla/5.0 (compatible; narrate/" NARRATE_VERSION ")");
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_within.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(options.finish_within.count()));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, cause.data());
    set(CURLOPT_WRITEFUNCTION, &take);
    set(CURLOPT_WRITEDATA, &body);
    set(CURLOPT_QUICK_EXIT, 1L); // Stopping does not wait for a name server.
    set(CURLOPT_NOPROGRESS, 0L); // libcurl asks there whether to go on.
    set(CURLOPT_XFERINFOFUNCTION, &is_stopped);
    set(CURLOPT_XFERINFODATA, &options.stop);
    const CURLcode code = curl().perform(handle.get());
    if (options.stop.stop_requested())
        return Error{ErrorCode::cancelled, "the reading was stopped", address, {}, {}};
    if (body.too_large)
        return Error{ErrorCode::input_too_large,
                     fmt::format("is larger than {} MiB", options.most_bytes >> 20U),
                     address,
                     {},
                     "narrate reads articles: save the part to hear"};
    if (code != CURLE_OK) {
        const bool late = code == CURLE_OPERATION_TIMEDOUT;
        return Error{ErrorCode::input_unreadable,
                     late ? "did not answer in time" : "cannot be read", address, cause.data(),
                     "check the address and the connection"};
    }
    long status = 0;
    curl().getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status < 200 || status >= 300) return refused(address, status);
    FetchedPage page;
    page.bytes = std::move(body.bytes);
    page.address = info_text(handle.get(), CURLINFO_EFFECTIVE_URL);
    read_content_type(info_text(handle.get(), CURLINFO_CONTENT_TYPE), page);
    if (!is_text(page.media_type))
        return Error{ErrorCode::input_unsupported,
                     fmt::format("is {}, not a page", page.media_type),
                     address,
                     {},
                     "narrate reads HTML, Markdown and plain text"};
    return page;
}

} // namespace narrate::io
