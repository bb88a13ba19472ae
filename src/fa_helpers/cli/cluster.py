"""Files read by the workers of a Dask cluster (集群): the same work as by processes of this machine, and the same results.

Each worker must see the files and the store under the same paths, have this package, and do one thing at a time
(``dask worker ADDRESS --nthreads 1``). A worker that dies costs one more try of its file, a second death the file
(with a scheduler started by hand, as many as its ``allowed-failures`` say). Time and memory of a whole file are bounded
by the workers' own limits; a page's are those of the reader.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

from fa_helpers.cli.workers import Lost
from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import Language, message

Task = TypeVar("Task")
Result = TypeVar("Result")

LOCAL: Final = "local"
_DEATHS: Final = 1
"""How many workers may die over a file before it is given up."""


def run_on_cluster(
    do: Callable[[Task], Result], tasks: Sequence[Task], address: str, workers: int, language: Language
) -> Iterator[tuple[int, Result | Lost]]:
    """The number of each task with its result, as they come (按完成次序); needs the extra ``cluster``."""
    try:
        import dask
        from distributed import Client, KilledWorker, LocalCluster, as_completed
    except ImportError:
        raise FinalAccountsError(code="extra_missing", values={"extra": "cluster"}) from None
    with dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS}):
        cluster: Any = None
        if address == LOCAL:
            cluster = LocalCluster(n_workers=max(1, workers), threads_per_worker=1, processes=True)
        try:
            client = Client(cluster if cluster is not None else address, timeout="30s")
        except (OSError, ValueError):
            raise FinalAccountsError(where=address, code="no_cluster") from None
        try:
            print(
                message("cli.dashboard", language, address=client.dashboard_link), file=sys.stderr, flush=True
            )
            futures = {client.submit(do, task, pure=False): number for number, task in enumerate(tasks)}
            for future in as_completed([*futures]):
                error = future.exception() if future.status == "error" else None
                if error is not None and not isinstance(error, KilledWorker):
                    raise error
                yield futures.pop(future), Lost("crash") if error is not None else future.result()
        finally:
            client.close()
            if cluster is not None:
                cluster.close()
