"""One PDF opened by pdfium (打开的 PDF), with a bound on the time of everything that may take long."""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import weakref
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TypeVar

import pypdfium2.raw as raw

from fa_helpers.errors import SourceError
from fa_helpers.pdf.geometry import Frame, check_size
from fa_helpers.pdf.limits import MAX_MEMORY, MAX_SECONDS
from fa_helpers.pdf.pdfium.calls import GUARD, LOCK, pdfium_calls
from fa_helpers.pdf.time_guard import GaveUpError

Result = TypeVar("Result")

_OPEN: weakref.WeakSet[PdfiumDocument] = weakref.WeakSet()

_ABANDONED: list[bytes] = []
"""Contents of documents that pdfium may still be at work on: they must stay where they are."""


class PdfiumDocument:
    """An open PDF; close it after use, or use it in a ``with`` statement."""

    def __init__(self, source: bytes, name: str) -> None:
        self.name = name
        self._source = source
        self._calls = pdfium_calls()
        self._handle = 0
        self._handle, error = self.bounded(self._open)
        self.page_count: int = self._calls.page_count(self._handle) if self._handle else 0
        if self.page_count < 1:
            opened = bool(self._handle)
            self.close()
            raise _refusal(None if opened else error, name)
        _OPEN.add(self)

    def _open(self) -> tuple[int, int]:
        """The document's handle and pdfium's error number, which has to be asked for in the same thread."""
        handle = self._calls.load_document(self._source, len(self._source), None)
        return handle or 0, self._calls.last_error()

    @property
    def sound(self) -> bool:
        """Whether the file's index of objects was whole, and nothing had to be guessed."""
        return bool(self._calls.has_sound_index(self._handle))

    def __enter__(self) -> PdfiumDocument:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free what pdfium holds of the document."""
        if self._handle:
            self._calls.close_document(self._handle)
            self._handle = 0

    @contextlib.contextmanager
    def page(self, number: int) -> Iterator[tuple[int, Frame]]:
        """A loaded page (its handle) and the frame it is shown in; closed afterwards."""
        with LOCK:
            handle = self.bounded(lambda: self._calls.load_page(self._handle, number - 1))
            if not handle:
                raise self.refusal("page_damaged", page=number)
            try:
                frame = self._frame(handle)
                check_size(frame, self.name, number)
                yield handle, frame
            finally:
                if self._handle:  # else pdfium is still at work on it
                    self._calls.close_page(handle)

    def _frame(self, page: int) -> Frame:
        box = raw.FS_RECTF()
        self._calls.page_box(page, ctypes.addressof(box))
        quarter_turns = max(self._calls.page_rotation(page), 0)
        return Frame(box.left, box.bottom, box.right, box.top, 90 * quarter_turns)

    def bounded(self, call: Callable[[], Result]) -> Result:
        """Make a call that may take long; a :class:`SourceError` when it does."""
        try:
            return GUARD.run(call, seconds=MAX_SECONDS, memory=MAX_MEMORY)
        except GaveUpError as error:
            if error.reason == "busy":
                raise self.refusal("engine_busy") from None
            self._abandon()
            raise self.refusal(f"too_much_{error.reason}") from None
        except KeyboardInterrupt:
            self._abandon()
            raise

    def _abandon(self) -> None:
        """Leave the document to the call that does not end: whoever frees it now crashes the program."""
        _ABANDONED.append(self._source)
        self._handle = 0
        with contextlib.suppress(ImportError, AttributeError):
            import pypdfium2._library_scope as scope

            atexit.unregister(scope.destroy_lib)

    def refusal(self, code: str, **values: object) -> SourceError:
        """An error about this file."""
        return SourceError(where=self.name, code=code, values=values)


@atexit.register
def _close_all() -> None:
    """Close what is open when the program ends: pypdfium2 takes pdfium down right after this."""
    for document in list(_OPEN):
        if _ABANDONED:
            document._handle = 0
        else:
            document.close()


def _refusal(error: int | None, name: str) -> SourceError:
    """Why a PDF cannot be opened; ``error`` is pdfium's number, ``None`` when it opened but has no pages."""
    if error is None:
        code = "no_pages"
    elif error == raw.FPDF_ERR_PASSWORD:
        code = "encrypted"
    elif error == raw.FPDF_ERR_SECURITY:
        code = "encrypted_otherwise"
    else:
        code = "damaged"
    return SourceError(where=name, code=code)
