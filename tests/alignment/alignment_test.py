#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The audio says the text, and the word marks are where the words are: forced alignment decides.

usage: alignment_test.py NARRATE ARTICLE [VOICE]

Renders the article, cuts the audio at its blocks, and lets pocketsphinx align each block with a
grammar that allows exactly its spoken words. Passes when at least 90% of the blocks align, when the
95th percentile of the distance between a mark and the aligned word is at most 80 ms, and when, as a
control, no block aligns to its words without six of them; a recorded voice, which the model takes
more easily than a made one, may do so in half of its blocks. Exit codes: 0 passed, 1 failed, 77
skipped because pocketsphinx, flite or the article is missing.
"""
import audioop
import difflib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import wave

MODEL = pathlib.Path("/usr/share/pocketsphinx/model/en-us")
RATE = 16000
FRAMES_A_SECOND = 100
LEFT_OUT = 6
LONGEST = 100  # Frames of one word or silence: a block has no pause of a second inside.
VOICE = "en-us"
LEAST_WORDS = 14  # Shorter blocks prove little, and lose too much in the control.
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
# flite's phones that CMUdict writes otherwise.
PHONES = {"ax": "AH", "axr": "ER", "el": "AH L", "en": "AH N", "em": "AH M", "ix": "IH"}


def words_of(text):
    return WORD.findall(text.lower().replace("\u2019", "'"))


def load_dictionary():
    entries = {}
    for line in open(MODEL / "cmudict-en-us.dict", encoding="utf-8"):
        word, phones = line.split(maxsplit=1)
        entries.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(phones.strip())
    return entries


def pronounce(word):
    """What flite would say, in CMUdict's phones."""
    said = subprocess.run(["flite", "-ps", "-t", word, "none"], capture_output=True, text=True).stdout
    phones = [p for p in said.split() if p.isalpha() and p != "pau"]
    return " ".join(PHONES.get(p, p.upper()) for p in phones)


def align(words, pcm, known, folder):
    """[(word, start in seconds)], or None when the audio is not these words."""
    (folder / "block.raw").write_bytes(pcm)
    (folder / "ctl").write_text("block\n")
    # Silence is the only filler: the model's own ones would swallow words that the grammar lacks.
    (folder / "fillers").write_text("<s> SIL\n</s> SIL\n<sil> SIL\n")
    unique = sorted(set(words))
    (folder / "grammar").write_text(
        "#JSGF V1.0;\ngrammar block;\npublic <block> = " + " ".join(words) + " ;\n")
    with open(folder / "dict", "w", encoding="utf-8") as out:
        for word in unique:
            if word not in known:
                known[word] = [pronounce(word)]
            for n, phones in enumerate(known[word]):
                out.write(f"{word}{f'({n + 1})' if n else ''} {phones}\n")
    subprocess.run(
        ["pocketsphinx_batch", "-hmm", str(MODEL / "en-us"), "-dict", str(folder / "dict"),
         "-fdict", str(folder / "fillers"),
         "-jsgf", str(folder / "grammar"), "-ctl", str(folder / "ctl"), "-cepdir", str(folder),
         "-cepext", ".raw", "-adcin", "yes", "-hypseg", str(folder / "out"), "-bestpath", "no",
         "-remove_silence", "no", "-beam", "1e-200", "-wbeam", "1e-160", "-pbeam", "1e-200",
         "-maxhmmpf", "-1",
         "-samprate", str(RATE), "-logfn", "/dev/null"],
        check=True, capture_output=True)
    # "block S score T score A score L score", then "frame score score word" for each segment.
    fields = (folder / "out").read_text().split()
    segments = [(int(fields[i]), re.sub(r"\(\d+\)$", "", fields[i + 3]))
                for i in range(9, len(fields) - 3, 4)]
    ends = [start for start, _ in segments[1:]] + [len(pcm) // 2 * FRAMES_A_SECOND // RATE]
    if any(end - start > LONGEST for (start, _), end in zip(segments, ends)):
        return None  # Something is said there that the words do not have.
    found = [(word, start / FRAMES_A_SECOND) for start, word in segments if word in known]
    return found if [w for w, _ in found] == words else None


def blocks_of(timeline, pcm, rate):
    """(text, [(word, seconds)], 16 kHz audio) of each block that is long enough."""
    text = timeline["text"].encode()
    starts = [m for m in timeline["marks"] if m["kind"] == "block"]
    for mark, following in zip(starts, starts[1:] + [None]):
        first, last = mark["frame"], following["frame"] if following else timeline["frames"]
        marks = [(text[m["begin"]:m["end"]].decode(), (m["frame"] - first) / rate)
                 for m in timeline["marks"]
                 if m["kind"] == "word" and mark["begin"] <= m["begin"] < mark["end"]]
        audio, _ = audioop.ratecv(pcm[2 * first:2 * last], 2, 1, rate, RATE, None)
        yield text[mark["begin"]:mark["end"]].decode(), marks, audio


def spoken_words(narrate, text):
    said = subprocess.run([narrate, "spoken", "--lang", "en-GB"], input=text, capture_output=True,
                          text=True, check=True).stdout
    return words_of(said)


def distances(marks, aligned):
    """Between marks and alignment, for the words that are said as they are written."""
    written = [(" ".join(words_of(w)), at) for w, at in marks]
    said = [w for w, _ in aligned]
    matcher = difflib.SequenceMatcher(None, [w for w, _ in written], said, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for k in range(size):
            yield abs(written[a + k][1] - aligned[b + k][1])


def main():
    narrate, article = sys.argv[1:3]
    voice = sys.argv[3] if len(sys.argv) > 3 else VOICE
    extension = sys.argv[4] if len(sys.argv) > 4 else "wav"
    if not (shutil.which("pocketsphinx_batch") and shutil.which("flite") and MODEL.exists()):
        print("skipped: pocketsphinx, pocketsphinx-en-us and flite are not installed")
        return 77
    if not pathlib.Path(article).exists():
        print(f"skipped: {article} is not there (NARRATE_CORPORA names the corpora folder)")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        output = folder / f"a.{extension}"
        subprocess.run([narrate, "render", article, "-o", output, "--marks", folder / "a.json",
                        "--voice", voice, "-q"], check=True)
        timeline = json.loads((folder / "a.json").read_text())
        if extension != "wav":
            decoded = folder / "decoded.wav"
            subprocess.run(["ffmpeg", "-v", "error", "-i", output, "-map", "0:a", "-c:a",
                            "pcm_s16le", "-ar", str(timeline["sample_rate"]), decoded], check=True)
            output = decoded
        with wave.open(str(output)) as wav:
            rate, pcm = wav.getframerate(), wav.readframes(wav.getnframes())
        known = load_dictionary()
        tried = aligned_blocks = control = 0
        apart = []
        for text, marks, audio in blocks_of(timeline, pcm, rate):
            words = spoken_words(narrate, text)
            if len(words) < LEAST_WORDS:
                continue
            tried += 1
            aligned = align(words, audio, known, folder)
            middle = len(words) // 2 - LEFT_OUT // 2
            control += align(words[:middle] + words[middle + LEFT_OUT:], audio, known,
                             folder) is not None
            if aligned:
                aligned_blocks += 1
                apart.extend(distances(marks, aligned))
            else:
                print("does not align:", text[:70])
    apart.sort()
    median, p95 = apart[len(apart) // 2], apart[int(0.95 * len(apart))]
    print(f"{aligned_blocks} of {tried} blocks align, {control} of the controls; {len(apart)} words: "
          f"median {1000 * median:.0f} ms, p95 {1000 * p95:.0f} ms")
    most = 0 if voice == VOICE else tried // 2
    return 0 if aligned_blocks >= 0.9 * tried > 0 and p95 <= 0.08 and control <= most else 1


if __name__ == "__main__":
    sys.exit(main())
