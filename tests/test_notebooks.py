"""Every notebook keeps its contract, in both languages and on other documents; and the contract can fail."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import BUNDLED, ROOT
from fa_helpers.cli import main
from fa_helpers.report.kernels import NotebookFailedError
from fa_helpers.report.notebooks import notebook_page, notebook_pages
from fa_helpers.terms.messages import LANGUAGES, Language, message
from notebook_contract import problems, source

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted([*FOLDER.glob("[0-9]*.ipynb"), *FOLDER.glob("many/*.ipynb")])  # lessons: tests/lessons
IDS = [path.stem for path in NOTEBOOKS]
OF_ONE = [path for path in NOTEBOOKS if path.parent.name == "notebooks"]
OF_MANY = [path for path in NOTEBOOKS if path not in OF_ONE]
"""Notebooks on a store of documents; ``fa report`` leaves them out."""


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_the_notebooks_are_there() -> None:
    walks = ("read_the_document", "income_and_expenditure", "spending_structure", "three_public_expenses")
    wanted = [f"{n:02d}_{name}" for n, name in enumerate((*walks, "project_scorecards", "check_the_figures"))]
    assert {*wanted, "07_follow_the_money"} <= set(IDS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=IDS)
def test_contract(path: Path) -> None:
    assert problems(load(path)) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=IDS)
def test_no_versions_or_times_are_stored(path: Path) -> None:
    notebook = load(path)
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert all(set(cell["metadata"]) <= {"tags"} for cell in notebook["cells"])


def page_text(html: str) -> str:
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", html)
    return re.sub(r"<[^>]+>", " ", body)


def run(paths: list[Path], document: str, language: Language) -> dict[str, str]:
    """The pages of notebooks by name; in one kernel, since to start one takes longest."""
    pages = notebook_pages(paths, document, [language])[language]
    return {name: "" if isinstance(page, NotebookFailedError) else page.body for name, page in pages.items()}


@pytest.mark.parametrize(
    ("paths", "document"),
    [(OF_ONE, str(BUNDLED / "source.pdf")), (OF_MANY, "made-offices")],
    ids=["one", "many"],
)
def test_run_in_english(paths: list[Path], document: str) -> None:
    pages = run(paths, document, "en")
    for path in paths:
        text = page_text(pages[path.stem])
        heads = {
            tag: [
                source(c).splitlines()[0] for c in load(path)["cells"] if c["metadata"].get("tags") == [tag]
            ]
            for tag in LANGUAGES
        }
        assert heads["en"][0].lstrip("# ") in text
        assert not any(heading.lstrip("# *") in text for heading in heads["zh"])
        assert "来源：" not in text and "推算" not in text


@pytest.mark.parametrize("stem", ["putuo_socialwork_2024", "shanghai_blank_template"])
def test_run_on_other_documents(stem: str, shared_file: Callable[[str], Path]) -> None:
    pages = run(OF_ONE, str(shared_file(f"real/{stem}.pdf")), "zh")
    assert [name for name, body in pages.items() if not body or "Traceback" in body] == []


def test_run_on_a_store_of_published_documents(shared_file: Callable[[str], Path], tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    names = [
        "swu_2023.pdf",
        "series/swu_final_2024.pdf",
        "series/swu_budget_2024.pdf",
        "putuo_socialwork_2024.pdf",
    ]
    files = [str(shared_file(f"real/{name}")) for name in names]
    assert main(["corpus", "add", *files, "--store", str(tmp_path / "s"), "--jobs", "0"]) == 0
    made = notebook_pages(OF_MANY, str(tmp_path / "s"), LANGUAGES)
    bodies = [getattr(page, "body", "Traceback") for pages in made.values() for page in pages.values()]
    assert len(bodies) == len(OF_MANY) * len(LANGUAGES)
    assert not [body for body in bodies if "Traceback" in body]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_plain_text_is_checked_without_crops(language: Any) -> None:
    path = next(path for path in NOTEBOOKS if path.stem == "05_check_the_figures")
    html = notebook_page(path, str(BUNDLED / "source.txt"), language).body
    assert message("findings.plain_text", language) in page_text(html)
    assert "<img" not in html


def test_pages_need_no_network_and_lead_to_each_other() -> None:
    html = notebook_page(NOTEBOOKS[0], str(BUNDLED / "source.pdf"), "zh").body
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//[^"']+""", html) == []
    assert "import fa_helpers" not in html
    assert 'href="05_check_the_figures.ipynb"' in html


@pytest.fixture
def sound() -> dict[str, Any]:
    return load(NOTEBOOKS[1])


def cell_with_picture(notebook: dict[str, Any]) -> int:
    for place, cell in enumerate(notebook["cells"]):
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}) and "图“" in "".join(output["data"]["text/plain"]):
                return place
    raise AssertionError("no chart")


def strip_outputs(notebook: dict[str, Any]) -> None:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []


def drop_numbers(notebook: dict[str, Any]) -> None:
    place = cell_with_picture(notebook)
    notebook["cells"][place + 1]["outputs"] = []


def wrong_numbers(notebook: dict[str, Any]) -> None:
    data = notebook["cells"][cell_with_picture(notebook) + 1]["outputs"][0]["data"]
    data["text/html"] = [re.sub(r"\d\.\d\d", "9.99", "".join(data["text/html"]))]


def store_warning(notebook: dict[str, Any]) -> None:
    notebook["cells"][-1]["outputs"].append({"output_type": "stream", "name": "stderr", "text": ["x"]})


def store_glyph_warning(notebook: dict[str, Any]) -> None:
    notebook["cells"][-1]["outputs"].append(
        {"output_type": "stream", "name": "stdout", "text": ["Glyph 20013 missing"]}
    )


def renumber(notebook: dict[str, Any]) -> None:
    notebook["cells"][-1]["execution_count"] = 99


def lose_parameters(notebook: dict[str, Any]) -> None:
    next(c for c in notebook["cells"] if c["cell_type"] == "code")["metadata"] = {}


def lose_english(notebook: dict[str, Any]) -> None:
    notebook["cells"] = [c for c in notebook["cells"] if c["metadata"].get("tags") != ["en"]]


def store_path(notebook: dict[str, Any]) -> None:
    notebook["cells"][-1]["outputs"].append(
        {"output_type": "stream", "name": "stdout", "text": ["/home/someone/x.pdf"]}
    )


def import_other(notebook: dict[str, Any]) -> None:
    next(c for c in notebook["cells"] if c["cell_type"] == "code")["source"] += ["\nimport pandas"]


def long_cell(notebook: dict[str, Any]) -> None:
    notebook["cells"][-1]["source"] = "\n".join(["1"] * 16)


def ignore_output(notebook: dict[str, Any]) -> None:
    notebook["cells"][-1]["source"] = "# NBVAL_IGNORE_OUTPUT\n1"


BREAKS = [
    strip_outputs,
    drop_numbers,
    wrong_numbers,
    store_warning,
    store_glyph_warning,
    renumber,
    lose_parameters,
    lose_english,
    store_path,
    import_other,
    long_cell,
    ignore_output,
]


@pytest.mark.parametrize("spoil", BREAKS, ids=lambda f: f.__name__)
def test_the_contract_sees_each_break(spoil: Callable[[dict[str, Any]], None], sound: dict[str, Any]) -> None:
    assert problems(sound) == []
    broken = copy.deepcopy(sound)
    spoil(broken)
    assert problems(broken) != []
