"""The command: what it writes, what it says, and that bad input gets one line with the way out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import BUNDLED, ROOT
from fa_helpers import cli
from fa_helpers.terms.messages import Language, message


def run(*arguments: object) -> int:
    return cli.main(["--language", "en", *map(str, arguments)])


def test_extract_writes_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    assert run("extract", BUNDLED / "source.pdf", "-o", tmp_path) == 0
    committed = ROOT / "data" / "facts" / "urumqi-miit-2023"
    written = tmp_path / "urumqi-miit-2023"
    assert sorted(p.name for p in written.iterdir()) == sorted(p.name for p in committed.iterdir())
    for path in committed.iterdir():
        assert (written / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_bundled_document_is_named_by_its_id(tmp_path: Path) -> None:
    assert run("extract", "urumqi-miit-2023", "-o", tmp_path / "out", "--flat") == 0
    assert (tmp_path / "out" / "facts.csv").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["out"], "nothing else is left behind"


def test_paths_with_spaces_and_chinese(tmp_path: Path) -> None:
    folder = tmp_path / "我的 文件"
    folder.mkdir()
    copy = folder / "决算 报告.pdf"
    copy.write_bytes((BUNDLED / "source.pdf").read_bytes())
    assert run("extract", copy, "-o", folder / "结果") == 0
    assert (folder / "结果" / "决算 报告" / "facts.csv").exists()


def test_two_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.pdf").write_bytes((BUNDLED / "source.pdf").read_bytes())
    assert run("extract", tmp_path / "a/report.pdf", tmp_path / "b/report.pdf", "-o", tmp_path / "out") == 0
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names[0] == "report" and names[1].startswith("report-") and len(names[1]) == len("report-") + 8


def test_a_bad_file_never_stops_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run("extract", tmp_path / "missing.pdf", BUNDLED / "source.txt", "-o", tmp_path / "out")
    assert code == 2
    assert (tmp_path / "out" / "urumqi-miit-2023" / "facts.csv").exists()
    assert "missing.pdf" in capsys.readouterr().err


def bad(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / f"{kind}.pdf"
    whole = (BUNDLED / "source.pdf").read_bytes()
    content = {
        "empty": b"",
        "cut_off": whole[: len(whole) // 2],
        "word": b"PK\x03\x04" + b"[Content_Types].xml word/document.xml" * 5,
        "web_page": b"<!doctype html><html><body>not found</body></html>",
        "other_text": "今天天气很好，我们去公园散步。".encode() * 20,
        "picture": b"\x89PNG\r\n\x1a\n" + b"0" * 100,
    }
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(content[kind])
    return path


@pytest.mark.parametrize(
    "kind", ["missing", "folder", "empty", "cut_off", "word", "web_page", "other_text", "picture"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bad_input_gets_one_line_and_writes_nothing(
    kind: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bad(tmp_path, kind)
    code = cli.main(["--language", language, "extract", str(path), "-o", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert code == 2 and said.out == ""
    assert len(said.err.splitlines()) == 1
    assert path.name in said.err
    assert "Traceback" not in said.err and str(tmp_path) not in said.err
    assert not (tmp_path / "out").exists()


def test_a_scan_is_refused_without_ocr(
    shared_file: Callable[[str], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("fa_helpers.pdf.ocr.reader.is_installed", lambda: False)
    assert run("extract", shared_file("real/beijing_scan_2026_budget.pdf"), "-o", tmp_path / "out") == 2
    assert "fa-helpers[ocr]" in capsys.readouterr().err


def test_show_tells_where_a_figure_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "figure.png"
    assert run("show", BUNDLED / "source.pdf", "narrative.2.1.001", "-o", picture) == 0
    said = capsys.readouterr().out
    assert "2,385.28" in said and "p. 4" in said
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_show_names_a_picture_in_a_folder_and_writes_png_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("show", BUNDLED / "source.pdf", "narrative.2.1.001", "-o", tmp_path) == 0
    assert (tmp_path / "narrative.2.1.001.png").read_bytes().startswith(b"\x89PNG")
    assert run("show", BUNDLED / "source.pdf", "narrative.2.1.001", "-o", tmp_path / "x.jpg") == 2
    assert "x.jpg" in capsys.readouterr().err and not (tmp_path / "x.jpg").exists()


def test_show_with_an_unknown_id_offers_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", BUNDLED / "source.txt", "narrative.2.1.999") == 2
    assert "narrative.2.1.0" in capsys.readouterr().err


def test_show_opens_a_check_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, picture = BUNDLED / "source.pdf", tmp_path / "check.png"
    assert run("show", file, "cards.project_expenditure.001", "-o", picture) == 0
    said = capsys.readouterr().out
    assert "2,165.08 > 2,116.80" in said and "p. 4 narrative.2.3.004" in said
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert run("show", file, "cards.goal_product.001") == 0
    assert "× 12 ×" not in capsys.readouterr().out


def test_show_of_a_text_has_no_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", BUNDLED / "source.txt", "narrative.2.1.001", "-o", tmp_path / "x.png") == 2
    assert message("error.no_pictures", "en") in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_flat_takes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", "a.pdf", "b.pdf", "-o", tmp_path, "--flat") == 2
    assert "--flat" in capsys.readouterr().err


def test_the_language_follows_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FA_LANGUAGE", "zh_CN.UTF-8")
    assert cli.default_language() == "zh"
    monkeypatch.setenv("FA_LANGUAGE", "de_DE")
    assert cli.default_language() == "en"


def test_the_language_may_follow_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", str(BUNDLED / "source.txt"), "narrative.2.1.999", "--language", "zh"]) == 2
    said = capsys.readouterr().err
    assert "没有编号为narrative.2.1.999的数据" in said and "narrative.2.1.0" in said
    assert (
        cli.main(["--language", "zh", "show", str(BUNDLED / "source.txt"), "x", "--engine", "plumber"]) == 2
    )
    assert "没有编号为x的数据" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_web_address_is_told_what_to_do(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", language, "check", "https://example.org/a.pdf"]) == 2
    said = capsys.readouterr().err
    assert message("error.web_address", language) in said and "https://example.org/a.pdf" in said


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "fa_helpers",
        "check",
        "--format",
        "json",
        str(BUNDLED / "source.txt"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
