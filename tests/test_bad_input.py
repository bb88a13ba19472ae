"""Bad input: one line that names the file, the reason and the way out; exit code 2; nothing written."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from conftest import BUNDLED, ROOT
from fa_helpers import cli, document, suite
from fa_helpers.pdf import file_kinds as kinds
from fa_helpers.reading.recognition import is_form_title
from fa_helpers.terms.messages import LANGUAGES, Language, has_message, messages
from notebook_contract import notebook

FONT = "STSong-Light"
ARTICLE = [
    "市政府召开会议",
    "记者获悉，2023年全市财政决算已经完成，一般公共预算收入100.00亿元，比上年增长5.00%。",
    "会议要求各部门公开部门决算，说明“三公”经费和机关运行经费。",
]
LAW = [
    "部门决算管理办法",
    "第一章 总则",
    "第一条 为了加强部门决算管理，制定本办法。",
    "第二章 编制",
    "第二条 各单位应在30日内编制。",
]
REPORT = [
    "某某股份有限公司2023年年度报告",
    "第一节 重要提示",
    "公司2023年营业收入1,234.56万元，比上年增长10.00%，预算执行良好。",
    "第二节 公司简介",
    "一、公司主要业务",
]


def lines_pdf(lines: list[str], pages: int = 1, **options: object) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, **options)
    for _ in range(pages):
        canvas.setFont(FONT, 12)
        for place, line in enumerate(lines):
            canvas.drawString(60, 780 - 20 * place, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def table_pdf(title: str, rows: list[list[str]]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    style = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("FONT", (0, 0), (-1, -1), FONT)]
    words = Paragraph(title, ParagraphStyle("words", fontName=FONT, fontSize=12))
    SimpleDocTemplate(out).build([words, Table(rows, style=style)])
    return out.getvalue()


def picture_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(ImageReader(Image.new("RGB", (300, 400), "grey")), 0, 0, 500, 700)
    canvas.save()
    return out.getvalue()


def no_pages_pdf() -> bytes:
    parts = [b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"]
    parts.append(b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n")
    head = b"%PDF-1.7\n"
    places = [len(head), len(head) + len(parts[0])]
    body = head + b"".join(parts)
    index = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + index + b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, text in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def whole() -> bytes:
    return (BUNDLED / "source.pdf").read_bytes()


INVOICE = [["货物名称", "数量", "金额（元）"], ["办公椅", "10", "3,500.00"], ["合计", "", "3,500.00"]]
BILL = [["Item", "Quantity", "Amount"], ["Chair", "10", "3,500.00"], ["Total", "", "3,500.00"]]
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "空的.pdf": ("empty", lambda: b""),
    "cut off.pdf": ("damaged", lambda: whole()[: len(whole()) // 2]),
    "cut by a little.pdf": ("damaged", lambda: whole()[:-200]),
    "noise.pdf": ("not_a_pdf", lambda: bytes(range(256)) * 20),
    "page.pdf": ("not_final_accounts", lambda: b"<!doctype html><html><body>404</body></html>"),
    "encrypted.pdf": (
        "encrypted",
        lambda: lines_pdf(["x"], encrypt=StandardEncryption("user", ownerPassword="owner")),
    ),
    "scan.pdf": ("pictures_only", picture_pdf),
    "no pages.pdf": ("no_pages", no_pages_pdf),
    "blank page.pdf": ("no_text", lambda: lines_pdf([])),
    "5000页.pdf": ("too_many_pages", lambda: lines_pdf(["第一部分 单位概况"], 5000)),
    "word.docx": ("damaged", lambda: packed(word__document="<w/>")),
    "word.pdf": ("damaged", lambda: packed(word__document="<w/>")),
    "excel.xlsx": ("empty", lambda: packed(xl__workbook="<x/>")),
    "发票.pdf": ("not_final_accounts", lambda: table_pdf("增值税电子普通发票 购买方：某某公司", INVOICE)),
    "invoice.pdf": ("not_final_accounts", lambda: table_pdf("INVOICE No. 2024-001", BILL)),
    "年报.pdf": ("not_final_accounts", lambda: lines_pdf(REPORT)),
    "report.pdf": ("not_final_accounts", lambda: lines_pdf(["Annual Report 2023", "1. Overview"])),
    "新闻.pdf": ("not_final_accounts", lambda: lines_pdf(ARTICLE)),
    "办法.pdf": ("not_final_accounts", lambda: lines_pdf(LAW)),
    "notes.txt": ("not_final_accounts", lambda: "今天天气很好，我们去公园散步。\n".encode() * 20),
}
NEED_LXML = ("page.pdf", "word.docx", "word.pdf", "excel.xlsx")
KINDS = {
    **{name: code for name, (code, _) in FILES.items()},
    **({} if find_spec("lxml") else dict.fromkeys(NEED_LXML, "extra_missing")),
    "folder.pdf": "folder",
    "missing.pdf": "missing",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of each kind."""
    made = tmp_path_factory.mktemp("坏 文件")
    for name, (_, content) in FILES.items():
        (made / name).write_bytes(content())
    (made / "folder.pdf").mkdir()
    return made


def start_of(key: str, language: Language) -> str:
    """A text of the catalogue up to its first value."""
    return messages()[key][language].partition("{")[0]


def commands(path: Path, out: Path, language: Language) -> dict[str, Callable[[], int]]:
    picture = out / "figure.png"
    first = ["--language", language]
    return {
        "extract": lambda: cli.main([*first, "extract", str(path), "-o", str(out)]),
        "show": lambda: cli.main([*first, "show", str(path), "narrative.2.1.001", "-o", str(picture)]),
        "suite": lambda: suite.main(["--document", str(path), *first, "--output", str(out)]),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["extract", "show", "suite"])
@pytest.mark.parametrize("name", KINDS)
def test_one_line_and_nothing_written(
    name: str,
    command: str,
    language: Language,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = commands(folder / name, tmp_path / "out", language)[command]()
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    (line,) = said.err.splitlines()
    assert line.startswith(f"fa: {name}")
    assert str(folder) not in line and "Traceback" not in line
    sign = "：" if language == "zh" else ": "
    assert line.startswith(f"fa: {name}{sign}{start_of(f'error.{KINDS[name]}', language)}")
    ways = re.findall(r"。." if language == "zh" else r"[.:)] [A-Z]", line)
    assert ways, "a reason and, as a sentence of its own, the way out"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [["fa_helpers", "extract", "{path}", "-o"], ["fa_helpers.suite", "--document", "{path}", "--output"]],
)
def test_no_traceback_in_a_process_of_its_own(words: list[str], folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [word.format(path=folder / "encrypted.pdf") for word in words]
    done = subprocess.run(
        [sys.executable, "-m", *command, str(out)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "encrypted.pdf" in done.stderr and not out.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_is_no_path_offers_the_bundled_documents(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert suite.main(["--document", "no-such", "--language", language, "--output", str(tmp_path / "o")]) == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "no-such" in said.err
    assert list(tmp_path.iterdir()) == []


def test_every_code_has_a_message_in_both_languages() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src" / "fa_helpers").rglob("*.py"))
    codes = set(re.findall(r'\bcode="([a-z_0-9]+)"', source))
    refused = {r.code for r in (*kinds._STARTS.values(), *kinds._OFFICE.values()) if not isinstance(r, str)}
    refused |= set(re.findall(r'Refused\("([a-z_0-9]+)"', source))
    notes = set(re.findall(r'GaveUpError\("([a-z]+)"\)', source))
    codes |= {f"too_much_{reason}" for reason in notes - {"busy"}}
    assert len(codes) > 20 and len(refused) > 8 and notes
    assert sorted(code for code in codes | refused if not has_message(f"error.{code}")) == []


@pytest.mark.parametrize("title", ["收入决算情况说明", "高等学校收支决算总表说明", "机关运行经费支出情况"])
def test_headings_of_the_form_are_known(title: str) -> None:
    assert is_form_title(title)


def test_real_documents_are_still_read(real: Callable[[str], document.FinalAccounts]) -> None:
    for stem in ("putuo_socialwork_2024", "foshan_rail_2019", "swu_2023", "shanghai_blank_template"):
        assert real(stem).data.sections


# ---------------------------------------------------------------- interrupted


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("command", ["extract", "suite"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_interrupted_while_reading(
    command: str,
    language: Language,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(document, "read_document", interrupt)
    assert commands(BUNDLED / "source.txt", tmp_path / "out", language)[command]() == 130
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- the suite's results


def run_suite(tmp_path: Path, language: Language = "en") -> int:
    arguments = ["--document", str(BUNDLED / "source.txt"), "--language", language]
    return suite.main([*arguments, "--output", str(tmp_path / "out"), "--notebooks", str(tmp_path / "books")])


def test_a_notebook_that_fails_is_said_in_one_line_and_leaves_no_old_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books = tmp_path / "books"
    books.mkdir()
    notebook(books / "00_good.ipynb", "1")
    notebook(books / "01_bad.ipynb", "2")
    assert run_suite(tmp_path) == 0
    target = tmp_path / "out" / "urumqi-miit-2023"
    (target / "mine.txt").write_text("keep")
    (target / "notebooks" / "mine.html").write_text("keep")
    assert (target / "notebooks" / "01_bad.html").exists()
    capsys.readouterr()
    notebook(books / "01_bad.ipynb", "raise ValueError('first line\\nsecond line')")
    (books / "02_broken.ipynb").write_text("no notebook", encoding="utf-8")
    assert run_suite(tmp_path) == 1
    said = capsys.readouterr()
    lines = [line for line in said.out.splitlines() if "failed" in line]
    assert len(lines) == 2 and "ValueError: first line second line" in lines[0] and "02_broken" in lines[1]
    assert "Traceback" not in said.out + said.err
    assert sorted(p.name for p in (target / "notebooks").iterdir()) == ["00_good.html", "mine.html"]
    assert (target / "mine.txt").read_text() == "keep"
    index = (target / "index.html").read_text(encoding="utf-8")
    assert 'href="notebooks/00_good.html"' in index and 'href="notebooks/01_bad' not in index
    assert "01_bad: ValueError" in index
    assert [p.name for p in (tmp_path / "out").iterdir()] == [target.name]


def test_findings_lead_and_what_people_wrote_of_them_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books = tmp_path / "books"
    books.mkdir()
    notebook(books / "05_check_the_figures.ipynb", "1")
    assert run_suite(tmp_path) == 0
    target = tmp_path / "out" / "urumqi-miit-2023"
    said = capsys.readouterr().out
    assert "checks:" in said and re.search(r"\(p\. \d+\)", said) and str(target / "review.csv") in said
    assert 'href="notebooks/05_check_the_figures.html"' in (target / "index.html").read_text(encoding="utf-8")
    review = target / "review.csv"
    header, line, *rest = review.read_text(encoding="utf-8").splitlines()
    fields = line.split(",")
    place = header.lstrip("\ufeff").split(",").index("status")
    fields[place : place + 3] = ["confirmed", "someone", "2024-01-02"]
    review.write_text("\n".join([header, ",".join(fields), *rest]) + "\n", encoding="utf-8")
    assert run_suite(tmp_path) == 0
    assert "confirmed,someone,2024-01-02" in review.read_text(encoding="utf-8")
    assert "<details open>" in (target / "findings.html").read_text(encoding="utf-8")


def test_a_broken_review_file_is_told_before_the_notebooks_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books = tmp_path / "books"
    books.mkdir()
    notebook(books / "00_good.ipynb", "1")
    target = tmp_path / "out" / "urumqi-miit-2023"
    target.mkdir(parents=True)
    (target / "review.csv").write_text("key\nx\n", encoding="utf-8")
    assert run_suite(tmp_path) == 2
    said = capsys.readouterr()
    assert said.out == "" and "review.csv" in said.err and len(said.err.splitlines()) == 1
    assert [path.name for path in target.iterdir()] == ["review.csv"]


def test_an_output_that_cannot_be_written_is_told_before_the_notebooks_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books = tmp_path / "books"
    books.mkdir()
    notebook(books / "00_good.ipynb", "1")
    (tmp_path / "out").write_text("a file is in the way")
    assert run_suite(tmp_path, "zh") == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1
    assert (tmp_path / "out").read_text() == "a file is in the way"


def test_interrupted_between_notebooks_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    books = tmp_path / "books"
    books.mkdir()
    notebook(books / "00_good.ipynb", "1")
    monkeypatch.setattr("fa_helpers.report.making.notebook_pages", interrupt)
    assert run_suite(tmp_path) == 130
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_ctrl_c_heard_in_text_that_is_compiled_ends_with_the_same_code(tmp_path: Path) -> None:
    program = """
import sys
from fa_helpers import cli
cli._run = lambda *_: exec("raise KeyboardInterrupt")
sys.exit(cli.main(["check", "any.pdf"]))
"""
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "program"], capture_output=True, cwd=tmp_path)
    assert run.returncode == 130 and run.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_ctrl_c_while_a_notebook_runs_ends_the_run_in_one_line(tmp_path: Path) -> None:
    books = tmp_path / "books"
    books.mkdir()
    notebook(books / "00_slow.ipynb", "import time; time.sleep(60)")
    notebook(books / "01_good.ipynb", "1")
    arguments = [
        "--document",
        str(BUNDLED / "source.txt"),
        "--language",
        "en",
        "--output",
        str(tmp_path / "out"),
    ]
    with subprocess.Popen(
        [sys.executable, "-m", "fa_helpers.suite", *arguments, "--notebooks", str(books)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # a background job's children inherit an ignored Ctrl-C; a person's terminal does not ignore it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:
        assert run.stdout is not None
        while "00_slow" not in run.stdout.readline():
            assert run.poll() is None
        time.sleep(3)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (130, "")
    assert err.splitlines() == ["Interrupted; no results were written."]
    assert not (tmp_path / "out").exists()
