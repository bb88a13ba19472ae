"""A file without pages becomes a flow (流式文件的读取), whichever of the forms it has."""

from __future__ import annotations

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import Block


def read_flow(content: bytes, kind: str, *, name: str) -> tuple[Block, ...]:
    """The flow of a file of some kind, as ``file_kinds`` names it; loads only what that kind needs."""
    if kind == "html":
        from fa_helpers.flow.web import read_web_page

        return read_web_page(content, name=name)
    raise SourceError(where=name, code=kind)
