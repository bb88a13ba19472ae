"""Packages that only some forms need (可选组件): asked for when a file needs them, named when they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from fa_helpers.errors import SourceError


def needed(module: str, *, extra: str, where: str) -> Any:
    """A module of an extra; without it the file is refused in one line that says how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise SourceError(where=where, code="extra_missing", values={"extra": extra}) from None
