// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <thread>

namespace narrate::test {

/// An HTTP server on the loopback interface, one request at a time, until it goes away.
class WebServer {
public:
    /// `answer(path, request)` gives the whole response, or nothing: then the connection stays
    /// open and silent.
    using Answer = std::function<std::string(const std::string& path, const std::string& request)>;
    explicit WebServer(Answer answer);
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;
    ~WebServer();

    /// "http://127.0.0.1:PORT" and the path.
    [[nodiscard]] std::string address(const std::string& path) const;

private:
    void serve();

    Answer answer_;
    int listener_ = -1;
    int port_ = 0;
    std::thread thread_;
};

/// A response with a length; `headers` are lines that end in "\r\n".
std::string response(int status, const std::string& headers, const std::string& body);

/// gzip's format (RFC 1952), without compressing.
std::string gzip(const std::string& bytes);

} // namespace narrate::test
