"""Run the whole suite on one document (运行全套): notebooks to pages, figures to CSV, findings, a short summary.

``python -m fa_helpers.suite [--document PATH] [--language zh|en] [--output DIR]``. The notebooks themselves are not
changed: they run as copies with the document and the language set in their ``parameters`` cell.
"""

from __future__ import annotations

import argparse
import atexit
import contextlib
import io
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

from fa_helpers import __version__
from fa_helpers.checks.review import FILE_NAME
from fa_helpers.cli import INPUT_ERROR, OK, Parser, default_language, safe_console
from fa_helpers.cli.ending import say, say_error, say_kept
from fa_helpers.document import FinalAccounts, read
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.atomic_folder import check_writable
from fa_helpers.files.export import export_files
from fa_helpers.files.review_files import check_review, write_with_review
from fa_helpers.presentation.check_answers import NOTEBOOK, first
from fa_helpers.presentation.findings import Checked, counts_text
from fa_helpers.presentation.results_page import results_page
from fa_helpers.terms.messages import LANGUAGES, Language, message

DEFAULT_DOCUMENT = "urumqi-miit-2023"
CELL_SECONDS = 600
"""How long one cell may take before the run is given up."""
PAGES = "[0-9]*.html"
INTERRUPTED = 130
_LOOK_EVERY = 0.2
_LINK = re.compile(r'href="([^":/]+)\.ipynb(#[^"]*)?"')
LONGEST_REASON = 200
"""Characters of an error that are said of a notebook that failed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the suite; returns the exit code."""
    safe_console()
    parser = Parser(
        prog="python -m fa_helpers.suite", description="Run all notebooks on one document (运行全套笔记本)."
    )
    parser.add_argument(
        "--document",
        default=DEFAULT_DOCUMENT,
        help="PDF or text file, or the id of a document in data/ (文件，或data/中的编号)",
    )
    parser.add_argument("--language", choices=LANGUAGES, help="language of the pages (语言)")
    parser.add_argument(
        "--output", type=Path, default=Path("output"), help="folder for the results (结果文件夹)"
    )
    parser.add_argument("--notebooks", type=Path, help="folder of the notebooks (笔记本文件夹)")
    arguments = parser.parse_args(argv)
    language: Language = arguments.language or default_language()
    try:
        return _run(arguments, language)
    except FinalAccountsError as error:
        say_error(error, language)
        return INPUT_ERROR
    except KeyboardInterrupt:
        say(message("suite.interrupted", language), error=True)
        return INTERRUPTED


def _run(arguments: argparse.Namespace, language: Language) -> int:
    folder = _notebook_folder(arguments.notebooks, language)
    document_path = Path(arguments.document)
    source = str(document_path.resolve()) if os.path.lexists(document_path) else arguments.document
    document = read(source)
    target = arguments.output / document.data.document_id
    check_writable(target)
    checked = document.check()
    check_review(target)  # a broken review.csv is told before the long work
    say(message("suite.read", language, name=document_path.name))
    pages: dict[str, str] = {}
    failed: dict[str, str] = {}
    for path in sorted(folder.glob(PAGES.replace("html", "ipynb"))):
        say(message("suite.running", language, name=path.stem))
        try:
            pages[f"{path.stem}.html"] = notebook_page(path, source, language)
        except NotebookFailedError as error:
            failed[path.stem] = str(error)
    _write(document, checked, target, pages, failed, language)
    _summary(document, checked, target, failed, language)
    return 1 if failed else OK


def _write(
    document: FinalAccounts,
    checked: Checked,
    target: Path,
    pages: dict[str, str],
    failed: dict[str, str],
    language: Language,
) -> None:
    """All results at once; a page of an earlier run that this one did not make again does not stay."""
    figures = export_files(document.data, __version__)
    files: dict[str, str | bytes] = {f"figures/{name}": text for name, text in figures.items()}
    files |= {f"notebooks/{name}": text for name, text in pages.items()}
    findings = f"{NOTEBOOK}.html"
    files["index.html"] = results_page(
        document.title(language),
        document.summary(language),
        checked,
        pages={name: _heading(text) for name, text in sorted(pages.items())},
        figures=sorted(figures),
        failed=failed,
        findings_page=f"notebooks/{findings}" if findings in pages else "",
        language=language,
    )
    earlier = [f"notebooks/{path.name}" for path in (target / "notebooks").glob(PAGES)]
    sha256 = document.source.sha256
    say_kept(write_with_review(files, target, checked, sha256, language, remove=earlier), language)


class NotebookFailedError(FinalAccountsError):
    """A notebook stopped with an error (运行失败)."""


def _notebook_folder(named: Path | None, language: Language) -> Path:
    for folder in (named, Path.cwd() / "notebooks", Path(__file__).resolve().parents[2] / "notebooks"):
        if folder is not None and folder.is_dir():
            return folder
    raise FinalAccountsError(code="no_notebooks")


def notebook_page(path: Path, document: str, language: Language) -> str:
    """Run a copy of a notebook on a document and return it as a page without code that needs no network."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError

    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError) as error:  # nbformat's own errors are ValueErrors
        raise NotebookFailedError(_one_line(f"{type(error).__name__}: {error}")) from None
    set_parameters(notebook, {"DOCUMENT": document, "LANGUAGE": language})
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
            client.execute()
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


def _page(notebook: Any, language: Language) -> str:
    from nbconvert import HTMLExporter

    other = [tag for tag in LANGUAGES if tag != language]
    exporter = HTMLExporter(exclude_input=True, exclude_output_prompt=True, exclude_input_prompt=True)
    # An address would be fetched on opening: the page must work without network.
    for name in ("mathjax_url", "require_js_url", "jquery_url", "widget_renderer_url", "mermaid_js_url"):
        if exporter.has_trait(name):
            setattr(exporter, name, "")
    notebook.cells = [c for c in notebook.cells if not set(other) & set(c.metadata.get("tags", []))]
    notebook.metadata["title"] = _title(notebook)
    words = [
        output.metadata.get("image/png", {}).get("alt", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    body, _ = exporter.from_notebook_node(notebook)
    body = _with_words(str(body), words)
    body = _LINK.sub(r'href="\1.html\2"', body)  # from notebook to notebook becomes from page to page
    return body.replace('<html lang="en">', f'<html lang="{language}">')


def _with_words(body: str, words: Sequence[str]) -> str:
    """Give each picture its own words: the exporter writes the same stand-in for all of them."""
    waiting = iter(words)
    return re.sub(
        r'alt="No description has been provided for this image"',
        lambda found: f'alt="{escape(next(waiting, ""))}"',
        body,
    )


def _title(notebook: Any) -> str:
    first = next((c.source for c in notebook.cells if c.cell_type == "markdown"), "")
    return str(first).splitlines()[0].lstrip("# ").strip() if first else "fa_helpers"


def _heading(page: str) -> str:
    """The title of a finished page."""
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    return unescape(found.group(1)).strip() if found else ""


def _summary(
    document: FinalAccounts, checked: Checked, target: Path, failed: dict[str, str], language: Language
) -> None:
    from fa_helpers.presentation.answers import income_and_expenditure, what_was_read

    say("", document.title(language))
    for answer in (what_was_read(document.data, language), income_and_expenditure(document.data, language)):
        for sentence in answer.sentences:
            say(f"  {sentence}")
    say(f"  {counts_text(checked.counts, language)}")
    for line in str(first(checked, language)).splitlines():
        say(f"  {line}")
    for name, reason in failed.items():
        say(f"  {message('suite.failed', language, name=name, reason=reason)}")
    say(message("suite.figures", language, path=target / "figures"))
    say(message("suite.notebooks", language, path=target / "notebooks"))
    say(message("suite.findings", language, path=target / FILE_NAME))
    say(message("suite.open", language, path=target / "index.html"))


if __name__ == "__main__":
    sys.exit(main())
