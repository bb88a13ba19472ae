"""Sentences at random: those of the published families with other numbers and marks, and anything in between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hypothesis import strategies as st

from fa_helpers.text.fold import fold

FOLDER = Path(__file__).parents[1] / "reading" / "sentences"
_CLAUSE_END = re.compile(r"(?<=[，。；|])")
_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
_MARKS = {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "%": "％"}


@dataclass(frozen=True)
class Family:
    """A sentence of a family: its texts between its numerals, the numerals, how each is read (``left`` if it is not)."""

    title: str
    kind: str
    pieces: tuple[str, ...]
    numerals: tuple[str, ...]
    roles: tuple[str, ...]


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """Those sentences of the files whose numerals are found in their order."""
    found = []
    title = kind = ""
    texts: list[tuple[str, str, str, list[list[str]]]] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                title = kind = ""
            elif line.startswith("# "):
                title = line[2:]
            elif line.startswith("@ kind "):
                kind = line[7:]
            elif line.startswith((">= ", "> ")):
                texts.append((title or "情况说明", kind, line[2:], []))
            elif line.strip():
                texts[-1][3].append(line.split())
    for title, kind, text, lines in texts:
        figures = [line for line in lines if line[0] != "left"]
        if (
            not figures or len(figures) < len(lines) or text.startswith(" ")
        ):  # >= : with other amounts another reading
            continue
        if any(
            len(re.findall(rf"(?<![\d.,]){re.escape(f[0])}(?![\d.年月日])", text))
            != [g[0] for g in figures].count(f[0])
            for f in figures
        ):
            continue
        pieces, place = [], 0
        for figure in figures:
            at = re.compile(rf"(?<![\d.,]){re.escape(figure[0])}(?![\d.年月日])").search(text, place)
            if at is None:
                break
            pieces.append(text[place : at.start()])
            place = at.end()
        else:
            pieces.append(text[place:])
            numerals, roles = tuple(f[0] for f in figures), tuple(" ".join(f[1:]) for f in figures)
            found.append(Family(title, kind, tuple(pieces), numerals, roles))
    return tuple(found)


@dataclass(frozen=True)
class Sentence:
    """A text with the places of the numerals that are put into it."""

    family: Family
    text: str
    slots: tuple[tuple[int, str], ...]


def _numeral(printed: str) -> st.SearchStrategy[str]:
    """Another number of the same kind: with decimals or without."""
    whole = st.integers(0, 10**9) | st.integers(0, 10**18 - 1)
    if "." not in printed:
        # neither a year nor a code
        return st.integers(4, 99).map(str) | st.integers(10**7 + 1, 10**10 - 1).map(lambda n: f"{n:,}")
    places = len(printed.partition(".")[2])
    return st.builds(
        lambda n, part, grouped: f"{n:,}.{part:0{places}}" if grouped else f"{n}.{part:0{places}}",
        whole,
        st.integers(0, 10**places - 1),
        st.booleans(),
    )


too_long = st.builds(
    lambda digits, grouped, part: (f"{digits:,}" if grouped else str(digits)) + part,
    st.integers(10**18, 10**30),
    st.booleans(),
    st.sampled_from(["", ".00", ".5"]),
) | st.integers(10**10, 10**30).map(lambda n: f"0.{n}")

_NOISE = (
    "（详见附件） ① 其中： —— 约 “ ” （ ） 、 ，， 。。 … （一） 1. 第3季度 注： 2023年12月31日 2022-2023年 ２０２３年"
    " 0.5 12 3人 99% （2010301） 9,9 1.2.3 -5万元 ⻔ 🙂 \u200b 5～10万元 100万元以上 一百万元 二〇二三年 X 4%-6%"
    " 比上年 占 万元 减少 增长 完成 预算"
)
noise = st.sampled_from(_NOISE.split(" "))


@st.composite
def sentences(
    draw: st.DrawFn, *, other_marks: bool = True, longer: bool = True, noisy: bool = True
) -> Sentence:
    """A sentence of a family with numbers of its own, each another; ``longer`` puts numbers in that none can hold."""
    family = draw(st.sampled_from(families()))
    text = ""
    slots: list[tuple[int, str]] = []
    taken: set[str] = set()
    for place, piece in enumerate(family.pieces):
        if noisy:
            # not right before a numeral: what stands there may make it a name (第3号, “12345”)
            parts = _CLAUSE_END.split(piece)
            piece = "".join(
                part
                + (
                    draw(noise)
                    if after and part[-1:] in tuple("，。；|") and draw(st.integers(0, 5)) == 0
                    else ""
                )
                for part, after in zip(parts, [*parts[1:], ""], strict=True)
            )
        if other_marks and draw(st.booleans()):
            for mark, other in _MARKS.items():
                piece = piece.replace(mark, other)
        text += piece
        if place == len(family.numerals):
            break
        usual = _numeral(family.numerals[place])
        numeral = draw((usual | usual | usual | too_long) if longer else usual)
        if fold(numeral) in taken:
            _, point, behind = numeral.partition(".")
            numeral = f"{10**8 + 7 + len(taken)}{point}{behind}"
        taken.add(fold(numeral))
        if other_marks and draw(st.integers(0, 5)) == 0:
            numeral = numeral.translate(_WIDE)
        slots.append((len(text), numeral))
        text += numeral
    return Sentence(family, text, tuple(slots))
