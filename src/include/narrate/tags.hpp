// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "narrate/timeline.hpp"

namespace narrate {

/// From here on, a part of a narration with a name of its own is heard.
struct Chapter {
    Frames begin; ///< From the start of the narration.
    std::string title;
    friend bool operator==(const Chapter&, const Chapter&) = default;
};

/// What a sound file says of itself. UTF-8; what is empty is left out.
struct Tags {
    std::string title;
    std::string artist; ///< Who wrote it, or where it appeared.
    std::string album;
    std::string date;              ///< "2024-03-21" or "2024".
    std::string language;          ///< BCP 47.
    std::string url;               ///< Of the article.
    std::string lyrics;            ///< What is heard.
    std::string cover;             ///< A JPEG or PNG picture's bytes.
    PcmFormat format;              ///< That the chapters' frames are of.
    Frames length;                 ///< Of the whole.
    std::vector<Chapter> chapters; ///< Rising; none, or the first at 0.
    friend bool operator==(const Tags&, const Tags&) = default;
};

} // namespace narrate
