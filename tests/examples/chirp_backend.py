#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A text-to-speech backend in thirty lines: a Wyoming server on standard input and output that chirps
once for each word, the higher the longer it is. Its voice file: backend = "wyoming:exec:chirp_backend.py"."""
import array
import json
import math
import sys

RATE = 16000


def send(kind, data, payload=b""):
    event = {"type": kind, "data": data, "payload_length": len(payload)}
    sys.stdout.buffer.write(json.dumps(event).encode() + b"\n" + payload)
    sys.stdout.buffer.flush()


def chirp(word):
    pitch = 200 + 40 * len(word)
    tone = [math.sin(2 * math.pi * pitch * i / RATE) * 8000 for i in range(RATE // 8)]
    return array.array("h", [round(sample) for sample in tone] + [0] * (RATE // 16))


for line in sys.stdin.buffer:
    request = json.loads(line)
    data = request.get("data") or {}
    data.update(json.loads(sys.stdin.buffer.read(request.get("data_length") or 0) or "{}"))
    sys.stdin.buffer.read(request.get("payload_length") or 0)
    format = {"rate": RATE, "width": 2, "channels": 1}
    if request["type"] == "describe":
        send("info", {"tts": [{"name": "chirp", "installed": True, "voices": [
            {"name": "chirp", "installed": True, "languages": ["en"]}]}]})
    elif request["type"] == "synthesize":
        send("audio-start", format)
        for word in data["text"].split():
            send("audio-chunk", format, chirp(word).tobytes())
        send("audio-stop", {})
