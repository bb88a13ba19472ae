"""Build the bundled font (字体): a renamed TrueType subset for Chinese in charts and in typeset PDFs.

The outlines come from NotoSansSC-Regular.ttf as the PyPI package zhplot ships it (SIL Open Font License).
The licence asks for another name, since one is reserved, and for its own text beside the font.
The same outlines and the same fontTools give the same bytes.

    python tools/build_font.py
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/fa_helpers/presentation/data/fa-helpers-sans.ttf"
STANDARD_CHARACTERS = Path(__file__).with_name("standard_characters.txt")

FAMILY = "FA Helpers Sans"
POSTSCRIPT_NAME = "FAHelpersSans-Regular"
VERSION = "1.000"
RESERVED = ("noto", "source")
KEPT_NAMES = (0, 13, 14)  # copyright, licence, address of the licence: the licence asks for them

SIGNS = (
    "←→↑↓↔⇒⇔−∓≤≥≠≈×÷±–—…·●○■□▲▼△▽◆◇★☆"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ№℃‰¥￥“”‘’「」『』〔〕"
)
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x2010, 0x2027),  # dashes, quotes, dots
    (0x2500, 0x257F),  # box drawing
    (0x2E80, 0x2FD5),  # radicals: some PDFs print them in place of the characters
    (0x3000, 0x301F),  # Chinese punctuation
    (0xFF01, 0xFF60),  # full-width forms
)


def gb2312() -> set[str]:
    """The characters of GB2312, from Python's own codec."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return set("".join(pair.decode("gb2312", errors="ignore") for pair in pairs))


def standard_characters(path: Path = STANDARD_CHARACTERS) -> set[str]:
    """The 8,105 characters of the national list (通用规范汉字表)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return set("".join(line for line in lines if not line.startswith("#")))


def wanted(available: Iterable[int]) -> set[int]:
    """The code points to keep; raise if a character that the project counts on has no glyph."""
    needed = {ord(character) for character in gb2312() | standard_characters() | set(SIGNS)}
    needed |= set(range(*RANGES[0]))
    present = set(available)
    if missing := sorted(needed - present):
        raise SystemExit(f"the source font lacks {len(missing)} characters, first U+{missing[0]:04X}")
    ranged = {point for first, last in RANGES for point in range(first, last + 1)}
    return needed | (ranged & present)


def find_outlines() -> Path:
    """The font file inside the installed zhplot package, found without importing it."""
    spec = find_spec("zhplot")
    if spec is None or spec.origin is None:
        raise SystemExit("zhplot is not installed: pip install zhplot==1.0.0 (needed only to build the font)")
    return Path(spec.origin).parent / "fonts" / "NotoSansSC-Regular.ttf"


def subset(font: Any) -> None:
    """Drop all that neither matplotlib nor a PDF needs: other glyphs, hints, layout features, glyph names."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = list(KEPT_NAMES)
    options.name_languages = [0x409]
    options.recalc_timestamp = False
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "prep", "vhea", "vmtx"]
    subsetter = Subsetter(options=options)
    subsetter.populate(unicodes=wanted(font.getBestCmap()))
    subsetter.subset(font)


def rename(font: Any) -> None:
    """Give the font its own name; the licence forbids the reserved one."""
    names = {
        1: FAMILY,
        2: "Regular",
        3: f"{VERSION};{POSTSCRIPT_NAME}",
        4: FAMILY,
        5: f"Version {VERSION}",
        6: POSTSCRIPT_NAME,
    }
    for name_id, text in names.items():
        if any(word in text.lower() for word in RESERVED):
            raise SystemExit(f"{text!r} holds a reserved font name")
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["head"].fontRevision = 1.0
    font["head"].modified = font["head"].created  # a date of today would change the bytes at every build
    font["OS/2"].achVendID = "NONE"


def instantiate(font: Any) -> Any:
    """The regular weight, should the file be a variable font (zhplot's is static)."""
    if "fvar" not in font:
        return font
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

    return instantiateVariableFont(font, {"wght": 400})


def build(outlines: Path, target: Path) -> int:
    """Write the font to ``target`` and its licence beside it; return the number of characters."""
    font = instantiate(TTFont(outlines, recalcTimestamp=False))
    subset(font)
    rename(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    font.save(partial, reorderTables=True)
    partial.replace(target)
    licence = outlines.with_name("OFL.txt").read_text(encoding="utf-8")
    target.with_name("OFL.txt").write_text(licence.replace("\r\n", "\n"), encoding="utf-8", newline="\n")
    return len(font.getBestCmap())


def main(arguments: list[str] | None = None) -> int:
    """Build the font and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--outlines", type=Path, help="the font to cut down (default: the one in zhplot)")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args(arguments)
    count = build(options.outlines or find_outlines(), options.target)
    print(f"{options.target.name}: {count:,} characters, {options.target.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
