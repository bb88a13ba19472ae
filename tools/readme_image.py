"""Draw the pictures of the README, from the bundled document: ``python tools/readme_image.py``.

``equation-en.png`` is one equation of page crops, a gap and the amounts that equal it to the last digit;
``ladder-en.png`` the budgets and outcomes; ``evidence-en.png`` a figure marked on its page.
"""

from __future__ import annotations

from pathlib import Path

import fa_helpers as fa

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
RULE = "cards.initial_budget"
FIGURE = "886.92"


def main() -> None:
    """Draw all three in English."""
    doc = fa.read("urumqi-miit-2023")
    checked = doc.check()
    cause = next(c for c in checked.causes if any(name.startswith(RULE) for name in c.check_ids))
    ladder = fa.charts.budgets(doc.ladder(), doc, "en", flagged=checked.flagged)
    figure = next(fact for fact in doc.data.facts if fact.printed == FIGURE)
    pictures = {
        "equation-en.png": checked.cause_picture(cause, "en", brief=True).png(),
        "ladder-en.png": ladder.png() if isinstance(ladder, fa.charts.Picture) else None,
        "evidence-en.png": doc.show(figure.fact_id, "en").png(),
    }
    for name, picture in pictures.items():
        assert picture is not None  # the bundled document is a PDF with budgets
        (FOLDER / name).write_bytes(picture)


if __name__ == "__main__":
    main()
