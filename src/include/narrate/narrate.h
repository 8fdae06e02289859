/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NARRATE_NARRATE_H
#define NARRATE_NARRATE_H

#include <stddef.h>
#include <stdint.h>

#include "narrate/export.h"

/*
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
 *     add members at the end.
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
    NARRATE_INPUT_UNSUPPORTED = 4, /* Binary, or of a kind that narrate does not read. */
    NARRATE_INPUT_TOO_LARGE = 5,
    NARRATE_NO_ARTICLE = 6, /* Nothing in the page is worth saying. */
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
    NARRATE_INTERNAL = 17, /* Out of memory, or a fault of narrate's. */
} narrate_status;

/* "input_empty": stable, for logs. Never NULL. */
NARRATE_API const char* narrate_status_name(narrate_status status);
/* All of the calling thread's last error in one line; empty when there was none. */
NARRATE_API const char* narrate_error_message(void);
/* What to do about it; may be empty. */
NARRATE_API const char* narrate_error_hint(void);

/* "0.1.0" */
NARRATE_API const char* narrate_version(void);

/* ---- Articles ---- */

typedef struct narrate_range {
    size_t begin;
    size_t end;
} narrate_range;

typedef struct narrate_document narrate_document; /* A page, before any judgement. */
typedef struct narrate_article narrate_article;   /* What of it is to be heard. */

typedef struct narrate_parse_options {
    size_t size;
    const char* name;       /* File name or address, for its extension. */
    const char* media_type; /* From an HTTP header: "text/html". */
    const char* charset;    /* From an HTTP header or the user. */
} narrate_parse_options;

/* HTML, Markdown or plain text in any usual encoding; `options` may be NULL. */
NARRATE_API narrate_status narrate_document_parse(const void* bytes, size_t size,
                                                  const narrate_parse_options* options,
                                                  narrate_document** document);
NARRATE_API void narrate_document_free(narrate_document* document);

typedef enum narrate_code_blocks {
    NARRATE_CODE_READ = 0,
    NARRATE_CODE_NOTE = 1, /* A short note is said instead. */
    NARRATE_CODE_SKIP = 2,
} narrate_code_blocks;

typedef struct narrate_extract_options {
    size_t size;
    int keep_all; /* Every block is kept. */
    narrate_code_blocks code;
    int skip_tables;         /* Else they are read row by row. */
    int read_captions;       /* Of pictures. */
    const char* const* keep; /* Patterns of blocks, as narrate/article.hpp tells; */
    size_t keep_count;
    const char* const* drop; /* keep wins over drop. */
    size_t drop_count;
} narrate_extract_options;

/* Leaves page chrome out. `options` may be NULL. The document may be freed afterwards. */
NARRATE_API narrate_status narrate_article_extract(const narrate_document* document,
                                                   const narrate_extract_options* options,
                                                   narrate_article** article);
/* A text of the caller's own, taken whole; `language` is BCP 47, NULL: English. */
NARRATE_API narrate_status narrate_article_from_text(const char* text, size_t size,
                                                     const char* language,
                                                     narrate_article** article);
NARRATE_API void narrate_article_free(narrate_article* article);

/* The text that all ranges are of: blocks, parted by blank lines. */
NARRATE_API const char* narrate_article_text(const narrate_article* article);
NARRATE_API size_t narrate_article_text_size(const narrate_article* article);

typedef enum narrate_fact {
    NARRATE_TITLE = 0,
    NARRATE_BYLINE = 1,
    NARRATE_PUBLISHED = 2, /* ISO 8601 */
    NARRATE_MODIFIED = 3,
    NARRATE_LANGUAGE = 4, /* BCP 47 */
    NARRATE_SITE = 5,
    NARRATE_URL = 6,
    NARRATE_IMAGE = 7,
} narrate_fact;
/* Empty where it is not known. */
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
    int level; /* Of headings 1-6, of list items from 1; else 0. */
    narrate_range range;
    const char* language; /* BCP 47; empty: the article's. */
} narrate_block;
NARRATE_API size_t narrate_article_block_count(const narrate_article* article);
/* `index` must be below the count. */
NARRATE_API narrate_block narrate_article_block(const narrate_article* article, size_t index);

typedef struct narrate_dropped_block {
    const char* text;
    const char* reason; /* The rule: "player.label". */
    float confidence;   /* 0-1 */
} narrate_dropped_block;
NARRATE_API size_t narrate_article_dropped_count(const narrate_article* article);
NARRATE_API narrate_dropped_block narrate_article_dropped(const narrate_article* article,
                                                          size_t index);

/* ---- Sentences, words, and what is said for them ---- */

/* The sentences of a text: writes at most `capacity` ranges and gives how many there are. */
NARRATE_API size_t narrate_segment_sentences(const char* text, size_t size, const char* language,
                                             narrate_range* ranges, size_t capacity);
/* Its words, likewise. */
NARRATE_API size_t narrate_split_words(const char* text, size_t size, narrate_range* ranges,
                                       size_t capacity);

typedef struct narrate_utterance narrate_utterance;

/* Puts a sentence of a text into words: "$5bn" is said "five billion dollars". */
NARRATE_API narrate_status narrate_verbalise(const char* text, size_t size, narrate_range sentence,
                                             const char* language, narrate_utterance** utterance);
NARRATE_API void narrate_utterance_free(narrate_utterance* utterance);
NARRATE_API const char* narrate_utterance_spoken(const narrate_utterance* utterance);
/* The written text that stands behind a range of what is said, and the other way round. */
NARRATE_API narrate_range narrate_utterance_to_source(const narrate_utterance* utterance,
                                                      narrate_range spoken);
NARRATE_API narrate_range narrate_utterance_to_spoken(const narrate_utterance* utterance,
                                                      narrate_range source);

/* ---- Narrations ---- */

typedef enum narrate_mark_kind {
    NARRATE_MARK_BLOCK = 0,
    NARRATE_MARK_SENTENCE = 1,
    NARRATE_MARK_WORD = 2,
} narrate_mark_kind;

/* From `frame` on, the text in `range` is heard. */
typedef struct narrate_mark {
    narrate_mark_kind kind;
    int is_estimated; /* Placed between its neighbours: the engine did not tell. */
    narrate_range range;
    int64_t frame;
} narrate_mark;

typedef struct narrate_format {
    int sample_rate; /* Frames a second. */
    int channels;    /* Samples are signed 16-bit, interleaved. */
} narrate_format;

/* What a caller makes of a narration's sound. Each gives 0 to go on; anything else ends the
 * narration with NARRATE_OUTPUT_FAILED. */
typedef struct narrate_sink {
    size_t size;
    void* user;
    int (*open)(void* user, narrate_format format); /* Once, before the first samples. */
    int (*write)(void* user, const int16_t* samples, size_t frames);
    int (*finish)(void* user);   /* All was written; may be NULL. */
    void (*abandon)(void* user); /* The narration failed; may be NULL. */
} narrate_sink;

/* After each sentence: what was said, and its marks (blocks, sentence, words), valid during the
 * call. Gives 0 to go on; anything else ends the narration with NARRATE_CANCELLED. */
typedef int (*narrate_progress)(void* user, narrate_range sentence, const narrate_mark* marks,
                                size_t count);

typedef struct narrate_narrator narrate_narrator;   /* A voice and its engine's processes. */
typedef struct narrate_narration narrate_narration; /* What came of an article. */
typedef struct narrate_stop narrate_stop;           /* A request to stop. */

/* For any thread to stop what another one has narrated: within 20 milliseconds. */
NARRATE_API narrate_status narrate_stop_new(narrate_stop** stop);
NARRATE_API void narrate_stop_request(narrate_stop* stop);
NARRATE_API void narrate_stop_free(narrate_stop* stop);

typedef struct narrate_narrator_options {
    size_t size;
    const char* voice;      /* NULL: the voice that comes with narrate for `language`. */
    const char* voice_file; /* The text of a voice file (TOML), instead of a name. */
    const char* language;   /* BCP 47; for the choice of a voice alone. */
    double rate;            /* Times the voice's own, 0.5-4; 0: 1. */
    const char* const* backend_folders; /* Looked through before the usual places. */
    size_t backend_folder_count;
    const char* journal; /* As in narrate/narrator.hpp. */
} narrate_narrator_options;

/* Starts the voice's engine. `options` may be NULL. */
NARRATE_API narrate_status narrate_narrator_new(const narrate_narrator_options* options,
                                                narrate_narrator** narrator);
NARRATE_API void narrate_narrator_free(narrate_narrator* narrator);

typedef struct narrate_run_options {
    size_t size;
    size_t from;               /* Begins with the sentence that holds this byte of the text. */
    narrate_progress progress; /* May be NULL. */
    void* user;                /* Of `progress`. */
    const narrate_stop* stop;  /* May be NULL. */
} narrate_run_options;

/* Speaks an article into a sink and waits until it is done; `options` and `narration` may be NULL.
 */
NARRATE_API narrate_status narrate_narrator_run(narrate_narrator* narrator,
                                                const narrate_article* article,
                                                const narrate_sink* sink,
                                                const narrate_run_options* options,
                                                narrate_narration** narration);
/* The same into a WAV file, which appears under its name whole or not at all. */
NARRATE_API narrate_status narrate_narrator_run_to_wav(narrate_narrator* narrator,
                                                       const narrate_article* article,
                                                       const char* path,
                                                       const narrate_run_options* options,
                                                       narrate_narration** narration);
NARRATE_API void narrate_narration_free(narrate_narration* narration);

NARRATE_API narrate_format narrate_narration_format(const narrate_narration* narration);
NARRATE_API int64_t narrate_narration_frames(const narrate_narration* narration);
NARRATE_API size_t narrate_narration_sentence_count(const narrate_narration* narration);
NARRATE_API size_t narrate_narration_mark_count(const narrate_narration* narration);
/* `index` must be below the count. */
NARRATE_API narrate_mark narrate_narration_mark(const narrate_narration* narration, size_t index);

/* Text that a short silence stands for, and why. */
typedef struct narrate_skipped {
    narrate_range range;
    const char* reason;
} narrate_skipped;
NARRATE_API size_t narrate_narration_skipped_count(const narrate_narration* narration);
NARRATE_API narrate_skipped narrate_narration_skipped(const narrate_narration* narration,
                                                      size_t index);

/* ---- Voices ---- */

/* The names of the voices that come with narrate, in order; NULL beyond the last. They live as long
 * as the program. */
NARRATE_API const char* narrate_voice_name(size_t index);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-use-using) */

#endif
