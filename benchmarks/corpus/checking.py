"""What the document's own check finds (核对): planted errors that it names, and findings where none is planted."""

from __future__ import annotations

from typing import Any

from corpus.comparison import num


def get(row: Any, name: str) -> Any:
    """A field of a row, be it a mapping or an object."""
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)


def names_it(error: dict[str, Any], row: Any, facts: dict[str, Any]) -> bool:
    """Whether a row speaks of a planted error: its page, and a figure printed like it.

    An error of wording has no figure of its own; of it a row need only touch the page. Scores and words may be
    suspicious only, everything else must be found inconsistent.
    """
    mild = error["form"] or error["kind"].startswith(("card", "group"))
    if get(row, "outcome") != "inconsistent" and not mild:
        return False
    ids = get(row, "fact_ids") or ()
    named = [facts[i] for i in (ids.split() if isinstance(ids, str) else ids) if i in facts]
    pages = set(get(row, "pages") or ()) | {f.locator.page for f in named}
    if error["form"]:
        return error["where"] in pages
    printed = num(error["printed"])
    return any(f.locator.page == error["where"] and num(f.printed) == printed for f in named)


def finds(planted: list[dict[str, Any]], document: Any) -> dict[str, Any] | None:
    """Which planted errors the document's own check names, and findings elsewhere; None where there is no check.

    A finding is false when it is inconsistent and touches no page on which an error is planted.
    """
    if not hasattr(document, "check"):
        return None
    data = document.data
    facts = {f.fact_id: f for f in (*data.facts, *data.cell_facts, *data.card_facts)}
    answer = document.check()
    rows = [
        getattr(entry, "check", entry)
        for entry in getattr(answer, "entries", getattr(answer, "rows", answer))
    ]
    bad = [r for r in rows if get(r, "outcome") in ("inconsistent", "suspicious")]
    found = [(error["kind"], any(names_it(error, row, facts) for row in bad)) for error in planted]
    touched = {error["where"] for error in planted}
    false = [
        (str(get(row, "rule")), f"p{sorted(get(row, 'pages') or ())} {get(row, 'formula') or ''}")
        for row in bad
        if get(row, "outcome") == "inconsistent" and not set(get(row, "pages") or ()) & touched
    ]
    return {"found": found, "false": false}
