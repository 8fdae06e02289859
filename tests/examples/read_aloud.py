#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Narrates a page to a WAV file and prints each sentence with its time, through the C interface and
nothing but Python's own ctypes: read_aloud.py LIBNARRATE.SO FILE OUT.wav"""
import ctypes
import sys

size_t, text, handle = ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p


class Range(ctypes.Structure):
    _fields_ = [("begin", size_t), ("end", size_t)]


class Format(ctypes.Structure):
    _fields_ = [("sample_rate", ctypes.c_int), ("channels", ctypes.c_int)]


class Mark(ctypes.Structure):
    _fields_ = [("kind", ctypes.c_int), ("is_estimated", ctypes.c_int), ("range", Range),
                ("frame", ctypes.c_int64)]


class ParseOptions(ctypes.Structure):
    _fields_ = [("size", size_t), ("name", text), ("media_type", text), ("charset", text)]


narrate = ctypes.CDLL(sys.argv[1])
narrate.narrate_error_message.restype = text
narrate.narrate_article_text.restype = text
narrate.narrate_narration_mark_count.restype = size_t
narrate.narrate_narration_mark.restype = Mark
narrate.narrate_narration_format.restype = Format


def made(function, *arguments):
    """What a function gives through its last parameter, or the end of the program."""
    result = handle()
    if function(*arguments, ctypes.byref(result)) != 0:
        sys.exit(narrate.narrate_error_message().decode())
    return result


page = open(sys.argv[2], "rb").read()
options = ParseOptions(size=ctypes.sizeof(ParseOptions), name=sys.argv[2].encode())
document = made(narrate.narrate_document_parse, page, size_t(len(page)), ctypes.byref(options))
article = made(narrate.narrate_article_extract, document, None)
narrator = made(narrate.narrate_narrator_new, None)
narration = made(narrate.narrate_narrator_run_to_wav, narrator, article, sys.argv[3].encode(), None)
said = narrate.narrate_article_text(article)
rate = narrate.narrate_narration_format(narration).sample_rate
for index in range(narrate.narrate_narration_mark_count(narration)):
    mark = narrate.narrate_narration_mark(narration, size_t(index))
    if mark.kind == 1:
        print(f"{mark.frame / rate:8.3f}", said[mark.range.begin:mark.range.end].decode())
narrate.narrate_narration_free(narration)
narrate.narrate_narrator_free(narrator)
narrate.narrate_article_free(article)
narrate.narrate_document_free(document)
