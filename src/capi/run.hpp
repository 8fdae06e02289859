// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <stop_token>

#include "narrate/narrate.h"
#include "narrate/narrator.hpp"

namespace narrate::capi {

/// One run of a narrator that C waits for: its callback, and the two ways to stop it.
class Run {
public:
    explicit Run(const narrate_run_options* options);
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run() = default;

    [[nodiscard]] std::size_t from() const { return from_; }
    [[nodiscard]] std::stop_token stop() const { return source_.get_token(); }
    /// Borrows the run; may be empty.
    [[nodiscard]] ProgressFunction progress();

private:
    struct Stop {
        std::stop_source& source;
        void operator()() const { source.request_stop(); }
    };
    narrate_progress progress_;
    void* user_;
    std::size_t from_;
    std::stop_source source_;
    std::optional<std::stop_callback<Stop>> outside_;
};

} // namespace narrate::capi
