"""Opening a file: told by its content, and refused in one line that names the file and the way out."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from tiny_pdf import TinyPdf

from fa_helpers.errors import SourceError
from fa_helpers.pdf.source import open_source


def pdf(pages: int = 1) -> bytes:
    tiny = TinyPdf()
    font = tiny.font()
    for number in range(pages):
        tiny.page(f"BT /F 10 Tf 50 100 Td (page {number + 1}) Tj ET", f"<< /Font << /F {font} >> >>")
    return tiny.write()


def encrypted(user: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword="owner"))
    canvas.drawString(50, 50, "text")
    canvas.save()
    return out.getvalue()


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def refused(source: bytes | str | Path, **options: object) -> SourceError:
    with pytest.raises(SourceError) as caught:
        open_source(source, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.where and caught.value.code
    return caught.value


def test_a_pdf_opens_by_path_name_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(3))
    by_path, by_name, by_bytes = (
        open_source(path),
        open_source(str(path)),
        open_source(pdf(3), name="report.pdf"),
    )
    assert by_path == by_name == by_bytes
    assert (by_path.name, by_path.page_count, by_path.engine) == ("report.pdf", 3, "pdfium")
    assert [page.number for page in by_path.pages()] == [1, 2, 3]
    assert [page.number for page in by_path.pages([2])] == [2]
    assert str(tmp_path) not in repr(by_path)


def test_the_reference_opens_the_same_file() -> None:
    source = open_source(pdf(2), engine="plumber")
    assert [page.engine for page in source.pages()] == ["plumber", "plumber"]


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(pdf())
    assert open_source(path).engine == "pdfium"
    path = tmp_path / "report.pdf"
    path.write_text("第一部分 单位概况\n", encoding="utf-8")
    assert open_source(path).engine == "plain_text"


def test_a_pdf_may_begin_after_other_bytes() -> None:
    assert open_source(b"\r\n\r\n" + pdf()).page_count == 1


@pytest.mark.parametrize(
    ("source", "code", "says"),
    [
        (b"", "empty", "empty"),
        (b" \r\n\n", "empty", "empty"),
        (packed("OFD.xml", "Doc_0/Document.xml"), "ofd", "OFD"),
        (packed("notes.txt"), "archive", "archive"),
        (b"PK\x03\x04 broken", "archive", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "office_97", "old Office"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image", "OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "image", "OCR"),
        (b"{\\rtf1 text}", "rtf", "RTF"),
        (bytes(range(256)), "not_a_pdf", "not a PDF"),
        ("文".encode() + b"\xff\xff", "encoding", "UTF-8"),
        (b"%PDF-1.7\nnothing more", "damaged", "damaged"),
        (pdf()[: len(pdf()) // 2], "damaged", "damaged"),
        (b"%PDF-1.7\n%%EOF", "damaged", "damaged"),
        (TinyPdf().write(), "no_pages", "no pages"),
        (encrypted("secret"), "encrypted", "password"),
    ],
)
def test_what_is_refused(source: bytes, code: str, says: str) -> None:
    error = refused(source, name="report.pdf")
    assert error.code == code
    assert str(error).startswith("report.pdf: ")
    assert says in str(error)


def test_an_encrypted_pdf_without_a_user_password_opens() -> None:
    (page,) = open_source(encrypted("")).pages()
    assert "".join(char.text for char in page.chars) == "text"


def test_paths_that_lead_to_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.pdf").code == "missing"
    assert refused(tmp_path).code == "folder"
    assert refused("a\0b.pdf").where == "a?b.pdf"
    assert refused("long" * 1000).code == "unreadable"
    assert str(tmp_path) not in str(refused(tmp_path / "none.pdf"))


def test_bounds_of_size(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(4))
    assert refused(path, max_bytes=100).code == "too_large"
    assert refused(pdf(4), max_bytes=100).code == "too_large"
    assert refused(path, max_pages=3).code == "too_many_pages"
    assert refused(b"a\fb\fc\fd", max_pages=3).code == "too_many_pages"
    assert open_source(path, max_pages=4).page_count == 4


def test_a_broken_index_is_repaired_and_noted() -> None:
    source = pdf()
    shifted = source.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%comment\n")
    opened = open_source(shifted)
    assert opened.notes == ("repaired",)
    assert [len(page.chars) for page in opened.pages()] == [5]


def test_a_linearized_pdf_that_is_cut_off_is_told_by_its_length() -> None:
    source = pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n%<< /Linearized 1 /L 999999 >>\n")
    assert refused(source).code == "damaged"


def test_pages_that_are_not_there() -> None:
    with pytest.raises(SourceError) as caught:
        open_source(pdf()).pages([2])
    assert caught.value.code == "no_such_page"


def test_a_text_layer_is_found_or_missed() -> None:
    open_source(pdf()).require_text_layer()
    open_source("文字".encode()).require_text_layer()
    empty = TinyPdf()
    empty.page("0 0 m 9 9 l S")
    with pytest.raises(SourceError) as caught:
        open_source(empty.write()).require_text_layer()
    assert caught.value.code == "no_text"


def test_a_scan_is_refused_with_the_way_out(shared_file: Callable[[str], Path]) -> None:
    source = open_source(shared_file("real/beijing_scan_2026_budget.pdf"), ocr="never")
    with pytest.raises(SourceError, match="OCR") as caught:
        source.require_text_layer()
    assert caught.value.code == "pictures_only"
    assert all(page.picture_only for page in source.pages())


def test_the_program_ends_well_with_pages_unread(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(3))
    script = (
        "import sys; from fa_helpers.pdf.source import open_source\n"
        "pages = open_source(sys.argv[1]).pages(); print(next(pages).number)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")


@pytest.mark.parametrize(
    "module", ["", ".page", ".source", ".plain_text", ".ruled_tables", ".reference_reader"]
)
def test_importing_loads_no_engine(module: str) -> None:
    script = (
        f"import sys, fa_helpers.pdf{module}\n"
        "print([name for name in ('pypdfium2', 'pdfplumber', 'pdfminer', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "[]\n"
