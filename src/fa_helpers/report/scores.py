"""How the office scored itself (自评得分): its own total beside what the usual rule gives, each named by its method."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.scorecard_rows import scoring_total_rows
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed


@dataclass(frozen=True, slots=True)
class Score:
    """One total (得分): by what method, its points, the width of its bar, whether it is computed, the page."""

    method: str
    about: str
    points: str
    width: str
    computed: bool
    page: str


def office_scores(document: FinalAccounts, language: Language) -> list[Score]:
    """The totals of the form for the whole office; none where it has no such form, or nothing in it can be recomputed."""
    forms = [row for row in scoring_total_rows(document.data) if row["kind"] == "department"]
    row = forms[0] if len(forms) == 1 else {}
    printed = row.get("total_score")
    if not isinstance(printed, Decimal) or not row.get("comparable"):
        return []
    found = [("printed", printed)]
    for name, column in (("rule", "rule_total"), ("only_above", "only_above_total")):
        value = row.get(column)
        if isinstance(value, Decimal) and value not in [total for _, total in found]:
            found.append((name, value))
    page = message("label.page", language, page=row["page"])
    return [
        Score(
            message(f"report.score_{name}", language),
            message(f"report.score_{name}_about", language),
            fixed(value, 2),
            f"{max(Decimal(0), min(value, Decimal(100))):.2f}",
            name != "printed",
            "" if name != "printed" else page,
        )
        for name, value in found
    ]
