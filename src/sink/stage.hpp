// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "base/cancelled.hpp"
#include "narrate/error.hpp"

namespace narrate::sink {

/// Work on a thread of its own: takes pieces (vectors, strings) in order, and keeps only so much
/// waiting. One thread hands in, and ends it.
template <class Piece> class Stage {
public:
    using Work = std::function<Result<void>(const Piece&)>;

    /// `most` is the sum of the sizes that may wait.
    Stage(std::size_t most, Work work)
        : most_(most), work_(std::move(work)), thread_([this] { run(); }) {}
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    /// What waits is not worked on any more.
    ~Stage() {
        {
            const std::lock_guard lock(mutex_);
            waiting_.clear();
        }
        (void)end();
    }

    /// Waits while too much is waiting. Errors: the work's; cancelled.
    Result<void> add(Piece piece, const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        const bool room = changed_.wait(lock, stop, [&] { return size_ < most_ || error_; });
        if (error_) return *error_;
        if (!room) return base::narration_stopped();
        size_ += piece.size();
        waiting_.push_back(std::move(piece));
        changed_.notify_all();
        return {};
    }

    /// An empty piece to fill and hand in, where there is one with the memory of an earlier one.
    Piece spare() {
        const std::lock_guard lock(mutex_);
        if (spares_.empty()) return {};
        Piece piece = std::move(spares_.back());
        spares_.pop_back();
        return piece;
    }

    /// Waits until all is done. Errors: the work's.
    Result<void> end() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
            changed_.notify_all();
        }
        if (thread_.joinable()) thread_.join();
        return error_ ? Result<void>(*error_) : Result<void>();
    }

private:
    void run() {
        for (;;) {
            Piece piece;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return !waiting_.empty() || ended_; });
                if (waiting_.empty()) return;
                piece = std::move(waiting_.front());
                waiting_.pop_front();
            }
            const std::size_t size = piece.size();
            const auto done = work_(piece);
            piece.clear();
            const std::lock_guard lock(mutex_);
            size_ -= size;
            if (spares_.size() < kMostSpares) spares_.push_back(std::move(piece));
            if (!done) error_ = done.error();
            changed_.notify_all();
            if (error_) return;
        }
    }

    static constexpr std::size_t kMostSpares = 4;

    std::size_t most_;
    Work work_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Piece> waiting_;
    std::vector<Piece> spares_;
    std::size_t size_ = 0; ///< Of what waits or is worked on.
    bool ended_ = false;
    std::optional<Error> error_;
    std::thread thread_; ///< Last: it begins when the rest is there.
};

} // namespace narrate::sink
