"""What a killed run left behind is put right (清理残留), and what a person may have written is never written over."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from fa_helpers.patterns import regex

PREFIX: Final = ".writing-"
NOTE: Final = "INCOMPLETE-未写完.txt"
"""Stands in a folder while its files are moved in one by one."""
_STAGING: Final = regex(rf"{re.escape(PREFIX)}(?:\d+-)?[a-z0-9_]{{8}}")


def clear_leftovers(home: Path) -> None:
    """Put right what killed runs left in a folder whose lock is held: any ``.writing-…`` in it is of a run that ended."""
    for path in [*home.iterdir()]:
        if _STAGING.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            put_right(path, home)


def put_right(staging: Path, home: Path) -> None:
    """Leave the old set or the new one whole, and the staging folder gone; may itself be stopped and done again.

    While ``new`` is there the swap did not come about, so that what lies in ``old`` belongs back in its place; while
    ``names`` is there the files were moved in only in part.
    """
    if (staging / "new").exists() and (staging / "old").exists():
        for kept in [*(staging / "old").iterdir()]:
            give_back(kept, home / kept.name)
    undo(staging, home)
    shutil.rmtree(staging, ignore_errors=True)


def undo(staging: Path, folder: Path) -> None:
    """Take back a set that was moved in only in part, and the note with it."""
    listed, new, aside = staging / "names", staging / "new", staging / "aside"
    if listed.exists():
        for name, content in _listed(listed).items():
            if (folder / name).exists() and not (new / name).exists():
                if fingerprint((folder / name).read_bytes()) == content:
                    move(folder / name, new / name)
                else:
                    keep_beside(folder / name)  # someone wrote into it since
        for path in [path for path in entries(aside) if path.is_symlink() or not path.is_dir()]:
            give_back(path, folder / path.relative_to(aside))
        listed.unlink()
    if (folder / NOTE).exists():
        (folder / NOTE).unlink()


def list_names(staging: Path, contents: dict[str, bytes]) -> None:
    """Write down what will be moved in, before the first file is."""
    listed = {name: fingerprint(content) for name, content in sorted(contents.items())}
    (staging / "names").write_text(json.dumps(listed), "utf-8")


def _listed(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except ValueError:  # killed while it was written: nothing was moved yet
        return {}


def fingerprint(content: bytes) -> str:
    """By what a file is known again (指纹)."""
    return hashlib.sha256(content).hexdigest()


def give_back(path: Path, target: Path) -> None:
    """Put a file or folder back in its place; where another stands there by now both are kept."""
    if not os.path.lexists(target):
        move(path, target)
    elif path.is_dir() and target.is_dir() and not path.is_symlink():
        for child in [*path.iterdir()]:
            give_back(child, target / child.name)
    elif path.is_dir() or target.is_dir() or path.read_bytes() != target.read_bytes():
        move(path, beside(target, path))


def keep_beside(path: Path) -> Path:
    """Move a file to a name with its date beside it (另存), and return that."""
    target = beside(path, path)
    path.replace(target)
    return target


def beside(target: Path, dated: Path) -> Path:
    """A free name beside a file, with the date when another was last saved: ``review.kept-2024-01-02-030405.csv``."""
    when = datetime.fromtimestamp(dated.lstat().st_mtime).strftime("%Y-%m-%d-%H%M%S")
    names = (f"{target.stem}.kept-{when}{f'-{n}' if n > 1 else ''}{target.suffix}" for n in count(1))
    return next(path for path in map(target.with_name, names) if not os.path.lexists(path))


def entries(folder: Path) -> Iterator[Path]:
    """Everything below a folder, folders before what is in them."""
    for root, folders, files in os.walk(folder):
        for name in (*folders, *files):
            yield Path(root, name)


def move(path: Path, target: Path) -> None:
    """Move a file, making the folders it goes to."""
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)
