"""Write the table of all rules into docs/checks.md, between its markers: ``python tools/checks_table.py``."""

from __future__ import annotations

from pathlib import Path

from fa_helpers.analysis.checks.rule import FAMILIES, Rule, rules
from fa_helpers.terms.messages import message

PAGE = Path(__file__).resolve().parents[1] / "docs" / "checks.md"
BEGIN, END = "<!-- rules: begin -->", "<!-- rules: end -->"
HEAD = "| id | title · 标题 | needs | at worst | tolerance | source |\n|---|---|---|---|---|---|\n"


def table() -> str:
    """All rules, family by family, as Markdown."""
    parts = []
    for family in FAMILIES:
        found = [rule for rule in rules().values() if rule.family == family]
        title = f"### {_capital(message(f'family.{family}', 'en'))} · {message(f'family.{family}', 'zh')} ({len(found)})"
        parts.append(f"{title}\n\n{HEAD}{''.join(_line(rule) for rule in found)}")
    return "\n".join(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(rule: Rule) -> str:
    cells = (
        f"`{rule.rule_id}`",
        f"{rule.title.en} · {rule.title.zh}",
        rule.needs,
        rule.gravest,
        rule.tolerance,
        rule.source,
    )
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |\n"


def with_table(page: str) -> str:
    """The page with the table put between its markers; raises ``ValueError`` where they are not there once each."""
    if (page.count(BEGIN), page.count(END)) != (1, 1):
        raise ValueError(f"{PAGE.name} must hold {BEGIN} and {END} once each")
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Bring the page up to date."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
