"""Every inconsistency found in published documents was judged on its page, blind to the rule: docs/findings-reviewed.md."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from conftest import ROOT
from fa_helpers.checks.review import key_of
from fa_helpers.checks.sentences import message_of
from fa_helpers.document import FinalAccounts

Real = Callable[[str], FinalAccounts]
PUBLISHED = (
    "foshan_rail_2019",
    "putuo_finance_2024",
    "putuo_socialwork_2024",
    "shanghai_blank_template",
    "swu_2023",
    "xian_health_2022_p1-100",
)
VERDICTS = ("true", "false", "unsure")
MOST_NOT_TRUE = 0.05


@pytest.fixture(scope="module")
def verdicts() -> dict[tuple[str, str], str]:
    """The verdict of each row by document and key."""
    path = ROOT / "docs" / "findings-reviewed.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {(row["document"], row["key"]): row["verdict"] for row in csv.DictReader(lines)}


def inconsistent(name: str, document: FinalAccounts) -> dict[tuple[str, str], str]:
    """The rows that say two figures cannot both be right: their sentence by document and key."""
    rows = document.check().ledger.of("inconsistent")
    return {(name, key_of(entry)): message_of(entry.check, "en") for entry in rows}


def unreviewed(found: dict[tuple[str, str], str], known: dict[tuple[str, str], str]) -> list[str]:
    """What is not judged yet, for the message of a failing test."""
    return [f"{name} {key}: {said}" for (name, key), said in found.items() if (name, key) not in known]


def test_every_verdict_is_one_of_three_with_a_reason() -> None:
    with (ROOT / "docs" / "findings-reviewed.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows and all(row["verdict"] in VERDICTS and row["reason"] for row in rows)


def test_every_inconsistency_of_the_bundled_document_was_judged(
    bundled: FinalAccounts, verdicts: dict[tuple[str, str], str]
) -> None:
    found = inconsistent("urumqi-miit-2023", bundled)
    assert found and unreviewed(found, verdicts) == []


@pytest.mark.parametrize("stem", PUBLISHED)
def test_every_inconsistency_of_a_published_document_was_judged(
    stem: str, real: Real, verdicts: dict[tuple[str, str], str]
) -> None:
    assert unreviewed(inconsistent(stem, real(stem)), verdicts) == []


def test_nearly_all_inconsistencies_are_true(
    bundled: FinalAccounts, real: Real, verdicts: dict[tuple[str, str], str]
) -> None:
    found = inconsistent("urumqi-miit-2023", bundled)
    for stem in PUBLISHED:
        found |= inconsistent(stem, real(stem))
    other = {place: verdicts.get(place, "unreviewed") for place in found if verdicts.get(place) != "true"}
    assert len(other) <= MOST_NOT_TRUE * len(found), other
