"""``fa show`` (查看出处): where a figure stands, or the figures that a check sets beside each other."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from fa_helpers.checks.check import Check
from fa_helpers.cli.arguments import take_engine, take_file
from fa_helpers.cli.ending import say
from fa_helpers.document import FinalAccounts, read
from fa_helpers.errors import FinalAccountsError, UnknownFactError
from fa_helpers.files.atomic_folder import write_folder
from fa_helpers.presentation.evidence import Evidence
from fa_helpers.presentation.few_persons import Withheld
from fa_helpers.presentation.findings import Checked
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.private import masked


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_file(parser)
    parser.add_argument(
        "fact_id",
        metavar="ID",
        help="id of a figure (facts.csv) or of a check (checks.csv) (数据或核对的编号)",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PNG", help="write the cropped page as a PNG picture (保存截图)"
    )
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Print what is known of the figure or check, and write its picture where one is asked for."""
    output: Path | None = arguments.output
    if output is not None and os.path.isdir(output):  # noqa: PTH112 - is_dir() raises where one may not look
        output = output / f"{arguments.fact_id}.png"
    if output is not None and output.suffix.lower() != ".png":
        raise FinalAccountsError(where=output.name, code="png_only")
    document = read(arguments.file, engine=arguments.engine, ocr=arguments.ocr)
    try:
        lines, evidence = _figure(document, arguments.fact_id, language)
    except UnknownFactError:
        found = _check(document, arguments.fact_id, language, drawn=output is not None)
        if found is None:
            raise
        lines, evidence = found
    say(*lines)
    if output is not None:
        _write(document, evidence, output)
        say(f"→ {output}")


def _figure(document: FinalAccounts, fact_id: str, language: Language) -> tuple[list[str], Evidence | None]:
    fact = document.fact(fact_id)
    withheld = Withheld.of(document.data)
    if withheld.hides(fact):
        raise _not_shown(document, fact.locator.page)
    evidence = document.show(fact_id, language)
    named = f"{fact.subject} {fact.printed} {fact.unit}".strip()
    return [evidence.caption, named, withheld.words(fact.section, fact.context)], evidence


def _not_shown(document: FinalAccounts, page: int) -> FinalAccountsError:
    return FinalAccountsError(where=document.source.name, code="pay_not_shown", values={"page": page})


def _check(
    document: FinalAccounts, check_id: str, language: Language, *, drawn: bool
) -> tuple[list[str], Evidence | None] | None:
    """A check by its id as ``fa check`` prints it; ``None`` when there is none."""
    checked = document.check()
    if check_id not in {entry.check_id for entry in checked.entries}:
        return None
    check = checked.entry(check_id).check
    lines = [checked.title[language], *check_lines(checked, check, language)]
    if drawn and checked.withholds(check):
        raise _not_shown(document, check.pages[0])
    evidence = checked.picture(check_id, language) if drawn and check.marks and checked.cropper else None
    return lines, evidence


def check_lines(checked: Checked, check: Check, language: Language) -> list[str]:
    """A check as text (核对的文字说明): headline of a finding, sentence, the figures with their pages and ids."""
    if checked.withholds(check):
        return [checked.said(check, language)]
    found = check.outcome in ("inconsistent", "suspicious")
    lines = [checked.headline(check, language)] if found else []
    lines.append(checked.said(check, language))
    for mark in {(m.fact_id, m.locator.page): m for m in check.marks if m.fact_id}.values():
        page = message("label.page", language, page=mark.locator.page)
        lines.append(f"{page} {mark.fact_id} {masked(mark.printed)}")
    return lines


def _write(document: FinalAccounts, evidence: Evidence | None, output: Path) -> None:
    picture = evidence.png() if evidence is not None else None
    if picture is None:
        raise FinalAccountsError(
            where=document.source.name,
            code="no_pictures",
        )
    write_folder({output.name: picture}, output.parent)
