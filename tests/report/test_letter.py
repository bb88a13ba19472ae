"""The letter: only what a person confirmed, hostile text stays text, the same bytes twice."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import BUNDLED
from fa_helpers import cli
from fa_helpers.checks.rule import rules
from fa_helpers.document import FinalAccounts, read
from fa_helpers.presentation.asking import question
from fa_helpers.report.letter import Letter, letter, to_be_asked
from fa_helpers.report.letter_text import as_text, letter_text
from fa_helpers.terms.messages import LANGUAGES, Language, has_message

HOSTILE = (
    '=HYPERLINK("http://x")<img src=x onerror=alert(1)>[a](http://x)\u202e\x00\x1b[31m`*_#' + "长" * 10_000
)


def run(*arguments: object) -> int:
    return cli.main(["--language", "en", *map(str, arguments)])


def confirm(path: Path, wanted: int, status: str = "confirmed") -> str:
    """Give a line of a review file a status; returns its sentence."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    rows[wanted] |= {"status": status, "by": "A. Reader", "date": "2026-01-02", "note": "called them"}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), "utf-8")
    return str(rows[wanted]["message_en"])


def made(document: FinalAccounts, language: Language = "en", *, draft: bool = True) -> Letter:
    checked = document.check()
    entries = to_be_asked(checked, (), document.source.sha256, every=True)
    return letter(document, checked, entries, language, draft=draft)


def words_of(content: bytes) -> str:
    docx = pytest.importorskip("docx")
    paper = docx.Document(io.BytesIO(content))
    return "\n".join(p.text for p in paper.paragraphs)


def test_only_what_a_person_confirmed_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("docx")
    source = BUNDLED / "source.pdf"
    assert run("letter", source, "-o", tmp_path) == 2
    assert "no finding is confirmed" in capsys.readouterr().err and not list(tmp_path.iterdir())
    run("check", source, "-o", tmp_path)
    folder = tmp_path / "urumqi-miit-2023"
    confirm(folder / "review.csv", 0)
    confirm(folder / "review.csv", 1, "explained")
    assert run("letter", source, "-o", tmp_path) == 0
    first = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    text = first["letter.md"].decode()
    assert text.count("### Question") == 1 and "3,244.47万元" in text and "Draft" not in text
    assert "called them" not in text and "A. Reader" not in text, "a reviewer's note is not sent"
    assert sorted(name for name in first if name.endswith(".png")) == ["finding-1-a.png", "finding-1-b.png"]
    assert run("letter", source, "-o", tmp_path, "--all") == 0
    draft = (folder / "letter.md").read_text("utf-8")
    assert draft.count("### Question") == draft.count("not reviewed)") > 5 and "Do not send" in draft
    assert run("letter", source, "-o", tmp_path) == 0
    assert {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_names_both_figures_their_pages_and_the_gap(
    bundled: FinalAccounts, language: Language
) -> None:
    first = made(bundled, language).questions[0]
    assert all(said in first.sentence for said in ("241.69", "3,244.47", "5", "13"))
    assert [bool(picture.name and picture.alt and "万元" in picture.below) for picture in first.pictures] == [
        True,
        True,
    ]
    assert (
        first.ask and "3,002.78" in (first.gap if language == "zh" else first.sentence + first.gap)
    ) or first.gap


def test_what_the_document_does_not_tell_is_requested(bundled: FinalAccounts) -> None:
    requests = "\n".join(made(bundled, "zh").requests)
    assert "收入支出决算总表" in requests, "listed without its content"
    assert "1,655.00万元（第24页）" in requests, "an organisation without a name"
    assert "评分细则" in requests


def test_every_way_to_settle_a_finding_has_a_question() -> None:
    for way in {rule.both for rule in rules().values()} | {"zero", "scoring", "open"}:
        assert has_message(f"ask.{way}"), way


def test_hostile_text_stays_text(bundled: FinalAccounts) -> None:
    document = read(BUNDLED / "source.txt")
    data = document.data
    document.data = replace(data, profile=replace(data.profile, entity=HOSTILE))
    found = made(document)
    for text in (found.title, *found.opening):
        assert text.isprintable() and "\u202e" not in text
    text = letter_text(found)
    assert "\\<img src=x" in text and "<img" not in text.replace("\\<img", "")
    assert "\\[a\\](http" in text
    pytest.importorskip("docx")
    from fa_helpers.report.letter_docx import letter_docx

    content = letter_docx(found)
    assert "<img src=x onerror=alert(1)>" in words_of(content) and "长" * 10_000 in words_of(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        body = packed.read("word/document.xml").decode()
    assert "<img" not in body and "instrText" not in body and "hyperlink" not in body.replace("HYPERLINK", "")


def test_the_word_file_has_the_crops_with_words_and_no_clock(bundled: FinalAccounts) -> None:
    pytest.importorskip("docx")
    from fa_helpers.report.letter_docx import letter_docx

    found = made(bundled, "zh")
    content = letter_docx(found)
    assert content == letter_docx(found)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        body, core = packed.read("word/document.xml").decode(), packed.read("docProps/core.xml").decode()
    pictures = sum(bool(picture.name) for one in found.questions for picture in one.pictures)
    assert body.count("</pic:pic>") == pictures > 10 and body.count('descr="第') == pictures
    assert "2000-01-01" in core and "python-docx" not in core
    assert "3,002.78万元" in words_of(content)


def test_pay_of_few_persons_is_not_asked_about(bundled: FinalAccounts) -> None:
    checked = bundled.check()
    entries = to_be_asked(checked, (), bundled.source.sha256, every=True)
    assert not any(checked.withholds(entry.check) for entry in entries)
    assert all(question(entry.check, "zh").endswith("？") for entry in entries)


def test_characters_that_speak_in_markdown_are_silenced() -> None:
    assert as_text("1. a") == "1\\. a" and as_text("- b") == "\\- b" and as_text("12.5%") == "12.5%"
    assert as_text("a|b ~~c~~ $x$") == "a\\|b \\~\\~c\\~\\~ \\$x\\$"


def test_a_file_that_is_not_the_published_one_is_not_called_so(bundled: FinalAccounts) -> None:
    """The bundled document was typeset anew: the letter that rests on it says so."""
    from fa_helpers.library import source_note

    checked = bundled.check()
    for language in LANGUAGES:
        made = letter(bundled, checked, checked.findings[:1], language, draft=True)
        said = " ".join(made.opening)
        assert source_note(bundled.source.sha256, language) in said
        assert "as published" not in said and "贵单位公开" not in said
