// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "narrate/article.hpp"
#include "narrate/narrator.hpp"
#include "render/fitted_narrator.hpp"
#include "render/tape.hpp"

namespace narrate::render {

/// Who is to speak, and how fast.
struct Voicing {
    std::string voice; ///< Empty: the one of the article's language.
    double rate = 1;   ///< Of the voice's own, 0.5–4.
    friend bool operator==(const Voicing&, const Voicing&) = default;
};

/// Called on the thread that narrates.
using NarratorFactory =
    std::function<Result<FittedNarrator>(const Article& article, const Voicing& voicing)>;

/// What is to be spoken.
struct Order {
    std::uint64_t number = 0;
    std::shared_ptr<const Article> article;
    std::size_t from = 0; ///< As in Narrator::narrate.
    Voicing voicing;
};

/// Where sentences go as they are spoken. Called on the recorder's thread.
class RecorderOutput {
public:
    virtual ~RecorderOutput() = default;
    /// Waits until the next sentence has room. Nothing is asked for when `stop` is requested.
    virtual void wait_for_room(const std::stop_token& stop) = 0;
    /// The format is the same for all sentences of an order.
    virtual void add(const Order& order, const FittedNarrator& narrator, PcmFormat format,
                     TapedSentence sentence) = 0;
    /// All that there is has been added; not called for an order that another one replaced.
    virtual void finish(const Order& order, Result<Narration> narration) = 0;
};

/// Narrates on a thread of its own, one order at a time; a new one replaces that under way. A
/// narrator is kept for as long as the orders want the same. Any thread.
class Recorder {
public:
    /// `output` must outlive it.
    Recorder(NarratorFactory make_narrator, RecorderOutput& output);
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    ~Recorder();

    void record(Order order);
    /// What is under way is given up.
    void stop();

private:
    void run();
    Result<Narration> narrate(const Order& order, const std::stop_token& stop);
    Result<void> fit(const Order& order);

    NarratorFactory make_narrator_;
    RecorderOutput& output_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Order> next_;
    std::stop_source under_way_;
    bool quit_ = false;
    std::optional<FittedNarrator> narrator_; ///< The thread's, with what it was made for.
    Voicing voicing_;
    std::string language_;
    std::thread thread_;
};

} // namespace narrate::render
