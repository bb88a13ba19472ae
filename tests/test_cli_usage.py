"""What the command says of what was typed wrongly: one line, both languages, with the way out."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from fa_helpers.cli import main

CASES = [
    ((), "name what is to be done, for example: fa report FILE -o DIR. fa --help lists all commands."),
    (("chekc", "a.pdf"), "there is no command “chekc”. Did you mean check? fa --help lists all commands."),
    (("money", "a.pdf"), "there is no command “money”. fa --help lists all commands."),
    (("check",), "FILE is missing. fa check --help shows how it is called."),
    (("show", "a.pdf"), "ID is missing. fa show --help shows how it is called."),
    (("corpus", "add"), "--store is missing. fa corpus add --help shows how it is called."),
    (("lesson",), "COMMAND is missing. fa lesson --help shows how it is called."),
    (
        ("check", "a.pdf", "--flat"),
        "fa check does not take --flat; it belongs to fa extract. fa check --help shows what it takes.",
    ),
    (
        ("check", "a.pdf", "--colour"),
        "fa check does not take --colour. fa check --help shows what it takes.",
    ),
    (("check", "a.pdf", "--engine", "x"), "--engine cannot be “x”. Choose from: pdfium, plumber."),
    (("check", "a.pdf", "--jobs", "x"), "--jobs cannot be “x”. fa check --help shows what it takes."),
]


@pytest.mark.parametrize(("words", "said"), CASES, ids=[" ".join(words) or "nothing" for words, _ in CASES])
def test_what_was_typed_wrongly_is_said_in_one_line(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FA_LANGUAGE", "en")
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"fa: {said}\n"


@pytest.mark.parametrize("words", [("--language", "zh", "check"), ("check", "--language", "zh")])
def test_it_is_said_in_the_language_asked_for(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FA_LANGUAGE", "en")
    with pytest.raises(SystemExit):
        main(words)
    assert capsys.readouterr().err == "fa: 缺少 FILE。用法见 fa check --help。\n"


@pytest.mark.parametrize("name", ["~$某局决算.docx", ".~某局决算.xlsx", ".~lock.某局决算.docx#"])
def test_a_file_left_while_one_is_open_is_called_that(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"\x05user")
    assert main(["--language", "en", "check", "--jobs", "0", str(tmp_path / name)]) == 2
    assert "leave beside a file while it is open" in capsys.readouterr().err


def test_the_package_is_run_by_its_name_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["fa", "check", "nothing.pdf", "--language", "en"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("fa_helpers", run_name="__main__")
    assert ended.value.code == 2 and "there is no such file" in capsys.readouterr().err
