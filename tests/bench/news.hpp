// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// English news with what news text holds: names, quotations, numbers, short forms.
namespace narrate::bench {

inline constexpr std::size_t kBytes = 4U << 20U;

inline constexpr std::string_view kNews =
    "The ferry between the two harbours of Lanmouth will stop for three weeks from Monday, the "
    "council said on Thursday. \u201cWe looked for another way,\u201d said Dr. Orla Fenn, who "
    "leads "
    "the harbour board. \u201cThere is none. The old pier has to come down before winter.\u201d\n\n"
    "About 2,400 people cross each day, most of them before 8 a.m. and after 5 p.m. Buses will "
    "take "
    "them around the bay, which adds 35 minutes to a trip of 3.5 miles. Who pays for that is not "
    "settled: the board has asked for $1.2 million, and the county has offered half.\n\n"
    "Fishermen, whose boats share the quay, have asked for a later date. The herring come in "
    "October, they say; in January nobody would mind. Mr. Pell, of Pell & Sons Inc., called the "
    "plan \"a gift to the bus company\" and said that he would take it to the U.S. Coast "
    "Guard.\n\n";

/// A few megabytes of it.
inline const std::string& news() {
    static const std::string text = [] {
        std::string all;
        while (all.size() < kBytes) all += kNews;
        return all;
    }();
    return text;
}

} // namespace narrate::bench
