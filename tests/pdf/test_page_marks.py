"""Marks behind a PDF: its bytes stay at the head, another reader finds each mark where the figure stands."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pypdf")

import pypdfium2
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from tiny_pdf import TinyPdf, obj

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers import cli
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError
from fa_helpers.pdf.page_marks import PageMark, with_marks
from fa_helpers.pdf.source import open_source
from fa_helpers.presentation.page_notes import page_notes

HOSTILE = "=HYPERLINK(\u202e)<img src=x onerror=alert(1)>\x1b[31m"


def sheet(**values: object) -> bytes:
    """A page with the words 3,244.47 on it."""
    pdf = TinyPdf()
    font = pdf.font()
    pdf.page("BT /F 10 Tf 120 100 Td (3,244.47) Tj ET", obj({"Font": obj({"F": font})}), **values)
    return pdf.write()


def painted(content: bytes, number: int = 0) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(content)[number].render(scale=2).to_pil()
    return picture.convert("RGB")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["[0 0 300 200]", "[40 30 280 190]"])
def test_a_mark_covers_its_figure_and_nothing_else(rotation: int, crop: str) -> None:
    source = sheet(Rotate=rotation, CropBox=crop, MediaBox="[0 0 300 200]")
    (page,) = open_source(source).pages()
    chars = page.chars
    box = (
        min(c.x0 for c in chars),
        min(c.top for c in chars),
        max(c.x1 for c in chars),
        max(c.bottom for c in chars),
    )
    marked = with_marks(source, [PageMark(1, (box,), "A", "a figure")])
    assert marked.startswith(source) and marked == with_marks(source, [PageMark(1, (box,), "A", "a figure")])
    (annotation, popup) = (one.get_object() for one in PdfReader(io.BytesIO(marked)).pages[0]["/Annots"])
    left, bottom, right, top = map(float, annotation["/Rect"])
    assert 115 < left < 125 and 94 < bottom < 101 and 155 < right < 170 and 105 < top < 115
    assert popup["/Subtype"] == "/Popup" and annotation["/Contents"] == "a figure"
    changed = ImageChops.difference(painted(source), painted(marked)).getbbox()
    assert changed is not None or page.rotation != rotation
    if changed and page.rotation == rotation:  # the picture is turned as the file asks
        assert all(abs(edge / 2 - wanted) < 3 for edge, wanted in zip(changed, box, strict=True))


def test_earlier_annotations_stay_and_a_second_run_adds_to_them() -> None:
    box = (10.0, 10.0, 40.0, 20.0)
    once = with_marks(sheet(), [PageMark(1, (box,), "A", "first")])
    twice = with_marks(once, [PageMark(1, (box,), "B", HOSTILE), PageMark(1, (), "C", "note")])
    assert twice.startswith(once)
    found = [one.get_object() for one in PdfReader(io.BytesIO(twice)).pages[0]["/Annots"]]
    assert [one.get("/T") for one in found if "/T" in one] == ["A", "B", "C"]
    assert len({one["/NM"] for one in found if "/NM" in one}) == 3
    assert [one["/Contents"] for one in found if one.get("/T") == "B"] == [HOSTILE]


def changed(**root: object) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(sheet()))
    for name, value in root.items():
        writer.root_object[NameObject(f"/{name}")] = value
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(sheet()))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def signature() -> DictionaryObject:
    """A signed field below a field that only groups."""
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): DictionaryObject()})
    group = DictionaryObject(
        {NameObject("/T"): TextStringObject("g"), NameObject("/Kids"): ArrayObject([field])}
    )
    return DictionaryObject({NameObject("/Fields"): ArrayObject([group])})


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (encrypted(), "marks_encrypted"),
        (changed(AcroForm=signature()), "marks_signed"),
        (changed(AcroForm=DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})), "marks_signed"),
        (changed(Perms=DictionaryObject()), "marks_signed"),
        (sheet().replace(b"startxref", b"startxxxx"), "marks_not_written"),
    ],
    ids=["encrypted", "signed", "signed flag", "certified", "broken index"],
)
def test_a_file_that_cannot_be_added_to_is_refused_in_one_line(source: bytes, code: str) -> None:
    with pytest.raises(FinalAccountsError) as error:
        with_marks(source, [PageMark(1, ((1, 1, 9, 9),), "A", "x")], name="a.pdf")
    assert error.value.code == code
    assert str(error.value).startswith("a.pdf: ") and "\n" not in str(error.value)


def test_a_form_that_is_not_signed_is_no_hindrance() -> None:
    source = changed(AcroForm=DictionaryObject({NameObject("/Fields"): ArrayObject()}))
    assert with_marks(source, [PageMark(1, (), "A", "x")]).startswith(source)


def test_the_command_marks_every_figure_of_a_finding(
    bundled: FinalAccounts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "marked.pdf"
    assert cli.main(["annotate", str(BUNDLED / "source.pdf"), "-o", str(output), "--language", "zh"]) == 0
    assert str(output) in capsys.readouterr().out
    original, marked = (BUNDLED / "source.pdf").read_bytes(), output.read_bytes()
    assert marked.startswith(original) and len(marked) > len(original)
    pages = PdfReader(io.BytesIO(marked)).pages
    texts = {
        number: [str(one.get_object().get("/Contents", "")) for one in page.get("/Annots", [])]
        for number, page in enumerate(pages, 1)
    }
    on_page = {number: "\n".join(found) for number, found in texts.items()}
    for page, printed in ((5, "241.69万元"), (13, "3244.47万元")):
        assert printed in on_page[page] and "相差3,002.78万元" in on_page[page]
    assert "不等于违规" in on_page[1] and "SHA-256" in on_page[1]
    again = fa.read(marked)
    assert [(f.fact_id, f.printed, f.locator) for f in again.data.facts] == [
        (f.fact_id, f.printed, f.locator) for f in bundled.data.facts
    ], "marks are no print"


def test_figures_of_one_place_share_a_note_with_all_their_findings(bundled: FinalAccounts) -> None:
    notes = page_notes(bundled.check(), "en")[1:]
    places = [(note.page, note.boxes) for note in notes]
    assert len(places) == len(set(places)) > 20
    assert places == sorted(places, key=lambda place: (place[0], place[1][0][1], place[1][0][0]))


def test_what_cannot_be_marked_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = str(BUNDLED / "source.txt")
    assert cli.main(["--language", "en", "annotate", text, "-o", str(tmp_path / "a.pdf")]) == 2
    assert "one PDF only" in capsys.readouterr().err
    assert cli.main(["--language", "en", "annotate", text, "-o", str(tmp_path / "a.txt")]) == 2
    assert ".pdf" in capsys.readouterr().err and not list(tmp_path.iterdir())


def compressed() -> bytes:
    """A file whose objects lie in streams, as does its index; it has a title."""
    out = io.BytesIO()
    document = pypdfium2.PdfDocument(sheet())
    document.save(out)
    writer = PdfWriter(clone_from=io.BytesIO(out.getvalue()))
    writer.add_metadata({"/Title": "accounts"})
    plain = io.BytesIO()
    writer.write(plain)
    return with_index_as_stream(plain.getvalue())


def with_index_as_stream(content: bytes) -> bytes:
    """The same file with an index of the newer kind."""
    reader = PdfReader(io.BytesIO(content))
    start = content.rindex(b"xref\n0 ")
    places = sorted((place, number) for table in reader.xref.values() for number, place in table.items())
    number = max(number for _, number in places) + 1
    rows = [b"\x00" + bytes(4) + b"\xff"] + [b""] * number
    for place, known in [*places, (start, number)]:
        rows[known] = b"\x01" + place.to_bytes(4, "big") + b"\x00"
    data = b"".join(row or b"\x00" + bytes(5) for row in rows)
    root, info = reader.trailer.raw_get("/Root").idnum, reader.trailer.raw_get("/Info").idnum
    about = f"/Type /XRef /Size {number + 1} /W [1 4 1] /Root {root} 0 R /Info {info} 0 R /Length {len(data)}"
    head = f"{number} 0 obj\n<< {about} >>"
    return (
        content[:start]
        + head.encode()
        + b"\nstream\n"
        + data
        + (b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    )


@pytest.mark.parametrize("make", [compressed, lambda: changed(Lang=TextStringObject("zh"))])
def test_title_and_numbers_of_the_file_are_kept(make: Callable[[], bytes]) -> None:
    source = make()
    once = with_marks(source, [PageMark(1, (), "A", "first")])
    twice = with_marks(once, [PageMark(1, (), "B", "second")])
    reader = PdfReader(io.BytesIO(twice), strict=True)
    found = [one.get_object().get("/T") for one in reader.pages[0]["/Annots"]]
    assert [title for title in found if title] == ["A", "B"]
    assert reader.metadata == PdfReader(io.BytesIO(source)).metadata
    added = twice[len(source) :]
    numbers = re.findall(rb"(?<!\d)(\d+) 0 obj", added)
    sheet_number = str(reader.pages[0].indirect_reference.idnum).encode()
    assert [n for n in set(numbers) if numbers.count(n) > 1] == [sheet_number], "no number is given out twice"


def test_annotations_that_the_page_keeps_apart_stay() -> None:
    pdf = TinyPdf()
    link = pdf.add(obj({"Type": "/Annot", "Subtype": "/Link", "Rect": "[1 1 9 9]"}))
    pdf.page("BT ET", Annots=pdf.add(f"[{link}]"))
    marked = with_marks(pdf.write(), [PageMark(1, (), "A", "x")])
    kinds = [one.get_object()["/Subtype"] for one in PdfReader(io.BytesIO(marked)).pages[0]["/Annots"]]
    assert kinds == ["/Link", "/Text", "/Popup"]
