// SPDX-License-Identifier: Apache-2.0
#include "synth/worker.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

namespace narrate::synth {

namespace {

constexpr std::chrono::seconds kConnectPatience{5};

template <typename... Visitors> struct Visit : Visitors... { using Visitors::operator()...; };
template <typename... Visitors> Visit(Visitors...) -> Visit<Visitors...>;

} // namespace

std::string to_string(const Peer& peer) {
    return std::visit(
        Visit{[](const ProgramPeer& program) { return program.program; },
              [](const TcpPeer& tcp) { return fmt::format("tcp://{}:{}", tcp.host, tcp.port); },
              [](const UnixPeer& unix_socket) { return "unix:" + unix_socket.path; }},
        peer);
}

Result<Worker> Worker::open(const Peer& peer) {
    if (const auto* program = std::get_if<ProgramPeer>(&peer)) {
        auto process = io::Process::spawn(program->program, program->args);
        if (!process) return process.error();
        return Worker(std::move(*process));
    }
    const auto* tcp = std::get_if<TcpPeer>(&peer);
    auto socket = tcp != nullptr ? io::connect_tcp(tcp->host, tcp->port, kConnectPatience)
                                 : io::connect_unix(std::get<UnixPeer>(peer).path);
    if (!socket) return socket.error();
    return Worker(std::move(*socket));
}

void Worker::send(std::string_view bytes) {
    outgoing_.append(bytes);
    flush();
}

void Worker::flush() {
    while (wants_to_write()) {
        const ssize_t written =
            ::send(input(), outgoing_.data() + sent_, outgoing_.size() - sent_, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
        if (written < 0) {
            broken_ = true; // Its output will end, too: next() then tells why.
            return;
        }
        sent_ += static_cast<std::size_t>(written);
    }
    outgoing_.clear();
    sent_ = 0;
}

void Worker::receive(std::size_t budget) {
    static constexpr std::size_t kStep = std::size_t{1} << 17;
    std::array<char, kStep> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): read into.
    std::size_t total = 0;
    while (!ended_ && total < budget) {
        const ssize_t got = ::read(output(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
        if (got <= 0) {
            ended_ = true;
            return;
        }
        decoder_.feed({piece.data(), static_cast<std::size_t>(got)});
        total += static_cast<std::size_t>(got);
        if (static_cast<std::size_t>(got) < piece.size()) return;
    }
}

Result<std::optional<Event>> Worker::next() {
    auto event = decoder_.next();
    if (!event || event->has_value() || !ended_) return event;
    std::string cause =
        process_ ? process_->kill_and_describe() : std::string("it closed the connection");
    if (decoder_.pending() > 0) cause += ", in the middle of an event";
    return Error{ErrorCode::backend_failed, "the backend ended", {}, std::move(cause), {}};
}

} // namespace narrate::synth
