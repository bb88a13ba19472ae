"""Count what was judged of each rule, and write the tables into docs/checks.md: ``python tools/checks_table.py``."""

from __future__ import annotations

import csv
from pathlib import Path

from fa_helpers.checks.doubt import Effect, kinds
from fa_helpers.checks.rule import FAMILIES, Rule, rules
from fa_helpers.checks.trust import judgements
from fa_helpers.terms.messages import message

REVIEWED = Path(__file__).resolve().parents[1] / "docs" / "findings-reviewed.csv"
JUDGED = Path(__file__).resolve().parents[1] / "src" / "fa_helpers" / "terms" / "data" / "rules_judged.csv"
PAGE = Path(__file__).resolve().parents[1] / "docs" / "checks.md"
DOUBT_HEAD = "| id | doubt · 存疑 | a failing check · 不成立的核对 |\n|---|---|---|\n"
EFFECTS: dict[Effect, str] = {
    "asks": "asks · 待说明",
    "not_checkable": "was not checkable · 无法核对",
    "lacks": "was not checkable, as something is missing · 缺数据，无法核对",
}
HEAD = "| id | title · 标题 | needs | at worst | judged true · 判为属实 | tolerance | source |\n|---|---|---|---|---|---|---|\n"


def table() -> str:
    """All rules, family by family, as Markdown."""
    parts = []
    for family in FAMILIES:
        found = [rule for rule in rules().values() if rule.family == family]
        title = f"### {_capital(message(f'family.{family}', 'en'))} · {message(f'family.{family}', 'zh')} ({len(found)})"
        parts.append(f"{title}\n\n{HEAD}{''.join(_line(rule) for rule in found)}")
    return "\n".join(parts)


def doubts() -> str:
    """What keeps a failing check from accusing, as Markdown."""
    lines = (
        f"| `{kind.kind}` | {kind.why.en} · {kind.why.zh} | {EFFECTS[kind.effect]} |\n"
        for kind in kinds().values()
    )
    return DOUBT_HEAD + "".join(lines)


TABLES = {"doubts": doubts, "rules": table}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(rule: Rule) -> str:
    cells = (
        f"`{rule.rule_id}`",
        f"{rule.title.en} · {rule.title.zh}",
        rule.needs,
        rule.gravest,
        _judged(rule),
        rule.tolerance,
        rule.source,
    )
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |\n"


def _judged(rule: Rule) -> str:
    found = judgements().get(rule.rule_id)
    return f"{found.true} of {found.judged}" if found else ""


def judged() -> str:
    """What people judged of each rule's accusations, counted from the reviewed findings, as CSV."""
    found: dict[str, list[str]] = {}
    with REVIEWED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["rule"], []).append(row["verdict"])
    counted = (f"{rule},{len(said)},{said.count('true')}\n" for rule, said in sorted(found.items()))
    return f"rule,judged,true\n{''.join(counted)}"


def with_tables(page: str) -> str:
    """The page with each table between its markers; raises ``ValueError`` where they are not there once each."""
    for name, made in TABLES.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        if (page.count(begin), page.count(end)) != (1, 1):
            raise ValueError(f"{PAGE.name} must hold {begin} and {end} once each")
        before, _, rest = page.partition(begin)
        page = f"{before}{begin}\n\n{made()}\n{end}{rest.partition(end)[2]}"
    return page


def main() -> None:
    """Bring the page up to date."""
    JUDGED.write_text(judged(), encoding="utf-8", newline="\n")
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
