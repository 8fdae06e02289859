// SPDX-License-Identifier: Apache-2.0
// Articles by their addresses.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/command.hpp"
#include "support/web_server.hpp"

using namespace narrate::test;

namespace {

const std::string kHtml = "Content-Type: text/html; charset=utf-8\r\n";

CommandResult clean(const std::vector<std::string>& args) {
    std::vector<std::string> command{program("narrate"), "clean"};
    command.insert(command.end(), args.begin(), args.end());
    return run(command);
}

} // namespace

TEST_CASE("an article is heard from its address") {
    const std::string page = read_file(source("assets/articles/harbour-ferry.html"));
    const WebServer server(
        [&](const std::string&, const std::string&) { return response(200, kHtml, page); });
    const auto from_web = clean({server.address("/ferry")});
    CHECK(from_web.exit == 0);
    CHECK(from_web.out == clean({source("assets/articles/harbour-ferry.html")}).out);
}

TEST_CASE("a page that scripts fill is told from one without an article") {
    const WebServer server([](const std::string&, const std::string&) {
        return response(
            200, kHtml,
            "<html><body><div id=root></div><script src=app.js></script></body></html>");
    });
    const auto result = clean({server.address("/")});
    CHECK(result.exit != 0);
    CHECK(result.err.find("scripts") != std::string::npos);
    CHECK(result.err.find("save it") != std::string::npos);
}

TEST_CASE("a paywall is told, and its teaser is not heard for the article") {
    const WebServer server([](const std::string&, const std::string&) {
        return response(200, kHtml,
                        R"(<html><head><script type="application/ld+json">{"@type": "NewsArticle",
                "headline": "Lock opens", "isAccessibleForFree": false}</script></head><body>
                <h1>Lock opens</h1><p>The lock at Ostrey was opened again on Monday, after the
                winter's ice had gone from the canal.</p></body></html>)");
    });
    const auto result = clean({server.address("/")});
    CHECK(result.exit == 4);
    CHECK(result.out.empty());
    CHECK(result.err.find("free to read") != std::string::npos);
}

TEST_CASE("an address that cannot be read is told in one line that offers a way") {
    const WebServer server(
        [](const std::string&, const std::string&) { return response(404, kHtml, "gone"); });
    const auto result = clean({server.address("/lost")});
    CHECK(result.exit == 4);
    CHECK(result.err.find("there is no such page") != std::string::npos);
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    CHECK(clean({"gopher://127.0.0.1/"}).exit == 2);
}
