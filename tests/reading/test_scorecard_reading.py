"""Scorecards of the bundled document and of a published one, against what was read from them by hand."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts
from fa_helpers.files.atomic_folder import write_folder
from fa_helpers.files.export import export_files
from fa_helpers.model import Scorecard
from fa_helpers.reading.scorecards.labels import FUNDS_HEADERS, INDICATOR_HEADERS, column_of
from fa_helpers.reading.scorecards.scorecard import card_kind
from fa_helpers.text.fold import fold


@pytest.fixture(scope="module")
def truth(shared_file: Callable[[str], Path]) -> Any:
    return json.loads(shared_file("truth/urumqi_miit_2023.json").read_text(encoding="utf-8"))["scorecards"]


def value(number: object) -> Decimal | None:
    return None if number is None else Decimal(str(number)).normalize()


def mine(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize()


def test_every_form_with_its_head_and_totals(bundled: FinalAccounts, truth: Any) -> None:
    wanted = [
        (c["kind"], fold(c["table_title"]), c["name"], c["page"], c["page_end"], value(c["total_score"]))
        for c in truth
    ]
    found = [
        (c.kind, fold(c.title), c.name, c.page_first, c.page_last, mine(c.total_score))
        for c in bundled.data.scorecards
    ]
    assert found == wanted and len(found) == 8


def test_every_indicator_word_for_word(bundled: FinalAccounts, truth: Any) -> None:
    texts = ("level1", "level2", "level3", "target", "actual")
    wanted = [
        (
            *(fold(x[name]) for name in texts),
            fold(x.get("basis") or ""),
            value(x["weight"]),
            value(x["score"]),
            fold(x["deviation"] or ""),
            x["page"],
        )
        for c in truth
        for x in c["indicators"]
    ]
    found = [
        (
            *(fold(getattr(i, name)) for name in texts),
            fold(i.basis),
            mine(i.weight),
            mine(i.score),
            fold(i.deviation),
            i.page,
        )
        for c in bundled.data.scorecards
        for i in c.indicators
    ]
    assert found == wanted and len(found) == 64


def test_every_funds_row(bundled: FinalAccounts, truth: Any) -> None:
    columns = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate_pct", "score")
    wanted = [
        (fold(r["row"]), r["page"], *(value(r[name]) for name in columns))
        for c in truth
        for r in c["funds"]
        if not r.get("unplaced_values")
    ]
    unplaced = {
        (fold(c["name"]), fold(r["row"])) for c in truth for r in c["funds"] if r.get("unplaced_values")
    }
    found = [
        (
            fold(f.source),
            f.page,
            *(
                mine(getattr(f, n))
                for n in (
                    "initial_budget",
                    "adjusted_budget",
                    "executed",
                    "weight",
                    "execution_rate",
                    "score",
                )
            ),
        )
        for c in bundled.data.scorecards
        for f in c.funds
        if (fold(c.name), fold(f.source)) not in unplaced
    ]
    assert found == wanted
    assert sum(len(c.funds) for c in bundled.data.scorecards) == 27


def test_goals_word_for_word(bundled: FinalAccounts, truth: Any) -> None:
    wanted = [(fold(c["goal_expected"]), fold(c["goal_actual"])) for c in truth]
    assert [(fold(c.goal_expected), fold(c.goal_actual)) for c in bundled.data.scorecards] == wanted


def test_dashes_blanks_and_zeros_stay_apart(bundled: FinalAccounts) -> None:
    card = bundled.data.scorecards[1]
    assert card.funds[1].printed("weight") == "—" and card.funds[1].weight is None
    assert card.funds[2].executed == Decimal(0)
    blank = bundled.data.scorecards[2].funds[2]
    assert blank.cell("executed") is None and blank.executed is None


def test_every_number_of_a_form_has_its_place(bundled: FinalAccounts) -> None:
    facts = bundled.data.card_facts
    assert len({f.fact_id for f in facts}) == len(facts) > 200
    assert all(f.locator.x0 is not None and 13 <= f.locator.page <= 24 for f in facts)
    first = bundled.fact("scorecard.01.001")
    assert (first.value, first.stage, first.concept) == (
        Decimal("3244.47"),
        "initial_budget",
        "department_scorecard_total",
    )


@pytest.mark.parametrize("kind", ["seed", "cards"])
def test_the_common_comparison_agrees(
    kind: str,
    bundled: FinalAccounts,
    real: Callable[[str], FinalAccounts],
    shared_file: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    document = bundled if kind == "seed" else real("xian_health_2022_p1-100")
    write_folder(dict(export_files(document.data, "0")), tmp_path / "out")
    truth_file = shared_file(
        "truth/urumqi_miit_2023.json" if kind == "seed" else "truth/xian_scorecards.json"
    )
    command = [
        sys.executable,
        str(shared_file("tools/compare.py")),
        kind,
        str(truth_file),
        str(tmp_path / "out"),
    ]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if kind == "seed":
        assert run.returncode == 0 and "all parts hold" in run.stdout
        return
    # The comparison counts the rows of the task table as extra funds rows; everything else must hold.
    lines = {line.split(":")[0]: line for line in run.stdout.splitlines()}
    assert "17/17 = 1.000, precision 17/17" in lines["scorecards"]
    assert "152/152 = 1.000, precision 152/152" in lines["indicators"]
    assert "169/169 = 1.000" in lines["levels, bases, reasons, goals"]
    assert "recall 33/33" in lines["scorecard funds"]


def test_the_task_table_of_a_whole_department(
    real: Callable[[str], FinalAccounts], shared_file: Callable[[str], Path]
) -> None:
    wanted = json.loads(shared_file("truth/xian_scorecards.json").read_text(encoding="utf-8"))[0]["tasks"]
    card = real("xian_health_2022_p1-100").data.scorecards[0]
    columns = (
        "budget_total",
        "budget_fiscal",
        "budget_other",
        "executed_total",
        "executed_fiscal",
        "executed_other",
        "score",
    )
    names = (
        "adjusted_budget",
        "budget_fiscal",
        "budget_other",
        "executed",
        "executed_fiscal",
        "executed_other",
        "score",
    )
    found = [
        (fold(t.source), fold(t.content), fold(t.status), *(mine(getattr(t, n)) for n in names))
        for t in card.funds
        if t.row_kind == "task"
    ]
    assert found == [
        (
            fold(t["task"]),
            fold(t["content"]),
            fold(t["status"]),
            *(value(t[c].replace(",", "")) for c in columns),
        )
        for t in wanted
    ]
    total = card.funds[-1]
    assert (total.row_kind, fold(total.source), total.page) == ("task_total", "金额合计", 30)
    said = {cell.column: cell.printed for cell in total.cells}
    assert (said["adjusted_budget"], said["execution_rate"], said["weight"]) == (
        "2,495,142.55",
        "83.16%",
        "10",
    )
    assert [row.row_kind for row in card.funds].count("task_total") == 1


def test_all_forms_of_a_large_document(real: Callable[[str], FinalAccounts]) -> None:
    cards = real("xian_health_2022_p1-100").data.scorecards
    assert [c.kind for c in cards] == ["department"] + ["project"] * 46
    assert all(c.name and c.indicators and c.total_score is not None for c in cards)
    assert [c.scorecard_id for c in cards if not c.funds] == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("部门（单位）整体支出绩效目标自评表", "department"),
        ("项目支出绩效自评表", "project"),
        ("某市级2022年专项资金绩效自评表", "special_fund"),
        ("某专项资金项目支出绩效自评表", "project"),
    ],
)
def test_the_kind_follows_the_forms_title(title: str, kind: str) -> None:
    assert card_kind(title) == kind


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("全年预算数(A)", "adjusted_budget"),
        ("执行率(B/A)", "execution_rate"),
        ("年初预算数", "initial_budget"),
        ("分值权重", "weight"),
    ],
)
def test_funds_headers(text: str, column: str) -> None:
    assert column_of(text, FUNDS_HEADERS) == column


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("年度指标值", "target"),
        ("实际完成值", "actual"),
        ("实际完成指标值", "actual"),
        ("指标值设定依据", "basis"),
        ("偏差原因分析及改进措施", "deviation"),
        ("绩效指标", ""),
    ],
)
def test_indicator_headers(text: str, column: str) -> None:
    assert column_of(text, INDICATOR_HEADERS) == column


def numbers(card: Scorecard) -> list[object]:
    rows = [(f.initial_budget, f.adjusted_budget, f.executed, f.execution_rate, f.score) for f in card.funds]
    return [*rows, *((i.target, i.actual, i.weight, i.score) for i in card.indicators), card.total_score]


def test_one_changed_digit_in_a_form_is_seen(
    typeset: ModuleType, bundled: FinalAccounts, tmp_path: Path
) -> None:
    """A digit changed anywhere in the forms changes exactly one form, and there what was read of it."""
    from tools.ruled_form import change_texts

    choose = random.Random(7)
    text = (BUNDLED / "source.txt").read_text(encoding="utf-8")
    cards = typeset.load_cards(BUNDLED / "cards.json")
    found: list[str] = []
    change_texts(cards, lambda words: found.append(words) or words)
    with_digits = [i for i, words in enumerate(found) if re.search(r"\d", words) and "年度）" not in words]
    for target in choose.sample(with_digits, 6):
        seen = iter(range(len(found)))

        def change(words: str, target: int = target, seen: Any = seen) -> str:
            if next(seen) != target:
                return words
            places = [m.start() for m in re.finditer(r"\d", words)]
            place = choose.choice(places)
            return words[:place] + str((int(words[place]) + 1) % 10) + words[place + 1 :]

        out = tmp_path / f"changed-{target}.pdf"
        typeset.typeset(text, change_texts(cards, change), out)
        read = fa.read(out).data.scorecards
        changed = [
            a.scorecard_id for a, b in zip(read, bundled.data.scorecards, strict=True) if _differs(a, b)
        ]
        assert len(changed) == 1, found[target]


def _differs(a: Scorecard, b: Scorecard) -> bool:
    texts = [(c.goal_expected, c.goal_actual, [i.deviation for i in c.indicators]) for c in (a, b)]
    return numbers(a) != numbers(b) or texts[0] != texts[1] or a.total_weight != b.total_weight
