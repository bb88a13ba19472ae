"""Draw docs/images/equation-en.png, the picture on the first page of the README: ``python tools/readme_image.py``.

It is one equation of page crops of the bundled document: a gap, and the printed amounts that fill it to the last digit.
"""

from __future__ import annotations

from pathlib import Path

from fa_helpers import read

OUT = Path(__file__).resolve().parents[1] / "docs" / "images" / "equation-en.png"
RULE = "cards.initial_budget"


def main() -> None:
    """Draw the possible cause of the finding with most money in question."""
    checked = read("urumqi-miit-2023").check()
    cause = next(c for c in checked.causes if any(name.startswith(RULE) for name in c.check_ids))
    picture = checked.cause_picture(cause, "en", brief=True).png()
    assert picture is not None  # the bundled document is a PDF
    OUT.write_bytes(picture)


if __name__ == "__main__":
    main()
