"""Whether the contents of a PDF's pages are plainly whole (内容完好): told by its bytes, without taking the file apart.

Of nearly every file this can be said at once, and taking it apart costs more than reading its tables. Nothing is
concluded where it cannot: contents kept inside other objects, named twice, or spelt in another way.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator

from fa_helpers.patterns import regex

_CONTENTS = regex(rb"/Contents\s*(?:\[([\d\sR]*)\]|(\d+\s+\d+\s+R))")
_REFERENCE = regex(rb"(\d+)\s+\d+\s+R")
_HEAD = regex(rb"(?<!\d)(\d{1,10}) \d{1,5} obj\s*(<<(?:(?!endobj).)*>>)\s*\Z", re.DOTALL)
_LONGEST_HEAD = 400
"""Bytes from the number of a content to its data: a length and the name of a filter."""
_FLATE = regex(rb"/Filter\s*(?:/FlateDecode|\[\s*(/ASCII85Decode\s*)?/FlateDecode\s*\])\s*[/>]")
_LENGTH = regex(rb"/Length\s+(\d{1,10})(?!\s+\d+\s+R|\d)")
_FILTER_ELSEWHERE = regex(rb"/Filter\s+\d|/F(?!ilter|lateDecode)|#")


def plainly_whole(source: bytes, page_count: int, is_sound: Callable[[bytes], bool], *, most: int) -> bool:
    """Whether each page names its contents in the open, and they unpack to their end and are sound.

    What is packed in another way than by Flate is not looked at. ``most`` bounds the bytes unpacked of each content.
    """
    named = [_REFERENCE.findall(one[0] or one[1]) for one in _CONTENTS.findall(source)]
    if len(named) < page_count or not all(named) or b"/Encrypt" in source:
        return False
    wanted = {number for one in named for number in one}
    found: set[bytes] = set()
    for number, head, start in _streams(source):
        if number not in wanted:
            continue
        if number in found or _FILTER_ELSEWHERE.search(head):
            return False
        found.add(number)
        packing = _FLATE.search(head)
        if not packing:
            continue
        length = _LENGTH.search(head)
        packed = memoryview(source)[start : start + int(length[1]) if length else None]
        if not _unpacks(packed, is_sound, most, as_characters=bool(packing[1])):
            return False
    return found == wanted


def of_characters(written: bytes) -> bytes:
    """The bytes that ASCII85 writes as characters; raises ValueError where they write none."""
    return base64.a85decode(written.partition(b"~>")[0])


def _unpacks(
    packed: memoryview, is_sound: Callable[[bytes], bool], most: int, *, as_characters: bool
) -> bool:
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(of_characters(bytes(packed)) if as_characters else packed, most)
    except (ValueError, zlib.error):
        return False
    return unpacking.eof and is_sound(content)


def _streams(source: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Objects that hold data: number, dictionary, and where the data begin."""
    at = source.find(b"stream")
    while at >= 0:
        head = _HEAD.search(source, max(0, at - _LONGEST_HEAD), at)
        if head is None:
            at = source.find(b"stream", at + 6)
            continue
        start = at + (8 if source[at + 6 : at + 8] == b"\r\n" else 7)
        yield head[1], head[2], start
        end = source.find(b"endstream", start)
        at = source.find(b"stream", end + 9) if end >= 0 else -1
