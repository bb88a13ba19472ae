"""Plant one error at a time and see whether the ledger finds it (植入错误的检出率).

    python benchmarks/plant_errors.py FILE... [--trials 200] [--seed 1] [--missed 10]

For each file: how many figures stand in a row that holds (reach), and of those changed beyond what rounding allows how
many give a new inconsistency that names them, or else a new open question, by kind of slip and by rule. The unchanged
document is the reference.
Files are PDFs; their page characters are changed in memory. ``--typeset`` changes the bundled document's text and
forms instead and sets it anew each time.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from planting.judging import Trial, all_facts, judge, reached
from planting.kinds import KINDS, changed
from planting.pages import Held, hold, read_held, with_direction, with_numeral

from fa_helpers.checks import Ledger, check_document
from fa_helpers.model import DocumentData, Fact

ORIGINS = ("narrative", "statement", "scorecard")
TRIES = 40
"""How often another figure is drawn for each trial before giving up."""


def main() -> None:
    """Measure each file named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", type=int, default=10, help="misses to list for each file")
    parser.add_argument(
        "--typeset", action="store_true", help="the bundled document, set anew for each trial"
    )
    parser.add_argument(
        "--accusing", action="store_true", help="plant only where a failure would be a contradiction"
    )
    options = parser.parse_args()
    if options.typeset:
        from planting.typeset_route import typeset_trials

        data, ledger, trials = typeset_trials(options.trials, options.seed)
        report("urumqi-miit-2023 (typeset)", data, ledger, trials, options.missed)
    for path in options.files:
        held = hold(path)
        data = read_held(held)
        ledger = check_document(data)
        made = page_trials(held, data, ledger, options.trials, options.seed, accusing=options.accusing)
        trials = list(made)
        report(path.name, data, ledger, trials, options.missed)


def page_trials(
    held: Held, data: DocumentData, ledger: Ledger, count: int, seed: int, *, accusing: bool = False
) -> Iterator[Trial]:
    """Change one figure at a time in the characters of its page; figures and kinds are drawn by a fixed seed."""
    choose = random.Random(seed)
    ids = reached(ledger, accusing=accusing)
    pool = [f for f in all_facts(data).values() if f.fact_id in ids and f.origin in ORIGINS]
    neighbours = neighbours_of(data)
    for number in range(count if pool else 0):
        kind = KINDS[number % len(KINDS)]
        for _ in range(TRIES):
            fact = choose.choice(pool)
            trial = page_trial(held, ledger, fact, kind, choose, neighbours, accusing=accusing)
            if trial is not None:
                yield trial
                break


def page_trial(
    held: Held,
    ledger: Ledger,
    fact: Fact,
    kind: str,
    choose: random.Random,
    neighbours: Callable[[Fact], str],
    *,
    accusing: bool = False,
) -> Trial | None:
    """One trial, ``None`` where the kind does not apply to the figure."""
    if kind == "direction":
        made = with_direction(held, fact) if fact.direction in ("increase", "decrease") else None
        after = fact.printed
    else:
        new = changed(fact.printed, kind, choose, neighbours(fact))
        if new is None or new == fact.printed:
            return None
        made, after = with_numeral(held, fact, new), new
    return None if made is None else judge(ledger, read_held(made), fact, kind, after, accusing=accusing)


def neighbours_of(data: DocumentData) -> Callable[[Fact], str]:
    """The figure printed next in the same place and measure: what a slip of the row would copy."""
    nearest: dict[str, str] = {}
    for group in (data.facts, data.cell_facts, data.card_facts):
        for fact, after in pairwise(group):
            if fact.section == after.section and fact.measure == after.measure:
                nearest[fact.fact_id] = after.printed
    return lambda fact: nearest.get(fact.fact_id, "")


def report(name: str, data: DocumentData, ledger: Ledger, trials: list[Trial], missed: int) -> None:
    """Print reach and detection of one document as Markdown."""
    print(f"\n## {name}\n")
    counts = ", ".join(f"{count} {outcome}" for outcome, count in ledger.counts.items())
    print(f"Unchanged: {counts}.\n")
    ids, any_row = reached(ledger, accusing=True), reached(ledger)
    print(
        "| figures of | all | in a row that holds | of a rule that can accuse | shares |\n|---|---:|---:|---:|---|"
    )
    for origin in ("profile", *ORIGINS):
        facts = [fact for fact in all_facts(data).values() if fact.origin == origin]
        if facts:
            held, hit = sum(f.fact_id in any_row for f in facts), sum(f.fact_id in ids for f in facts)
            shares = f"{held / len(facts):.1%}, {hit / len(facts):.1%}"
            print(f"| {origin} | {len(facts)} | {held} | {hit} | {shares} |")
    print(
        "\n| kind | trials | found | asked | missed | within rounding | not read | found of those beyond | or asked |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for kind in (*KINDS, "all"):
        rows = [t for t in trials if kind in (t.kind, "all")]
        by = Counter(t.result for t in rows)
        beyond = by["found"] + by["asked"] + by["missed"] + by["not_read"]
        share, either = (
            f"{n / beyond:.1%}" if beyond else "" for n in (by["found"], by["found"] + by["asked"])
        )
        print(
            f"| {kind} | {len(rows)} | {by['found']} | {by['asked']} | {by['missed']} | {by['within']} "
            f"| {by['not_read']} | {share} | {either} |"
        )
    by_rule(trials)
    unreached(data, set(any_row))
    for trial in [t for t in trials if t.result in ("missed", "not_read", "asked")][:missed]:
        fact = trial.fact
        print(
            f"- {trial.result}: {trial.kind} {fact.printed} → {trial.after} {fact.fact_id} {fact.subject} p. {fact.locator.page}"
        )


def by_rule(trials: list[Trial]) -> None:
    """Which rule saw which kind of slip first."""
    seen = Counter((t.rule, t.kind) for t in trials if t.rule)
    print("\n| seen first by | " + " | ".join(KINDS) + " |\n|---|" + "---:|" * len(KINDS))
    for rule in sorted({rule for rule, _ in seen}, key=lambda r: -sum(seen[r, k] for k in KINDS)):
        print(f"| `{rule}` | " + " | ".join(str(seen[rule, kind] or "") for kind in KINDS) + " |")


def unreached(data: DocumentData, ids: set[str], most: int = 15) -> None:
    """What no row that holds speaks of, by place and kind."""
    left = Counter(
        (f.origin, f.measure, f.concept or f.section if f.origin != "scorecard" else f.base or f.stage)
        for f in all_facts(data).values()
        if f.fact_id not in ids
    )
    print("\nNo row that holds reaches (figures): ", end="")
    print("; ".join(f"{o} {m} {c} {n}".replace("  ", " ") for (o, m, c), n in left.most_common(most)) + ".\n")


if __name__ == "__main__":
    main()
