"""A PDF as a scan of it (扫描件): its pages as pictures, straight, a little turned, or with the noise of a copier.

python tools/print_to_pictures.py FILE.pdf SCAN.pdf [--turn 0.8] [--noise 18] [--pages 3-9]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from fa_helpers.pdf.page_image import page_pictures  # noqa: E402
from fa_helpers.pdf.source import open_source  # noqa: E402

DOTS = 200


def scan(
    path: Path, *, turn: float = 0.0, noise: float = 0.0, pages: range | None = None
) -> list[Image.Image]:
    """The pages as pictures of 200 dots an inch; the noise is the same every time."""
    source = open_source(path)
    made = []
    for number in pages or range(1, source.page_count + 1):
        (picture,) = page_pictures(source.content, number, [(None, DOTS / 72)])
        picture = picture.convert("L")
        if turn:
            picture = picture.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)
        if noise:
            grain = numpy.random.default_rng(number).normal(0, noise, (picture.height, picture.width))
            spoiled = numpy.asarray(picture, dtype=float) * 0.92 + grain
            picture = Image.fromarray(spoiled.clip(0, 255).astype("uint8"))
        made.append(picture)
    return made


def main() -> None:
    """Write the scan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("scan", type=Path)
    parser.add_argument("--turn", type=float, default=0.0, help="degrees")
    parser.add_argument("--noise", type=float, default=0.0, help="grey levels")
    parser.add_argument("--pages", default="", help="first-last")
    arguments = parser.parse_args()
    first, _, last = arguments.pages.partition("-")
    pages = range(int(first), int(last) + 1) if last else None
    first_page, *others = scan(arguments.file, turn=arguments.turn, noise=arguments.noise, pages=pages)
    first_page.save(arguments.scan, "PDF", resolution=DOTS, save_all=True, append_images=others)


if __name__ == "__main__":
    main()
