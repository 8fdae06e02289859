// SPDX-License-Identifier: Apache-2.0
// PortAudio and a plugin of ALSA's ask JACK for its server. Where none runs, libjack
// (jackd2 1.9.21) takes milliseconds to find that out, and now and then dies of it: it ends a
// thread whose object is gone. Their calls find this function first, because the program exports
// it.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdarg>
#include <string>

#include "io/environment.hpp"

namespace {

// Of jack/types.h.
constexpr int kServerNameGiven = 0x04;
constexpr int kFailure = 0x01;
constexpr int kServerFailed = 0x10;

/// A server listens on a socket with its name and its user's number.
bool is_running(std::string server) {
    if (server.empty()) server = narrate::io::environment("JACK_DEFAULT_SERVER");
    if (server.empty()) server = "default";
    const std::string socket = "/dev/shm/jack_" + server + "_" + std::to_string(::getuid()) + "_0";
    return ::access(socket.c_str(), F_OK) == 0;
}

} // namespace

extern "C" __attribute__((visibility("default"))) void*
jack_client_open(const char* name, int options, int* status, ...) { // NOLINT(cert-dcl50-cpp): C's.
    std::string server;
    if ((options & kServerNameGiven) != 0) {
        va_list arguments;
        va_start(arguments, status);
        if (const char* given = va_arg(arguments, const char*)) server = given;
        va_end(arguments);
    }
    using Open = void* (*)(const char*, int, int*, ...);
    void* next = ::dlsym(RTLD_NEXT, "jack_client_open");
    if (next == nullptr)
        if (void* library = ::dlopen("libjack.so.0", RTLD_NOW | RTLD_NOLOAD))
            next = ::dlsym(library, "jack_client_open");
    if (next == nullptr || !is_running(server)) {
        if (status != nullptr) *status = kFailure | kServerFailed;
        return nullptr;
    }
    const auto open = reinterpret_cast<Open>(next);
    return server.empty() ? open(name, options, status)
                          : open(name, options, status, server.c_str());
}
