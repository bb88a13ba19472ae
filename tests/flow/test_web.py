"""Web pages: what a browser shows is text, what it hides is told, and nothing is fetched."""

from __future__ import annotations

import socket

import pytest

import fa_helpers as fa
from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import Block, Paragraph, Table, Unseen

pytest.importorskip("lxml")
from making import as_mhtml

from fa_helpers.flow.saved_page import read_saved_page
from fa_helpers.flow.web import read_web_page


def flow(body: str, head: str = "") -> tuple[Block, ...]:
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read_web_page(page.encode(), name="page.html")


def texts(body: str, head: str = "") -> list[str]:
    return [block.text for block in flow(body, head) if isinstance(block, Paragraph)]


def table(body: str) -> list[tuple[int, int, int, int, str]]:
    (found,) = (block for block in flow(body) if isinstance(block, Table))
    return [(c.row, c.column, c.rows, c.columns, "/".join(c.lines)) for c in found.cells]


@pytest.mark.parametrize(
    "start", ["<meta charset=utf-8>", "<style>p{margin:0}</style>", "<table border=1>", "<DIV>"]
)
def test_a_page_need_not_say_that_it_is_one(start: str) -> None:
    rows = "".join(f"<tr><td>{a}<td>{b}</tr>" for a, b in (("科目名称", "本年支出合计"), ("合计", "3.20")))
    end = f"{rows}</table>" if "table" in start else f"<p>支出决算表<table>{rows}</table>"
    head = "<p>某局2023年度部门决算<p>第一部分 概况<p>第二部分 决算情况说明<p>一、支出决算情况<p>本年支出3.20万元。"
    page = f"{start}{end}{head}" if "table" in start else f"{start}{head}{end}"
    assert "3.20" in {fact.printed for fact in fa.read(page.encode()).data.facts}


def test_paragraphs_and_line_breaks() -> None:
    assert texts("<div>一、收入<br>本年<b>12.30</b>万元<p>二、支出</p>其他</div>") == [
        "一、收入", "本年12.30万元", "二、支出", "其他",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">另 99.00 万元</p>',
        '<p style="visibility: hidden">另 99.00 万元</p>',
        "<p hidden>另 99.00 万元</p>",
        '<p style="font-size:0">另 99.00 万元</p>',
        '<p style="opacity:0">另 99.00 万元</p>',
        '<p style="color:#FFF">另 99.00 万元</p>',
        '<p><font color="white">另 99.00 万元</font></p>',
        '<p style="position:absolute;left:-9999px">另 99.00 万元</p>',
        '<div style="height:0;overflow:hidden"><p>另 99.00 万元</p></div>',
        '<p class="x gone">另 99.00 万元</p>',
    ],
)
def test_what_is_hidden_is_told_and_not_read(hidden: str) -> None:
    found = flow(
        f"<p>收入 1.00 万元</p>{hidden}",
        "<style>.gone { display: none } @media print {.y{display:none}}</style>",
    )
    assert found == (Paragraph("收入 1.00 万元"), Unseen("另 99.00 万元"))


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="background:#003366"><span style="color:white">收入 1.00 万元</span></p>',
        '<div style="color:white"><p style="color:black">收入 1.00 万元</p></div>',
        '<p class="y">收入 1.00 万元</p>',
        '<table bgcolor="blue"><tr><td style="color:#fff">收入 1.00 万元</td></tr></table>',
    ],
)
def test_what_is_seen_is_read(shown: str) -> None:
    assert texts(shown, "<style>@media print {.y{display:none}}</style>") == ["收入 1.00 万元"]


def test_a_figure_in_hidden_text_asks_and_does_not_accuse() -> None:
    page = (
        "<p>第二部分 部门决算情况说明</p><p>一、收入决算情况说明</p><p>本年收入合计5.00万元，其中：财政拨款收入3.00万元，"
        "事业收入1.00万元。</p><p style='display:none'>其他收入1.00万元</p>"
    )
    document = fa.read(f"<html><meta charset=utf-8>{page}</html>".encode())
    assert [fact.printed for fact in document.data.facts] == ["5.00", "3.00", "1.00"]
    assert any(row.reason.key == "coverage.unseen_text" for row in document.data.coverage)
    assert not [entry for entry in document.check().entries if entry.check.outcome == "inconsistent"]


def test_joined_cells_take_their_places() -> None:
    rows = "<tr><td rowspan=2>项目<td colspan=2>金额<tr><td>预算<td>决算<tr><td>收入<td>1.00<td>2.00"
    assert table(f"<table>{rows}</table>") == [
        (0, 0, 2, 1, "项目"), (0, 1, 1, 2, "金额"), (1, 1, 1, 1, "预算"), (1, 2, 1, 1, "决算"),
        (2, 0, 1, 1, "收入"), (2, 1, 1, 1, "1.00"), (2, 2, 1, 1, "2.00"),
    ]  # fmt: skip


def test_a_table_that_arranges_the_page_is_none() -> None:
    inner = "<table><tr><td>收入<td>1.00<tr><td>支出<td>2.00</table>"
    found = flow(f"<table><tr><td>菜单<td><p>一、收入</p>{inner}</table>")
    assert [type(block) for block in found] == [Paragraph, Paragraph, Table]


def test_scripts_menus_and_forms_are_no_text() -> None:
    body = "<nav>首页 2024</nav><script>var a='99.00'</script><select><option>98.00</select><p>收入</p><footer>ICP 97</footer>"
    assert texts(body) == ["收入"]


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030", "utf-8", "utf-16"])
@pytest.mark.parametrize("declared", [True, False])
def test_encodings(encoding: str, declared: bool) -> None:
    name = f"<meta http-equiv='Content-Type' content='text/html; charset={encoding}'>" if declared else ""
    page = f"<html>{name}<p>镕基路街道办事处收入</p></html>"
    content = page.encode({"gb2312": "gbk"}.get(encoding, encoding))
    assert read_web_page(content, name="a") == (Paragraph("镕基路街道办事处收入"),)


def test_a_saved_page_brings_its_style_sheets() -> None:
    html = "<html><meta charset=utf-8><p class=gone>另 99.00</p><p>收入 1.00</p></html>".encode()
    saved = as_mhtml(html, styles=".gone { display: none }")
    assert read_saved_page(saved, name="a") == (Unseen("另 99.00"), Paragraph("收入 1.00"))


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    far = "http://example.invalid/a"
    body = f'<img src="{far}.png"><iframe src="{far}"></iframe><object data="{far}"></object><p>收入 1.00</p>'
    head = f'<base href="{far}"><link rel=stylesheet href="{far}.css"><style>@import "{far}.css";</style>'
    head += f'<script src="{far}.js"></script>'
    assert texts(body, head) == ["收入 1.00"]


def test_hostile_pages_are_refused_or_read_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "<div>" * 5000 + "收入" + "</div>" * 5000
    try:
        flow(deep)
    except SourceError as error:
        assert error.code == "too_deep"
    assert len(table("<table><tr><td colspan=99999 rowspan=99999>a<td>b<tr><td>c<td>d</table>")) < 1000
    monkeypatch.setattr("fa_helpers.flow.blocks.MAX_CELLS", 400)  # its own is a thousand times as much
    assert len(flow("<table>" + ("<tr>" + "<td>1" * 20) * 20 + "</table>")) == 1
    with pytest.raises(SourceError) as refused:
        flow("<table>" + ("<tr>" + "<td>1" * 21) * 20 + "</table>")
    assert refused.value.code == "table_too_large"
