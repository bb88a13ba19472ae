"""What speaks of running a notebook stays in the notebook: a report's page is not run."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from fa_helpers.report.notebooks import page_of
from fa_helpers.terms.messages import LANGUAGES, Language

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_nothing_of_changing_a_cell(language: Language) -> None:
    text = nbformat.v4.new_markdown_cell
    notebook = nbformat.v4.new_notebook(
        cells=[
            text("# 题？", metadata={"tags": ["zh"]}),
            text("# Title?", metadata={"tags": ["en"]}),
            text("改 `DOCUMENT`", metadata={"tags": ["zh", "notebook"]}),
            text("Set `DOCUMENT`", metadata={"tags": ["en", "notebook"]}),
        ]
    )
    page = page_of(notebook, language)
    assert "DOCUMENT" not in page.body and page.title in page.body


def test_the_notebooks_mark_what_is_only_for_them() -> None:
    for path in sorted(NOTEBOOKS.glob("0*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown" and "`DOCUMENT`" in cell.source:
                assert "notebook" in cell.metadata.tags, path.name
