"""One document in every form gives the same figures, items and scorecards as its PDF."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from making import Made, MadeCell, as_docx, as_html, as_mhtml, as_xlsx, from_pdf

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact

pytest.importorskip("lxml")
WRITERS: dict[str, Callable[[Made], bytes]] = {
    "html": as_html,
    "mhtml": lambda made: as_mhtml(as_html(made)),
    "docx": as_docx,
    "xlsx": as_xlsx,
}
UNIT_BROKEN_OFF = {"scorecard.06.goal_expected.3"}
"""12 ends a page of the PDF, and 次 begins the next; without pages they stand together."""


def told(fact: Fact) -> tuple[object, ...]:
    unit = "" if fact.fact_id in UNIT_BROKEN_OFF else fact.unit
    words = (fact.concept, fact.measure, fact.stage, fact.year, fact.fund, fact.scope, fact.whose, fact.base)
    return (str(fact.value), fact.printed, unit, *words)


def figures(document: FinalAccounts) -> dict[str, tuple[object, ...]]:
    return {fact_id: told(fact) for fact_id, fact in document.data.figures.items()}


def assert_alike(document: FinalAccounts, pdf: FinalAccounts) -> None:
    assert figures(document) == figures(pdf)
    rates = [
        [(item.function_item, item.final_accounts, item.reason) for item in one.data.functional_items]
        for one in (document, pdf)
    ]
    assert rates[0] == rates[1]
    cards = [
        [(card.name, len(card.indicators), len(card.funds)) for card in one.data.scorecards]
        for one in (document, pdf)
    ]
    assert cards[0] == cards[1]
    assert [s.title for s in document.data.sections] == [s.title for s in pdf.data.sections]


@pytest.fixture(scope="module")
def bundled_made() -> Made:
    return from_pdf(BUNDLED / "source.pdf")


@pytest.mark.parametrize("form", WRITERS)
def test_the_bundled_document(form: str, bundled_made: Made, bundled: FinalAccounts) -> None:
    document = fa.read(WRITERS[form](bundled_made), name=f"source.{form}")
    assert_alike(document, bundled)
    assert set(document.data.places) == set(document.data.figures)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("stem", ["putuo_socialwork_2024", "putuo_finance_2024"])
def test_a_published_document(
    form: str, stem: str, real: Callable[[str], FinalAccounts], shared_file: Callable[[str], Path]
) -> None:
    made = from_pdf(shared_file(f"real/{stem}.pdf"))
    document = fa.read(WRITERS[form](made), name=f"source.{form}")
    pdf = real(stem)
    assert figures(document) == figures(pdf)
    assert len(document.data.functional_items) == len(pdf.data.functional_items)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_word_file(bundled_made: Made, bundled: FinalAccounts, tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "source.docx").write_bytes(as_docx(bundled_made))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = ["--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)]
    subprocess.run(["soffice", "--headless", profile, *kind, str(tmp_path / "source.docx")], check=True)
    assert_alike(fa.read(tmp_path / "source.doc"), bundled)


def cells(*rows: tuple[str, ...]) -> list[MadeCell]:
    return [MadeCell(y, x, 1, 1, text) for y, row in enumerate(rows) for x, text in enumerate(row)]


TEXT: Made = [
    "云岭市档案馆2023年度部门决算",
    "第一部分 单位概况",
    "一、主要职能",
    "负责全市档案的接收、整理和利用。",
    "第二部分 部门决算情况说明",
    "一、收入决算情况说明",
    "本年收入合计312.50万元，其中：财政拨款收入300.20万元，占96.06%；其他收入12.30万元，占3.94%。",
    "二、支出决算情况说明",
    "本年支出合计310.10万元，其中：基本支出208.60万元，占67.27%；项目支出101.50万元，占32.73%。",
]
STATEMENT: Made = [
    "收入支出决算总表",
    "部门：云岭市档案馆 2023年度 单位：万元",
    cells(
        ("收入", "", "支出", ""),
        ("项目", "决算数", "项目", "决算数"),
        ("一、一般公共预算财政拨款收入", "300.20", "一、一般公共服务支出", "310.10"),
        ("八、其他收入", "12.30", "", ""),
        ("本年收入合计", "312.50", "本年支出合计", "310.10"),
        ("年初结转和结余", "0.00", "年末结转和结余", "2.40"),
        ("总计", "312.50", "总计", "312.50"),
    ),
]
READ = ["312.50", "300.20", "96.06", "12.30", "3.94", "310.10", "208.60", "67.27", "101.50", "32.73"]
IN_STATEMENT = ["300.20", "310.10", "12.30", "312.50", "310.10", "0.00", "2.40", "312.50", "312.50"]


@pytest.mark.parametrize("form", WRITERS)
def test_a_made_document(form: str) -> None:
    document = fa.read(WRITERS[form]([*TEXT, *STATEMENT]), name="a")
    assert [fact.printed.rstrip("%") for fact in document.data.facts] == READ
    assert [fact.printed for fact in document.data.cell_facts] == IN_STATEMENT
    assert not [check for check in document.check().entries if check.check.outcome == "inconsistent"]
    assert document.title() == "云岭市档案馆2023年度部门决算"


def test_mixed_forms_of_one_office_are_one_document(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_bytes(as_docx(TEXT))
    (tmp_path / "tables.xlsx").write_bytes(as_xlsx(STATEMENT))
    document = fa.read([tmp_path / "text.docx", tmp_path / "tables.xlsx"])
    assert [fact.printed.rstrip("%") for fact in document.data.facts] == READ
    assert [fact.printed for fact in document.data.cell_facts] == IN_STATEMENT
    linked = [e for e in document.check().entries if e.check.rule.startswith("text.") and e.check.agrees]
    assert linked


def test_forms_are_told_by_their_content_not_their_name(tmp_path: Path) -> None:
    (tmp_path / "odd.pdf").write_bytes(as_docx([*TEXT, *STATEMENT]))
    assert len(fa.read(tmp_path / "odd.pdf").data.facts) == len(READ)
    assert (
        fa.read(as_html(TEXT).decode().encode("gb18030").replace(b"utf-8", b"gb2312"))
        .title()
        .startswith("云岭市")
    )


@pytest.mark.parametrize(("form", "where"), [("xlsx", "工作表“表1”B5"), ("docx", "表1第3行第2列")])
def test_a_figure_is_shown_in_its_cell(form: str, where: str) -> None:
    document = fa.read(WRITERS[form]([*TEXT, *STATEMENT]), name="a")
    fact = next(fact for fact in document.data.cell_facts if fact.printed == "300.20")
    shown = document.show(fact.fact_id)
    assert where in shown.caption
    assert shown.png() is not None and shown.png() == document.show(fact.fact_id).png()
    text = document.show(document.data.facts[0].fact_id)
    assert ("段" in text.caption) == (form == "docx")
