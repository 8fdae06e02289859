/* SPDX-License-Identifier: Apache-2.0 */
/* Plays an article and does what lines on standard input say: player FILE
 *   p pause, go on   j next sentence   k the one before   + - faster, slower   q quit */
#include <narrate/narrate.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

static int fail(void) {
    fprintf(stderr, "%s\n", narrate_error_message());
    return 1;
}

static narrate_article *read_article(const char *path) {
    static char page[1 << 20];
    narrate_document *document = NULL;
    narrate_article *article = NULL;
    narrate_parse_options parse = {.size = sizeof parse, .name = path};
    FILE *in = fopen(path, "rb");
    if (in == NULL) return NULL;
    const size_t size = fread(page, 1, sizeof page, in);
    fclose(in);
    if (narrate_document_parse(page, size, &parse, &document) == NARRATE_OK)
        (void)narrate_article_extract(document, NULL, &article);
    narrate_document_free(document);
    return article;
}

/* The number of the sentence that is heard; -1: none. */
static long sentence_now(narrate_speaker *speaker, const narrate_article *article) {
    static narrate_range sentences[10000];
    narrate_heard heard = {.size = sizeof heard};
    const size_t count = narrate_article_sentences(article, sentences, 10000);
    if (narrate_speaker_look(speaker, &heard) != NARRATE_OK) return -1;
    long number = -1;
    for (size_t i = 0; i < count && i < 10000 && sentences[i].begin <= heard.position; ++i)
        number = (long)i;
    return number;
}

static void obey(char key, narrate_speaker *speaker, const narrate_article *article) {
    static double rate = 1;
    narrate_heard heard = {.size = sizeof heard};
    if (key == 'p' && narrate_speaker_look(speaker, &heard) == NARRATE_OK) {
        if (heard.state == NARRATE_PAUSED)
            (void)narrate_speaker_resume(speaker);
        else
            (void)narrate_speaker_pause(speaker);
    }
    const long sentence = sentence_now(speaker, article);
    if (key == 'j') (void)narrate_speaker_seek_sentence(speaker, (size_t)(sentence + 1));
    if (key == 'k' && sentence > 0)
        (void)narrate_speaker_seek_sentence(speaker, (size_t)(sentence - 1));
    if (key == '+' && narrate_speaker_set_rate(speaker, rate + 0.1) == NARRATE_OK) rate += 0.1;
    if (key == '-' && narrate_speaker_set_rate(speaker, rate - 0.1) == NARRATE_OK) rate -= 0.1;
    if (key == 'q') (void)narrate_speaker_stop(speaker);
}

/* Prints what has happened; gives whether more will. */
static int show(narrate_speaker *speaker, const char *text) {
    narrate_event event = {.size = sizeof event};
    while (narrate_speaker_next(speaker, &event)) {
        if (event.kind == NARRATE_EVENT_SENTENCE)
            printf("%.*s\n", (int)(event.range.end - event.range.begin), text + event.range.begin);
        if (event.kind == NARRATE_EVENT_PAUSED) printf("[paused] %s\n", event.message);
        if (event.kind == NARRATE_EVENT_FAILED) printf("[failed] %s\n", event.message);
        if (event.kind == NARRATE_EVENT_IDLE) return 0;
        fflush(stdout);
    }
    return 1;
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    narrate_article *article = read_article(argv[1]);
    narrate_speaker *speaker = NULL;
    if (article == NULL || narrate_speaker_new(NULL, &speaker) != NARRATE_OK ||
        narrate_speaker_speak(speaker, article, 0, NULL) != NARRATE_OK)
        return fail();
    struct pollfd watched[] = {{.fd = narrate_speaker_descriptor(speaker), .events = POLLIN},
                               {.fd = 0, .events = POLLIN}};
    char line[80];
    do {
        (void)poll(watched, 2, -1);
        if (watched[1].revents != 0) {
            if (fgets(line, sizeof line, stdin) != NULL)
                obey(line[0], speaker, article);
            else
                watched[1].fd = -1;
        }
    } while (show(speaker, narrate_article_text(article)));
    narrate_speaker_free(speaker);
    narrate_article_free(article);
    return 0;
}
