"""Write docs/rules-measured.csv and docs/rules-measured.md: on how many documents each rule says something.

    python tools/rules_measured.py [FOLDER]

FOLDER holds the published files and the small made-up cases (default: ``../shared`` with ``real`` and ``cases``);
200 documents of ``benchmarks/corpus`` are made beside them. A file that cannot be read or checked is counted and never
stops the others.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from fa_helpers import read
from fa_helpers.checks.ledger import check_document
from fa_helpers.checks.rule import rules
from fa_helpers.errors import FinalAccountsError

ROOT = Path(__file__).resolve().parents[1]
OUT_CSV, OUT_PAGE = (ROOT / "docs" / f"rules-measured.{kind}" for kind in ("csv", "md"))
BUNDLED = ROOT / "data" / "raw" / "urumqi-miit-2023" / "source.pdf"
GROUPS = ("published", "cases", "made")
MADE, SEED, PLANTED = 200, 1, 0.3
SILENT = frozenset({"not_checkable", "not_applicable"})
FOUND = ("inconsistent", "suspicious")
PER_GROUP = ("documents", "found_in", *FOUND)
COLUMNS = ("rule", "family", *(f"{group}_{name}" for group in GROUPS for name in PER_GROUP))
HEAD = """# How often each rule speaks

Made by `python tools/rules_measured.py FOLDER`; the numbers of each rule stand in [rules-measured.csv](rules-measured.csv).
For each of three groups of documents: `documents` are those on which the rule makes a row other than not checkable and
not applicable, `found_in` those on which it finds something, `inconsistent` and `suspicious` the rows it finds.

| group | what it is | files | read | refused | failed |
|---|---|---|---|---|---|
"""
ABOUT = {
    "published": "the bundled document, other published final accounts and budgets, whole and in excerpts",
    "cases": "smallest made-up documents that went wrong once, or might",
    "made": f"{MADE} made-up documents of `benchmarks/corpus`, seed {SEED}, errors planted in {PLANTED:.0%} of them",
}


SELDOM = """
## Rules of one kind of form
Some rules speak on the bundled document alone, since no other published form has what they set beside each other. They
stay, as the form that they read is that of a region and not of one office; made-up forms are their witness.

- `cards.goal_count`, `cards.goal_list`, `cards.goal_parts`, `cards.goal_product`: numbers in a goal. The goals of the
  other published forms hold none of money or of what an indicator counts.
- `cards.recipient`, `cards.recipient_sum`, `names.organisation`: companies named in a goal and in an indicator.
- `cards.initial_budget`, `cards.department_spending`, `cards.upper_levels`: a whole department's form with rows of
  funds; the other one published has tasks.

Dropped: `economic.total`, `row.carryover_parts` and `summary.carryover` (no document has these cells beside each other),
`cards.project_rate` (its only finding was false: which projects a rate counts is nowhere printed),
`cards.budget_indicator` (it told the defect of `cards.initial_budget` again, whose row now names the indicator).
"""


@dataclass
class Measured:
    """What one file gave (一份文件的结果): rows by rule and outcome, or why there are none."""

    group: str
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    problem: str = ""


def measure(task: tuple[str, Path]) -> Measured:
    """Read and check one file; whatever goes wrong is its result."""
    group, path = task
    found = Measured(group)
    try:
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for entry in check_document(read(path).data).entries:
            counted[entry.check.rule][entry.check.outcome] += 1
        found.outcomes = dict(counted)
    except FinalAccountsError:
        found.problem = "refused"
    except Exception:
        found.problem = "failed"
    return found


def table(results: Sequence[Measured]) -> list[dict[str, str | int]]:
    """A row per rule, in the order of their ids."""
    lines = []
    for rule in sorted(rules().values(), key=lambda rule: rule.rule_id):
        line: dict[str, str | int] = {"rule": rule.rule_id, "family": rule.family}
        for group in GROUPS:
            counts = [
                result.outcomes[rule.rule_id]
                for result in results
                if result.group == group and rule.rule_id in result.outcomes
            ]
            line[f"{group}_documents"] = sum(any(c[o] for o in c if o not in SILENT) for c in counts)
            line[f"{group}_found_in"] = sum(any(c[outcome] for outcome in FOUND) for c in counts)
            for outcome in FOUND:
                line[f"{group}_{outcome}"] = sum(c[outcome] for c in counts)
        lines.append(line)
    return lines


def csv_of(lines: Iterable[Mapping[str, str | int]]) -> str:
    """The table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def page_of(lines: Sequence[Mapping[str, str | int]], results: Sequence[Measured]) -> str:
    """The page: what was read, and which rules say little."""
    text = HEAD
    for group in GROUPS:
        problems = Counter(result.problem for result in results if result.group == group)
        numbers = (sum(problems.values()), problems[""], problems["refused"], problems["failed"])
        text += f"| {group} | {ABOUT[group]} | {' | '.join(map(str, numbers))} |\n"

    def named(title: str, names: list[str]) -> str:
        listed = ", ".join(f"`{name}`" for name in names) or "none"
        return f"\n## {title} ({len(names)})\n{listed}\n"

    def over(line: Mapping[str, str | int], name: str, groups: Sequence[str] = GROUPS) -> int:
        return sum(int(line[f"{group}_{name}"]) for group in groups)

    def rule_ids(wanted: Iterable[Mapping[str, str | int]]) -> list[str]:
        return [str(line["rule"]) for line in wanted]

    real = GROUPS[:1]
    text += named("Never say anything", rule_ids(x for x in lines if not over(x, "documents")))
    text += named(
        "Say something on made-up documents only",
        rule_ids(x for x in lines if over(x, "documents") and not over(x, "documents", real)),
    )
    text += named(
        "Find something in one document only", rule_ids(x for x in lines if over(x, "found_in") == 1)
    )
    text += named(
        "Speak, and never find anything",
        rule_ids(x for x in lines if over(x, "documents") and not over(x, "found_in")),
    )
    return text + SELDOM


def tasks(folder: Path, made: Sequence[Path]) -> list[tuple[str, Path]]:
    """All files with their group, in order."""
    files = [("published", path) for path in (BUNDLED, *sorted((folder / "real").rglob("*.pdf")))]
    files += [("cases", path) for path in sorted((folder / "cases").rglob("*.pdf"))]
    return files + [("made", path) for path in sorted(made)]


def main() -> int:
    """Read, check, write both files."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from fa_helpers.making.document import make_all

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    with tempfile.TemporaryDirectory() as out, ProcessPoolExecutor(2) as pool:
        made = make_all(Path(out), MADE, SEED, PLANTED)
        results = list(pool.map(measure, tasks(folder, made), chunksize=4))
    lines = table(results)
    OUT_CSV.write_text(csv_of(lines), encoding="utf-8", newline="\n")
    OUT_PAGE.write_text(page_of(lines, results), encoding="utf-8", newline="\n")
    failed = sum(result.problem == "failed" for result in results)
    print(f"{len(results)} files, {len(lines)} rules, {failed} failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
