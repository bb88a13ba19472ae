"""A web page saved as one file (.mhtml) as a flow: its page, with the style sheets that lie in the file beside it."""

from __future__ import annotations

import email
import email.policy
from email.message import Message

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import MAX_BYTES, Block
from fa_helpers.flow.web import decode, read_web_page

_MOST_PARTS = 5_000


def read_saved_page(content: bytes, *, name: str) -> tuple[Block, ...]:
    """The flow of an MHTML file. Of a page made of frames (a workbook saved so), every frame is read in turn."""
    if len(content) > MAX_BYTES:
        raise SourceError(where=name, code="too_much_text")
    try:
        parts = list(email.message_from_bytes(content, policy=email.policy.compat32).walk())
    except RecursionError:
        raise SourceError(where=name, code="too_deep") from None
    if len(parts) > _MOST_PARTS:
        raise SourceError(where=name, code="too_deep")
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    sheets = [_text(part) for part in parts if part.get_content_type() == "text/css"]
    if not pages:
        raise SourceError(where=name, code="empty")
    first = next((page for page in pages if _is_root(page, parts[0])), pages[0])
    blocks = _read(first, sheets, name)
    if blocks:
        return blocks
    return tuple(block for page in pages if page is not first for block in _read(page, sheets, name))


def _is_root(page: Message, envelope: Message) -> bool:
    start = envelope.get_param("start") or envelope.get("Snapshot-Content-Location") or ""
    known = (page.get("Content-ID"), page.get("Content-Location"))
    return bool(start) and any(one is not None and one.strip() == str(start).strip() for one in known)


def _read(page: Message, sheets: list[str], name: str) -> tuple[Block, ...]:
    return read_web_page(_bytes(page), name=name, charset=page.get_content_charset() or "", sheets=sheets)


def _text(part: Message) -> str:
    return decode(_bytes(part), part.get_content_charset() or "")


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
