"""`python -m benchmarks [NAME[:COUNT] …]`: run all benchmarks or the named ones; one table, also in out/benchmarks.

COUNT is for those that count: `campaign:100` is a campaign of a hundred filings.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.row import Row

OUT = Path("out/benchmarks")


def names() -> tuple[str, ...]:
    """Every benchmark module beside this one; each has `rows() -> Iterable[Row]`."""
    return tuple(sorted(p.stem.removeprefix("bench_") for p in Path(__file__).parent.glob("bench_*.py")))


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 1000 else f"{value:.3g}"


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| what | measured | baseline | ratio | aim | reached | note |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        baseline = (
            f"{_figure(row.baseline)} {row.unit} {row.against}".strip() if row.baseline is not None else ""
        )
        reached = {None: "", True: "yes", False: "NO"}[row.reached]
        aim = "" if row.most is None else f"≤ {_figure(row.most)}"
        lines.append(
            f"| {row.name} | {_figure(row.measured)} {row.unit} | {baseline} | {_figure(row.ratio)} | {aim}"
            f" | {reached} | {row.note} |"
        )
    return "\n".join(lines)


def run(chosen: Iterable[str]) -> list[Row]:
    rows: list[Row] = []
    for name in chosen:
        print(f"{name} …", file=sys.stderr, flush=True)
        module, _, count = name.partition(":")
        work = importlib.import_module(f"benchmarks.bench_{module}").rows
        rows += work(int(count)) if count else work()
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(names())}")
    chosen = parser.parse_args().names or names()
    unknown = {one.partition(":")[0] for one in chosen} - set(names())
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = run(chosen)
    text = table(rows)
    print(text)
    OUT.mkdir(parents=True, exist_ok=True)
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    head = f"# Benchmarks\n\n{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine}\n\n"
    (OUT / "benchmarks.md").write_text(head + text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
