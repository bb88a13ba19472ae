"""The report in a real browser: nothing wider than a phone, every picture shown, no complaint, no request elsewhere."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path

from served_site import BROWSER, needs_browser, site

__all__ = ["site"]
pytestmark = needs_browser

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
    assert len(found) == 3 * len(pages) and len(pages) > 10
    for one in found:
        assert one["blank"] == [], one
        assert one["scroll"] <= one["width"] and one["wide"] == [], one
    assert complaints == ""
