"""Which characters of a page nobody sees (看不见的文字): objects in doubt are asked for their ink."""

from __future__ import annotations

from collections.abc import Sequence

from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.page import Char
from fa_helpers.pdf.pdfium.document import PdfiumDocument
from fa_helpers.pdf.pdfium.doubtful_text import Painted, TextObject, bounds, doubtful
from fa_helpers.pdf.pdfium.ink import too_small, without_ink


def unseen_chars(
    document: PdfiumDocument,
    page: int,
    frame: Frame,
    upright: Frame,
    chars: Sequence[Char],
    runs: Sequence[tuple[int, slice]],
    painted: Painted,
) -> set[int]:
    """The places among ``chars`` of those that nobody sees; ``upright`` is the frame they were read in."""
    found = doubtful(upright, [TextObject(handle, chars[place]) for handle, place in runs], painted)
    unseen = too_small(chars)
    if not found:
        return unseen
    places = [
        index for handle, place in runs if handle in found for index in range(*place.indices(len(chars)))
    ]
    quarters = (upright.rotation - frame.rotation) // 90 % 4
    bare = without_ink(document, page, upright, quarters, found, [chars[index] for index in places])
    unseen.update(index for index, is_bare in zip(places, bare, strict=True) if is_bare)
    return _without_twins(unseen, chars, runs, painted) if unseen else unseen


def _without_twins(
    unseen: set[int], chars: Sequence[Char], runs: Sequence[tuple[int, slice]], painted: Painted
) -> set[int]:
    """Without the shadows of letters: of text printed twice on one place pdfium gives the first only, seen or not."""
    told = {handle for handle, _ in runs}
    silent = bounds([text for text in painted.texts if text[0] not in told])
    return {
        index
        for index in unseen
        if not any(
            box.x0 <= (chars[index].x0 + chars[index].x1) / 2 <= box.x1
            and box.top <= (chars[index].top + chars[index].bottom) / 2 <= box.bottom
            for box in silent
        )
    }
