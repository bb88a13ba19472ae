"""Documentation that cannot go stale: its code runs, its commands are taken, its links lead somewhere, nothing is left out."""

from __future__ import annotations

import argparse
import contextlib
import doctest
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import run
from tools.docs_pages import options, pages, public, subcommands

import fa_helpers as fa
from conftest import ROOT
from fa_helpers.cli import build_parser, main
from fa_helpers.files.column_words import columns_of
from fa_helpers.files.tables import Table
from fa_helpers.frames.columns import FILES
from fa_helpers.resources import rows

PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), ROOT / "data" / "README.md"])
IDS = [path.relative_to(ROOT).as_posix() for path in PAGES]
BLOCK = re.compile(r"^```([\w-]*)\n(.*?)^```", re.M | re.S)
INDENTED = re.compile(r"(?:^(?: {4}).*\n)+", re.M)
HANZI = re.compile(r"[\u4e00-\u9fff]")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, kind: str) -> list[str]:
    return [code for word, code in BLOCK.findall(text(path)) if word == kind]


def command_lines(path: Path) -> Iterator[str]:
    """Every line of a page's code that is typed into a shell."""
    code = [body for word, body in BLOCK.findall(text(path)) if word in ("", "console", "bash")]
    code += INDENTED.findall(BLOCK.sub("", text(path)))
    for line in "".join(code).splitlines():
        bare = re.sub(r"\s+# .*", "", line).strip()
        if bare.startswith(("fa ", "python run.py")):
            yield bare


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_examples_of_python_run(path: Path) -> None:
    examples = "\n".join(code for code in blocks(path, "python") if ">>>" in code)
    if examples:
        test = doctest.DocTestParser().get_doctest(examples, {}, path.name, str(path), 0)
        out = io.StringIO()
        result = doctest.DocTestRunner().run(test, out=out.write)
        assert result.failed == 0 and result.attempted > 0, out.getvalue()


def test_the_readmes_python_runs() -> None:
    (code,) = blocks(ROOT / "README.md", "python")
    exec(code, {})


def taken(line: str) -> None:
    """Let a command's line be read by what reads it."""
    words = shlex.split(line)
    if words[0] == "fa":
        build_parser().parse_args([word for word in words[1:] if word != "..."])
        return
    command, rest = run.split_command(words[2:])
    parser = run.build_parser(command)
    _, extra = parser.parse_known_args(rest)
    assert not extra or command != "suite"


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_every_command_is_one(path: Path) -> None:
    for line in command_lines(path):
        try:
            with contextlib.redirect_stderr(io.StringIO()) as said:
                taken(line.replace("FILE...", "FILE"))
        except SystemExit as end:
            pytest.fail(f"{line}: {said.getvalue()} {end}")


def test_a_command_that_is_none_is_seen() -> None:
    for line in ("fa extrakt FILE", "fa check FILE --nothing", "python run.py --nothing"):
        with pytest.raises((SystemExit, AssertionError)), contextlib.redirect_stderr(io.StringIO()):
            taken(line)


def consoles(language: str) -> list[str]:
    return [
        line
        for code in blocks(ROOT / "docs" / language / "howto.md", "console")
        for line in code.splitlines()
        if line
    ]


def test_the_guides_commands_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert consoles("zh") == consoles("en")
    monkeypatch.setenv("FA_DATA", str(ROOT / "data"))
    monkeypatch.chdir(tmp_path)
    for line in consoles("en"):
        assert main(shlex.split(line)[1:]) in (0, 1), line
    written = {path.name for path in tmp_path.rglob("*")}
    assert {"facts.csv", "review.csv", "figure.png", "letter.docx", "marked.pdf"} <= written
    assert "feedback-narrative.2.1.005.png" in written


def test_both_guides_have_the_same_chapters() -> None:
    counts = {
        language: len(re.findall(r"^## ", text(ROOT / "docs" / language / name), re.M))
        for name in ("howto.md", "index.md")
        for language in ("zh", "en")
    }
    assert counts["zh"] == counts["en"]


LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_links_lead_somewhere(path: Path) -> None:
    lost = []
    for goal in LINK.findall(BLOCK.sub("", text(path))):
        target, _, anchor = goal.partition("#")
        if goal.startswith(("http:", "https:", "mailto:")):
            continue
        place = (path.parent / target).resolve() if target else path
        if place.parent.name == "made":
            lost += [] if place.name in pages() else [goal]
        elif not place.exists():
            lost.append(goal)
        elif anchor and place.suffix == ".md":
            heads = [
                re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-")
                for h in re.findall(r"^#+ (.*)", text(place), re.M)
            ]
            lost += [] if anchor in heads else [goal]
    assert lost == []


def test_every_command_and_option_has_words_in_both_languages() -> None:
    bare = []
    for name, parser in subcommands(build_parser()):
        for option, words in options(parser):
            if option != "`--version`" and not (HANZI.search(words) and re.search(r"[a-z]{3}", words)):
                bare.append(f"{name} {option}")
    technical = {"`STUDENTS.csv`"}
    assert [one for one in bare if one.split()[-1] not in technical] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_stands_in_the_guide(language: str) -> None:
    guide = text(ROOT / "docs" / language / "howto.md")
    top = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    assert [name for name in top.choices if f"fa {name}" not in guide] == []


def test_every_public_name_says_what_it_does() -> None:
    bare = [
        name
        for name, thing in public()
        if name != "fa.__version__" and not (getattr(thing, "__doc__", "") or "").strip()
    ]
    assert bare == []
    page = pages()["python.md"]
    assert all(f"`fa.{name}`" in page for name in fa.__all__)


def test_every_rule_is_in_the_page_of_checks() -> None:
    page = text(ROOT / "docs" / "checks.md")
    assert [row["rule"] for row in rows("rules.csv") if f"`{row['rule']}`" not in page] == []


def test_every_column_has_words_in_both_languages_and_its_table_a_chapter() -> None:
    dictionary, page = text(ROOT / "data" / "README.md"), pages()["columns.md"]
    for name, schema in FILES.items():
        assert f"{name}.csv" in dictionary
        for column in columns_of(Table(name, schema, ())):
            assert HANZI.search(column.words("zh")) and column.words("en")
            assert f"`{column.name}` |" in page


def test_every_term_is_in_the_glossary() -> None:
    page = pages()["glossary.md"]
    assert all(f"`{row['identifier']}`" in page for row in rows("glossary.csv"))


def test_the_pages_build_without_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sphinx", "myst_nb", "furo"):
        pytest.importorskip(name, reason="the extra docs is not installed")
    from tools import make_docs

    monkeypatch.setattr("sys.argv", ["docs", "--output", str(tmp_path / "docs")])
    monkeypatch.setattr(make_docs, "handouts", lambda site: [])
    assert make_docs.main() == 0
    for name in ("index.html", "docs/zh/index.html", "docs/methods.html", "made/commands.html"):
        page = (tmp_path / "docs" / name).read_text(encoding="utf-8")
        assert not re.findall(r'(?:src|href)="https?://[^"]+\.(?:js|css|woff2?)"', page)


def test_every_page_is_listed_once_and_notebooks_in_both_languages() -> None:
    from tools.make_docs import contents

    listed = [line for line in contents().splitlines() if line and not line.startswith(("```", ":"))]
    places = [line.rpartition("<")[2].rstrip(">") for line in listed]
    assert len(places) == len(set(places))
    wanted = {path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob("docs/**/*.md")}
    books = {path for path in ROOT.glob("notebooks/**/[0-9]*.ipynb") if "solutions" not in path.parts}
    books = {path for path in books if ".ipynb_checkpoints" not in path.parts}
    assert wanted | {path.relative_to(ROOT).with_suffix("").as_posix() for path in books} <= set(places)
    titles = [line for line in listed if "<notebooks" in line]
    assert all(HANZI.search(line) and re.search(r" · [A-Z][a-z]+ ", line) for line in titles)
