"""A file without pages becomes a flow (流式文件的读取), whichever of the forms it has."""

from __future__ import annotations

from fa_helpers.flow.blocks import Block


def read_flow(content: bytes, kind: str, *, name: str) -> tuple[Block, ...]:
    """The flow of a file of some kind, as ``file_kinds`` names it; loads only what that kind needs."""
    if kind == "html":
        from fa_helpers.flow.web import read_web_page

        return read_web_page(content, name=name)
    if kind == "mhtml":
        from fa_helpers.flow.saved_page import read_saved_page

        return read_saved_page(content, name=name)
    if kind == "word":
        from fa_helpers.flow.word import read_word

        return read_word(content, name=name)
    if kind == "excel":
        from fa_helpers.flow.workbook import read_workbook

        return read_workbook(content, name=name)
    if kind == "excel_97":
        from fa_helpers.flow.old_workbook import read_old_workbook

        return read_old_workbook(content, name=name)
    from fa_helpers.flow.old_word import read_old_word

    return read_old_word(content, name=name)
