// SPDX-License-Identifier: Apache-2.0
#include "narrate/narrator.hpp"

#include <fmt/format.h>

#include "render/cast.hpp"
#include "render/conveyor.hpp"
#include "render/plan.hpp"

namespace narrate {

Result<void> check_rate(double rate) {
    if (rate >= kSlowestRate && rate <= kFastestRate) return {};
    return Error{ErrorCode::invalid_argument,
                 fmt::format("the rate {} is out of range", rate),
                 {},
                 {},
                 fmt::format("give a rate from {} to {}", kSlowestRate, kFastestRate)};
}

std::vector<TextRange> spoken_sentences(const Article& article) {
    std::vector<TextRange> sentences;
    for (const ArticleBlock& block : article.blocks) {
        const auto more = render::spoken_sentences(article, block);
        sentences.insert(sentences.end(), more.begin(), more.end());
    }
    return sentences;
}

struct Narrator::Impl {
    render::Cast cast;
    Verbaliser verbaliser;
};

Narrator::Narrator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Narrator::Narrator(Narrator&&) noexcept = default;
Narrator& Narrator::operator=(Narrator&&) noexcept = default;
Narrator::~Narrator() = default;

Result<Narrator> Narrator::create(const NarratorOptions& options) {
    if (auto checked = check_rate(options.rate); !checked) return checked.error();
    auto cast = render::Cast::create(options);
    if (!cast) return cast.error();
    return Narrator(std::make_unique<Impl>(Impl{std::move(*cast), options.verbaliser}));
}

Result<Narrator> Narrator::create(const NarratorOptions& options,
                                  std::unique_ptr<Synthesizer> synthesizer) {
    if (auto checked = check_rate(options.rate); !checked) return checked.error();
    if (!synthesizer)
        return Error{ErrorCode::invalid_argument, "there is no synthesizer", {}, {}, {}};
    return Narrator(std::make_unique<Impl>(
        Impl{render::Cast(options, std::move(synthesizer)), options.verbaliser}));
}

Result<Narration> Narrator::narrate(const Article& article, Sink& sink, const std::stop_token& stop,
                                    const ProgressFunction& progress, std::size_t from) {
    auto narration =
        render::convey(article, impl_->cast, impl_->verbaliser, sink, stop, progress, from);
    if (!narration) {
        sink.abandon();
        // What is still under way belongs to no later narration.
        if (narration.error().code == ErrorCode::cancelled)
            impl_->cast.cancel();
        else
            impl_->cast.restart();
    }
    return narration;
}

} // namespace narrate
