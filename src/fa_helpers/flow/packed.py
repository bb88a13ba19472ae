"""Files that are an archive of XML (.docx, .xlsx): opened within bounds, nothing outside of them is looked at."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import MAX_BYTES
from fa_helpers.flow.extras import needed

_MOST_NAMES = 20_000


class Packed:
    """An opened archive (压缩的文档): its parts as XML, read as far as :data:`MAX_BYTES` together."""

    def __init__(self, content: bytes, *, name: str) -> None:
        self.name = name
        self._etree = needed("lxml.etree", extra="office", where=name)
        self._left = MAX_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise SourceError(where=name, code="damaged") from None
        if len(self._archive.namelist()) > _MOST_NAMES:
            raise SourceError(where=name, code="too_much_text")

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._archive.NameToInfo

    def bytes_of(self, part: str) -> bytes:
        """A part unpacked; empty where there is none."""
        try:
            with self._archive.open(part) as packed:
                content = packed.read(self._left + 1)
        except KeyError:
            return b""
        # what a packed file may trip over: zlib, a wrong checksum, a password, an unknown method
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
            raise SourceError(where=self.name, code="damaged") from None
        except Exception as error:  # zlib.error and lzma.LZMAError share no base but this
            if type(error).__module__ not in ("zlib", "lzma", "_lzma"):
                raise
            raise SourceError(where=self.name, code="damaged") from None
        self._left -= len(content)
        if self._left < 0:
            raise SourceError(where=self.name, code="too_much_text")
        return content

    def xml(self, part: str) -> Any:
        """The root of a part; ``None`` where there is none. Entities are not put in, nothing is fetched."""
        content = self.bytes_of(part)
        if not content:
            return None
        etree = self._etree
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(content, parser=parser)
        except (etree.XMLSyntaxError, ValueError):
            raise SourceError(where=self.name, code="damaged") from None


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Any, name: str, default: str = "") -> str:
    """An attribute by its name without a namespace."""
    for key, text in element.attrib.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return str(text)
    return default


def child(element: Any, *path: str) -> Any:
    """The first child of a child… by names without namespaces; ``None`` where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element
