// SPDX-License-Identifier: Apache-2.0
#include "sink/tags/writer.hpp"

#include <fmt/format.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2synchdata.h>
#include <taglib/id3v2tag.h>
#include <taglib/infotag.h>
#include <taglib/opusfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/unsynchronizedlyricsframe.h>
#include <taglib/urllinkframe.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>

#include <memory>

#include "base/clock_time.hpp"
#include "base/language_tag.hpp"
#include "base/picture.hpp"
#include "sink/tags/stream.hpp"

namespace narrate::sink {

namespace {

namespace ID3v2 = TagLib::ID3v2;
constexpr const char* kGenre = "Podcast";

TagLib::String utf8(const std::string& text) {
    return {text, TagLib::String::UTF8};
}

TagLib::ByteVector bytes_of(const std::string& bytes) {
    return {bytes.data(), static_cast<unsigned>(bytes.size())};
}

unsigned milliseconds(const Tags& tags, Frames at) {
    return static_cast<unsigned>(to_milliseconds(at, tags.format).count());
}

// ---- ID3v2.4 ------------------------------------------------------------------------------------

void add_text(ID3v2::Tag& tag, const char* id, const std::string& text) {
    if (text.empty()) return;
    auto frame = std::make_unique<ID3v2::TextIdentificationFrame>(id, TagLib::String::UTF8);
    frame->setText(utf8(text));
    tag.addFrame(frame.release()); // The tag owns its frames.
}

void add_cover(ID3v2::Tag& tag, const std::string& cover) {
    if (cover.empty()) return;
    auto frame = std::make_unique<ID3v2::AttachedPictureFrame>();
    frame->setMimeType(base::picture_type(cover));
    frame->setType(ID3v2::AttachedPictureFrame::FrontCover);
    frame->setPicture(bytes_of(cover));
    tag.addFrame(frame.release());
}

void add_lyrics(ID3v2::Tag& tag, const Tags& tags) {
    if (tags.lyrics.empty()) return;
    auto frame = std::make_unique<ID3v2::UnsynchronizedLyricsFrame>(TagLib::String::UTF8);
    frame->setLanguage(bytes_of(base::three_letter_code(tags.language)));
    frame->setText(utf8(tags.lyrics));
    tag.addFrame(frame.release());
}

void add_url(ID3v2::Tag& tag, const std::string& url) {
    if (url.empty()) return;
    auto frame = std::make_unique<ID3v2::UrlLinkFrame>("WOAS");
    frame->setUrl(utf8(url));
    tag.addFrame(frame.release());
}

/// "ID3v2 Chapter Frame Addendum": chapters in the order of their times, for readers that list them
/// as they stand, and a table of contents above them. Places in bytes are not given.
void add_chapters(ID3v2::Tag& tag, const Tags& tags) {
    if (tags.chapters.empty()) return;
    constexpr unsigned kNoPlace = 0xFFFFFFFF;
    TagLib::ByteVectorList children;
    for (std::size_t i = 0; i < tags.chapters.size(); ++i) {
        const Frames end = i + 1 < tags.chapters.size() ? tags.chapters[i + 1].begin : tags.length;
        const TagLib::ByteVector id = bytes_of(fmt::format("chp{}", i));
        auto frame =
            std::make_unique<ID3v2::ChapterFrame>(id, milliseconds(tags, tags.chapters[i].begin),
                                                  milliseconds(tags, end), kNoPlace, kNoPlace);
        auto title = std::make_unique<ID3v2::TextIdentificationFrame>("TIT2", TagLib::String::UTF8);
        title->setText(utf8(tags.chapters[i].title));
        frame->addEmbeddedFrame(title.release());
        children.append(id);
        tag.addFrame(frame.release());
    }
    auto contents = std::make_unique<ID3v2::TableOfContentsFrame>("toc", children);
    contents->setIsTopLevel(true);
    contents->setIsOrdered(true);
    tag.addFrame(contents.release());
}

void fill(ID3v2::Tag& tag, const Tags& tags) {
    add_text(tag, "TIT2", tags.title);
    add_text(tag, "TPE1", tags.artist);
    add_text(tag, "TALB", tags.album);
    add_text(tag, "TDRC", tags.date);
    if (!tags.language.empty()) add_text(tag, "TLAN", base::three_letter_code(tags.language));
    add_text(tag, "TCON", kGenre);
    add_url(tag, tags.url);
    add_chapters(tag, tags);
    add_lyrics(tag, tags);
    add_cover(tag, tags.cover);
}

/// A whole tag. TagLib's own adds room to grow, which some readers complain of.
TagLib::ByteVector render(const Tags& tags) {
    ID3v2::Tag tag;
    fill(tag, tags);
    TagLib::ByteVector frames;
    for (const ID3v2::Frame* frame : tag.frameList()) frames.append(frame->render());
    constexpr char kVersion = 4;
    TagLib::ByteVector whole("ID3", 3);
    whole.append(TagLib::ByteVector(1, kVersion)).append(TagLib::ByteVector(2, '\0'));
    return whole.append(ID3v2::SynchData::fromUInt(frames.size())).append(frames);
}

// ---- Vorbis comments ----------------------------------------------------------------------------

void fill(TagLib::Ogg::XiphComment& comment, const Tags& tags) {
    const auto add = [&comment](const char* key, const std::string& value) {
        if (!value.empty()) comment.addField(key, utf8(value));
    };
    add("TITLE", tags.title);
    add("ARTIST", tags.artist);
    add("ALBUM", tags.album);
    add("DATE", tags.date);
    add("GENRE", kGenre);
    add("LANGUAGE", tags.language);
    add("URL", tags.url);
    add("LYRICS", tags.lyrics);
    for (std::size_t i = 0; i < tags.chapters.size(); ++i) {
        const std::string key = fmt::format("CHAPTER{:03}", i);
        add(key.c_str(), base::precise_time(to_milliseconds(tags.chapters[i].begin, tags.format)));
        add((key + "NAME").c_str(), tags.chapters[i].title);
    }
}

std::unique_ptr<TagLib::FLAC::Picture> picture_of(const std::string& cover) {
    auto picture = std::make_unique<TagLib::FLAC::Picture>();
    picture->setMimeType(base::picture_type(cover));
    picture->setType(TagLib::FLAC::Picture::FrontCover);
    picture->setData(bytes_of(cover));
    return picture;
}

template <class File> bool write_ogg(TagStream& stream, const Tags& tags) {
    File file(&stream, false);
    fill(*file.tag(), tags);
    if (!tags.cover.empty()) file.tag()->addPicture(picture_of(tags.cover).release());
    return file.save();
}

bool write_flac(TagStream& stream, const Tags& tags) {
    TagLib::FLAC::File file(&stream, ID3v2::FrameFactory::instance(), false);
    fill(*file.xiphComment(true), tags);
    if (!tags.cover.empty()) file.addPicture(picture_of(tags.cover).release());
    return file.save();
}

// ---- RIFF ---------------------------------------------------------------------------------------

/// Cue points stand in chunks that TagLib does not know.
class CuedWav : public TagLib::RIFF::WAV::File {
public:
    explicit CuedWav(TagStream& stream) : File(&stream, false) {}

    void add(const Tags& tags) {
        TagLib::RIFF::Info::Tag info;
        info.setTitle(utf8(tags.title));
        info.setArtist(utf8(tags.artist));
        info.setAlbum(utf8(tags.album));
        info.setFieldText("ICRD", utf8(tags.date));
        info.setGenre(kGenre);
        setChunkData("LIST", info.render(), true);
        add_cues(tags.chapters);
        // Readers of both would list the chapters twice.
        Tags rest = tags;
        rest.chapters.clear();
        setChunkData("ID3 ", render(rest));
    }

private:
    /// "cue " and a "LIST" of labels, as the "Multimedia Programming Interface and Data
    /// Specifications 1.0" lays them out.
    void add_cues(const std::vector<Chapter>& chapters) {
        if (chapters.empty()) return;
        TagLib::ByteVector cues = number(chapters.size());
        TagLib::ByteVector labels("adtl", 4);
        for (std::size_t i = 0; i < chapters.size(); ++i) {
            const auto frame = static_cast<std::size_t>(chapters[i].begin.count);
            cues.append(number(i + 1)).append(number(frame)).append("data");
            cues.append(number(0)).append(number(0)).append(number(frame));
            TagLib::ByteVector label = number(i + 1);
            label.append(bytes_of(chapters[i].title)).append(TagLib::ByteVector(1, '\0'));
            labels.append("labl").append(number(label.size())).append(label);
            if (label.size() % 2 != 0) labels.append(TagLib::ByteVector(1, '\0'));
        }
        setChunkData("cue ", cues);
        setChunkData("LIST", labels, true);
    }

    static TagLib::ByteVector number(std::size_t value) {
        return TagLib::ByteVector::fromUInt(static_cast<unsigned>(value), false);
    }
};

bool write_wav(TagStream& stream, const Tags& tags) {
    CuedWav(stream).add(tags);
    return true;
}

bool write_mp3(TagStream& stream, const Tags& tags) {
    stream.insert(render(tags), 0, 0);
    return true;
}

} // namespace

Result<void> write_tags(io::OutputFile& file, TagFormat format, const Tags& tags) {
    file.seek(0);
    TagStream stream(file);
    bool written = false;
    switch (format) {
    case TagFormat::wav: written = write_wav(stream, tags); break;
    case TagFormat::mp3: written = write_mp3(stream, tags); break;
    case TagFormat::flac: written = write_flac(stream, tags); break;
    case TagFormat::vorbis: written = write_ogg<TagLib::Ogg::Vorbis::File>(stream, tags); break;
    case TagFormat::opus: written = write_ogg<TagLib::Ogg::Opus::File>(stream, tags); break;
    }
    if (auto good = file.check(); !good) return good;
    if (written) return {};
    return Error{ErrorCode::internal, "the tags cannot be written", {}, {}, "please report this"};
}

} // namespace narrate::sink
