// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/command/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"
#include "io/environment.hpp"
#include "synth/audio_bound.hpp"
#include "synth/backends/command/program.hpp"

namespace narrate::synth::command {

namespace {

constexpr int kMostHertz = 192'000;
constexpr std::size_t kBytesOfASample = 2;
/// Of a sound file: two channels at 48 kHz, of 32 bits.
constexpr std::size_t kFileBytesASecond = std::size_t{2} * 48'000 * 4;
constexpr std::size_t kHeadBytes = 4096;

Error invalid(std::string what) {
    return {ErrorCode::invalid_argument, std::move(what), {}, {}, {}};
}

/// One line and its end. A program that reads line by line says nothing before it has seen that.
std::string line_of(std::string_view text) {
    std::string line(text);
    base::blank_controls(line);
    return std::string(base::trim(line)) + '\n';
}

/// Whether there is something to say in it. Of "…" or "—" many programs make nothing, not even a
/// sound file.
bool has_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const base::CodePoint c = base::decode(text, at);
        const bool digit = c.value >= '0' && c.value <= '9';
        const bool letter = (c.value | 0x20U) >= 'a' && (c.value | 0x20U) <= 'z';
        const bool punctuation = c.value < 0xC0 || (c.value >= 0x2000 && c.value <= 0x206F);
        if (digit || letter || !punctuation) return true;
        at += c.length;
    }
    return false;
}

Result<int> read_rate(std::string_view digits) {
    int rate = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), rate);
    if (error != std::errc() || end != digits.data() + digits.size() || rate < 1 ||
        rate > kMostHertz)
        return invalid(fmt::format("'{}' is no sample rate", digits));
    return rate;
}

} // namespace

Result<Settings> read_settings(const std::vector<std::string>& args) {
    Settings settings;
    auto arg = args.begin();
    for (; arg != args.end() && *arg != "--"; ++arg) {
        const bool voice = *arg == "--voice";
        if (!voice && *arg != "--sample-rate")
            return invalid(fmt::format("unknown argument '{}'", *arg));
        if (std::next(arg) == args.end()) return invalid(fmt::format("{} needs a value", *arg));
        ++arg;
        if (voice) {
            settings.voice = *arg;
            continue;
        }
        const auto rate = read_rate(*arg);
        if (!rate) return rate.error();
        settings.raw_sample_rate = *rate;
    }
    if (arg == args.end() || std::next(arg) == args.end())
        return invalid("usage: narrate-command [--voice NAME] [--sample-rate HZ] -- COMMAND…");
    settings.argv.assign(std::next(arg), args.end());
    return settings;
}

Result<void> CommandEngine::start() {
    const std::string& program = settings_.argv.front();
    auto path = io::find_program(program);
    if (!path)
        return Error{ErrorCode::backend_unavailable,
                     fmt::format("the program '{}' is missing", program),
                     {},
                     {},
                     "install it, or correct the command in the voice file"};
    path_ = std::move(*path);
    return {};
}

Info CommandEngine::describe() {
    Info info{settings_.argv.front(), NARRATE_VERSION, {}, settings_.raw_sample_rate, false};
    if (!settings_.voice.empty()) info.voices.push_back(settings_.voice);
    return info;
}

Result<void> CommandEngine::prepare(const Synthesize& request) {
    Values values{request.voice.empty() ? settings_.voice : request.voice, request.prosody.rate};
    auto filled = fill_in(settings_.argv, values);
    if (!filled) return filled.error();
    filled_ = std::move(*filled);
    format_.reset();
    return {};
}

Result<Sound> CommandEngine::run(std::string_view text) const {
    const std::size_t seconds = most_seconds(text.size());
    const int raw_rate = settings_.raw_sample_rate;
    const std::size_t most_bytes =
        raw_rate > 0 ? seconds * static_cast<std::size_t>(raw_rate) * kBytesOfASample
                     : seconds * kFileBytesASecond;
    const auto output = run_program(path_, filled_, line_of(text), most_bytes + kHeadBytes);
    if (!output) return output.error();
    // Who sets a sample rate and gets a WAV file would hear its head as a crack.
    const bool raw = raw_rate > 0 && !output->starts_with("RIFF");
    auto sound = raw ? read_raw(*output, raw_rate)
                     : read_sound_file(*output, static_cast<std::int64_t>(seconds));
    if (!sound) {
        sound.error().where = filled_.front();
        if (!raw)
            sound.error().hint = "a command that writes bare samples needs the voice file's "
                                 "sample-rate";
    }
    return sound;
}

Result<SentenceMarks> CommandEngine::speak(const SentenceText& sentence,
                                           const SampleFunction& take) {
    if (!has_words(sentence.text)) return SentenceMarks{};
    const auto sound = run(sentence.text);
    if (!sound) return sound.error();
    const PcmFormat format{sound->sample_rate, 1};
    if (format_ && !(*format_ == format)) // Said again by itself, it may have a rate of its own.
        return Error{ErrorCode::backend_failed, "changes its sample rate", filled_.front(), {}, {}};
    const auto samples = without_silence(*sound);
    if (samples.empty())
        return Error{ErrorCode::backend_failed, "wrote no audio", filled_.front(), {}, {}};
    format_ = format;
    take(samples);
    return SentenceMarks{{static_cast<std::int64_t>(samples.size())}, {}};
}

} // namespace narrate::synth::command
