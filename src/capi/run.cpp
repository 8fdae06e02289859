// SPDX-License-Identifier: Apache-2.0
#include "capi/run.hpp"

#include <algorithm>
#include <vector>

#include "capi/failure.hpp"
#include "capi/handles.hpp"

namespace narrate::capi {

Run::Run(const narrate_run_options* options)
    : progress_(option(options, &narrate_run_options::progress)),
      user_(option(options, &narrate_run_options::user)),
      from_(option(options, &narrate_run_options::from)) {
    const narrate_stop* stop = option(options, &narrate_run_options::stop);
    if (stop != nullptr) outside_.emplace(stop->source.get_token(), Stop{source_});
}

ProgressFunction Run::progress() {
    if (progress_ == nullptr) return {};
    return [this](const NarrationProgress& progress) {
        std::vector<narrate_mark> marks(progress.marks.size());
        std::transform(progress.marks.begin(), progress.marks.end(), marks.begin(),
                       [](const Mark& mark) { return to_c(mark); });
        if (progress_(user_, to_c(progress.sentence), marks.data(), marks.size()) != 0)
            source_.request_stop();
    };
}

} // namespace narrate::capi
