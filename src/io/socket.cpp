// SPDX-License-Identifier: Apache-2.0
#include "io/socket.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace narrate::io {

namespace {

Error unavailable(const std::string& where, std::string cause) {
    return {ErrorCode::backend_unavailable, "the server cannot be reached", where, std::move(cause),
            "start it, or correct its address in the voice file"};
}

/// Gives 0 or an errno.
int connect_to(int socket, const sockaddr* address, socklen_t size,
               std::chrono::milliseconds patience) {
    if (::connect(socket, address, size) == 0) return 0;
    if (errno != EINPROGRESS) return errno;
    pollfd watched{socket, POLLOUT, 0};
    int ready = 0;
    do {
        ready = ::poll(&watched, 1, static_cast<int>(patience.count()));
    } while (ready < 0 && errno == EINTR);
    if (ready == 0) return ETIMEDOUT;
    int error = 0;
    socklen_t length = sizeof error;
    ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length);
    return error;
}

} // namespace

Result<Descriptor> connect_tcp(const std::string& host, std::uint16_t port,
                               std::chrono::milliseconds patience) {
    const std::string where = fmt::format("{}:{}", host, port);
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int failed = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
    if (failed != 0) return unavailable(where, ::gai_strerror(failed));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, ::freeaddrinfo);
    int error = EADDRNOTAVAIL;
    for (const addrinfo* a = found; a != nullptr; a = a->ai_next) {
        Descriptor socket(
            ::socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, a->ai_protocol));
        if (!socket) continue;
        error = connect_to(socket.get(), a->ai_addr, a->ai_addrlen, patience);
        if (error != 0) continue;
        const int on = 1;
        ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return socket;
    }
    return unavailable(where, std::strerror(error));
}

Result<Descriptor> connect_unix(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return unavailable(path, std::strerror(ENAMETOOLONG));
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket) return unavailable(path, std::strerror(errno));
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return unavailable(path, std::strerror(errno));
    return socket;
}

} // namespace narrate::io
