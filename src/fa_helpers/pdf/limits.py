"""How much of a file is read before it is refused (上限): a document is not even trusted to be of sane size.

Every bound is far above what an office publishes; the largest final accounts have a few hundred pages.
"""

from __future__ import annotations

MAX_FILE_BYTES = 512 * 1024 * 1024
"""A larger file is refused before it is opened."""

MAX_PAGES = 3_000
"""A file of more pages is refused, unless the caller asks for more."""

MAX_CHARS_PER_PAGE = 200_000
"""A page of an annual report holds one or two thousand characters, a dense table ten thousand."""

MAX_OBJECTS_PER_PAGE = 200_000
"""Painted objects on one page, those inside nested forms counted each time they are painted."""

MAX_SEGMENTS_PER_PAGE = 2_000_000
"""Pieces of all paths on one page: a path may be as long as a file likes, and counts as one object."""

MAX_FORM_DEPTH = 20
"""How deep forms (reusable drawings) may be nested; files in use nest two or three deep."""

MAX_PAGE_POINTS = 20_000.0
"""Longest side of a page in points (about 7 m): an A4 page is 842 points high."""

MAX_PICTURE_PIXELS = 60_000_000
"""Pixels of one rendered picture: about an A3 page at 500 dots an inch."""

MAX_SECONDS = 20.0
"""Opening a file, one of its pages or a picture of it: pages in use take milliseconds."""

MAX_MEMORY = 1024 * 1024 * 1024
"""Memory for the same: pages in use take a few megabytes."""

MAX_DRAWING_BYTES = 64 * 1024 * 1024
"""Unpacked size of one form (reusable drawing)."""

MAX_RULES = 10_000
"""Ruling lines of a page in which tables are looked for; the densest page seen has 560."""

MAX_CROSSINGS = 10_000
"""Their possible crossings (distinct rows times distinct columns); the densest page seen has 330."""
