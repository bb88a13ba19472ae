"""One judgement: what the frames say of a rate or a score is what the ledger says of it, and it is said once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

import fa_helpers as fa
from conftest import ROOT
from fa_helpers.checks.check import Check
from fa_helpers.checks.ledger import Ledger, check_document
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError
from fa_helpers.frames.printed_and_computed import rates_judged

RATES = ("rate.change", "rate.completion", "rate.variance", "rate.share", "card.execution_rate")
SCORES = {"holds": {"same", "rounding"}, "rounding": {"same", "rounding"}}


def compared(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["outcome"] != ""]


def judged_once(ledger: Ledger) -> None:
    rates = Counter(
        entry.check.fact_ids[0]
        for entry in ledger.entries
        if entry.check.rule in RATES and entry.check.expected is not None
    )
    assert not [rate for rate, times in rates.items() if times > 1]


def rates_agree(document: FinalAccounts) -> int:
    """Every compared rate of the frames has the ledger's numbers and outcome; every judged rate is in a frame."""
    checks = rates_judged(check_document(document.data))
    seen = set()
    for frame in (document.changes(), document.variances(), document.structure()):
        for row in compared(frame).to_dict("records"):
            check = checks[str(row["fact_ids"]).split()[-1]]
            assert row["outcome"] == check.outcome
            assert row["difference"] == pytest.approx(float(check.difference or 0))
            assert row["tolerance"] == pytest.approx(float(check.tolerance or 0))
            seen.add(check.fact_ids[0])
    of_last_year = {f.fact_id for f in document.data.facts if f.base == "prior_final_accounts"}
    lone = {rate for rate in checks if rate not in seen}
    # A rate of change on last year stands in a row of its change; one printed without its change has no row.
    assert lone <= of_last_year | {r for r in lone if checks[r].rule == "rate.change"}
    return len(seen)


def scores_agree(document: FinalAccounts) -> int:
    """A score that the ledger finds to follow is the same in the frame, and one that does not is not."""
    scoring = document.scoring()
    by_page = {
        (row["scorecard_id"], row["row_kind"], row["level3"]): row for row in scoring.to_dict("records")
    }
    count = 0
    for entry in check_document(document.data).of("holds", "rounding", "inconsistent"):
        check: Check = entry.check
        if check.rule != "card.execution_score":
            continue
        fact = document.data.figures[check.fact_ids[0]]
        card = next(c for c in document.data.scorecards if c.scorecard_id == fact.section)
        row = by_page[card.scorecard_id, "execution", dict(card.rows())[fact.row].source]  # type: ignore[attr-defined]
        fits = row["agreement"] in ("same", "rounding")
        assert fits == (check.outcome in ("holds", "rounding")), (check, row)
        count += 1
    return count


sys.path.insert(0, str(ROOT / "benchmarks"))


def made(tmp: Path, count: int, seed: int) -> Iterator[FinalAccounts]:
    from fa_helpers.making.document import make_all

    make_all(tmp, count, seed, 0.5)
    for path in sorted(tmp.glob("*.pdf")):
        yield fa.read(path)


def test_the_bundled_document_is_judged_once_and_alike(bundled: FinalAccounts) -> None:
    judged_once(check_document(bundled.data))
    assert rates_agree(bundled) > 30
    assert scores_agree(bundled) > 5


def test_made_documents_are_judged_once_and_alike(tmp_path: Path) -> None:
    rates = scores = 0
    for document in made(tmp_path, 8, 20231):
        judged_once(check_document(document.data))
        rates += rates_agree(document)
        scores += scores_agree(document)
    assert rates > 100 and scores > 3


def test_published_documents_are_judged_once_and_alike(shared_file: Callable[[str], Path]) -> None:
    folder = shared_file("real")
    read = 0
    for path in sorted(folder.rglob("*.pdf")):
        try:
            document = fa.read(path)
        except FinalAccountsError:
            continue
        judged_once(check_document(document.data))
        rates_agree(document)
        scores_agree(document)
        read += 1
    assert read > 20
