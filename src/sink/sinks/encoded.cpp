// SPDX-License-Identifier: Apache-2.0
#include "sink/sinks/encoded.hpp"

#include <optional>

#include "io/output_file.hpp"
#include "pcm/level.hpp"
#include "pcm/resampler.hpp"
#include "sink/formats_module.hpp"
#include "sink/stage.hpp"

namespace narrate::sink {

namespace {

/// Encoded bytes that may wait to be measured: minutes.
constexpr std::size_t kMostBytesWaiting = std::size_t{1} << 20;
/// Samples that may wait to be encoded: half a minute or more.
constexpr std::size_t kMostSamplesWaiting = std::size_t{1} << 20;

/// Decodes what goes into the file, and measures it.
class Check {
public:
    Check(std::unique_ptr<Decoder> decoder, PcmFormat format)
        : decoder_(std::move(decoder)), meter_(format),
          stage_(kMostBytesWaiting, [this](const std::string& bytes) { return take(bytes); }) {}

    Result<void> add(std::string bytes) { return stage_.add(std::move(bytes), {}); }
    SoundLevel finish() {
        (void)stage_.end();
        meter_.finish();
        return meter_.level();
    }

private:
    Result<void> take(const std::string& bytes) {
        samples_.clear();
        decoder_->decode(bytes, samples_);
        meter_.add(samples_);
        return {};
    }

    std::unique_ptr<Decoder> decoder_;
    pcm::LevelMeter meter_;
    std::vector<std::int16_t> samples_;
    Stage<std::string> stage_;
};

class EncodedFile final : public SoundFile {
public:
    EncodedFile(const Codec& codec, TagFormat tags, io::OutputFile output, std::string path,
                const FileOptions& options)
        : codec_(codec), tags_(tags), encoder_(codec.encoder()), output_(std::move(output)),
          path_(std::move(path)), options_(options) {}

    Result<void> open(PcmFormat format) override {
        const int rate = encoder_->rate_for(format.sample_rate);
        if (rate != format.sample_rate)
            resampler_.emplace(format.channels, format.sample_rate, rate,
                               pcm::ResamplerQuality::fast);
        format.sample_rate = rate;
        std::string bytes;
        if (auto begun = encoder_->begin(format, options_.bit_rate, bytes); !begun) {
            Error error = begun.error();
            error.where = path_;
            return error;
        }
        if (options_.measure)
            check_.emplace(codec_.decoder(encoder_->format()), encoder_->format());
        if (auto done = put(std::move(bytes)); !done) return done;
        stage_.emplace(kMostSamplesWaiting, [this](const std::vector<std::int16_t>& samples) {
            std::string encoded;
            encoder_->encode(samples, encoded);
            return put(std::move(encoded));
        });
        return {};
    }

    Result<void> write(std::span<const std::int16_t> samples,
                       const std::stop_token& stop) override {
        std::vector<std::int16_t> piece = stage_->spare();
        if (resampler_)
            resampler_->add(samples, piece);
        else
            piece.assign(samples.begin(), samples.end());
        return stage_->add(std::move(piece), stop);
    }

    Result<void> finish(const std::stop_token& stop) override {
        std::vector<std::int16_t> rest;
        if (resampler_) resampler_->finish(rest);
        if (auto done = stage_->add(std::move(rest), stop); !done) return done;
        if (auto done = stage_->end(); !done) return done;
        std::string bytes;
        encoder_->finish(bytes);
        if (auto done = put(std::move(bytes)); !done) return done;
        if (output_->is_file()) {
            output_->seek(0);
            output_->write(encoder_->final_head());
        }
        if (check_) level_ = check_->finish();
        check_.reset();
        return output_->check();
    }

    [[nodiscard]] std::optional<SoundLevel> level() const override { return level_; }

    Result<void> store(const Tags& tags) override {
        if (output_->is_file())
            if (auto written = store_tags(*output_, tags_, tags); !written) return written;
        return output_->commit();
    }

    void abandon() override {
        stage_.reset();
        check_.reset();
        output_.reset();
    }

private:
    Result<void> put(std::string bytes) {
        output_->write(bytes);
        if (auto good = output_->check(); !good || !check_ || bytes.empty()) return good;
        return check_->add(std::move(bytes));
    }

    Codec codec_;
    TagFormat tags_;
    std::unique_ptr<Encoder> encoder_;
    std::optional<io::OutputFile> output_;
    std::string path_;
    FileOptions options_;
    std::optional<pcm::Resampler> resampler_;
    std::optional<Check> check_;
    std::optional<SoundLevel> level_;
    std::optional<Stage<std::vector<std::int16_t>>> stage_; ///< Works on what stands above.
};

Result<std::unique_ptr<SoundFile>> create(Codec FormatsModule::*codec, TagFormat tags,
                                          const std::string& path, const FileOptions& options) {
    const auto module = formats_module();
    if (!module) return module.error();
    auto output = path == "-" ? Result<io::OutputFile>(io::OutputFile::standard_output())
                              : io::OutputFile::create(path);
    if (!output) return output.error();
    return std::unique_ptr<SoundFile>(
        std::make_unique<EncodedFile>((*module)->*codec, tags, std::move(*output), path, options));
}

} // namespace

Result<std::unique_ptr<SoundFile>> create_mp3(const std::string& path, const FileOptions& options) {
    return create(&FormatsModule::mp3, TagFormat::mp3, path, options);
}

Result<std::unique_ptr<SoundFile>> create_opus(const std::string& path,
                                               const FileOptions& options) {
    return create(&FormatsModule::opus, TagFormat::opus, path, options);
}

Result<std::unique_ptr<SoundFile>> create_ogg(const std::string& path, const FileOptions& options) {
    return create(&FormatsModule::vorbis, TagFormat::vorbis, path, options);
}

} // namespace narrate::sink
