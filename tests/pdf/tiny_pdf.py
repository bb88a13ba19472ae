"""PDFs of a few objects, written by hand: for what no PDF library writes on purpose."""

from __future__ import annotations

import io
from collections.abc import Mapping

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def obj(values: Mapping[str, object]) -> str:
    """A PDF dictionary."""
    return "<< " + " ".join(f"/{key} {value}" for key, value in values.items()) + " >>"


class TinyPdf:
    """Collects objects and writes them with a cross-reference table."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b""]  # the catalogue and the page tree come last
        self.pages: list[str] = []

    def add(self, body: str | bytes) -> str:
        """Add an object; gives the reference to it."""
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return f"{len(self.objects)} 0 R"

    def stream(self, content: str | bytes, values: Mapping[str, object] | None = None) -> str:
        """Add a stream."""
        data = content.encode("latin-1") if isinstance(content, str) else content
        head = obj({**(values or {}), "Length": len(data)}).encode("latin-1")
        return self.add(head + b"\nstream\n" + data + b"\nendstream")

    def font(self, to_unicode: Mapping[int, str] | None = None, **values: object) -> str:
        """Helvetica, with the characters that its codes are said to mean (as hex of UTF-16)."""
        more = dict(values)
        if to_unicode:
            lines = "\n".join(f"<{code:02X}> <{text}>" for code, text in to_unicode.items())
            cmap = (
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
                "1 begincodespacerange <00> <FF> endcodespacerange\n"
                f"{len(to_unicode)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
            )
            more["ToUnicode"] = self.stream(cmap)
        return self.add(obj({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", **more}))

    def form(self, content: str, resources: str = "<< >>", **values: object) -> str:
        """A form XObject (a reusable drawing)."""
        base = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": "[-1000 -1000 1000 1000]",
            "Resources": resources,
        }
        return self.stream(content, {**base, **values})

    def page(self, content: str | bytes, resources: str = "<< >>", **values: object) -> None:
        """Add a page of 300 by 200 points unless another ``MediaBox`` is given."""
        base = {"Type": "/Page", "Parent": "2 0 R", "MediaBox": "[0 0 300 200]", "Resources": resources}
        self.pages.append(self.add(obj({**base, "Contents": self.stream(content), **values})))

    def write(self, trailer: Mapping[str, object] | None = None) -> bytes:
        """The bytes of the file."""
        self.objects[0] = obj({"Type": "/Catalog", "Pages": "2 0 R"}).encode()
        kids = "[" + " ".join(self.pages) + "]"
        self.objects[1] = obj({"Type": "/Pages", "Kids": kids, "Count": len(self.pages)}).encode()
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(self.objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        for place in places:
            out += b"%010d 00000 n \n" % place
        end = obj({"Size": len(places) + 1, "Root": "1 0 R", **(trailer or {})})
        return bytes(out) + f"trailer\n{end}\nstartxref\n{start}\n%%EOF\n".encode("latin-1")


def cid_font_pdf(characters: str, glyphs: bytes | None = None) -> bytes:
    """A page whose font does not say what its glyphs mean, but for a table inside the embedded font.

    Each line of the text is a line of the page. ``glyphs`` is a table from codes to glyphs, two bytes each; without it
    a code is its glyph.
    """
    pdf = TinyPdf()
    lines = characters.split("\n")
    glyph_of = {char: number for number, char in enumerate(dict.fromkeys("".join(lines)), start=1)}
    data = _font_file("".join(glyph_of))
    embedded = pdf.stream(data, {"Length1": len(data)})
    descriptor = pdf.add(
        obj(
            {
                "Type": "/FontDescriptor",
                "FontName": "/T",
                "Flags": 4,
                "FontBBox": "[0 -120 1000 880]",
                "Ascent": 880,
                "Descent": -120,
                "CapHeight": 700,
                "StemV": 80,
                "ItalicAngle": 0,
                "FontFile2": embedded,
            }
        )
    )
    descendant = pdf.add(
        obj(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": "/T",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": descriptor,
                "DW": 1000,
                "CIDToGIDMap": pdf.stream(glyphs) if glyphs else "/Identity",
            }
        )
    )
    font = pdf.font(
        Subtype="/Type0", BaseFont="/T", Encoding="/Identity-H", DescendantFonts=f"[{descendant}]"
    )
    rows = ["<" + "".join(f"{glyph_of[char]:04X}" for char in line) + "> Tj 0 -16 Td" for line in lines]
    box = {"MediaBox": "[0 0 600 800]"} if len(lines) > 1 else {}
    start = "50 700" if len(lines) > 1 else "50 100"
    pdf.page(f"BT /F 10 Tf {start} Td {' '.join(rows)} ET", f"<< /Font << /F {font} >> >>", **box)
    return pdf.write()


def _font_file(characters: str) -> bytes:
    """A TrueType font of one square for every character."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 700), (600, 700), (600, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"g{place}" for place in range(len(characters)))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(characters, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "T", "styleName": "R"})
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()
