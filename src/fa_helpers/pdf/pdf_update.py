"""An update behind a PDF (增量更新): new and changed objects, and an index that leads on to the file's own.

pypdf reads the file's objects and writes single ones. The update itself is written here: it keeps the file's title and
identity, gives out no number twice, and its index is of the kind that the file's own last one is.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

_START: Final = b"startxref"


@dataclass(slots=True)
class Update:
    """The objects of an update (更新): pages with their annotations, and these."""

    reader: Any
    source: bytes
    next_number: int = 0
    objects: dict[tuple[int, int], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = [number for table in self.reader.xref.values() for number in table]
        most = max([*known, *self.reader.xref_objStm], default=0)
        self.next_number = max(int(self.reader.trailer["/Size"]), most + 1)

    def add_annotation(self, page: int, values: dict[str, Any], window: dict[str, Any]) -> None:
        """Add an annotation and the window of its text to a page (加批注)."""
        from pypdf.generic import ArrayObject, NameObject

        sheet = self.reader.pages[page - 1].indirect_reference
        shown = self._numbered(values | {"/P": sheet})
        popup = self._numbered(window | {"/Parent": shown, "/P": sheet})
        self.objects[shown.idnum, 0][NameObject("/Popup")] = popup
        changed = self.objects.setdefault((sheet.idnum, sheet.generation), self._copy(sheet))
        changed[NameObject("/Annots")] = ArrayObject([*_earlier(changed), shown, popup])

    def _copy(self, page: Any) -> Any:
        from pypdf.generic import DictionaryObject

        return DictionaryObject(self.reader.get_object(page).items())

    def _numbered(self, values: dict[str, Any]) -> Any:
        from pypdf.generic import IndirectObject

        reference = IndirectObject(self.next_number, 0, self.reader)
        self.objects[self.next_number, 0] = dictionary({"/Type": pdf_name("/Annot"), **values})
        self.next_number += 1
        return reference

    def written(self) -> bytes:
        """The file with the update behind it."""
        out = io.BytesIO()
        out.write(self.source if self.source.endswith((b"\n", b"\r")) else self.source + b"\n")
        places = {}
        for (number, generation), found in sorted(self.objects.items()):
            places[number] = out.tell(), generation
            out.write(b"%d %d obj\n" % (number, generation))
            found.write_to_stream(out)
            out.write(b"\nendobj\n")
        before = int(self.source.rpartition(_START)[2].split()[0])
        is_table = self.source[before:].lstrip().startswith(b"xref")
        start = out.tell()
        out.write(self._table(places, before) if is_table else self._stream(places, before, start))
        out.write(b"%s\n%d\n%%%%EOF\n" % (_START, start))
        return out.getvalue()

    def _trailer(self, before: int, size: int) -> dict[str, Any]:
        trailer = self.reader.trailer
        kept = {key: trailer.raw_get(key) for key in ("/Root", "/Info", "/ID") if key in trailer}
        return kept | {"/Size": whole(size), "/Prev": whole(before)}

    def _table(self, places: dict[int, tuple[int, int]], before: int) -> bytes:
        out = io.BytesIO()
        out.write(b"xref\n0 1\n0000000000 65535 f \n")
        for run in _runs(places):
            out.write(b"%d %d\n" % (run[0], len(run)))
            for number in run:
                out.write(b"%010d %05d n \n" % places[number])
        out.write(b"trailer\n")
        dictionary(self._trailer(before, self.next_number)).write_to_stream(out)
        out.write(b"\n")
        return out.getvalue()

    def _stream(self, places: dict[int, tuple[int, int]], before: int, start: int) -> bytes:
        places = {**places, self.next_number: (start, 0)}
        rows = [
            b"\x01" + places[n][0].to_bytes(8, "big") + places[n][1].to_bytes(2, "big")
            for n in sorted(places)
        ]
        index = [value for run in _runs(places) for value in (run[0], len(run))]
        data = b"".join(rows)
        values = {"/Type": pdf_name("/XRef"), "/W": wholes([1, 8, 2]), "/Index": wholes(index)}
        values |= self._trailer(before, self.next_number + 1) | {"/Length": whole(len(data))}
        out = io.BytesIO()
        out.write(b"%d 0 obj\n" % self.next_number)
        dictionary(values).write_to_stream(out)
        out.write(b"\nstream\n" + data + b"\nendstream\nendobj\n")
        return out.getvalue()


def _runs(numbers: dict[int, tuple[int, int]]) -> list[list[int]]:
    """Numbers in runs without gaps."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _earlier(page: Any) -> list[Any]:
    return list(page["/Annots"].get_object()) if "/Annots" in page else []


def dictionary(values: dict[str, Any]) -> Any:
    """A dictionary of the file (字典)."""
    from pypdf.generic import DictionaryObject

    return DictionaryObject({pdf_name(key): value for key, value in values.items()})


def pdf_name(text: str) -> Any:
    """A name, with its stroke (名称)."""
    from pypdf.generic import NameObject

    return NameObject(text)


def whole(value: int) -> Any:
    """A whole number (整数)."""
    from pypdf.generic import NumberObject

    return NumberObject(value)


def wholes(values: Sequence[int]) -> Any:
    """Whole numbers (整数组)."""
    from pypdf.generic import ArrayObject

    return ArrayObject(map(whole, values))


def numbers(values: Sequence[float]) -> Any:
    """Numbers (数组)."""
    from pypdf.generic import ArrayObject, FloatObject

    return ArrayObject(map(FloatObject, values))
