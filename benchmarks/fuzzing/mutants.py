"""One damaged file of one whole one (变体): the same file, kind and number give the same bytes."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable
from random import Random

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,6}) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)
_ENTRY = re.compile(rb"/[A-Za-z0-9]+")
_INTEGER = re.compile(rb"(?<=[\s\[])\d+(?=[\s\]/>])")

Objects = dict[int, bytes]


def by_bytes(whole: bytes, rng: Random) -> bytes:
    """A file with some of its bytes changed, lost, doubled or moved."""
    kind = rng.choice(("flip", "flips", "zeros", "noise", "cut out", "doubled", "swapped", "cut short"))
    start = rng.randrange(len(whole))
    length = min(int(2 ** rng.uniform(0, 13)), len(whole) - start)
    part, before, behind = whole[start : start + length], whole[:start], whole[start + length :]
    if kind == "flip":
        return before + bytes([whole[start] ^ (1 << rng.randrange(8))]) + whole[start + 1 :]
    if kind == "flips":
        changed = bytearray(whole)
        for _ in range(rng.randrange(2, 40)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        return bytes(changed)
    if kind == "swapped":
        other = rng.randrange(len(behind) + 1)
        return before + behind[:other] + part + behind[other:]
    changes = {"zeros": bytes(length), "noise": rng.randbytes(length), "cut out": b"", "doubled": part * 2}
    return before if kind == "cut short" else before + changes[kind] + behind


def by_structure(whole: bytes, rng: Random) -> bytes:
    """A file with one of its objects changed, written again with a right index, or in one of two cases without."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(whole)}
    changed = False
    for change in rng.sample(_CHANGES, len(_CHANGES)):
        if changed := change(objects, rng):
            break
    assert changed, "no change fits the file"
    return written(objects, whole, sound=rng.random() < 0.5)


def written(objects: Objects, whole: bytes, *, sound: bool) -> bytes:
    """The objects as a file; with an index of wrong places unless ``sound``."""
    body, places = whole[: whole.index(b"\n") + 1], {}
    for number, text in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj%bendobj\n" % (number, text)
    size, shift = max(objects) + 1, 0 if sound else 13
    rows = [
        b"%010d 00000 n \n" % (places[n] + shift) if n in places else b"0000000000 65535 f \n"
        for n in range(size)
    ]
    root = re.findall(rb"/Root\s+\d+ 0 R", whole)[-1]
    end = b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, len(body))
    return body + b"xref\n0 %d\n%b" % (size, b"".join(rows)) + end


def _some(objects: Objects, rng: Random, wanted: re.Pattern[bytes] | bytes) -> int:
    """The number of an object that holds something; 0 if none does."""
    found = [n for n, text in objects.items() if re.search(wanted, text)]
    return rng.choice(found) if found else 0


def _object_lost(objects: Objects, rng: Random) -> bool:
    del objects[rng.choice(list(objects))]
    return True


def _objects_swapped(objects: Objects, rng: Random) -> bool:
    one, other = rng.sample(list(objects), 2)
    objects[one], objects[other] = objects[other], objects[one]
    return True


def _kids(change: Callable[[list[bytes], Random], list[bytes]]) -> Callable[[Objects, Random], bool]:
    def changed(objects: Objects, rng: Random) -> bool:
        number = _some(objects, rng, _KIDS)
        if not number:
            return False
        kids = [b"%b 0 R" % kid for kid in _REFERENCE.findall(_KIDS.search(objects[number])[1])]  # type: ignore[index]
        kids = change(kids, rng)
        text = _KIDS.sub(b"/Kids [" + b" ".join(kids) + b"]", objects[number])
        objects[number] = re.sub(rb"/Count\s+\d+", b"/Count %d" % len(kids), text)
        return True

    return changed


def _shuffled(kids: list[bytes], rng: Random) -> list[bytes]:
    return rng.sample(kids, len(kids))


def _fewer(kids: list[bytes], rng: Random) -> list[bytes]:
    lost = rng.randrange(len(kids))
    return kids[:lost] + kids[lost + rng.randrange(1, 4) :] or kids[:1]


def _doubled(kids: list[bytes], rng: Random) -> list[bytes]:
    place = rng.randrange(len(kids))
    return kids[: place + 1] + kids[place:]


def _count(objects: Objects, rng: Random) -> bool:
    number = _some(objects, rng, rb"/Count\s+\d+")
    objects[number] = re.sub(rb"/Count\s+\d+", b"/Count %d" % rng.randrange(40), objects[number])
    return True


def _reference(objects: Objects, rng: Random) -> bool:
    number = _some(objects, rng, _REFERENCE)
    found = rng.choice(list(_REFERENCE.finditer(objects[number])))
    other = b"%d" % rng.choice(list(objects))
    objects[number] = objects[number][: found.start(1)] + other + objects[number][found.end(1) :]
    return True


def _in_head(
    wanted: re.Pattern[bytes], instead: Callable[[Random], bytes]
) -> Callable[[Objects, Random], bool]:
    """A change of the entries of an object, not of its stream."""

    def changed(objects: Objects, rng: Random) -> bool:
        number = _some(objects, rng, wanted)
        head, mark, stream = objects[number].partition(b"stream\n")
        places = list(wanted.finditer(head))
        if not places:
            return False
        found = rng.choice(places)
        objects[number] = head[: found.start()] + instead(rng) + head[found.end() :] + mark + stream
        return True

    return changed


def _stream(change: Callable[[bytes, Random], bytes]) -> Callable[[Objects, Random], bool]:
    """A change of what a page's content says; it is packed again and its length is right."""

    def changed(objects: Objects, rng: Random) -> bool:
        contents = {
            int(n) for text in objects.values() for n in re.findall(rb"/Contents\s+\[?\s*(\d+) 0 R", text)
        }
        number = rng.choice(sorted(contents & objects.keys()))
        found = _STREAM.match(objects[number])
        if found is None:
            return False
        content = change(_unpacked(found[1], found[2]), rng)
        packed = zlib.compress(content)
        head = b"\n<</Filter /FlateDecode /Length %d>>\n" % len(packed)
        objects[number] = head + b"stream\n" + packed + b"\nendstream\n"
        return True

    return changed


def _unpacked(head: bytes, data: bytes) -> bytes:
    if b"ASCII85Decode" in head:
        data = a85decode(data.strip().removesuffix(b"~>"))
    return zlib.decompress(data) if b"FlateDecode" in head else data


def _blank(content: bytes, rng: Random) -> bytes:
    return b""


def _short(content: bytes, rng: Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _line_lost(content: bytes, rng: Random) -> bytes:
    lines = content.split(b"\n")
    start = rng.randrange(len(lines))
    return b"\n".join(lines[:start] + lines[start + rng.randrange(1, 20) :])


def _garbled(content: bytes, rng: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.randrange(1, 200)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(32, 127)
    return bytes(changed)


def _packed_short(objects: Objects, rng: Random) -> bool:
    """A stream of which the end is missing, its length told rightly."""
    number = _some(objects, rng, rb"stream")
    found = _STREAM.match(objects[number])
    if found is None:
        return False
    data = found[2][: rng.randrange(len(found[2]) + 1)]
    head = re.sub(rb"/Length\s+\d+(?: 0 R)?", b"/Length %d" % len(data), found[1])
    objects[number] = head + b"stream\n" + data + b"\nendstream\n"
    return True


_CHANGES: tuple[Callable[[Objects, Random], bool], ...] = (
    _object_lost,
    _objects_swapped,
    _kids(_shuffled),
    _kids(_fewer),
    _kids(_doubled),
    _count,
    _reference,
    _in_head(_INTEGER, lambda rng: b"%d" % rng.choice((0, 1, 7, 255, 100_000, 2**31, 2**33))),
    _in_head(_INTEGER, lambda rng: b"-1"),
    _in_head(_ENTRY, lambda rng: b"/Gone"),
    _in_head(_REFERENCE, lambda rng: b"null"),
    _stream(_blank),
    _stream(_short),
    _stream(_line_lost),
    _stream(_garbled),
    _packed_short,
)
"""Ways to damage a file by its objects: each says whether the file held what it changes."""
