// SPDX-License-Identifier: Apache-2.0
// Reads a.vtt and a.srt of a folder with parsers installed there, and compares them with marks.json.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const folder = process.argv[2];
const require = createRequire(path.join(folder, "package.json"));
const { WebVTTParser } = require("webvtt-parser");
const srtParser = require("srt-parser-2").default;
const { parseSync } = require("subtitle");
const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");

const { sample_rate, text, marks } = JSON.parse(read("marks.json"));
const bytes = Buffer.from(text);
const sentences = marks
    .filter((mark) => mark.kind === "sentence")
    .map((mark) => ({
        begin: Math.floor((mark.frame * 1000) / sample_rate),
        text: bytes.subarray(mark.begin, mark.end).toString(),
    }));
const words = (cue) => cue.replace(/\s+/g, " ").trim();

function compare(name, cues) {
    assert.equal(cues.length, sentences.length, name);
    cues.forEach((cue, i) => {
        assert.equal(words(cue.text), words(sentences[i].text), name);
        assert.equal(Math.round(cue.begin), sentences[i].begin, name);
        assert.ok(cue.end > cue.begin, name);
        assert.ok(i === 0 || cues[i - 1].end <= cue.begin, name);
    });
}

const vtt = new WebVTTParser().parse(read("a.vtt"));
assert.deepEqual(vtt.errors, []);
const plain = (node) => (node.value !== undefined && node.children === undefined && node.type === "text"
    ? node.value : (node.children ?? []).map(plain).join(""));
compare("webvtt-parser", vtt.cues.map((cue) => (
    { begin: cue.startTime * 1000, end: cue.endTime * 1000, text: plain(cue.tree) })));
const times = (node) => (node.type === "timestamp" ? 1 : 0) +
    (node.children ?? []).map(times).reduce((a, b) => a + b, 0);
assert.ok(vtt.cues.reduce((sum, cue) => sum + times(cue.tree), 0) > sentences.length);

const srt = read("a.srt");
compare("srt-parser-2", new srtParser().fromSrt(srt).map((cue) => (
    { begin: cue.startSeconds * 1000, end: cue.endSeconds * 1000, text: cue.text })));
for (const file of ["a.srt", "a.vtt"])
    compare(`subtitle, ${file}`, parseSync(read(file)).filter((node) => node.type === "cue")
        .map(({ data }) => ({ begin: data.start, end: data.end, text: data.text
            .replace(/<\d[\d:.]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&") })));
