// SPDX-License-Identifier: Apache-2.0
#include "sink/sinks/portaudio.hpp"

#include <portaudio.h>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <optional>
#include <utility>

#include "base/guarded.hpp"
#include "io/shared_library.hpp"
#include "sink/heartbeat.hpp"

namespace narrate::sink {

namespace {

constexpr const char* kLibrary = "libportaudio.so.2";

/// PortAudio's functions, by their own names without "Pa_".
struct PortAudio {
    io::SharedLibrary library{kLibrary};
    decltype(&::Pa_CloseStream) CloseStream = library["Pa_CloseStream"];
    decltype(&::Pa_GetDefaultOutputDevice) GetDefaultOutputDevice =
        library["Pa_GetDefaultOutputDevice"];
    decltype(&::Pa_GetDeviceCount) GetDeviceCount = library["Pa_GetDeviceCount"];
    decltype(&::Pa_GetDeviceInfo) GetDeviceInfo = library["Pa_GetDeviceInfo"];
    decltype(&::Pa_GetErrorText) GetErrorText = library["Pa_GetErrorText"];
    decltype(&::Pa_GetHostApiInfo) GetHostApiInfo = library["Pa_GetHostApiInfo"];
    decltype(&::Pa_GetStreamInfo) GetStreamInfo = library["Pa_GetStreamInfo"];
    decltype(&::Pa_Initialize) Initialize = library["Pa_Initialize"];
    decltype(&::Pa_IsStreamActive) IsStreamActive = library["Pa_IsStreamActive"];
    decltype(&::Pa_OpenStream) OpenStream = library["Pa_OpenStream"];
    decltype(&::Pa_StartStream) StartStream = library["Pa_StartStream"];
    decltype(&::Pa_Terminate) Terminate = library["Pa_Terminate"];
};

const PortAudio& pa() {
    static const PortAudio library;
    return library;
}

/// PortAudio keeps lists of its own that no two threads may touch; a program may have several
/// devices.
std::mutex& pa_mutex() {
    static std::mutex mutex;
    return mutex;
}

/// Between the callback and the ear, in seconds: what is asked for is heard that much later.
constexpr double kLatency = 0.03;

Error device_error(PaError error) {
    return {ErrorCode::device_unavailable,
            "no sound output",
            {},
            pa().library.is_complete() ? pa().GetErrorText(error) : "libportaudio.so.2 is missing",
            "write a file instead: narrate render INPUT -o OUT.wav"};
}

Error lost() {
    return {ErrorCode::device_unavailable,
            "the sound device has gone",
            {},
            {},
            "connect it again and go on, or choose another one with --device"};
}

extern "C" void ignore_alsa_error(const char*, int, const char*, int, const char*, ...) {}

/// ALSA and JACK tell their troubles on standard error, which is not theirs. Both are loaded by
/// PortAudio where it was built with them.
void silence_host_libraries() {
    using AlsaHandler = void (*)(const char*, int, const char*, int, const char*, ...);
    using SetAlsaHandler = int (*)(AlsaHandler);
    using SetJackHandler = void (*)(void (*)(const char*));
    if (void* set = pa().library.symbol("snd_lib_error_set_handler"))
        reinterpret_cast<SetAlsaHandler>(set)(ignore_alsa_error);
    for (const char* name : {"jack_set_error_function", "jack_set_info_function"})
        if (void* set = pa().library.symbol(name))
            reinterpret_cast<SetJackHandler>(set)([](const char*) {});
}

/// PortAudio between its initialisation and its end, which it counts itself.
class Library {
public:
    Library() {
        const std::lock_guard lock(pa_mutex());
        silence_host_libraries();
        error_ = pa().library.is_complete() ? pa().Initialize() : paInternalError;
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() {
        const std::lock_guard lock(pa_mutex());
        if (error_ == paNoError) pa().Terminate();
    }
    [[nodiscard]] PaError error() const { return error_; }

private:
    PaError error_ = paNoError;
};

std::optional<PaDeviceIndex> find_device(const std::string& name) {
    if (name.empty()) {
        const PaDeviceIndex device = pa().GetDefaultOutputDevice();
        if (device == paNoDevice) return std::nullopt;
        return device;
    }
    for (PaDeviceIndex i = 0; i < pa().GetDeviceCount(); ++i) {
        const PaDeviceInfo* info = pa().GetDeviceInfo(i);
        if (info->maxOutputChannels > 0 && std::string_view(info->name).starts_with(name)) return i;
    }
    return std::nullopt;
}

class PortaudioDevice final : public Device {
public:
    PortaudioDevice() { look_for_devices(); }
    PortaudioDevice(const PortaudioDevice&) = delete;
    PortaudioDevice& operator=(const PortaudioDevice&) = delete;
    ~PortaudioDevice() override { close(); }

    void choose(std::string name) override { name_ = std::move(name); }

    Result<void> open(Playout& playout) override {
        return base::guarded([&] { return begin(playout); });
    }

    void close() override {
        if (stream_ == nullptr) return;
        const std::lock_guard lock(pa_mutex());
        pa().CloseStream(stream_); // Aborts it first.
        stream_ = nullptr;
    }

    [[nodiscard]] Frames latency() const override { return latency_; }

    [[nodiscard]] std::optional<Error> loss() override {
        if (stream_ == nullptr) return lost();
        const auto called = called_.load(std::memory_order_acquire);
        if (heartbeat_.has_stopped(called, std::chrono::steady_clock::now())) return lost();
        // While another device is opened, which may take its time, it is asked later.
        const std::unique_lock lock(pa_mutex(), std::try_to_lock);
        if (lock && pa().IsStreamActive(stream_) != 1) return lost();
        return std::nullopt;
    }

private:
    Result<void> begin(Playout& playout) {
        if (!library_ && !found_.valid()) look_for_devices();
        if (found_.valid()) library_ = found_.get();
        if (library_->error() != paNoError) return failed(library_->error());
        std::unique_lock lock(pa_mutex());
        const auto device = find_device(name_);
        playout_ = &playout;
        called_ = 0;
        const PaError started = device ? start(*device) : paDeviceUnavailable;
        lock.unlock();
        if (!device && !name_.empty()) return unknown();
        return started == paNoError ? Result<void>() : failed(started);
    }

    void look_for_devices() {
        library_.reset();
        found_ = std::async(std::launch::async, [] { return std::make_unique<Library>(); });
    }

    /// Under the mutex.
    PaError start(PaDeviceIndex device) {
        const PcmFormat format = playout_->format();
        PaStreamParameters parameters{};
        parameters.device = device;
        parameters.channelCount = format.channels;
        parameters.sampleFormat = paInt16;
        parameters.suggestedLatency = kLatency;
        const PaError opened = pa().OpenStream(&stream_, nullptr, &parameters, format.sample_rate,
                                               paFramesPerBufferUnspecified, paNoFlag,
                                               &PortaudioDevice::on_device, this);
        if (opened != paNoError) return opened;
        const PaStreamInfo* info = pa().GetStreamInfo(stream_);
        latency_ = {static_cast<std::int64_t>(info->outputLatency * format.sample_rate)};
        return pa().StartStream(stream_);
    }

    /// What was found is of no more use: the next open() looks again.
    Error failed(PaError error) {
        Error told = device_error(error);
        close();
        library_.reset();
        return told;
    }

    Error unknown() {
        library_.reset();
        return {ErrorCode::device_unavailable,
                "no sound device has a name that begins so",
                name_,
                {},
                "narrate doctor lists the devices; connect it, or choose another with --device"};
    }

    /// On PortAudio's thread: wait-free, without system calls.
    static int on_device(const void*, void* output, unsigned long frames,
                         const PaStreamCallbackTimeInfo*, PaStreamCallbackFlags, void* self) {
        auto* device = static_cast<PortaudioDevice*>(self);
        Playout& playout = *device->playout_;
        playout.fill({static_cast<std::int16_t*>(output),
                      frames * static_cast<std::size_t>(playout.format().channels)});
        device->called_.fetch_add(1, std::memory_order_release);
        return paContinue;
    }

    std::string name_;
    std::future<std::unique_ptr<Library>> found_;
    std::unique_ptr<Library> library_;
    Playout* playout_ = nullptr;
    Frames latency_;
    PaStream* stream_ = nullptr;
    std::atomic<std::uint64_t> called_{0};
    Heartbeat heartbeat_;
};

} // namespace

std::unique_ptr<Device> create_portaudio() {
    return std::make_unique<PortaudioDevice>();
}

Result<std::vector<DeviceInfo>> list_devices() {
    const Library library;
    if (library.error() != paNoError) return device_error(library.error());
    const std::lock_guard lock(pa_mutex());
    std::vector<DeviceInfo> devices;
    for (PaDeviceIndex i = 0; i < pa().GetDeviceCount(); ++i) {
        const PaDeviceInfo* info = pa().GetDeviceInfo(i);
        if (info->maxOutputChannels < 1) continue;
        devices.push_back({info->name, pa().GetHostApiInfo(info->hostApi)->name,
                           static_cast<int>(info->defaultSampleRate),
                           i == pa().GetDefaultOutputDevice()});
    }
    return devices;
}

} // namespace narrate::sink
