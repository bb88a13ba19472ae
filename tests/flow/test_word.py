"""Word files: numbers made by Word, merged cells, text boxes, hidden and deleted words, bounds."""

from __future__ import annotations

import pytest

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import Block, Paragraph, Table, Unseen

pytest.importorskip("lxml")
from making import W, p, packed, word

from fa_helpers.flow.word import read_word


def flow(body: str, **parts: str) -> tuple[Block, ...]:
    return read_word(word(body, **parts), name="a.docx")


def test_numbers_that_word_makes_stand_before_their_paragraphs() -> None:
    level = '<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:lvlText w:val="{t}"/></w:lvl>'
    levels = level.format(n=0, f="chineseCounting", t="%1、") + level.format(
        n=1, f="chineseCounting", t="（%2）"
    )
    numbering = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    styles = '<w:style w:styleId="H"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'

    def at(level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'

    body = (
        p("收入", at(0))
        + p("基本", '<w:pStyle w:val="H"/>')
        + p("项目", '<w:pStyle w:val="H"/>')
        + p("支出", at(0))
        + p("人员", at(1))
    )
    told = [
        block.text for block in flow(body, numbering=numbering, styles=styles) if isinstance(block, Paragraph)
    ]
    assert told == ["一、收入", "（一）基本", "（二）项目", "二、支出", "（一）人员"]


@pytest.mark.parametrize("run", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:rStyle w:val="Gone"/>'])
def test_hidden_words_are_told(run: str) -> None:
    styles = '<w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert flow(p("另99.00", run=run) + p("收入1.00"), styles=styles) == (
        Unseen("另99.00"),
        Paragraph("收入1.00"),
    )


def test_switched_off_and_white_on_a_colour_are_seen() -> None:
    shade = '<w:color w:val="FFFFFF"/><w:shd w:fill="1F4E79"/>'
    assert flow(p("收入1.00", run='<w:vanish w:val="0"/>') + p("支出2.00", run=shade)) == (
        Paragraph("收入1.00"), Paragraph("支出2.00"),
    )  # fmt: skip


def test_insertions_are_text_and_deletions_are_told() -> None:
    def run(tag: str, text: str) -> str:
        return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"

    body = f"<w:p>{run('t', '收入')}<w:del>{run('delText', '98.00')}</w:del><w:ins>{run('t', '99.00')}</w:ins></w:p>"
    assert flow(body) == (Paragraph("收入99.00"), Unseen("98.00"))


def test_fields_boxes_and_links() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('框内1.00')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    field = "<w:r><w:instrText>HYPERLINK http://example.invalid</w:instrText></w:r><w:hyperlink><w:r><w:t>收入</w:t></w:r></w:hyperlink>"
    assert flow(f"<w:p>{box}{field}</w:p>") == (Paragraph("收入"), Paragraph("框内1.00"))


def test_merged_and_nested_cells() -> None:
    def cell(text: str, properties: str = "", more: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{more}{p(text)}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('甲')}{cell('1.00')}</w:tr><w:tr>{cell('乙')}{cell('2.00')}</w:tr></w:tbl>"
    first, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr>{cell('项目', first)}{cell('金额', wide)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('预算')}{cell('决算')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删去的行')}{cell('7.00')}{cell('8.00')}</w:tr>"
        f"<w:tr>{cell('收入', more=inner)}{cell('3.00')}{cell('4.00')}</w:tr>"
    )
    gone, table, nested = flow(f"<w:tbl>{rows}</w:tbl>")
    assert gone == Unseen("删去的行7.008.00") and isinstance(table, Table) and isinstance(nested, Table)
    told = [(c.row, c.column, c.rows, c.columns, "".join(c.lines)) for c in table.cells]
    assert told[:2] == [(0, 0, 2, 1, "项目"), (0, 1, 1, 2, "金额")]
    assert [text for *_, text in told][-3:] == ["收入", "3.00", "4.00"]
    assert [cell.lines for cell in nested.cells] == [("甲",), ("1.00",), ("乙",), ("2.00",)]


def test_a_bomb_is_refused() -> None:
    parts = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>'.encode() + b" " * (70 << 20)}
    content = packed(parts)
    assert len(content) < 1 << 20
    with pytest.raises(SourceError) as refused:
        read_word(content, name="a")
    assert refused.value.code == "too_much_text"


def test_entities_are_not_put_in() -> None:
    entities = '<!DOCTYPE d [<!ENTITY a "99.00"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    body = f'{entities}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>1.00&a;&b;</w:t></w:r></w:p></w:body></w:document>'
    assert read_word(packed({"word/document.xml": body}), name="a") == (Paragraph("1.00"),)


def test_deep_nesting_is_refused() -> None:
    body = "<w:sdt>" * 200 + p("收入") + "</w:sdt>" * 200
    with pytest.raises(SourceError) as refused:
        flow(body)
    assert refused.value.code in ("too_deep", "damaged")
