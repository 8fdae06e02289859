#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A small text-to-speech server of the Wyoming protocol, for the tests of its clients.

Written from the protocol's public description, and from nothing of narrate's:
an event is a line of JSON, {"type", "data", "data_length", "payload_length"}, then data_length
bytes of JSON that are merged over "data", then payload_length bytes of payload. A client sends
"describe" and gets "info"; it sends "synthesize" and gets "audio-start", "audio-chunk"s with PCM
as payload, and "audio-stop". What the server does not know it ignores.

Where it listens:
  --tcp             a free port of the loopback interface; prints "tcp://127.0.0.1:PORT"
  --unix PATH       a Unix socket; prints "unix:PATH"
  --stdio           standard input and output (the default); ends with its input
What it says: a tone of 100 ms for each word of the text, 16 kHz, one channel; its pitch is the
word's length. With --flite, what flite says. An empty text gets no chunks.
How it says it:
  --inline          the data of events stands in their line, not behind it
  --hang-up         closes the connection after each answer
  --voice NAME      the only voice that it knows; others get an "error" event
  --rate HZ, --channels N
How it misbehaves:
  --refuse          closes each connection at once
  --one-at-a-time   closes a connection while another is open
  --close-after N   closes the connection after sending N events
  --tear-after N    the same, in the middle of the event that would be next
  --slow SECONDS    waits before each event
  --silent          takes requests and never answers
  --garbage         answers a request with bytes that are no protocol
  --no-info         does not answer "describe"
  --error TEXT      answers a request with an "error" event
  --error-on WORD   the same for texts that hold the word
  --wrong-width     announces and sends samples of 24 bits
  --odd             ends a chunk in the middle of a sample
  --length N        announces payloads of N bytes, and sends what it has
  --no-stop         never says that the audio has ended
  --chatter         sends events in between that no client can know
  --log FILE        appends each event that came, as a line of JSON
"""

import argparse
import array
import json
import math
import os
import socket
import subprocess
import sys
import threading
import time
import wave
from io import BytesIO

CHUNK_FRAMES = 1024


class HangUp(Exception):
    """The connection is over."""


class Connection:
    """Events in both directions, over two binary files."""

    def __init__(self, reader, writer, options):
        self.reader = reader
        self.writer = writer
        self.options = options
        self.sent = 0

    def receive(self):
        """The next event as (type, data), or None at the end."""
        line = self.reader.readline()
        if not line.strip():
            return None
        head = json.loads(line)
        data = dict(head.get("data") or {})
        more = head.get("data_length") or 0
        if more:
            data.update(json.loads(self.reader.read(more)))
        self.reader.read(head.get("payload_length") or 0)
        return head["type"], data

    def send(self, kind, data=None, payload=b""):
        options = self.options
        if options.slow:
            time.sleep(options.slow)
        event = self.encode(kind, data or {}, payload)
        if options.tear_after == self.sent:
            self.write(event[: len(event) // 2])
            raise HangUp
        self.write(event)
        self.sent += 1
        if options.close_after == self.sent:
            raise HangUp

    def encode(self, kind, data, payload):
        head = {"type": kind}
        body = b""
        if data and self.options.inline:
            head["data"] = data
        elif data:
            body = json.dumps(data, ensure_ascii=False).encode()
            head["data_length"] = len(body)
        if payload:
            announced = self.options.length
            head["payload_length"] = len(payload) if announced is None else announced
        return json.dumps(head, ensure_ascii=False).encode() + b"\n" + body + payload

    def write(self, data):
        self.writer.write(data)
        self.writer.flush()


def info(options):
    made_by = {"name": "narrate's tests", "url": "https://courier.example/wyoming"}
    voice = {
        "name": options.voice or "tone",
        "description": "A tone for each word",
        "attribution": made_by,
        "installed": True,
        "version": "1.0",
        "languages": ["en-GB", "en"],
        "speakers": [{"name": "low"}, {"name": "high"}],
    }
    program = {
        "name": "tests",
        "description": "A server for tests",
        "attribution": made_by,
        "installed": True,
        "version": "1.0",
        "voices": [voice],
        "supports_synthesize_streaming": False,
    }
    return {"asr": [], "tts": [program], "handle": [], "intent": [], "wake": []}


def tones(text, options):
    """(samples of 16 bits, rate, channels)."""
    samples = array.array("h")
    frames = options.rate // 10
    for word in text.split():
        hertz = 220 + 20 * (len(word) % 32)
        for i in range(frames):
            window = math.sin(math.pi * i / frames)
            value = round(8000 * window * math.sin(2 * math.pi * hertz * i / options.rate))
            samples.extend([value] * options.channels)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes(), options.rate, options.channels


def flite(text):
    """What flite says, in the same form. It writes its file's length only where it can seek."""
    path = "/dev/shm/wyoming-%d-%d.wav" % (os.getpid(), threading.get_ident())
    try:
        subprocess.run(["flite", "-voice", "slt", "-t", text, "-o", path], check=True)
        with wave.open(BytesIO(open(path, "rb").read())) as sound:
            return (sound.readframes(sound.getnframes()), sound.getframerate(),
                    sound.getnchannels())
    finally:
        if os.path.exists(path):
            os.remove(path)


def synthesize(connection, data, options):
    text = data.get("text") or ""
    voice = (data.get("voice") or {}).get("name")
    if options.garbage:
        connection.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        return
    reason = options.error
    if options.error_on and options.error_on in text:
        reason = "cannot say '%s'" % options.error_on
    if options.voice and voice not in (None, options.voice):
        reason = "no voice '%s'" % voice
    if reason:
        connection.send("error", {"text": reason, "code": "tests"})
        return
    samples, rate, channels = flite(text) if options.flite else tones(text, options)
    width = 3 if options.wrong_width else 2
    form = {"rate": rate, "width": width, "channels": channels}
    step = CHUNK_FRAMES * width * channels
    connection.send("audio-start", dict(form, timestamp=0))
    for at in range(0, len(samples), step):
        if options.chatter:
            connection.send("voice-started", {"timestamp": at})
        stamp = 1000 * at // (width * channels * rate)
        chunk = samples[at : at + step]
        if options.odd:
            chunk = chunk[:-1]
        connection.send("audio-chunk", dict(form, timestamp=stamp), chunk)
    if not options.no_stop:
        connection.send("audio-stop", {"timestamp": 0} if options.chatter else None)


def serve(reader, writer, options):
    """Answers until the client, or an option, ends the connection."""
    connection = Connection(reader, writer, options)
    try:
        while True:
            event = connection.receive()
            if event is None:
                return
            kind, data = event
            if options.log:
                with open(options.log, "a", encoding="utf-8") as log:
                    log.write(json.dumps({"type": kind, "data": data}) + "\n")
            if options.silent:
                continue
            if kind == "describe" and not options.no_info:
                connection.send("info", info(options))
            elif kind == "synthesize":
                synthesize(connection, data, options)
                if options.hang_up:
                    return
    except (HangUp, OSError):
        return


class Listener:
    """Serves the connections of a listening socket, each in a thread of its own."""

    def __init__(self, listener, options):
        self.listener = listener
        self.options = options
        self.open = 0

    def run(self):
        self.listener.listen()
        while True:
            client, _ = self.listener.accept()
            if self.options.refuse or (self.options.one_at_a_time and self.open > 0):
                client.close()
                continue
            self.open += 1
            threading.Thread(target=self.converse, args=(client,), daemon=True).start()

    def converse(self, client):
        with client, client.makefile("rb") as reader, client.makefile("wb") as writer:
            try:
                serve(reader, writer, self.options)
            finally:
                self.open -= 1


def read_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    for flag in ("tcp", "stdio", "flite", "inline", "hang-up", "refuse", "one-at-a-time", "silent",
                 "garbage", "no-info", "wrong-width", "odd", "no-stop", "chatter"):
        add("--" + flag, action="store_true")
    for text in ("unix", "voice", "error", "error-on", "log"):
        add("--" + text)
    for number, usual in (("rate", 16000), ("channels", 1), ("close-after", None),
                          ("tear-after", None), ("length", None)):
        add("--" + number, type=int, default=usual)
    add("--slow", type=float, default=0)
    return parser.parse_args()


def main():
    options = read_options()
    if options.tcp:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.bind(("127.0.0.1", 0))
        address = "tcp://127.0.0.1:%d" % listener.getsockname()[1]
    elif options.unix:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(options.unix)
        address = "unix:" + options.unix
    else:
        if not options.refuse:
            serve(sys.stdin.buffer, sys.stdout.buffer, options)
        return
    server = Listener(listener, options)
    listener.listen()
    print(address, flush=True)
    server.run()


if __name__ == "__main__":
    main()
