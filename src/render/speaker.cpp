// SPDX-License-Identifier: Apache-2.0
#include "narrate/speaker.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "base/guarded.hpp"
#include "io/wakeup.hpp"
#include "render/playback.hpp"
#include "render/speaker_options.hpp"
#include "render/speaker_queue.hpp"

namespace narrate {

namespace {

/// Longer times would overflow clocks.
constexpr std::chrono::milliseconds kForever = std::chrono::hours(24 * 365);

} // namespace

struct Speaker::Impl {
    explicit Impl(SpeakerOptions given)
        : options(std::move(given)),
          playback(
              [this](const Article& article, const render::Voicing& voicing) {
                  return render::cast_for(options, article, voicing);
              },
              render::device_for(options), render::Telling::marks) {
        playback.set_rate(options.narrator.rate);
        playback.set_volume(options.volume);
        thread = std::thread([this] { run(); });
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            quit = true;
            kick.raise();
        }
        thread.join();
    }

    // Under the lock.

    void start_front() {
        if (const auto* item = queue.front())
            playback.play(item->article, item->from);
        else
            playback.stop();
    }
    /// Whoever waits for what has happened is to look at it.
    void touch() const {
        if (options.on_event)
            kick.raise();
        else if (queue.has_events())
            told.raise();
        changed.notify_all();
    }
    void learn() {
        for (;;) {
            queue.learn(playback.take_news());
            const auto state = playback.status().state;
            const bool failed = state == render::PlaybackState::failed;
            if (!failed && state != render::PlaybackState::ended) return;
            queue.learn(playback.take_news()); // What has come meanwhile.
            queue.end_front(failed);
            start_front();
            changed.notify_all();
        }
    }
    /// A caller's request, after what has happened before it.
    template <class Request> void obey(Request request) {
        const std::lock_guard lock(mutex);
        learn();
        request();
        touch();
    }

    // The speaker's own thread.

    void run() {
        for (;;) {
            io::wait_readable({playback.descriptor(), kick.descriptor()});
            std::unique_lock lock(mutex);
            kick.clear();
            if (quit) return;
            learn();
            if (options.on_event)
                deliver(lock);
            else
                touch();
        }
    }
    /// One by one, since after each of them all may be different.
    void deliver(std::unique_lock<std::mutex>& lock) {
        while (const auto event = queue.take_event()) {
            lock.unlock();
            options.on_event(*event);
            lock.lock();
            if (quit) return kick.raise();
            learn();
        }
    }

    const SpeakerOptions options;
    mutable std::mutex mutex;
    mutable std::condition_variable changed;
    render::SpeakerQueue queue;
    io::Wakeup told; ///< Of the caller.
    io::Wakeup kick; ///< Of the thread.
    bool quit = false;
    render::Playback playback;
    std::thread thread;
};

const char* to_string(SpeakerEvent::Kind kind) {
    using Kind = SpeakerEvent::Kind;
    switch (kind) {
    case Kind::started: return "started";
    case Kind::block: return "block";
    case Kind::sentence: return "sentence";
    case Kind::word: return "word";
    case Kind::paused: return "paused";
    case Kind::resumed: return "resumed";
    case Kind::narrated: return "narrated";
    case Kind::ended: return "ended";
    case Kind::failed: return "failed";
    case Kind::cancelled: return "cancelled";
    case Kind::idle: return "idle";
    }
    return "unknown";
}

Result<Speaker> Speaker::create(SpeakerOptions options) {
    if (auto checked = render::check(options); !checked) return checked.error();
    return base::guarded(
        [&]() -> Result<Speaker> { return Speaker(std::make_unique<Impl>(std::move(options))); });
}

Speaker::Speaker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Speaker::Speaker(Speaker&&) noexcept = default;
Speaker& Speaker::operator=(Speaker&&) noexcept = default;
Speaker::~Speaker() = default;

std::uint64_t Speaker::speak(std::shared_ptr<const Article> article, std::size_t from) {
    std::uint64_t number = 0;
    impl_->obey([&] {
        number = impl_->queue.add(std::move(article), from);
        if (impl_->queue.size() == 1) impl_->start_front();
    });
    return number;
}

std::uint64_t Speaker::speak(Article article, std::size_t from) {
    return speak(std::make_shared<const Article>(std::move(article)), from);
}

void Speaker::skip() {
    impl_->obey([&] {
        impl_->queue.cancel_front();
        impl_->start_front();
    });
}

void Speaker::stop() {
    impl_->obey([&] {
        impl_->queue.cancel_all();
        impl_->start_front();
    });
}

void Speaker::pause() {
    impl_->obey([&] {
        impl_->playback.pause();
        impl_->queue.set_paused(true);
    });
}

void Speaker::resume() {
    impl_->obey([&] {
        impl_->playback.resume();
        impl_->queue.set_paused(false);
    });
}

void Speaker::seek(std::size_t position) {
    impl_->obey([&] { impl_->playback.seek(position); });
}

void Speaker::seek_sentence(std::size_t index) {
    impl_->obey([&] {
        const auto* item = impl_->queue.front();
        if (item == nullptr) return;
        const auto sentences = spoken_sentences(*item->article);
        impl_->playback.seek(index < sentences.size() ? sentences[index].begin
                                                      : item->article->text.size());
    });
}

Result<void> Speaker::set_rate(double rate) {
    if (auto checked = check_rate(rate); !checked) return checked;
    impl_->playback.set_rate(rate);
    return {};
}

Result<void> Speaker::set_volume(double volume) {
    if (auto checked = render::check_volume(volume); !checked) return checked;
    impl_->playback.set_volume(volume);
    return {};
}

Result<void> Speaker::set_voice(const std::string& name) {
    if (!name.empty())
        if (auto voice = impl_->options.narrator.voices.find(name); !voice) return voice.error();
    impl_->playback.set_voice(name);
    return {};
}

SpeakerStatus Speaker::status() const {
    const std::lock_guard lock(impl_->mutex);
    const auto* item = impl_->queue.front();
    if (item == nullptr) return {};
    const auto heard = impl_->playback.status();
    SpeakerStatus status;
    status.state =
        impl_->queue.is_paused() ? SpeakerStatus::State::paused : SpeakerStatus::State::playing;
    status.article = item->number;
    status.position = heard.position;
    status.sentence = heard.sentence;
    status.word = heard.word;
    status.waiting = impl_->queue.size() - 1;
    return status;
}

std::vector<SpeakerEvent> Speaker::poll() {
    const std::lock_guard lock(impl_->mutex);
    impl_->told.clear();
    if (impl_->options.on_event) return {};
    return impl_->queue.take_events();
}

std::optional<SpeakerEvent> Speaker::next() {
    const std::lock_guard lock(impl_->mutex);
    if (impl_->options.on_event) return std::nullopt;
    auto event = impl_->queue.take_event();
    if (!impl_->queue.has_events()) impl_->told.clear();
    return event;
}

int Speaker::descriptor() const {
    return impl_->told.descriptor();
}

bool Speaker::wait_for(std::chrono::milliseconds timeout) const {
    std::unique_lock lock(impl_->mutex);
    return impl_->changed.wait_for(lock, std::min(timeout, kForever), [this] {
        return !impl_->options.on_event && impl_->queue.has_events();
    });
}

void Speaker::wait() const {
    std::unique_lock lock(impl_->mutex);
    impl_->changed.wait(lock, [this] { return impl_->queue.front() == nullptr; });
}

} // namespace narrate
