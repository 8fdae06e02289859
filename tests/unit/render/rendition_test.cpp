// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

#include "pcm/level.hpp"
#include "render/rendition.hpp"
#include "support/command.hpp"

using namespace narrate;
using test::TemporaryFolder;

namespace {

constexpr PcmFormat kFormat{16'000, 1};

/// A file whose sound comes out softer, or with higher peaks, than what was written.
struct Lossy {
    double softer = 0;
    double overshoot = 0;
    int passes = 0;
    int stored = 0;
    Tags tags;
};
Lossy lossy; // A descriptor's function has nothing else to reach it by.

class LossyFile final : public sink::SoundFile {
public:
    explicit LossyFile(bool measured) : measured_(measured) {}
    Result<void> open(PcmFormat format) override {
        ++lossy.passes;
        meter_.emplace(format);
        return {};
    }
    Result<void> write(std::span<const std::int16_t> samples, const std::stop_token&) override {
        meter_->add(samples);
        return {};
    }
    Result<void> finish(const std::stop_token&) override {
        meter_->finish();
        return {};
    }
    [[nodiscard]] std::optional<SoundLevel> level() const override {
        if (!measured_) return std::nullopt;
        const SoundLevel level = meter_->level();
        return SoundLevel{level.loudness - lossy.softer, level.true_peak + lossy.overshoot};
    }
    Result<void> store(const Tags& tags) override {
        ++lossy.stored;
        lossy.tags = tags;
        return {};
    }
    void abandon() override {}

private:
    bool measured_;
    std::optional<pcm::LevelMeter> meter_;
};

const sink::FormatDescriptor kLossy{
    "lossy",
    ".lossy",
    "a test",
    sink::FormatUse::publishing,
    0,
    [](const std::string&,
       const sink::FileOptions& options) -> Result<std::unique_ptr<sink::SoundFile>> {
        return std::unique_ptr<sink::SoundFile>(std::make_unique<LossyFile>(options.measure));
    }};

/// Ten seconds of a tone with a swell, or of silence.
Result<Narration> narrate_tone(Sink& sink, double strength) {
    Narration narration;
    narration.timeline.format = kFormat;
    narration.timeline.length = {kFormat.sample_rate * 10};
    if (auto opened = sink.open(kFormat); !opened) return opened.error();
    std::vector<std::int16_t> samples;
    for (int i = 0; i < kFormat.sample_rate * 10; ++i) {
        const double t = static_cast<double>(i) / kFormat.sample_rate;
        const double swell = 0.3 + 0.7 * std::pow(std::sin(std::numbers::pi * t), 8);
        samples.push_back(static_cast<std::int16_t>(
            std::lround(strength * swell * std::sin(2 * std::numbers::pi * 440 * t))));
    }
    if (auto written = sink.write(samples, {}); !written) return written.error();
    if (auto finished = sink.finish({}); !finished) return finished.error();
    return narration;
}

Result<render::Rendition> render_with(const render::RenditionOptions& options,
                                      std::size_t articles = 1, double strength = 9'000) {
    const std::vector<Article> all(articles, article_from_text("Words."));
    return render::render_file(
        all, options, [strength](std::size_t, Sink& sink) { return narrate_tone(sink, strength); },
        {});
}

render::RenditionOptions lossy_at(std::optional<double> loudness, const char* path = "a.lossy") {
    render::RenditionOptions options;
    options.path = path;
    options.format = &kLossy;
    options.loudness = loudness;
    return options;
}

} // namespace

TEST_CASE("what comes out of encoding at the right loudness is stored at once") {
    lossy = {};
    lossy.softer = 0.3;
    const auto rendition = render_with(lossy_at(-18));
    REQUIRE(rendition);
    CHECK(rendition->level->loudness == Approx(-18).margin(0.41));
    CHECK(lossy.passes == 1);
    CHECK(lossy.stored == 1);
}

TEST_CASE("what comes out too soft or with too high peaks is narrated again, and corrected") {
    for (const auto& [softer, overshoot] : {std::pair{1.5, 0.0}, {0.0, 2.0}, {-1.0, 3.0}}) {
        lossy = {};
        lossy.softer = softer;
        lossy.overshoot = overshoot;
        const auto rendition = render_with(lossy_at(-10.5));
        INFO(softer << " dB softer, peaks " << overshoot << " dB higher");
        REQUIRE(rendition);
        CHECK(rendition->level->loudness == Approx(-10.5).margin(0.5));
        CHECK(rendition->level->true_peak <= -1);
        CHECK(lossy.passes > 1);
        CHECK(lossy.stored == 1);
    }
}

TEST_CASE("a loudness that is out of reach is an error, and nothing is stored") {
    lossy = {};
    lossy.overshoot = 40; // Whatever the ceiling, the peaks are too high.
    const auto rendition = render_with(lossy_at(-10));
    REQUIRE_FALSE(rendition);
    CHECK(rendition.error().code == ErrorCode::output_failed);
    CHECK(rendition.error().where == "a.lossy");
    CHECK(rendition.error().what.find("out of reach") != std::string::npos);
    CHECK(lossy.stored == 0);
}

TEST_CASE("a stream is told to be wrong, for it cannot be corrected") {
    lossy = {};
    lossy.softer = 2;
    CHECK_FALSE(render_with(lossy_at(-18, "-")));
    CHECK(lossy.passes == 1);
}

TEST_CASE("silence has no loudness to be wrong, and no loudness asks for none") {
    lossy = {};
    CHECK(render_with(lossy_at(-18), 1, 0));
    lossy.softer = 20;
    const auto plain = render_with(lossy_at(std::nullopt));
    REQUIRE(plain);
    CHECK_FALSE(plain->level);
    CHECK(lossy.passes == 2);
}

TEST_CASE("articles of one file follow each other after a pause") {
    lossy = {};
    const auto rendition = render_with(lossy_at(std::nullopt), 3);
    REQUIRE(rendition);
    REQUIRE(rendition->begins.size() == 3);
    const std::int64_t step = kFormat.sample_rate * 23 / 2;
    CHECK(rendition->begins[1].count == step);
    CHECK(rendition->begins[2].count == 2 * step);
    CHECK(rendition->length.count == 2 * step + kFormat.sample_rate * 10);
    CHECK(lossy.tags.chapters.size() == 3);
    CHECK(lossy.tags.chapters[2].begin.count == 2 * step);
}

TEST_CASE("levelling, encoding and measuring go on at once", "[threads]") {
    const TemporaryFolder folder;
    for (const char* name : {"mp3", "opus", "ogg", "flac"}) {
        const auto format = sink::find_format({}, name);
        REQUIRE(format);
        render::RenditionOptions options;
        options.path = folder.file(std::string("a.") + name);
        options.format = *format;
        options.loudness = -18;
        const auto rendition = render_with(options, 2);
        INFO(name);
        REQUIRE(rendition);
        CHECK(rendition->level->loudness == Approx(-18).margin(0.41));
        CHECK(test::read_file(options.path).size() > 10'000);
    }
}
