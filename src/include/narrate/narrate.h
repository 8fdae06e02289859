/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NARRATE_NARRATE_H
#define NARRATE_NARRATE_H

#include <stddef.h>
#include <stdint.h>

#include "narrate/export.h"

/** @file
 * narrate from C: the same abilities as the C++ headers beside this one, which tell more about what
 * things mean. Conventions:
 *
 *  1. Handles are opaque. What a function gives through its last parameter is the caller's, and is
 *     freed by the function of its type that ends in _free, which takes NULL, too.
 *  2. A function that can fail gives a narrate_status. On a failure its results are left alone,
 *     and narrate_error_message() and narrate_error_hint() tell more, on the same thread, until
 *     the next call that fails.
 *  3. Strings that are given are UTF-8 and end with a NUL; text comes with its length in bytes,
 *     may hold any bytes, and is copied where it is kept. Strings that come back never are NULL,
 *     end with a NUL and hold no other, and live as long as the handle they were asked of.
 *  4. Options are structures that begin with their size: `narrate_narrator_options options =
 *     {.size = sizeof options};`. Members that are 0 or NULL stand for the default. Later versions
 *     add members at the end. A structure without its size is NARRATE_INVALID_ARGUMENT.
 *  5. Ranges are bytes of a text: the first, and the one behind the last. Frames are samples of one
 *     channel at the sample rate that goes with them.
 *  6. Callbacks get the `user` pointer that was given with them, and are called on the thread that
 *     made the call they belong to, unless they say otherwise. They must not throw or jump out.
 *  7. Documents, articles, utterances and narrations do not change: any thread may ask them. Other
 *     handles are for one thread at a time; different handles never share anything.
 *  8. Nothing is printed, no signal handler or locale is touched, and the host may ignore or block
 *     any signal. Engines run in processes of their own.
 */

/* NOLINTBEGIN(modernize-use-using): this is C. */

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Errors ---- */

typedef enum narrate_status {
    NARRATE_OK = 0,
    NARRATE_INVALID_ARGUMENT = 1,
    NARRATE_INPUT_UNREADABLE = 2,
    NARRATE_INPUT_EMPTY = 3,
    NARRATE_INPUT_UNSUPPORTED = 4, /**< Binary, or of a kind that narrate does not read. */
    NARRATE_INPUT_TOO_LARGE = 5,
    NARRATE_NO_ARTICLE = 6, /**< Nothing in the page is worth saying. */
    NARRATE_VOICE_UNKNOWN = 7,
    NARRATE_VOICE_INVALID = 8,
    NARRATE_TABLE_INVALID = 9,
    NARRATE_BACKEND_UNAVAILABLE = 10,
    NARRATE_BACKEND_FAILED = 11,
    NARRATE_PROTOCOL_VIOLATION = 12,
    NARRATE_DEVICE_UNAVAILABLE = 13,
    NARRATE_OUTPUT_FAILED = 14,
    NARRATE_OUTPUT_CLOSED = 15,
    NARRATE_CANCELLED = 16,
    NARRATE_INTERNAL = 17, /**< Out of memory, or a fault of narrate's. */
} narrate_status;

/** "input_empty": stable, for logs. Never NULL. */
NARRATE_API const char* narrate_status_name(narrate_status status);
/** All of the calling thread's last error in one line; empty when there was none. */
NARRATE_API const char* narrate_error_message(void);
/** What to do about it; may be empty. */
NARRATE_API const char* narrate_error_hint(void);

/** "0.1.0" */
NARRATE_API const char* narrate_version(void);

/* ---- Articles ---- */

typedef struct narrate_range {
    size_t begin;
    size_t end;
} narrate_range;

typedef struct narrate_document narrate_document; /**< A page, before any judgement. */
typedef struct narrate_article narrate_article;   /**< What of it is to be heard. */

typedef struct narrate_parse_options {
    size_t size;
    const char* name;       /**< File name or address, for its extension. */
    const char* media_type; /**< From an HTTP header: "text/html". */
    const char* charset;    /**< From an HTTP header or the user. */
} narrate_parse_options;

/** HTML, Markdown or plain text in any usual encoding; `options` may be NULL. */
NARRATE_API narrate_status narrate_document_parse(const void* bytes, size_t size,
                                                  const narrate_parse_options* options,
                                                  narrate_document** document);
NARRATE_API void narrate_document_free(narrate_document* document);

typedef enum narrate_code_blocks {
    NARRATE_CODE_READ = 0,
    NARRATE_CODE_NOTE = 1, /**< A short note is said instead. */
    NARRATE_CODE_SKIP = 2,
} narrate_code_blocks;

typedef struct narrate_extract_options {
    size_t size;
    int keep_all; /**< Every block is kept. */
    narrate_code_blocks code;
    int skip_tables;         /**< Else they are read row by row. */
    int read_captions;       /**< Of pictures. */
    const char* const* keep; /**< Patterns of blocks, as narrate/article.hpp tells; */
    size_t keep_count;
    const char* const* drop; /**< keep wins over drop. */
    size_t drop_count;
} narrate_extract_options;

/** Leaves page chrome out. `options` may be NULL. The document may be freed afterwards. */
NARRATE_API narrate_status narrate_article_extract(const narrate_document* document,
                                                   const narrate_extract_options* options,
                                                   narrate_article** article);
/** A text of the caller's own, taken whole; `language` is BCP 47, NULL: English. */
NARRATE_API narrate_status narrate_article_from_text(const char* text, size_t size,
                                                     const char* language,
                                                     narrate_article** article);
NARRATE_API void narrate_article_free(narrate_article* article);

/** The text that all ranges are of: blocks, parted by blank lines. */
NARRATE_API const char* narrate_article_text(const narrate_article* article);
NARRATE_API size_t narrate_article_text_size(const narrate_article* article);

typedef enum narrate_fact {
    NARRATE_TITLE = 0,
    NARRATE_BYLINE = 1,
    NARRATE_PUBLISHED = 2, /**< ISO 8601 */
    NARRATE_MODIFIED = 3,
    NARRATE_LANGUAGE = 4, /**< BCP 47 */
    NARRATE_SITE = 5,
    NARRATE_URL = 6,
    NARRATE_IMAGE = 7,
} narrate_fact;
/** Empty where it is not known. */
NARRATE_API const char* narrate_article_fact(const narrate_article* article, narrate_fact fact);

typedef enum narrate_block_kind {
    NARRATE_BLOCK_TITLE = 0,
    NARRATE_BLOCK_HEADING = 1,
    NARRATE_BLOCK_PARAGRAPH = 2,
    NARRATE_BLOCK_QUOTE = 3,
    NARRATE_BLOCK_LIST_ITEM = 4,
    NARRATE_BLOCK_CAPTION = 5,
    NARRATE_BLOCK_CODE = 6,
    NARRATE_BLOCK_TABLE_ROW = 7,
    NARRATE_BLOCK_OTHER = 8,
} narrate_block_kind;

typedef struct narrate_block {
    narrate_block_kind kind;
    int level; /**< Of headings 1-6, of list items from 1; else 0. */
    narrate_range range;
    const char* language; /**< BCP 47; empty: the article's. */
} narrate_block;
NARRATE_API size_t narrate_article_block_count(const narrate_article* article);
/** `index` must be below the count. */
NARRATE_API narrate_block narrate_article_block(const narrate_article* article, size_t index);

/** The sentences as they are said: writes at most `capacity` ranges and gives how many there are.
 */
NARRATE_API size_t narrate_article_sentences(const narrate_article* article, narrate_range* ranges,
                                             size_t capacity);
/** The article with what is said before it: "title,byline,date", any of them, or "none". */
NARRATE_API narrate_status narrate_article_introduce(const narrate_article* article,
                                                     const char* parts,
                                                     narrate_article** introduced);

typedef struct narrate_dropped_block {
    const char* text;
    const char* reason; /**< The rule: "player.label". */
    float confidence;   /**< 0-1 */
} narrate_dropped_block;
NARRATE_API size_t narrate_article_dropped_count(const narrate_article* article);
NARRATE_API narrate_dropped_block narrate_article_dropped(const narrate_article* article,
                                                          size_t index);

/* ---- Sentences, words, and what is said for them ---- */

/** The sentences of a text: writes at most `capacity` ranges and gives how many there are. */
NARRATE_API size_t narrate_segment_sentences(const char* text, size_t size, const char* language,
                                             narrate_range* ranges, size_t capacity);
/** Its words, likewise. */
NARRATE_API size_t narrate_split_words(const char* text, size_t size, narrate_range* ranges,
                                       size_t capacity);

typedef struct narrate_utterance narrate_utterance;

/** Puts a sentence of a text into words: "$5bn" is said "five billion dollars". */
NARRATE_API narrate_status narrate_verbalise(const char* text, size_t size, narrate_range sentence,
                                             const char* language, narrate_utterance** utterance);
NARRATE_API void narrate_utterance_free(narrate_utterance* utterance);
NARRATE_API const char* narrate_utterance_spoken(const narrate_utterance* utterance);
/** The written text that stands behind a range of what is said, and the other way round. */
NARRATE_API narrate_range narrate_utterance_to_source(const narrate_utterance* utterance,
                                                      narrate_range spoken);
NARRATE_API narrate_range narrate_utterance_to_spoken(const narrate_utterance* utterance,
                                                      narrate_range source);

typedef struct narrate_lexicon narrate_lexicon; /**< How words and names are said. */

NARRATE_API narrate_status narrate_lexicon_new(narrate_lexicon** lexicon);
/** A table as assets/lexicon/en.tsv describes it, for a language (BCP 47; NULL: for every one);
 * what is added later wins. `name` stands in errors. */
NARRATE_API narrate_status narrate_lexicon_add_table(narrate_lexicon* lexicon, const char* text,
                                                     size_t size, const char* name,
                                                     const char* language);
/** A lexicon in the W3C's Pronunciation Lexicon Specification 1.0. */
NARRATE_API narrate_status narrate_lexicon_add_pls(narrate_lexicon* lexicon, const char* xml,
                                                   size_t size, const char* name);
NARRATE_API void narrate_lexicon_free(narrate_lexicon* lexicon);

/** Rows that add to a table of assets/speech, or overrule its own: how numbers, short forms and
 * units are put into words. */
typedef struct narrate_speech_table {
    const char* language; /**< BCP 47's primary part: "en". */
    const char* name;     /**< Of the table: "abbreviations.tsv", which tells its format. */
    const char* text;
    size_t text_size;
} narrate_speech_table;

/* ---- Engines of the caller's own ---- */

typedef struct narrate_format {
    int sample_rate; /**< Frames a second. */
    int channels;    /**< Samples are signed 16-bit, interleaved. */
} narrate_format;

typedef struct narrate_pronunciation {
    narrate_range range; /**< In the sentence. */
    const char* ipa;     /**< Broad IPA; a space parts words. */
} narrate_pronunciation;

/** A sentence as it is to be said; valid during the call. Later versions add members at the end. */
typedef struct narrate_sentence {
    const char* text; /**< Ends with a NUL, too. */
    size_t size;
    const char* language; /**< The voice's, BCP 47. */
    const char* voice;    /**< Its name. */
    const narrate_pronunciation* pronunciations;
    size_t pronunciation_count;
} narrate_sentence;

typedef struct narrate_audio narrate_audio; /**< The sound of one sentence, while it is made. */

/** Adds frames; all of a sentence have one format: up to 192,000 Hz and 8 channels. */
NARRATE_API narrate_status narrate_audio_write(narrate_audio* audio, narrate_format format,
                                               const int16_t* samples, size_t frames);
/** "What stands at this byte of the sentence begins to be heard with the next frame." */
NARRATE_API narrate_status narrate_audio_mark(narrate_audio* audio, size_t position);
/** Whether nobody will hear it any more: to be asked now and then by what takes its time. */
NARRATE_API int narrate_audio_is_stopped(const narrate_audio* audio);

/** An engine in the caller's process, which speaks in the place of all voices' own. It is called
 * for one sentence at a time, on the thread that narrates: the caller's own, or a speaker's. */
typedef struct narrate_synthesizer {
    size_t size;
    void* user;
    /** 0: spoken. Else the sentence cannot be spoken: a short silence stands for it, and what was
     * written is not heard. */
    int (*speak)(void* user, const narrate_sentence* sentence, narrate_audio* audio);
    /** It is called no more; may be NULL. Comes once, also where nothing could be made of it, but
     * for a structure that is itself refused. */
    void (*release)(void* user);
} narrate_synthesizer;

/* ---- Narrations ---- */

typedef enum narrate_mark_kind {
    NARRATE_MARK_BLOCK = 0,
    NARRATE_MARK_SENTENCE = 1,
    NARRATE_MARK_WORD = 2,
} narrate_mark_kind;

/** From `frame` on, the text in `range` is heard. */
typedef struct narrate_mark {
    narrate_mark_kind kind;
    int is_estimated; /**< Placed between its neighbours: the engine did not tell. */
    narrate_range range;
    int64_t frame;
} narrate_mark;

/** What a caller makes of a narration's sound. Each gives 0 to go on; anything else ends the
 * narration with NARRATE_OUTPUT_FAILED. */
typedef struct narrate_sink {
    size_t size;
    void* user;
    int (*open)(void* user, narrate_format format); /**< Once, before the first samples. */
    int (*write)(void* user, const int16_t* samples, size_t frames);
    int (*finish)(void* user);   /**< All was written; may be NULL. */
    void (*abandon)(void* user); /**< The narration failed, or ended early; may be NULL. */
    /** Nobody needs the sound any more: a write that waits is to return. On any thread, maybe while
     * another function is called; may be NULL where writes do not wait for long. */
    void (*cancel)(void* user);
} narrate_sink;

/** After each sentence: what was said, and its marks (blocks, sentence, words), valid during the
 * call. Gives 0 to go on; anything else ends the narration with NARRATE_CANCELLED. */
typedef int (*narrate_progress)(void* user, narrate_range sentence, const narrate_mark* marks,
                                size_t count);

typedef struct narrate_narrator narrate_narrator;   /**< A voice and its engine's processes. */
typedef struct narrate_narration narrate_narration; /**< What came of an article. */
typedef struct narrate_stop narrate_stop;           /**< A request to stop. */

/** For any thread to stop what another one has narrated: within 20 milliseconds. */
NARRATE_API narrate_status narrate_stop_new(narrate_stop** stop);
NARRATE_API void narrate_stop_request(narrate_stop* stop);
NARRATE_API void narrate_stop_free(narrate_stop* stop);

typedef struct narrate_narrator_options {
    size_t size;
    const char* voice;      /**< NULL: the voice that comes with narrate for `language`. */
    const char* voice_file; /**< The text of a voice file (TOML), instead of a name. */
    const char* language;   /**< BCP 47; for the choice of a voice alone. */
    double rate;            /**< Times the voice's own, 0.5-4; 0: 1. */
    const char* const* backend_folders; /**< Looked through before the usual places. */
    size_t backend_folder_count;
    const char* journal;            /**< As in narrate/narrator.hpp. */
    const narrate_lexicon* lexicon; /**< Wins over narrate's own; may be freed afterwards. */
    const narrate_synthesizer* synthesizer;
    /** Neither paragraphs in another language nor headings and quotations have voices of their own.
     */
    int one_voice;
    const narrate_speech_table* tables;
    size_t table_count;
} narrate_narrator_options;

/** Starts the voice's engine. `options` may be NULL. */
NARRATE_API narrate_status narrate_narrator_new(const narrate_narrator_options* options,
                                                narrate_narrator** narrator);
NARRATE_API void narrate_narrator_free(narrate_narrator* narrator);

typedef struct narrate_run_options {
    size_t size;
    size_t from;               /**< Begins with the sentence that holds this byte of the text. */
    narrate_progress progress; /**< May be NULL. */
    void* user;                /**< Of `progress`. */
    const narrate_stop* stop;  /**< May be NULL. */
} narrate_run_options;

/** Speaks an article into a sink and waits until it is done; `options` and `narration` may be NULL.
 */
NARRATE_API narrate_status narrate_narrator_run(narrate_narrator* narrator,
                                                const narrate_article* article,
                                                const narrate_sink* sink,
                                                const narrate_run_options* options,
                                                narrate_narration** narration);
/** The same into a WAV file, which appears under its name whole or not at all. */
NARRATE_API narrate_status narrate_narrator_run_to_wav(narrate_narrator* narrator,
                                                       const narrate_article* article,
                                                       const char* path,
                                                       const narrate_run_options* options,
                                                       narrate_narration** narration);

typedef struct narrate_episode_options {
    size_t size;
    const char* format; /**< "mp3", "opus", "ogg", "flac", "wav"; NULL: as the path ends. */
    int bit_rate;       /**< kbit/s; 0: the format's own choice. */
    double loudness;    /**< LUFS, -30 to -10; 0: as narrate/episode.hpp tells. */
    const char* title;  /**< What is NULL the articles tell. */
    const char* artist;
    const char* album;
    const void* cover; /**< A JPEG or PNG picture. */
    size_t cover_size;
    /** Files beside the sound: "vtt", "srt", "json", "chapters", "txt". */
    const char* const* transcripts;
    size_t transcript_count;
    int word_times; /**< In transcripts that have a place for them. */
} narrate_episode_options;

/** Narrates articles into one file to publish, with its tags and chapters, and waits until it is
 * done. Both options may be NULL; of `run`, `from` is left alone. */
NARRATE_API narrate_status narrate_narrator_publish(narrate_narrator* narrator,
                                                    const narrate_article* const* articles,
                                                    size_t count, const char* path,
                                                    const narrate_episode_options* options,
                                                    const narrate_run_options* run);
NARRATE_API void narrate_narration_free(narrate_narration* narration);

NARRATE_API narrate_format narrate_narration_format(const narrate_narration* narration);
NARRATE_API int64_t narrate_narration_frames(const narrate_narration* narration);
NARRATE_API size_t narrate_narration_sentence_count(const narrate_narration* narration);
NARRATE_API size_t narrate_narration_mark_count(const narrate_narration* narration);
/** `index` must be below the count. */
NARRATE_API narrate_mark narrate_narration_mark(const narrate_narration* narration, size_t index);

/** Text that a short silence stands for, and why. */
typedef struct narrate_skipped {
    narrate_range range;
    const char* reason;
} narrate_skipped;
NARRATE_API size_t narrate_narration_skipped_count(const narrate_narration* narration);
NARRATE_API narrate_skipped narrate_narration_skipped(const narrate_narration* narration,
                                                      size_t index);

/** The voices that spoke, by their names in order of appearance; NULL beyond the last. */
NARRATE_API const char* narrate_narration_voice(const narrate_narration* narration, size_t index);

/* ---- Speakers ---- */

typedef struct narrate_speaker narrate_speaker; /**< Articles heard while they are spoken. */

typedef enum narrate_event_kind {
    NARRATE_EVENT_STARTED = 0, /**< The article begins to be heard. */
    NARRATE_EVENT_BLOCK = 1,   /**< These: `range` begins to be heard. */
    NARRATE_EVENT_SENTENCE = 2,
    NARRATE_EVENT_WORD = 3,
    NARRATE_EVENT_PAUSED =
        4, /**< By request, or with a status: the sound card is missing or lost. */
    NARRATE_EVENT_RESUMED = 5,
    NARRATE_EVENT_NARRATED = 6, /**< All up to its end has been spoken; as in speaker.hpp. */
    NARRATE_EVENT_ENDED = 7,    /**< The article has been heard. */
    NARRATE_EVENT_FAILED = 8, /**< What could be spoken has been heard; `status` tells the rest. */
    NARRATE_EVENT_CANCELLED = 9, /**< Stop or skip took it away. */
    NARRATE_EVENT_IDLE = 10,     /**< Nothing is left to be heard. */
} narrate_event_kind;
/** "word", for logs. */
NARRATE_API const char* narrate_event_name(narrate_event_kind kind);

typedef struct narrate_event {
    size_t size; /**< Given by the caller. */
    narrate_event_kind kind;
    uint64_t article;    /**< The number it got when it was given; 0: none. */
    narrate_range range; /**< In its text. */
    narrate_status
        status;          /**< Not NARRATE_OK: narrate_error_message() tells more, on this thread. */
    const char* message; /**< The same, as long as `narration`. */
    /** Of NARRATE_EVENT_NARRATED, else NULL. The speaker's, until the next event is asked for, or
     * the callback ends. */
    const narrate_narration* narration;
} narrate_event;

typedef struct narrate_speaker_options {
    size_t size;
    /** May be NULL. Without a voice or language each article gets a voice of its own language; the
     * journal is left alone. */
    const narrate_narrator_options* narrator;
    const char* device; /**< The sound card, by the beginning of its name; NULL: the default one. */
    /** Where the sound goes instead of a sound card: opened anew whenever sound sets in after a
     * rest or in another format. A sink that waits while it is full sets the pace. Called on a
     * thread of the speaker's, some 10 milliseconds at a time. After ten seconds of rest, or at the
     * speaker's end, it is finished when all that there was has been heard, else (in a pause)
     * abandoned. */
    const narrate_sink* sink;
    int latency;   /**< Of that sink: milliseconds from its write to the ear, 0-10,000. */
    double volume; /**< A factor, up to 2; 0: 1. */
    /** Called with each event, on a thread of the speaker's; then narrate_speaker_next() gives
     * none. It may call the speaker, but neither wait for it nor free it. */
    void (*on_event)(void* user, const narrate_event* event);
    void* user; /**< Of on_event. */
} narrate_speaker_options;

/** All functions of a speaker but narrate_speaker_free may be called by any thread, and none waits
 * for sound but those named wait. `options` may be NULL. */
NARRATE_API narrate_status narrate_speaker_new(const narrate_speaker_options* options,
                                               narrate_speaker** speaker);
/** Falls silent; within some 20 milliseconds nothing of it is left, but for what
 * narrate/speaker.hpp tells. Not from a callback. */
NARRATE_API void narrate_speaker_free(narrate_speaker* speaker);

/** Adds an article to the queue, to be heard from this byte of its text on; it may be freed
 * afterwards. `number` may be NULL. */
NARRATE_API narrate_status narrate_speaker_speak(narrate_speaker* speaker,
                                                 const narrate_article* article, size_t from,
                                                 uint64_t* number);
/** Ends the article that is heard. */
NARRATE_API narrate_status narrate_speaker_skip(narrate_speaker* speaker);
/** Falls silent, and empties the queue. */
NARRATE_API narrate_status narrate_speaker_stop(narrate_speaker* speaker);
/** Stays so for what is spoken later, too. */
NARRATE_API narrate_status narrate_speaker_pause(narrate_speaker* speaker);
/** Goes on with the next sample, and looks again for a sound card that was lost. */
NARRATE_API narrate_status narrate_speaker_resume(narrate_speaker* speaker);
/** Goes on at the word that holds this byte of the text, or at the next one. */
NARRATE_API narrate_status narrate_speaker_seek(narrate_speaker* speaker, size_t position);
/** At one of narrate_article_sentences(). */
NARRATE_API narrate_status narrate_speaker_seek_sentence(narrate_speaker* speaker, size_t index);
/** 0.5-4, at once; the pitch stays. */
NARRATE_API narrate_status narrate_speaker_set_rate(narrate_speaker* speaker, double rate);
/** A factor, 0-2. */
NARRATE_API narrate_status narrate_speaker_set_volume(narrate_speaker* speaker, double volume);
/** A voice that comes with narrate, at the same word; NULL: that of the options, else that of each
 * article's language. */
NARRATE_API narrate_status narrate_speaker_set_voice(narrate_speaker* speaker, const char* name);

typedef enum narrate_state {
    NARRATE_IDLE = 0, /**< Nothing is left to be heard. */
    NARRATE_PLAYING = 1,
    NARRATE_PAUSED = 2,
} narrate_state;

/** What is heard at this moment. */
typedef struct narrate_heard {
    size_t size; /**< Given by the caller. */
    narrate_state state;
    uint64_t article;       /**< 0: none. */
    size_t position;        /**< The word that is heard, or where sound will set in. */
    narrate_range sentence; /**< Empty while none is heard. */
    narrate_range word;
    size_t waiting; /**< Articles behind it. */
} narrate_heard;
NARRATE_API narrate_status narrate_speaker_look(narrate_speaker* speaker, narrate_heard* heard);

/** The next thing that has happened: 1, or 0 when there is none. When nobody asks for long, marks
 * are lost, and nothing else. One thread at a time. */
NARRATE_API int narrate_speaker_next(narrate_speaker* speaker, narrate_event* event);
/** For select, poll or epoll: readable when narrate_speaker_next() is to be called, until it gives
 * 0.
 */
NARRATE_API int narrate_speaker_descriptor(const narrate_speaker* speaker);
/** Waits until there is something: 1, or 0 when there was nothing in this time. Below 0: for ever.
 */
NARRATE_API int narrate_speaker_wait_for(const narrate_speaker* speaker, int milliseconds);
/** Waits until nothing is left to be heard. A pause is waited for, too. */
NARRATE_API void narrate_speaker_wait(const narrate_speaker* speaker);

/* ---- Voices ---- */

/** The names of the voices that come with narrate, in order; NULL beyond the last. They live as
 * long as the program. */
NARRATE_API const char* narrate_voice_name(size_t index);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-use-using) */

#endif
