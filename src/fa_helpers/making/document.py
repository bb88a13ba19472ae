"""One document from seed to file (成文): ledger, style, words, statements, forms; errors; layout; truth."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from fa_helpers.making import cards as card_room
from fa_helpers.making import truth
from fa_helpers.making.card_grids import blocks as card_blocks
from fa_helpers.making.errors import Planted
from fa_helpers.making.figures import Ledger
from fa_helpers.making.filling import make_ledger
from fa_helpers.making.forms import central, shaanxi, shanghai, shared, xinjiang
from fa_helpers.making.grids import draw_table
from fa_helpers.making.office_names import Office, make_office
from fa_helpers.making.phrasing import Pen
from fa_helpers.making.pieces import Block, Break, Para, Piece, Table
from fa_helpers.making.planting import plant
from fa_helpers.making.recipients import name_recipients
from fa_helpers.making.sheet import Sheet
from fa_helpers.making.statement_grids import all_statements
from fa_helpers.making.style import Style, make_style

FORMS = ("xinjiang", "shanghai", "shaanxi", "central")


@dataclass
class Document:
    """A document before and after layout."""

    form: str
    ledger: Ledger
    office: Office
    style: Style
    blocks: list[Block]
    cards: list[card_room.Card]
    planted: list[Planted] = field(default_factory=list)

    def truth(self) -> dict[str, Any]:
        """Everything known about it."""
        return {
            "form": self.form,
            "year": self.ledger.year,
            "entity": self.office.name,
            "style": asdict(self.style),
            "narrative": truth.narrative(self.blocks),
            "functional_items": truth.items(self.blocks),
            "statements": truth.statements(self.blocks),
            "scorecards": truth.scorecards(self.cards, self.ledger.year),
            "planted": [p.row() for p in self.planted],
        }


def compose(form: str, seed: str, errors: bool, *, recipients: bool = False) -> Document:
    """A document of a form; with the same seed and without errors it is the same but for those.

    With ``recipients`` the projects' goals also say whom they pay; all else stays as it is without.
    """
    rng = Random(seed)
    ledger, office = make_ledger(rng), make_office(form, rng)
    style = make_style(form, rng)
    cards = card_room.make_cards(rng, form, office.short if form == "xinjiang" else office.name, ledger)
    pen = Pen(form, style, ledger, office, rng)
    statements = all_statements(ledger, style, office.name)
    write = {"xinjiang": xinjiang, "shanghai": shanghai, "shaanxi": shaanxi, "central": central}[form].write
    if form in ("shanghai", "central"):
        pen.head(0, "{o}概况" if form == "shanghai" else "部门概况")
        shared.duties(pen)
        pen.head(1, "部门决算单位构成")
        pen.write("从预算单位构成看，{o}决算包括：{o}本级决算。")
        pen.blocks.append(Break())
        pen.head(0, "{o}{y}年度部门决算表" if form == "shanghai" else "{y}年度部门决算表")
        pen.blocks += statements
        pen.blocks.append(Break())
        write(pen)
        evaluation(pen, cards)
    else:
        write(pen)
        evaluation(pen, cards)
        if form == "xinjiang" and rng.random() < 0.5:
            pen.blocks.append(Break())
            pen.blocks += xinjiang.annex(pen)
        else:
            pen.blocks.append(Break())
            pen.head(0, "部门决算报表" if form == "xinjiang" else "{y}年度部门决算表")
            pen.blocks += statements
    shared.terms(pen, "专业名词解释" if form in ("xinjiang", "shaanxi") else "名词解释")
    for card in cards if form != "xinjiang" else []:
        pen.blocks += card_blocks(card, ledger.year, style)
    front: list[Block] = list(shared.cover(pen, errors))
    if style.contents:
        front += [Break(), *shared.contents(pen)]
    if style.marks:
        for block in pen.blocks:
            if isinstance(block, Para) and block.kind == "body":
                block.pieces = [half_width(p, style.marks) if isinstance(p, str) else p for p in block.pieces]
    document = Document(form, ledger, office, style, [*front, Break(), *pen.blocks], cards)
    if errors:
        document.planted = plant(document.blocks, cards, office, ledger, Random(seed + "/errors"))
    if recipients:
        for place, card in enumerate(card for card in cards if card.kind == "project"):
            card.recipients = name_recipients(card, Random(f"{seed}/recipients/{place}"))
    return document


def half_width(text: str, marks: str) -> str:
    """Some offices type half-width marks."""
    for wide, narrow in zip("，：（）", ",:()", strict=True):
        if narrow in marks and "（类）" not in text:
            text = text.replace(wide, narrow)
    return text


def evaluation(pen: Pen, cards: list[card_room.Card]) -> None:
    """What the text says of the self-evaluation forms; in Xinjiang they follow at once."""
    if pen.form == "xinjiang":
        pen.head(1, "预算绩效的情况说明")
    elif pen.form == "shaanxi":
        pen.head(1, "预算绩效情况说明")
    else:
        return
    projects = [c for c in cards if c.kind == "project"]
    if not projects:
        pen.write("我单位{y}年度未开展项目支出绩效自评。")
        return
    n, full, paid = len(projects), sum(c.money[1] for c in projects), sum(c.money[2] for c in projects)
    subject, concept = "预算绩效评价项目", "project_scorecard_total"
    if pen.form == "xinjiang":
        whole = [c for c in cards if c.kind == "department"]
        lead: list[Piece] = []
        if whole:
            lead = [
                "整体支出绩效自评表",
                pen.count(1, "个", "整体支出绩效自评表", "department_scorecards_count"),
                "，全年预算总额",
                pen.budget(whole[0].money[1], "整体支出", "department_scorecard_total", True),
                "，实际执行总额",
                pen.amount(whole[0].money[2], "整体支出", "department_scorecard_total"),
                "；",
            ]
        pen.write(
            "根据预算绩效管理要求，我单位{y}年度预算绩效管理{}预算绩效评价项目{}，全年预算数{}，全年执行数{}。具体项目自评情况附绩效自评表。",
            lead,
            pen.count(n, "个", subject, "project_scorecards_count"),
            pen.budget(full, subject, concept, True),
            pen.amount(paid, subject, concept),
        )
        for card in cards:
            pen.blocks += card_blocks(card, pen.year, pen.style)
        return
    pen.write("根据预算绩效管理要求，本部门组织开展了{y}年度项目支出绩效自评工作。")
    for number, card in enumerate(projects, 1):
        full, paid = card.money[1], card.money[2]
        pen.write(
            f"{number}.{card.name}项目绩效自评综述：全年预算数{{}}，执行数{{}}，完成预算的{{}}。发现的问题及原因：无，下一步改进措施：无。",
            pen.budget(full, card.name, "", True),
            pen.amount(paid, card.name),
            pen.rate(paid, full, "completion_rate", "adjusted_budget", card.name),
        )


def lay_out(document: Document, path: Path, notice: str = "") -> None:
    """Write the PDF; figures and paragraphs learn their pages. ``notice`` stands at the head of every page."""
    sheet = Sheet(path, document.style, f"{document.office.name}{document.ledger.year}年度部门决算", notice)
    sheet.new_page()
    for block in document.blocks:
        if isinstance(block, Break):
            if not (block.soft and sheet.y - sheet.bottom > 250):
                sheet.new_page(block.across)
        elif isinstance(block, Table):
            draw_table(sheet, block)
        else:
            if block.kind == "part" and sheet.size[0] > sheet.size[1]:
                sheet.new_page()
            sheet.para(block)
    sheet.close()


def make(
    form: str, seed: int, number: int, planted: bool, folder: Path, *, recipients: bool = False
) -> Document:
    """Write one document and its truth; the name holds form, seed and number."""
    document = compose(form, f"{seed}/{number}", planted, recipients=recipients)
    stem = folder / f"{form}-{seed}-{number:03d}"
    lay_out(document, stem.with_suffix(".pdf"))
    text = json.dumps(document.truth(), ensure_ascii=False, indent=1)
    stem.with_suffix(".json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return document


def make_all(folder: Path, count: int, seed: int, share: float, *, recipients: bool = False) -> list[Path]:
    """Write ``count`` documents, the forms in turn; a share of them with planted errors."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        form = FORMS[number % len(FORMS)]
        planted = Random(f"{seed}/{number}/planted").random() < share
        make(form, seed, number, planted, folder, recipients=recipients)
        paths.append(folder / f"{form}-{seed}-{number:03d}.pdf")
    return paths


__all__ = ["Document", "Para", "compose", "lay_out", "make", "make_all"]
