// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "narrate/speaker.hpp"
#include "render/playback.hpp"

namespace narrate::render {

/// The articles that a speaker is to speak, and what it tells of them. Knows nothing of threads and
/// sound: what is heard is told to it. One thread at a time.
class SpeakerQueue {
public:
    using Kind = SpeakerEvent::Kind;
    struct Item {
        std::uint64_t number = 0;
        std::shared_ptr<const Article> article;
        std::size_t from = 0;
    };

    std::uint64_t add(std::shared_ptr<const Article> article, std::size_t from);
    /// The first one, which is heard; null: none.
    [[nodiscard]] const Item* front() const { return items_.empty() ? nullptr : &items_.front(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }

    /// The first one is taken away, with its marks that nobody has asked for yet.
    void cancel_front();
    void cancel_all();
    /// What came of the first one since this was last called.
    void learn(PlaybackNews news);
    /// The first one has been heard, or, where it failed, as much as could be spoken of it; it is
    /// taken away.
    void end_front(bool failed);

    void set_paused(bool paused, std::optional<Error> error = {});
    [[nodiscard]] bool is_paused() const { return paused_; }

    [[nodiscard]] bool has_events() const { return !events_.empty(); }
    std::vector<SpeakerEvent> take_events();
    std::optional<SpeakerEvent> take_event();

private:
    void tell(SpeakerEvent event);
    void tell(Kind kind) { tell(SpeakerEvent{kind, number()}); }
    void tell_heard(const HeardText& heard);
    void drop_front();
    [[nodiscard]] std::uint64_t number() const { return items_.empty() ? 0 : front()->number; }

    std::uint64_t last_number_ = 0;
    std::deque<Item> items_;
    bool paused_ = false;
    // Of the first one.
    bool started_ = false;
    TextRange block_;
    std::optional<Error> failure_;

    std::deque<SpeakerEvent> events_;
};

} // namespace narrate::render
