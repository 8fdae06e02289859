# SPDX-License-Identifier: Apache-2.0
"""That the tests' Wyoming server speaks the protocol as its public description has it. Its bytes
are looked at by hand here, so that an error in the server cannot hide behind one in narrate."""

import json
import os
import socket
import subprocess
import sys

SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "wyoming_server.py")
SAY = b'{"type":"synthesize","data":{"text":"One two","unknown":{"a":1}}}\n'


def answer(request, *options):
    return subprocess.run([sys.executable, SERVER, *options], input=request, check=True,
                          stdout=subprocess.PIPE, timeout=60).stdout


def events(answered):
    """[(type, data, payload)]; fails on anything that is no event."""
    found = []
    while answered:
        line, _, answered = answered.partition(b"\n")
        head = json.loads(line)
        data = head.get("data", {})
        length = head.get("data_length", 0)
        if length:
            assert len(answered) >= length, "the data are torn"
            data.update(json.loads(answered[:length]))
            answered = answered[length:]
        length = head.get("payload_length", 0)
        assert len(answered) >= length, "the payload is torn"
        found.append((head["type"], data, answered[:length]))
        answered = answered[length:]
    return found


def check_info(*options):
    ((kind, data, payload),) = events(answer(b'{"type":"describe"}\n', *options))
    assert kind == "info" and payload == b""
    (program,) = data["tts"]
    (voice,) = program["voices"]
    for described in (program, voice):
        assert described["name"] and described["installed"] is True
        assert described["attribution"]["name"] and described["attribution"]["url"]
    assert "en" in voice["languages"]


def check_speech(*options):
    got = events(answer(SAY, *options))
    kinds = [kind for kind, _, _ in got]
    assert kinds == ["audio-start"] + ["audio-chunk"] * (len(got) - 2) + ["audio-stop"], kinds
    for _, data, _ in got[:-1]:
        assert (data["rate"], data["width"], data["channels"]) == (16000, 2, 1)
    samples = b"".join(payload for _, _, payload in got)
    assert len(samples) == 2 * 1600 * 2
    return samples


def check_sins():
    assert answer(SAY, "--refuse") == b""
    assert answer(SAY, "--silent") == b""
    assert answer(b'{"type":"describe"}\n', "--no-info") == b""
    assert not answer(SAY, "--garbage").startswith(b"{")
    assert len(events(answer(SAY, "--close-after", "2"))) == 2
    ((kind, data, _),) = events(answer(SAY, "--error", "no model"))
    assert kind == "error" and data["text"] == "no model"
    assert events(answer(SAY, "--wrong-width"))[0][1]["width"] == 3
    assert any(len(payload) % 2 for _, _, payload in events(answer(SAY, "--odd")))
    assert events(answer(SAY, "--no-stop"))[-1][0] == "audio-chunk"
    assert b'"payload_length": -7' in answer(SAY, "--length", "-7")
    whole = answer(SAY)
    torn = answer(SAY, "--tear-after", "1")
    assert whole.startswith(torn) and len(events(whole[: whole.index(b'{"type": "audio-chunk')])) == 1
    assert len(torn) > whole.index(b'{"type": "audio-chunk')


def check_tcp():
    server = subprocess.Popen([sys.executable, SERVER, "--tcp", "--hang-up"],
                              stdout=subprocess.PIPE)
    try:
        host, port = server.stdout.readline().decode().strip()[len("tcp://"):].split(":")
        for _ in range(2):
            with socket.create_connection((host, int(port)), timeout=60) as client:
                client.sendall(SAY)
                got = b""
                while piece := client.recv(65536):
                    got += piece
                assert events(got)[-1][0] == "audio-stop"
    finally:
        server.kill()
        server.wait()


def main():
    check_info()
    check_info("--inline")
    samples = check_speech()
    assert check_speech("--inline") == samples
    assert answer(SAY * 2).count(b"audio-stop") == 2
    assert answer(SAY * 2, "--hang-up").count(b"audio-stop") == 1
    assert answer(b'{"type":"ping"}\n' + SAY) == answer(SAY)
    check_sins()
    check_tcp()


if __name__ == "__main__":
    main()
