"""What the document's own check finds (核对): planted errors that it names, and findings where none is planted."""

from __future__ import annotations

from typing import Any

from .comparison import num


def get(row: Any, name: str) -> Any:
    """A field of a row, be it a mapping or an object."""
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)


def finds(planted: list[dict[str, Any]], document: Any) -> dict[str, Any] | None:
    """Which planted errors the document's own check names, and the findings elsewhere; None where there is no check."""
    if not hasattr(document, "check"):
        return None
    data = document.data
    facts = {f.fact_id: f for f in (*data.facts, *data.cell_facts, *data.card_facts)}
    answer = document.check()
    rows = getattr(answer, "rows", answer)
    rows = rows.to_dict("records") if hasattr(rows, "to_dict") else list(rows)
    bad = [r for r in rows if str(get(r, "outcome")) in ("inconsistent", "suspicious")]
    used: set[int] = set()
    found = []
    for error in planted:
        hit = False
        for number, row in enumerate(bad):
            ids = get(row, "fact_ids") or ()
            ids = ids.split() if isinstance(ids, str) else ids
            named = [facts[i] for i in ids if i in facts]
            pages = set(get(row, "pages") or ()) | {f.locator.page for f in named}
            if error["where"] in pages and (
                not error["printed"]
                or any(num(f.printed) == num(error["printed"]) for f in named)
                or error.get("form")
            ):
                hit = True
                used.add(number)
        found.append((error["kind"], hit))
    touched = {error["where"] for error in planted} | {error.get("other_page") for error in planted}
    false = []
    for number, row in enumerate(bad):
        pages = set(get(row, "pages") or ())
        if number not in used and str(get(row, "outcome")) == "inconsistent" and not pages & touched:
            false.append((str(get(row, "rule")), sorted(pages)))
    return {"found": found, "false": false}
