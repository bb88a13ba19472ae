"""Draw the README's pictures of a report: ``python tools/report_image.py [CHROMIUM]`` (报告截图).

The report of the bundled document is made without its notebooks, opened in a browser without network, and its first
screen saved as ``docs/images/report-<language>.png``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from fa_helpers import __version__
from fa_helpers.document import read
from fa_helpers.files.atomic_folder import write_folder
from fa_helpers.files.export import export_files
from fa_helpers.report.pages import SourceFiles
from fa_helpers.report.site import Report
from fa_helpers.resources import FONT_FILE
from fa_helpers.terms.messages import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
SIZE = "1280,1060"


def draw(browser: str, folder: Path) -> None:
    """Write the report in each language and take its picture, with the bundled font where the machine has none."""
    fonts = folder / "data" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copy(FONT_FILE, fonts)
    variables = {**os.environ, "XDG_DATA_HOME": str(fonts.parent)}
    document = read("urumqi-miit-2023")
    checked = document.check()
    figures = export_files(document.data, __version__)
    source = SourceFiles(document.source, copied=True)
    for language in LANGUAGES:
        pages = Report(document, checked, (), {}, {}, figures, language, (language,), source).files()
        write_folder(pages, folder / language)
        picture = ROOT / "docs" / "images" / f"report-{language}.png"
        address = (folder / language / "index.html").as_uri()
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--window-size={SIZE}",
        ]
        subprocess.run(
            [browser, *options, f"--screenshot={picture}", address],
            check=True,
            capture_output=True,
            env=variables,
        )


def main() -> None:
    """Draw both pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    found = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    parser.add_argument("browser", nargs="?", default=found, help="the browser's command")
    with tempfile.TemporaryDirectory() as name:
        draw(parser.parse_args().browser, Path(name))


if __name__ == "__main__":
    main()
