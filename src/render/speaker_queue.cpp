// SPDX-License-Identifier: Apache-2.0
#include "render/speaker_queue.hpp"

#include <algorithm>
#include <utility>

namespace narrate::render {

namespace {

using Kind = SpeakerEvent::Kind;

/// Marks of an hour or so; then the oldest are lost.
constexpr std::size_t kMostEvents = 20'000;

bool is_mark(const SpeakerEvent& event) {
    return event.kind == Kind::block || event.kind == Kind::sentence || event.kind == Kind::word;
}

const ArticleBlock* block_of(const Article& article, std::size_t position) {
    const auto found =
        std::upper_bound(article.blocks.begin(), article.blocks.end(), position,
                         [](std::size_t at, const ArticleBlock& b) { return at < b.range.end; });
    return found == article.blocks.end() ? nullptr : &*found;
}

} // namespace

std::uint64_t SpeakerQueue::add(std::shared_ptr<const Article> article, std::size_t from) {
    items_.push_back({++last_number_, std::move(article), from});
    return last_number_;
}

void SpeakerQueue::cancel_front() {
    if (items_.empty()) return;
    std::erase_if(events_, [this](const SpeakerEvent& event) {
        return is_mark(event) && event.article == number();
    });
    tell(Kind::cancelled);
    drop_front();
}

void SpeakerQueue::cancel_all() {
    while (!items_.empty()) cancel_front();
}

void SpeakerQueue::learn(PlaybackNews news) {
    if (!items_.empty())
        for (const HeardText& heard : news.heard) tell_heard(heard);
    if (news.device_failure) set_paused(true, std::move(news.device_failure));
    if (items_.empty()) return;
    if (news.narration) {
        SpeakerEvent event{Kind::narrated, number()};
        event.narration = std::make_shared<const Narration>(std::move(*news.narration));
        tell(std::move(event));
    }
    if (news.failure) failure_ = std::move(news.failure);
}

void SpeakerQueue::end_front(bool failed) {
    SpeakerEvent event{failed ? Kind::failed : Kind::ended, number()};
    // An earlier narration's failure does not matter where another one could speak the rest.
    if (failed) event.error = std::exchange(failure_, {});
    tell(std::move(event));
    drop_front();
}

void SpeakerQueue::set_paused(bool paused, std::optional<Error> error) {
    if (paused == paused_ && !error) return;
    paused_ = paused;
    SpeakerEvent event{paused ? Kind::paused : Kind::resumed, number()};
    event.error = std::move(error);
    tell(std::move(event));
}

std::vector<SpeakerEvent> SpeakerQueue::take_events() {
    std::vector<SpeakerEvent> taken(std::make_move_iterator(events_.begin()),
                                    std::make_move_iterator(events_.end()));
    events_.clear();
    return taken;
}

std::optional<SpeakerEvent> SpeakerQueue::take_event() {
    if (events_.empty()) return std::nullopt;
    SpeakerEvent event = std::move(events_.front());
    events_.pop_front();
    return event;
}

void SpeakerQueue::tell(SpeakerEvent event) {
    events_.push_back(std::move(event));
    if (events_.size() <= kMostEvents) return;
    const auto oldest = std::find_if(events_.begin(), events_.end(), is_mark);
    if (oldest != events_.end()) events_.erase(oldest);
}

void SpeakerQueue::tell_heard(const HeardText& heard) {
    if (!std::exchange(started_, true)) tell(Kind::started);
    if (heard.kind == MarkKind::word) return tell({Kind::word, number(), heard.range});
    const ArticleBlock* block = block_of(*front()->article, heard.range.begin);
    if (block != nullptr && block->range != block_) {
        block_ = block->range;
        tell({Kind::block, number(), block_});
    }
    tell({Kind::sentence, number(), heard.range});
}

void SpeakerQueue::drop_front() {
    items_.pop_front();
    started_ = false;
    block_ = {};
    failure_.reset();
    if (items_.empty()) tell(Kind::idle);
}

} // namespace narrate::render
