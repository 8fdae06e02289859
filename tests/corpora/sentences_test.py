#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What must hold on the corpora folder: sentences are found at least as well as they were.

usage: sentences_test.py NARRATE CORPORA

Measures the F1 of the boundaries inside paragraphs on documents with marked sentences, and counts the
short hard texts that are segmented without a fault. Boundaries are compared as counts of characters
other than white space. Exit codes: 0 passed, 1 failed, 77 skipped because the folder is absent.
"""
import collections
import json
import pathlib
import subprocess
import sys

# A little below what was reached.
LEAST_F1 = {
    "ar_pud": 99.5, "de_gsd": 98.2, "en_ewt": 90.4, "en_gum": 97.3, "en_gum_interview": 96.6,
    "en_gum_news": 96.4, "en_gum_speech": 99.5, "en_lines": 95.0, "es_gsd": 99.1, "fr_gsd": 98.8,
    "fr_sequoia": 91.4, "hi_pud": 99.1, "it_isdt": 97.8, "it_vit": 99.0, "nl_alpino": 99.6,
    "pl_pud": 98.9, "pt_bosque": 93.4, "ru_gsd": 97.8, "zh_pud": 99.6,
}
LEAST_RIGHT = {
    "golden_en": 48, "golden_other": 59, "hardnews_en": 57, "hardnews_other": 11, "more_en": 60,
    "more_other": 88, "sentencex_en": 89, "sentencex_other": 29,
}
SEPARATOR = "\x1e"


def segment(narrate, language, texts):
    """The sentences of each text."""
    done = subprocess.run([narrate, "sentences", "--batch", "--lang", language], check=True,
                          input=f"\n{SEPARATOR}\n".join(t.rstrip("\n") for t in texts).encode(),
                          stdout=subprocess.PIPE)
    documents = [[]]
    for line in done.stdout.decode().split("\n"):
        if line == SEPARATOR:
            documents.append([])
        else:
            documents[-1].append(line)
    return documents


def visible(text):
    return sum(not c.isspace() for c in text)


def ends(sentences):
    """Where sentences end, in visible characters."""
    found, at = set(), 0
    for sentence in sentences:
        at += visible(sentence)
        found.add(at)
    return found - {0}


def places(text, offsets):
    return {visible(text[:offset]) for offset in offsets}


def f1(narrate, folder):
    documents = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    texts = [(folder / f"{document['doc']}.txt").read_text() for document in documents]
    both = found = real = 0
    for document, text, sentences in zip(documents, texts,
                                         segment(narrate, documents[0]["lang"], texts)):
        given = places(text, document["par_ends"])
        truth, ours = places(text, document["bounds"]) - given, ends(sentences) - given
        both, found, real = both + len(truth & ours), found + len(ours), real + len(truth)
    return 200 * both / (found + real)


def count_right(narrate, folder):
    right = collections.Counter()
    for path in sorted(folder.glob("*.jsonl")):
        cases = [json.loads(line) for line in path.read_text().splitlines()]
        language = cases[0]["lang"]
        group = path.stem.rsplit("_", 1)[0] + ("_en" if language == "en" else "_other")
        for case, sentences in zip(cases, segment(narrate, language, [c["text"] for c in cases])):
            right[group] += places(case["text"], case["bounds"]) == ends(sentences)
    return right


def main():
    narrate, corpora = sys.argv[1], pathlib.Path(sys.argv[2]) / "sentences"
    if not corpora.is_dir():
        print(f"skipped: no {corpora} (NARRATE_CORPORA names another folder)")
        return 77
    figures = [(name, f1(narrate, corpora / name), least) for name, least in LEAST_F1.items()]
    right = count_right(narrate, corpora / "_golden")
    figures += [(name, right[name], least) for name, least in LEAST_RIGHT.items()]
    for name, figure, least in figures:
        print(f"{name:<18} {figure:6.2f}, at least {least}")
    failures = [name for name, figure, least in figures if figure < least]
    for name in failures:
        print("FAILED:", name)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
