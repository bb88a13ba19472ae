"""Notebooks are run in few kernels (运行笔记本): one after the other, in a kernel that reads the file once."""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.presentation.charts.picture import FOR_PHONES

CELL_SECONDS = 600
"""How long one cell may take before the run is given up."""
OUTPUT_SECONDS = 60
"""How long what a cell shows may take to arrive once it is done; by default it would be given up silently after 4."""
LONGEST_REASON = 200
"""Characters of an error that are said of a notebook that failed."""
_LOOK_EVERY = 0.2
_ONCE: Final = (
    "import functools\nfrom fa_helpers import document\ndocument.read = functools.cache(document.read)"
)
"""Told to a kernel before its notebooks: they all read the same file."""
_ANEW: Final = "get_ipython().reset(new_session=True)"
"""Told between two notebooks: a notebook finds nothing of those before it."""


_SLOW: Final = "rfc3987_syntax"
"""Grammars of addresses with foreign letters: making them takes as long as running two notebooks, none needs them."""


class NotebookFailedError(FinalAccountsError):
    """A notebook stopped with an error (运行失败)."""


def load_jupyter() -> None:
    """Load what reads and runs notebooks (载入), without what is slow and of no use here."""
    modules: dict[str, Any] = sys.modules
    unloaded = _SLOW not in modules
    if unloaded:
        modules[_SLOW] = None  # as if it were not installed: jsonschema then goes without
    try:
        import_module("nbclient")
    finally:
        if unloaded:
            del modules[_SLOW]


def run_notebooks(
    notebooks: Sequence[Any], folder: Path, begun: Callable[[int], None]
) -> dict[int, NotebookFailedError]:
    """Run notebooks in their order, in a kernel that works in a folder, and say which of them failed (运行).

    Each begins with nothing of those before; ``begun`` hears its number when it begins. One that fails, takes too
    long or ends the kernel costs itself alone: the next ones run in a kernel of their own.
    """
    load_jupyter()
    from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError

    failed: dict[int, NotebookFailedError] = {}
    lost: set[int] = set()
    first = 0
    while first < len(notebooks):
        reached = [first]

        def starts(number: int, reached: list[int] = reached) -> None:
            reached.append(number)
            begun(number)

        try:
            with _quiet_kernel():
                _execute(_in_a_row(notebooks, first, starts, folder))
            break
        except CellExecutionError as error:
            failed[reached[-1]] = NotebookFailedError(one_line(f"{error.ename}: {error.evalue}"))
        except (CellControlSignal, DeadKernelError) as error:  # too long, or the kernel ended
            if (
                "IOPub" in str(error) and reached[-1] not in lost
            ):  # what a cell showed was lost on its way: once more
                lost.add(first := reached[-1])
                continue
            failed[reached[-1]] = NotebookFailedError(one_line(f"{type(error).__name__}: {error}"))
        first = reached[-1] + 1
    return failed


def _in_a_row(notebooks: Sequence[Any], first: int, starts: Callable[[int], None], folder: Path) -> Any:
    """A client that runs the cells of several notebooks, from one of them on, as if they were one notebook."""
    from nbclient import NotebookClient
    from nbformat import v4

    made: Any = v4  # its functions have no types
    cells, begins = [made.new_code_cell(_ONCE)], {}
    for number in range(first, len(notebooks)):
        begins[len(cells)] = number
        cells += [made.new_code_cell(_ANEW), *notebooks[number].cells]
    row = made.new_notebook()
    row.cells = cells  # not checked: the ids of cells are those of their notebooks, and two may be the same

    def on_cell_start(cell: Any, cell_index: int) -> None:
        if cell_index in begins:
            starts(begins[cell_index])

    return NotebookClient(
        row,
        timeout=CELL_SECONDS,
        iopub_timeout=OUTPUT_SECONDS,
        raise_on_iopub_timeout=True,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=on_cell_start,
    )


def _execute(client: Any) -> None:
    """Run cells in a helper thread: in the main one nbclient takes Ctrl-C for itself and only loses its kernel."""
    errors: list[BaseException] = []

    def work() -> None:
        try:
            client.execute(env=os.environ | {FOR_PHONES: "1"})
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_LOOK_EVERY)  # with an end, or Windows does not hear Ctrl-C
    except KeyboardInterrupt:
        _end_kernel(client)
        raise
    if errors:
        raise errors[0]


def _end_kernel(client: Any) -> None:
    """End the kernel of a run that is given up; nbclient's own clean-up needs the thread that is left behind."""
    with contextlib.suppress(AttributeError, OSError):  # it may not have begun, or have ended
        client.km.provisioner.process.kill()
    with contextlib.suppress(AttributeError):
        atexit.unregister(client._cleanup_kernel)


def one_line(text: str) -> str:
    """An error in one line, not too long (一行)."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "…"


@contextlib.contextmanager
def _quiet_kernel() -> Iterator[None]:
    """The kernel's start-up notes are no message to the reader: catch what is written to standard error."""
    # ipykernel writes from its own process, so the file descriptor is turned away, not only the Python object.
    with Path(os.devnull).open("w", encoding="utf-8") as null, contextlib.redirect_stderr(io.StringIO()):
        saved = os.dup(2)
        os.dup2(null.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)
