/* SPDX-License-Identifier: Apache-2.0 */
/* Narrates an article to a WAV file, and prints when each word is heard: narrate_file IN OUT.wav */
#include <narrate/narrate.h>

#include <stdio.h>
#include <stdlib.h>

static int fail(void) {
    fprintf(stderr, "%s\n", narrate_error_message());
    return 1;
}

int main(int argc, char **argv) {
    static char page[1 << 20];
    narrate_document *document = NULL;
    narrate_article *article = NULL;
    narrate_narrator *narrator = NULL;
    narrate_narration *narration = NULL;
    narrate_parse_options parse = {.size = sizeof parse};
    narrate_narrator_options options = {.size = sizeof options};
    FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (in == NULL) return 2;
    size_t size = fread(page, 1, sizeof page, in);
    fclose(in);
    parse.name = argv[1];
    options.voice = "en-us";
    if (narrate_document_parse(page, size, &parse, &document) != NARRATE_OK ||
        narrate_article_extract(document, NULL, &article) != NARRATE_OK ||
        narrate_narrator_new(&options, &narrator) != NARRATE_OK ||
        narrate_narrator_run_to_wav(narrator, article, argv[2], NULL, &narration) != NARRATE_OK)
        return fail();
    const char *text = narrate_article_text(article);
    const double rate = narrate_narration_format(narration).sample_rate;
    for (size_t i = 0; i < narrate_narration_mark_count(narration); ++i) {
        const narrate_mark mark = narrate_narration_mark(narration, i);
        if (mark.kind != NARRATE_MARK_WORD) continue;
        printf("%.3f\t%.*s\n", (double)mark.frame / rate,
               (int)(mark.range.end - mark.range.begin), text + mark.range.begin);
    }
    narrate_narration_free(narration);
    narrate_narrator_free(narrator);
    narrate_article_free(article);
    narrate_document_free(document);
    return 0;
}
