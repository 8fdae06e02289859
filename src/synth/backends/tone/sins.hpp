// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "narrate/error.hpp"
#include "synth/backends/server.hpp"

namespace narrate::synth::tone {

/// Where in a sentence a sin is committed.
struct Scene {
    PcmFormat format;
    std::span<const std::int16_t> said; ///< Of the sentence, before the sin.
    std::span<const std::int16_t> word; ///< The tone of the word that asks for the sin.
    std::size_t text_size = 0;          ///< Bytes of the sentence.
    const SampleFunction& take;
};

/// All that a backend can do wrong, for the tests of those who depend on one. The words that ask
/// for it are listed in sins.cpp.
class Sins {
public:
    /// Where sins that are committed "once" are remembered; without a file they are committed each
    /// time. Before any confinement. Errors: invalid_argument.
    Result<void> remember_in(const std::string& path);

    /// Commits the sin that a word of the text asks for, if it does, after sending what was said
    /// before it. Returns only from sins that an engine survives. In the child.
    void commit(std::string_view word, const Scene& scene) const;

private:
    [[nodiscard]] bool is_first_time(std::string_view word) const;

    /// Of words, a line each, shared with the file: a confined child writes no files.
    char* memory_ = nullptr;
};

} // namespace narrate::synth::tone
