// SPDX-License-Identifier: Apache-2.0
#include "sink/sinks/portaudio.hpp"

#include <portaudio.h>

#include <chrono>
#include <future>
#include <optional>
#include <thread>

#include "io/shared_library.hpp"
#include "sink/ring.hpp"

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
    decltype(&::Pa_Initialize) Initialize = library["Pa_Initialize"];
    decltype(&::Pa_IsStreamActive) IsStreamActive = library["Pa_IsStreamActive"];
    decltype(&::Pa_OpenStream) OpenStream = library["Pa_OpenStream"];
    decltype(&::Pa_StartStream) StartStream = library["Pa_StartStream"];
    decltype(&::Pa_StopStream) StopStream = library["Pa_StopStream"];
    decltype(&::Pa_Terminate) Terminate = library["Pa_Terminate"];
};

const PortAudio& pa() {
    static const PortAudio library;
    return library;
}

using namespace std::chrono_literals;

/// Enough to bridge a busy machine.
constexpr double kRingSeconds = 1.0;
/// Several hosts drop what stands in their buffers when a stream ends: silence goes there first.
constexpr double kTailSeconds = 0.3;
constexpr auto kWriterNap = 4ms;

Error device_error(PaError error) {
    return {ErrorCode::device_unavailable,
            "no sound output",
            {},
            pa().library.is_complete() ? pa().GetErrorText(error) : "libportaudio.so.2 is missing",
            "write a file instead: narrate render INPUT -o OUT.wav"};
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
        silence_host_libraries();
        error_ = pa().library.is_complete() ? pa().Initialize() : paInternalError;
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() {
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

class PortaudioSink final : public Sink {
public:
    explicit PortaudioSink(std::string device)
        : device_(std::move(device)),
          library_(std::async(std::launch::async, [] { return std::make_unique<Library>(); })) {}

    ~PortaudioSink() override { abandon(); }

    Result<void> open(PcmFormat format) override {
        ready_ = library_.get();
        if (ready_->error() != paNoError) return device_error(ready_->error());
        const auto device = find_device(device_);
        if (!device) return device_error(paDeviceUnavailable);
        format_ = format;
        ring_.emplace(samples_in(kRingSeconds));
        tail_left_ = samples_in(kTailSeconds);
        PaStreamParameters parameters{};
        parameters.device = *device;
        parameters.channelCount = format.channels;
        parameters.sampleFormat = paInt16;
        parameters.suggestedLatency = pa().GetDeviceInfo(*device)->defaultHighOutputLatency;
        const PaError opened = pa().OpenStream(&stream_, nullptr, &parameters, format.sample_rate,
                                               paFramesPerBufferUnspecified, paNoFlag,
                                               &PortaudioSink::on_device, this);
        return opened == paNoError ? Result<void>() : device_error(opened);
    }

    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        while (!samples.empty()) {
            samples = samples.subspan(ring_->write(samples));
            if (samples.empty()) break;
            // The ring is full: time to start, and to wait.
            if (auto started = start(); !started) return started;
            if (stop.stop_requested()) return cancelled();
            if (pa().IsStreamActive(stream_) != 1) return device_error(paStreamIsStopped);
            std::this_thread::sleep_for(kWriterNap);
        }
        // Some sound is there: no need to wait for more.
        return start();
    }

    Result<void> finish(const std::stop_token& stop) override {
        if (auto started = start(); !started) return started;
        ending_.store(true, std::memory_order_release);
        while (pa().IsStreamActive(stream_) == 1) {
            if (stop.stop_requested()) {
                abandon();
                return cancelled();
            }
            std::this_thread::sleep_for(kWriterNap);
        }
        const bool all = ring_->size() == 0;
        pa().StopStream(stream_);
        abandon();
        return all ? Result<void>() : device_error(paStreamIsStopped);
    }

    void abandon() override {
        if (stream_ != nullptr) pa().CloseStream(stream_); // Aborts it first.
        stream_ = nullptr;
    }

private:
    static Error cancelled() {
        return {ErrorCode::cancelled, "the narration was stopped", {}, {}, {}};
    }

    [[nodiscard]] std::size_t samples_in(double seconds) const {
        return static_cast<std::size_t>(format_.sample_rate * seconds) *
               static_cast<std::size_t>(format_.channels);
    }

    Result<void> start() {
        if (started_) return {};
        const PaError error = pa().StartStream(stream_);
        if (error != paNoError) return device_error(error);
        started_ = true;
        return {};
    }

    /// On PortAudio's thread: wait-free, without system calls.
    static int on_device(const void*, void* output, unsigned long frames,
                         const PaStreamCallbackTimeInfo*, PaStreamCallbackFlags, void* self) {
        return static_cast<PortaudioSink*>(self)->fill(
            {static_cast<std::int16_t*>(output),
             frames *
                 static_cast<std::size_t>(static_cast<PortaudioSink*>(self)->format_.channels)});
    }

    int fill(std::span<std::int16_t> output) {
        const bool ending = ending_.load(std::memory_order_acquire);
        const std::size_t got = ring_->read(output);
        const std::span<std::int16_t> rest = output.subspan(got);
        std::fill(rest.begin(), rest.end(), std::int16_t{0});
        if (!ending || rest.empty()) return paContinue;
        tail_left_ -= std::min(tail_left_, rest.size());
        return tail_left_ == 0 ? paComplete : paContinue;
    }

    std::string device_;
    std::future<std::unique_ptr<Library>> library_;
    std::unique_ptr<Library> ready_;
    PcmFormat format_;
    std::optional<SampleRing> ring_;
    std::size_t tail_left_ = 0; ///< Silence still to play; the callback's, once it runs.
    std::atomic<bool> ending_{false};
    bool started_ = false;
    PaStream* stream_ = nullptr;
};

} // namespace

std::unique_ptr<Sink> create_portaudio(std::string device) {
    return std::make_unique<PortaudioSink>(std::move(device));
}

Result<std::vector<Device>> list_devices() {
    const Library library;
    if (library.error() != paNoError) return device_error(library.error());
    std::vector<Device> devices;
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
