"""The bundled document's report in both languages, written to a folder, for tests in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from test_report import report

from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.prose import Prose
from fa_helpers.report.notebooks import NotebookPage

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
needs_browser = pytest.mark.skipif(not BROWSER, reason="no Chromium or Chrome is on this machine")
CELL = '<div class="cell border-box-sizing code_cell rendered"><div class="output_area">{}</div></div>'
PICTURE = (
    '<img alt="a chart" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">'
)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def notebook_body(document: FinalAccounts) -> str:
    """A page of a notebook: a sentence, a picture with its numbers, a long table."""
    from fa_helpers.presentation.tables import show_table

    table = show_table(document.facts()[["subject", "value", "unit", "page"]].head(50), "en")._repr_html_()
    parts = [Prose(("A sentence (p. 4).",), "en")._repr_html_(), PICTURE, table, table]
    return "<h1>A page</h1>" + "".join(map(CELL.format, parts))


@pytest.fixture(scope="module")
def site(bundled: FinalAccounts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The report in both languages with one notebook page, served on this machine."""
    folder = tmp_path_factory.mktemp("site")
    books = {"01_a": NotebookPage("A page of a notebook", notebook_body(bundled))}
    for language in ("en", "zh"):
        for name, content in report(bundled, language, languages=("en", "zh"), notebooks=books).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
