#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What must hold on the corpora folder: text of each language is put into words at least as well as it was.

usage: spoken_test.py NARRATE CORPORA

Runs the score that lies beside the corpora: eSpeak NG must say narrate's words as it says one of the readings
that are right. Exit codes: 0 passed, 1 failed, 77 skipped because the folder or what scores it is absent.
"""
import pathlib
import re
import subprocess
import sys

# Percent of the pairs: one point less than was reached.
LEAST_RIGHT = {
    "de": 90.1, "en": 92.0, "es": 97.6, "fr": 99.0, "hi": 84.8, "hu": 82.8, "it": 85.6, "nl": 99.0,
    "pl": 99.0, "pt": 93.6, "ru": 77.7, "sv": 94.3,
}


def main():
    narrate, corpora = sys.argv[1], pathlib.Path(sys.argv[2])
    pairs, score = corpora / "spoken/pairs.tsv", corpora.parent / "score/spoken.py"
    for needed in (pairs, score):
        if not needed.exists():
            print(f"skipped: no {needed} (NARRATE_CORPORA names another folder)")
            return 77
    command = f"'{narrate}' spoken --lang {{lang}} --voice {{voice}}"
    done = subprocess.run([sys.executable, "-W", "ignore", str(score), "--pairs", str(pairs), "--langs",
                           ",".join(LEAST_RIGHT), "--", command],
                          check=True, capture_output=True, text=True)
    figures = dict(re.findall(r"^TOTAL (\w+) +ALL +\d+/\d+ +([\d.]+)%", done.stdout, re.M))
    failures = []
    for language, least in LEAST_RIGHT.items():
        figure = float(figures.get(language, 0))
        print(f"{language}  {figure:5.1f} %, at least {least}")
        if figure < least:
            failures.append(language)
    for language in failures:
        print("FAILED:", language)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
