// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "io/fetch.hpp"
#include "support/background.hpp"
#include "support/web_server.hpp"

using namespace narrate;
using test::response;
using test::WebServer;

namespace {

io::FetchOptions at_most(std::size_t bytes) {
    io::FetchOptions options;
    options.most_bytes = bytes;
    return options;
}

constexpr std::size_t kEnough = 1U << 20U;

} // namespace

TEST_CASE("a page is fetched with its type, its character set and its address") {
    const WebServer server([](const std::string&, const std::string& request) {
        if (request.find("narrate/") == std::string::npos) return response(400, "", "");
        return response(200, "Content-Type: Text/HTML; Charset=\"ISO-8859-1\"\r\n", "<p>caf\xe9");
    });
    const auto page = io::fetch(server.address("/news?id=1"), at_most(kEnough));
    REQUIRE(page);
    CHECK(page->bytes == "<p>caf\xe9");
    CHECK(page->media_type == "text/html");
    CHECK(page->charset == "iso-8859-1");
    CHECK(page->address == server.address("/news?id=1"));
}

TEST_CASE("redirects are followed, but not for ever, and not out of the web") {
    const WebServer server([](const std::string& path, const std::string&) {
        if (path == "/old") return response(301, "Location: /new\r\n", "");
        if (path == "/round") return response(302, "Location: /round\r\n", "");
        if (path == "/file") return response(302, "Location: file:///etc/hostname\r\n", "");
        return response(200, "Content-Type: text/plain\r\n", "here");
    });
    const auto page = io::fetch(server.address("/old"), at_most(kEnough));
    REQUIRE(page);
    CHECK(page->address == server.address("/new"));
    CHECK(io::fetch(server.address("/round"), at_most(kEnough)).error().code ==
          ErrorCode::input_unreadable);
    CHECK(io::fetch(server.address("/file"), at_most(kEnough)).error().code ==
          ErrorCode::input_unreadable);
}

TEST_CASE("a packed page is unpacked, and a bomb is not") {
    const std::string text(200'000, 'a');
    const WebServer server([&](const std::string&, const std::string&) {
        return response(200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
                        test::gzip(text));
    });
    const auto page = io::fetch(server.address("/"), at_most(kEnough));
    REQUIRE(page);
    CHECK(page->bytes == text);
    CHECK(io::fetch(server.address("/"), at_most(text.size() - 1)).error().code ==
          ErrorCode::input_too_large);
}

TEST_CASE("a server that says nothing is given up") {
    const WebServer server([](const std::string&, const std::string&) { return std::string(); });
    io::FetchOptions options = at_most(kEnough);
    options.finish_within = std::chrono::milliseconds(50);
    const auto page = io::fetch(server.address("/"), options);
    REQUIRE(!page);
    CHECK(page.error().code == ErrorCode::input_unreadable);
    CHECK(page.error().what == "did not answer in time");
}

TEST_CASE("fetching from a server that says nothing is stopped", "[threads]") {
    const WebServer server([](const std::string&, const std::string&) { return std::string(); });
    std::stop_source stop;
    io::FetchOptions options = at_most(kEnough);
    options.stop = stop.get_token();
    std::atomic<bool> done{false};
    const std::jthread fetcher([&] {
        const auto page = io::fetch(server.address("/"), options);
        CHECK((!page && page.error().code == ErrorCode::cancelled));
        done = true;
    });
    stop.request_stop();
    CHECK(test::eventually([&] { return done.load(); }));
}

TEST_CASE("what is no page is told with what to do next") {
    const WebServer server([](const std::string& path, const std::string&) {
        if (path == "/picture") return response(200, "Content-Type: image/png\r\n", "\x89PNG");
        return response(std::stoi(path.substr(1)), "Content-Type: text/html\r\n", "<p>No.");
    });
    const auto error = [&](const std::string& path) {
        const auto page = io::fetch(server.address(path), at_most(kEnough));
        REQUIRE(!page);
        CHECK(!page.error().hint.empty());
        return page.error();
    };
    CHECK(error("/404").what == "there is no such page");
    CHECK(error("/402").what == "the site shows this page to its readers only");
    CHECK(error("/403").what == "the site shows this page to its readers only");
    CHECK(error("/503").hint == "try again later");
    CHECK(error("/picture").code == ErrorCode::input_unsupported);
    CHECK(io::fetch("ftp://127.0.0.1/page", at_most(kEnough)).error().code ==
          ErrorCode::invalid_argument);
    CHECK(io::fetch("http://127.0.0.1:1/", at_most(kEnough)).error().code ==
          ErrorCode::input_unreadable);
}

TEST_CASE("an address is told from a file's name") {
    CHECK(io::is_address("https://reach.example/lock"));
    CHECK(io::is_address("HTTP://reach.example"));
    CHECK(!io::is_address("notes/http.html"));
    CHECK(!io::is_address("-"));
    CHECK(!io::is_address("://x"));
}
