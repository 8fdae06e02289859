// SPDX-License-Identifier: Apache-2.0
#include "support/web_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace narrate::test {

WebServer::WebServer(Answer answer) : answer_(std::move(answer)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    auto* const generic = reinterpret_cast<sockaddr*>(&place);
    if (listener_ < 0 || ::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, generic, &size) != 0)
        throw std::runtime_error("no server on the loopback interface");
    port_ = ntohs(place.sin_port);
    thread_ = std::thread([this] { serve(); });
}

WebServer::~WebServer() {
    ::shutdown(listener_, SHUT_RDWR); // Wakes accept().
    thread_.join();
    ::close(listener_);
}

std::string WebServer::address(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void WebServer::serve() {
    std::vector<int> silent;
    for (;;) {
        const int peer = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (peer < 0) break;
        std::string request;
        std::array<char, 4096> part{};
        while (request.find("\r\n\r\n") == std::string::npos) {
            const ssize_t got = ::recv(peer, part.data(), part.size(), 0);
            if (got <= 0) break;
            request.append(part.data(), static_cast<std::size_t>(got));
        }
        const std::size_t from = request.find(' ') + 1;
        const std::string path = request.substr(from, request.find(' ', from) - from);
        const std::string all = answer_(path, request);
        if (all.empty()) {
            silent.push_back(peer);
            continue;
        }
        for (std::size_t sent = 0; sent < all.size();) {
            const ssize_t n = ::send(peer, all.data() + sent, all.size() - sent, MSG_NOSIGNAL);
            if (n <= 0) break;
            sent += static_cast<std::size_t>(n);
        }
        ::close(peer);
    }
    for (const int peer : silent) ::close(peer);
}

std::string response(int status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + std::to_string(status) + " Said\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" +
           body;
}

std::string gzip(const std::string& bytes) {
    constexpr std::size_t kBlock = 0xFFFF; ///< The most a stored block holds.
    const auto little = [](std::uint32_t value, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFFU);
        return text;
    };
    std::uint32_t check = 0xFFFFFFFFU;
    for (const char c : bytes) {
        check ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            check = (check & 1U) != 0 ? (check >> 1U) ^ 0xEDB88320U : check >> 1U;
    }
    std::string out("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    for (std::size_t at = 0; at < bytes.size(); at += kBlock) {
        const std::string part = bytes.substr(at, kBlock);
        out += at + kBlock >= bytes.size() ? '\x01' : '\x00';
        out += little(static_cast<std::uint32_t>(part.size()), 2);
        out += little(static_cast<std::uint32_t>(~part.size()), 2);
        out += part;
    }
    return out + little(~check, 4) + little(static_cast<std::uint32_t>(bytes.size()), 4);
}

} // namespace narrate::test
