#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the samples of README.md and docs/: code is a part of an example (which other tests compile and
run); shell lines of docs/ are run in a folder with what they name; files in TOML are voices or rules that
narrate takes; tables are taken; links lead somewhere. Options that README.md names exist.

usage: samples_test.py SOURCES NARRATE"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCES = pathlib.Path(sys.argv[1]).resolve()
NARRATE = str(pathlib.Path(sys.argv[2]).resolve())
PAGES = [SOURCES / "README.md", *sorted((SOURCES / "docs").glob("*.md"))]
CODE = {"cpp": ".cpp", "c": ".c", "python": ".py"}
faults = []


def lines_of(text):
    """Without indentation and empty lines, which differ between a page and a program."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def is_part(sample, program):
    count = len(sample)
    return any(program[i:i + count] == sample for i in range(len(program) - count + 1))


def samples(page):
    for kind, text in re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(), re.M | re.S):
        yield kind, text


def check_code(page, kind, text):
    examples = (SOURCES / "tests/examples").glob("*" + CODE[kind])
    if not any(is_part(lines_of(text), lines_of(e.read_text())) for e in examples):
        faults.append(f"{page.name}: no example holds this {kind}:\n{text}")


class Home:
    """A user's home, with the files that the pages name."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.config = self.folder / ".config/narrate"
        shutil.copy(SOURCES / "assets/articles/harbour-ferry.html", self.folder / "article.html")
        shutil.copy(SOURCES / "assets/articles/observatory-paste.txt", self.folder / "page.txt")
        subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "color=c=navy:s=64x64",
                        "-frames:v", "1", self.folder / "cover.jpg"], check=True)
        self.environment = {
            "HOME": folder, "PATH": f"{pathlib.Path(NARRATE).parent}:{os.environ['PATH']}",
            "LANG": "C.UTF-8"}

    def write(self, name, text):
        path = self.config / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, command):
        return subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=self.folder,
                              env=self.environment, capture_output=True, text=True)


def check_toml(page, text, home):
    named = re.match(r"# ([\w-]+)\.toml", text)
    if not named:
        return faults.append(f"{page.name}: a file without its name:\n{text}")
    if "backend =" not in text:
        home.write(f"rules.d/{named[1]}.toml", text)
        done = home.run("narrate clean article.html")
    else:
        home.write(f"voices/{named[1]}.toml", text)
        done = home.run("narrate voices")
        if f"\n{named[1]} " not in "\n" + done.stdout:
            faults.append(f"{page.name}: no voice {named[1]}: {done.stdout}{done.stderr}")
    if done.returncode != 0 or "invalid" in done.stderr or named[1] + ".toml" in done.stderr:
        faults.append(f"{page.name}: {named[1]}.toml is refused: {done.stderr}")


def check_table(page, text, home):
    name = "lexicon/names.en.tsv" if "/" in text else "speech/en/abbreviations.tsv"
    home.write(name, text)
    for line in text.splitlines():
        word = line.split("\t")[0]
        plain = home.run(f"env XDG_CONFIG_HOME=/nowhere narrate spoken --ipa <<< '{word} Grey'")
        taught = home.run(f"narrate spoken --ipa <<< '{word} Grey'")
        if taught.returncode != 0 or taught.stdout == plain.stdout:
            faults.append(f"{page.name}: {word} is said as before: {taught.stdout}{taught.stderr}")


def check_shell(page, text, home):
    if "cmake --install" in text:
        return  # The tests of the installation do it.
    done = home.run(text)
    if done.returncode != 0:
        faults.append(f"{page.name}: {text}failed: {done.stderr}")


def check_options():
    help_texts = subprocess.run(
        [NARRATE, "--help"], capture_output=True, text=True, check=True).stdout
    for command in re.findall(r"^  (\w+) ", help_texts, re.M):
        help_texts += subprocess.run([NARRATE, command, "--help"], capture_output=True,
                                     text=True, check=False).stdout
    for line in re.findall(r"^narrate .*$", PAGES[0].read_text(), re.M):
        for option in re.findall(r" (--[\w-]+)", line.split("#")[0]):
            if not re.search(re.escape(option) + r"\b", help_texts):
                faults.append(f"README.md: there is no {option}")


def check_links(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text()):
        if "://" not in target and not (page.parent / target).exists():
            faults.append(f"{page.name}: {target} is not there")


with tempfile.TemporaryDirectory() as folder:
    home = Home(folder)
    checked = 0
    for page in PAGES:
        check_links(page)
        for kind, text in samples(page):
            checked += 1
            if kind in CODE:
                check_code(page, kind, text)
            elif kind == "toml":
                check_toml(page, text, home)
            elif kind == "tsv":
                check_table(page, text, home)
            elif kind == "sh" and page.parent.name == "docs":
                check_shell(page, text, home)
    check_options()
    if checked < 20:
        faults.append("the samples were not found")
print("\n".join(faults) or f"{checked} samples")
sys.exit(1 if faults else 0)
