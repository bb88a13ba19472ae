"""Run the notebooks in place and store their outputs, cleaned of all that changes from run to run.

``python tools/refresh_notebooks.py [NAME ...]``: run after a change that is meant to change what they show, look at
the result, then commit it. Execution counts run from 1; no versions, times or paths are kept.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
CELL_SECONDS = 600


def clean(notebook: Any) -> None:
    """Keep only what the notebook says: no time stamps, no versions of Python."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = {"tags": tags} if tags else {}


def refresh(path: Path) -> None:
    """Run one notebook in place."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    clean(notebook)
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def main() -> int:
    """Refresh the named notebooks, or all."""
    names = set(sys.argv[1:])
    paths = [path for path in sorted(FOLDER.rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    unknown = names - {path.stem for path in paths}
    if unknown:
        print(
            f"no notebook is called {', '.join(sorted(unknown))}; there are {', '.join(p.stem for p in paths)}"
        )
        return 1
    for path in paths:
        if names and path.stem not in names:
            continue
        print(f"running {path.relative_to(FOLDER)}", flush=True)
        refresh(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
