"""Notebooks as pages (笔记本成页): a copy is run on a document, its cells become HTML without code.

The notebooks themselves are not changed: document and language are set in the ``parameters`` cell of the copy.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.patterns import regex
from fa_helpers.presentation.charts.picture import FOR_PHONES
from fa_helpers.presentation.charts.plate import NARROW
from fa_helpers.terms.messages import LANGUAGES, Language

CELL_SECONDS = 600
"""How long one cell may take before the run is given up."""
LONGEST_REASON = 200
"""Characters of an error that are said of a notebook that failed."""
NARROW_SCREEN = 560
"""Pixels of a screen up to which a chart is shown as it is drawn for phones."""
_LOOK_EVERY = 0.2
_STAND_IN = 'alt="No description has been provided for this image"'


_SENTENCE: Final = regex(r"<pre>(&#39;|&quot;|)([^\n]*)\1\n?</pre>")
"""A sentence that a cell gave as text: as words, not as code."""


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """A notebook that was run (笔记本页): its heading, and its cells as HTML."""

    title: str
    body: str


class NotebookFailedError(FinalAccountsError):
    """A notebook stopped with an error (运行失败)."""


def notebook_page(path: Path, document: str, language: Language, review: str = "") -> NotebookPage:
    """Run a copy of a notebook on a document and return it as a page without code that needs no network.

    ``review`` is the ``review.csv`` with what people decided, where there is one.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError

    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:  # nbformat's own errors are ValueErrors
        raise NotebookFailedError(_one_line(f"{type(error).__name__}: {error}")) from None
    set_parameters(notebook, {"DOCUMENT": document, "LANGUAGE": language, "REVIEW": review})
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    )
    with _quiet_kernel():
        try:
            _execute(client)
        except CellExecutionError as error:
            raise NotebookFailedError(_one_line(f"{error.ename}: {error.evalue}")) from None
        except (CellControlSignal, DeadKernelError) as error:  # too long, or the kernel ended
            raise NotebookFailedError(_one_line(f"{type(error).__name__}: {error}")) from None
    return _page(notebook, language)


def _execute(client: Any) -> None:
    """Run a notebook in a helper thread: in the main one nbclient takes Ctrl-C for itself and only loses its kernel."""
    errors: list[BaseException] = []

    def work() -> None:
        try:
            client.execute(env=os.environ | {FOR_PHONES: "1"})
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_LOOK_EVERY)  # with an end, or Windows does not hear Ctrl-C
    except KeyboardInterrupt:
        _end_kernel(client)
        raise
    if errors:
        raise errors[0]


def _end_kernel(client: Any) -> None:
    """End the kernel of a run that is given up; nbclient's own clean-up needs the thread that is left behind."""
    with contextlib.suppress(AttributeError, OSError):  # it may not have begun, or have ended
        client.km.provisioner.process.kill()
    with contextlib.suppress(AttributeError):
        atexit.unregister(client._cleanup_kernel)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "…"


def set_parameters(notebook: Any, values: dict[str, str]) -> None:
    """Put values into the cell tagged ``parameters``; raises when there is none."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(f"{name} = {value!r}" for name, value in values.items())
            return
    raise NotebookFailedError("no cell is tagged 'parameters'")


@contextlib.contextmanager
def _quiet_kernel() -> Iterator[None]:
    """The kernel's start-up notes are no message to the reader: catch what is written to standard error."""
    # ipykernel writes from its own process, so the file descriptor is turned away, not only the Python object.
    with Path(os.devnull).open("w", encoding="utf-8") as null, contextlib.redirect_stderr(io.StringIO()):
        saved = os.dup(2)
        os.dup2(null.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)


def _page(notebook: Any, language: Language) -> NotebookPage:
    from nbconvert import HTMLExporter

    other = [tag for tag in LANGUAGES if tag != language]
    exporter = HTMLExporter(
        template_name="basic", exclude_input=True, exclude_output_prompt=True, exclude_input_prompt=True
    )
    notebook.cells = [c for c in notebook.cells if not set(other) & set(c.metadata.get("tags", []))]
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
