"""A case of two megabytes over 50 kbit/s with a queue of 0.4 s and three packets in a hundred lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.row import Row
from tests.roads.slow import travel

SIZE = 2_000_000
KBIT = 50
LOSS = 3


def rows() -> Iterable[Row]:
    """Raises `RoadRefused` where no network namespace may be made."""
    folder = Path(tempfile.mkdtemp(prefix="bench-slow-road-"))
    try:
        trip = travel(folder, size=SIZE, kbit=KBIT, loss_percent=LOSS, most_s=1800)
    finally:
        shutil.rmtree(folder)
    yield Row(
        f"{SIZE // 1_000_000} MB over {KBIT} kbit/s, {LOSS} % of packets lost: sent beyond it",
        (trip.handed - trip.total) / trip.total * 100,
        "%",
        note=f"{trip.seconds:.0f} s; waited for: {trip.troubles or 'nothing'}",
    )
