"""The report in a real browser: nothing wider than a phone, every picture shown, no complaint, no request elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from test_report import report

from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.answers import Prose
from fa_helpers.report.notebooks import NotebookPage

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium or Chrome is on this machine")

PROBE = """<!doctype html><meta charset="utf-8"><body><script>
const pages = PAGES, widths = [390, 768, 1280], found = [];
async function look(page, width) {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width:${width}px;height:900px;border:0`;
  frame.src = page;
  document.body.append(frame);
  await new Promise(done => frame.addEventListener('load', done));
  const shown = frame.contentDocument;
  shown.querySelectorAll('details').forEach(one => one.open = true);
  const wide = [...shown.querySelectorAll('main *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > width + 1 && !one.closest('.pan, .scroll, .output_area, [style*="overflow"]')
      && !one.classList.contains('vh') && !one.closest('.vh');
  }).map(one => one.outerHTML.slice(0, 80));
  const blank = [...shown.images].filter(one => !one.complete || !one.naturalWidth).map(one => one.getAttribute('src'));
  found.push({page, width, scroll: shown.documentElement.scrollWidth, wide: wide.slice(0, 3), blank});
  frame.remove();
}
(async () => {
  for (const page of pages) for (const width of widths) await look(page, width);
  const out = document.createElement('pre');
  out.id = 'found';
  out.textContent = JSON.stringify(found);
  document.body.append(out);
})();
</script></body>"""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(bundled: FinalAccounts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The bundled document's report in both languages with one notebook page, served on this machine."""
    folder = tmp_path_factory.mktemp("site")
    body = Prose(("A sentence (p. 4).",), "en")._repr_html_() + bundled.facts().to_html()
    books = {"01_a": NotebookPage("A page of a notebook", f'<div class="output_area">{body}</div>')}
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


def browse(address: str, tmp_path: Path) -> tuple[str, str]:
    """A page's elements after its scripts have run, and what the browser complained of; no other machine is reached."""
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
    command += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--enable-logging=stderr"]
    command += ["--virtual-time-budget=60000", "--dump-dom", address]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=300
    )
    complaints = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return done.stdout, "\n".join(complaints)


def test_every_page_fits_a_phone_and_shows_its_pictures(site: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = site
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    (folder / "probe.htm").write_text(PROBE.replace("PAGES", json.dumps(pages)), encoding="utf-8")
    shown, complaints = browse(f"{address}/probe.htm", tmp_path)
    match = re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)
    assert match is not None, shown[-500:]
    found = json.loads(unescape(match[1]))
    assert len(found) == 3 * len(pages) == 12
    for one in found:
        assert one["blank"] == [], one
        assert one["scroll"] <= one["width"] and one["wide"] == [], one
    assert complaints == ""
