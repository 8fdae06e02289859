// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "narrate/error.hpp"
#include "narrate/sink.hpp"

namespace narrate::sink {

/// A WAV file of up to 4 GiB (27 hours) through libsndfile. It appears under `path` whole or not at
/// all, and is read back before it does: libsndfile hides some write errors until then.
Result<std::unique_ptr<Sink>> create_sndfile(const std::string& path);

} // namespace narrate::sink
