"""Many files at once, some of them bad: ``python benchmarks/bench_many_files.py --count 300 --bad 15``.

Documents are made by ``benchmarks/corpus``; the bad ones are bombs, drawings that hold themselves, files cut short,
pictures and web pages named ``.pdf``. ``fa extract`` reads them by one process and by two: the results must be the same
bytes, the bad ones named, memory flat.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from pathlib import Path

import psutil

from fa_helpers.making.document import make_all

MIB = 1024**2


def _pdf(*objects: bytes) -> bytes:
    """A PDF of the objects, numbered from 1; the first is its catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%b endobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return body + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%b>>stream\n%b\nendstream" % (len(packed), entries, packed)


_CATALOGUE = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>"


def bomb() -> bytes:
    """A page that unpacks to a gigabyte of drawing."""
    return _pdf(*_CATALOGUE, _PAGE, _stream(b"0 0 m 1 1 l S\n" * (1024 * MIB // 14)), _stream(b""))


def loop() -> bytes:
    """Drawings of ten drawings each, twelve deep, the last of which holds the first."""
    forms = []
    for number in range(5, 17):
        inner = b"<</XObject<</A %d 0 R>>>>" % (number + 1 if number < 16 else 5)
        forms.append(_stream(b"/A Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources" + inner))
    return _pdf(*_CATALOGUE, _PAGE, _stream(b"/A Do " * 10), *forms)


def bad_files(folder: Path, good: Path, count: int) -> list[Path]:
    """So many files that cannot be read, of all kinds in turn."""
    whole = good.read_bytes()
    kinds = [
        ("炸弹", bomb()),
        ("循环", loop()),
        ("cut", whole[: len(whole) // 3]),
        ("picture", b"\x89PNG\r\n\x1a\n" + b"0" * 100),
        ("网页", b"<!doctype html><html><body>404</body></html>"),
    ]
    paths = []
    for number in range(count):
        name, content = kinds[number % len(kinds)]
        paths.append(folder / f"bad-{name}-{number:03}.pdf")
        paths[-1].write_bytes(content)
    return paths


class Memory(threading.Thread):
    """Looks at a program and its processes and keeps the most they held."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.program, self.most, self.over = psutil.Process(pid), 0, threading.Event()

    def run(self) -> None:
        """Look ten times a second."""
        while not self.over.wait(0.1):
            try:
                family = [self.program, *self.program.children(recursive=True)]
                self.most = max(self.most, sum(one.memory_info().rss for one in family))
            except psutil.Error:
                continue


def measured(files: list[Path], out: Path, jobs: int) -> tuple[float, int, list[str], str]:
    """Seconds, bytes held at most, the bad ones as told, and a hash of everything written."""
    command = [sys.executable, "-m", "fa_helpers", "--language", "en", "extract", *map(str, files)]
    start = time.monotonic()
    program = subprocess.Popen(
        [*command, "-o", str(out), "--jobs", str(jobs)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    memory = Memory(program.pid)
    memory.start()
    _, err = program.communicate()
    memory.over.set()
    seconds = time.monotonic() - start
    digest = hashlib.sha256()
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        digest.update(path.relative_to(out).as_posix().encode() + b"\0" + path.read_bytes())
    return seconds, memory.most, err.decode().splitlines(), digest.hexdigest()


def main() -> int:
    """Run both, print what came out; 1 when they differ or a file is neither written nor named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--bad", type=int, default=15)
    parser.add_argument("--made", type=int, default=40, help="different documents; the others repeat them")
    parser.add_argument("--seed", default="many")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made").mkdir()
        made = sorted(make_all(folder / "made", options.made, options.seed, 0.5))
        good = [folder / f"决算-{number:03}.pdf" for number in range(options.count - options.bad)]
        for number, path in enumerate(good):
            path.write_bytes(made[number % len(made)].read_bytes())
        bad = bad_files(folder, good[0], options.bad)
        step = max(1, len(good) // max(1, len(bad)))
        files = list(good)
        for number, path in enumerate(bad):
            files.insert(number * (step + 1), path)
        seen = {}
        for jobs in (1, 2):
            seconds, most, told, digest = measured(files, folder / f"out{jobs}", jobs)
            written = len(list((folder / f"out{jobs}").iterdir()))
            named = sum(line.startswith("fa: bad-") for line in told)
            print(
                f"{jobs} process(es): {seconds:.1f} s, at most {most // MIB} MiB, {written} written, {named} named"
            )
            seen[jobs] = (digest, written, named, seconds)
        print("\n".join(told))
        print(
            f"two processes: {seen[1][3] / seen[2][3]:.2f} times one; same bytes: {seen[1][0] == seen[2][0]}"
        )
        whole = seen[2][1:3] == (len(good), len(bad))
        return int(seen[1][:3] != seen[2][:3] or not whole)


if __name__ == "__main__":
    raise SystemExit(main())
