"""Notebooks as pages (笔记本成页): a copy is run on a document, its cells become HTML without code.

The notebooks themselves are not changed: document and language are set in the ``parameters`` cell of the copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from fa_helpers.patterns import regex
from fa_helpers.presentation.charts.plate import NARROW
from fa_helpers.report.kernels import NotebookFailedError, load_jupyter, one_line, run_notebooks
from fa_helpers.terms.messages import LANGUAGES, Language, message

NARROW_SCREEN = 560
"""Pixels of a screen up to which a chart is shown as it is drawn for phones."""
_STAND_IN = 'alt="No description has been provided for this image"'


_ONLY_NOTEBOOK: Final = "notebook"
"""The tag of cells that speak of running the notebook: a page is not run."""
_SENTENCE: Final = regex(r"<pre>(&#39;|&quot;|)([^\n]*)\1\n?</pre>")
"""A sentence that a cell gave as text: as words, not as code."""


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """A notebook that was run (笔记本页): its heading, and its cells as HTML."""

    title: str
    body: str


def notebook_pages(
    paths: Sequence[Path],
    document: str,
    languages: Sequence[Language],
    review: str = "",
    say: Callable[[str], None] = lambda line: None,
) -> dict[Language, dict[str, NotebookPage | NotebookFailedError]]:
    """Run copies of notebooks of one folder on a document (成页): by language and name, a page or why there is none.

    Pages hold no code and need no network. ``review`` is the ``review.csv`` with what people decided, where there is
    one; ``say`` hears which notebook begins.
    """
    unopened: dict[tuple[Language, Path], NotebookFailedError] = {}
    books: list[tuple[Language, Path, Any]] = []
    for language in languages:
        for path in paths:
            try:
                values = {"DOCUMENT": document, "LANGUAGE": language, "REVIEW": review}
                books.append((language, path, _with_parameters(path, values)))
            except NotebookFailedError as error:
                unopened[language, path] = error

    def begun(number: int) -> None:
        language, path, _ = books[number]
        say(message("suite.running", language, name=path.stem))

    folder = paths[0].parent if paths else Path()
    failed = run_notebooks([book for _, _, book in books], folder, begun)
    run = {
        (language, path): failed.get(number) or _page(book, language)
        for number, (language, path, book) in enumerate(books)
    }
    found = unopened | run
    return {one: {path.stem: found[one, path] for path in paths} for one in languages}


def notebook_page(path: Path, document: str, language: Language, review: str = "") -> NotebookPage:
    """One notebook as a page (单本成页), as :func:`notebook_pages` makes it; raises why there is none."""
    page = notebook_pages([path], document, [language], review)[language][path.stem]
    if isinstance(page, NotebookFailedError):
        raise page
    return page


def _with_parameters(path: Path, values: dict[str, str]) -> Any:
    load_jupyter()
    import nbformat

    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:  # nbformat's own errors are ValueErrors
        raise NotebookFailedError(one_line(f"{type(error).__name__}: {error}")) from None
    set_parameters(notebook, values)
    return notebook


def set_parameters(notebook: Any, values: dict[str, str]) -> None:
    """Put values into the cell tagged ``parameters``; raises when there is none."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(f"{name} = {value!r}" for name, value in values.items())
            return
    raise NotebookFailedError("no cell is tagged 'parameters'")


def _page(notebook: Any, language: Language) -> NotebookPage:
    from nbconvert import HTMLExporter

    other = [tag for tag in LANGUAGES if tag != language]
    exporter = HTMLExporter(
        template_name="basic", exclude_input=True, exclude_output_prompt=True, exclude_input_prompt=True
    )
    left_out = {*other, _ONLY_NOTEBOOK}
    notebook.cells = [c for c in notebook.cells if not left_out & set(c.metadata.get("tags", []))]
    about = [
        output.metadata.get("image/png", {})
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    body, _ = exporter.from_notebook_node(notebook)
    body = _SENTENCE.sub(r'<p class="said">\2</p>', _with_words(str(body), about))
    return NotebookPage(_title(notebook), body)


def _with_words(body: str, about: Sequence[Mapping[str, Any]]) -> str:
    """Give each picture its own words, where the exporter writes a stand-in, and its drawing for phones."""
    waiting = iter(about)

    def picture(found: re.Match[str]) -> str:
        if "data:image/png" not in found[0]:
            return found[0]
        own = next(waiting, {})
        image = found[0].replace(_STAND_IN, f'alt="{escape(str(own.get("alt", "")))}"')
        kind = (
            ' class="drawing"' if "drawing" in own else ""
        )  # pages of the document stay as they are in the dark
        if "narrow" not in own:
            named = f'tabindex="0" role="region" aria-label="{escape(str(own.get("alt", "")))}"'
            return f'<div class="pan" {named}><span{kind}>{image}</span></div>'
        drawing = f"data:image/png;base64,{own['narrow']}"
        source = f'<source media="(max-width: {NARROW_SCREEN}px)" srcset="{drawing}" width="{NARROW:.0f}">'
        return f"<picture{kind}>{source}{image}</picture>"

    return re.sub(r'<img\b(?:[^">]|"[^"]*")*>', picture, body)


def _title(notebook: Any) -> str:
    first = next((c.source for c in notebook.cells if c.cell_type == "markdown"), "")
    return str(first).splitlines()[0].lstrip("# ").strip() if first else "fa_helpers"
