// SPDX-License-Identifier: Apache-2.0
#include "support/sound_card.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "support/wav.hpp"

namespace narrate::test {

namespace {

using namespace std::chrono_literals;

/// The default device is the sound server's.
constexpr std::string_view kSoundServerOnly = "</usr/share/alsa/alsa.conf>\n"
                                              "pcm.!default { type pulse }\n"
                                              "ctl.!default { type pulse }\n";

bool is_sound(std::int16_t sample) {
    return sample != 0;
}

std::size_t last_sound(const Samples& samples) {
    const auto last = std::find_if(samples.rbegin(), samples.rend(), is_sound);
    return static_cast<std::size_t>(samples.rend() - last);
}

} // namespace

SoundCard::SoundCard()
    : environment_{{"HOME", folder_.file("")},
                   {"XDG_RUNTIME_DIR", folder_.file("")},
                   {"PULSE_SERVER", "unix:" + folder_.file("socket")},
                   {"ALSA_CONFIG_PATH", folder_.write("asound.conf", kSoundServerOnly)}} {
    start();
}

std::string SoundCard::file() const {
    return folder_.file("recorded");
}

void SoundCard::start() {
    const std::string socket = folder_.file("socket");
    server_.emplace(
        std::vector<std::string>{
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "--disable-shm=yes", "-L",
            "module-native-protocol-unix auth-anonymous=1 socket=" + socket, "-L",
            "module-null-sink sink_name=card rate=22050 channels=1 format=s16le norewinds=1"},
        environment_, "/dev/null");
    // Without rewinds: what was recorded is never taken back.
    if (!eventually([&] { return std::filesystem::exists(socket); }))
        throw std::runtime_error("pulseaudio does not start");
    recorder_.emplace(std::vector<std::string>{"parec", "-d", "card.monitor", "--raw",
                                               "--format=s16le", "--rate=22050", "--channels=1",
                                               "--latency-msec=10"},
                      environment_, file());
    std::error_code missing;
    if (!eventually([&] {
            const auto size = std::filesystem::file_size(file(), missing);
            return !missing && size > 0;
        }))
        throw std::runtime_error("parec does not record");
}

Samples SoundCard::recorded() const {
    Samples all = before_;
    const Samples now = to_samples(read_file(file()));
    all.insert(all.end(), now.begin(), now.end());
    return all;
}

bool SoundCard::wait_for_sound(std::size_t from) const {
    return eventually([&] { return last_sound(recorded()) > from; });
}

bool SoundCard::wait_for_silence(std::chrono::milliseconds length, std::size_t from) const {
    return eventually([&] {
        const Samples samples = recorded();
        const std::size_t last = last_sound(samples);
        return last > from && samples.size() - last > samples_in(length);
    });
}

bool SoundCard::wait_for_more(std::chrono::milliseconds length) const {
    const std::size_t before = recorded().size();
    return eventually([&] { return recorded().size() > before + samples_in(length); });
}

void SoundCard::break_down() {
    server_->kill();
    recorder_->stop();
    before_ = recorded();
    std::filesystem::remove(folder_.file("socket"));
    std::filesystem::remove(file());
}

void SoundCard::repair() {
    start();
}

Samples without_silence(const Samples& samples) {
    const auto begin = std::find_if(samples.begin(), samples.end(), is_sound);
    return begin == samples.end()
               ? Samples()
               : Samples(begin, samples.begin() + static_cast<std::ptrdiff_t>(last_sound(samples)));
}

} // namespace narrate::test
