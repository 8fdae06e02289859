#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What must hold on the corpora folder: a real pasted page is heard whole, and nothing else.

usage: corpora_test.py NARRATE CORPORA

Exit codes: 0 passed, 1 failed, 77 skipped because the folder is absent.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def words(text):
    return text.split()


def main():
    narrate, corpora = sys.argv[1], pathlib.Path(sys.argv[2])
    page, gold = corpora / "seed/paste.txt", corpora / "seed/gold.txt"
    if not page.exists():
        print(f"skipped: no corpora folder at {corpora} (NARRATE_CORPORA names another)")
        return 77
    failures = []

    def check(condition, what):
        if not condition:
            failures.append(what)

    def run(*args):
        return subprocess.run([narrate, *args], check=True, capture_output=True, text=True).stdout

    body = run("clean", "--format", "body", str(page))
    check(words(body) == words(gold.read_text()), "the body is not exactly the ground truth")
    article = json.loads(run("clean", "--format", "json", str(page)))
    lines = page.read_text().splitlines()
    check(article["title"] in lines and article["title"] not in body, "the headline is not the title")
    check(len(article["published"]) == len("2024-03-21T07:45"), "the date line is not metadata")
    with tempfile.TemporaryDirectory() as folder:
        marks = pathlib.Path(folder) / "marks.json"
        run("render", str(page), "-o", f"{folder}/a.wav", "--marks", str(marks), "-q")
        timeline = json.loads(marks.read_text())
    heard = [m for m in timeline["marks"] if m["kind"] == "word"]
    measured = sum("estimated" not in m for m in heard) / len(heard)
    print(f"{len(heard)} words, {100 * measured:.1f}% of their marks measured")
    check(measured >= 0.95, "fewer than 95% of the word marks are measured")
    frames = [m["frame"] for m in timeline["marks"]]
    check(frames == sorted(frames), "a mark goes back in time")
    for failure in failures:
        print("FAILED:", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
