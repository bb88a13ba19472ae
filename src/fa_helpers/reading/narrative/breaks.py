"""Where stretches of a text end and numbered lines begin (断句), in folded text."""

from __future__ import annotations

from fa_helpers.patterns import regex

HARD_BREAK = regex(
    r"[。;](?!\))|(?<=[。;:])\n|\n(?=\(?\d{1,2}(?:[.](?!\d)|[、)])|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)"
)
"""Ends of sentences and of the stretches between semicolons, in folded text."""
NUMBERED = regex(r"\(?[\d一二三四五六七八九十]{1,3}(?:[.](?!\d)|[、)])")
COUNTED = regex(r"(?<!原因如下)(?<=[括下面中况为]):\(?(?:\d{1,2}|[一二三四五六七八九十])[.、)](?!\d)")
