"""A slow road that loses packets: a network namespace of its own, whose loopback carries so many bits in a second.

`python -m tests.roads.slow FOLDER BYTES` is run within one. It starts a court, files a case with so many bytes of
evidence from a laptop, and prints what it took as JSON.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from tests.court.running import ROOT, running, set_up
from tests.roads.sending import sender

_MTU: Final = 1400
"""Bytes of a packet, as on a telephone's network; the system's own for loopback would never pass the shaper."""


class RoadRefused(Exception):
    """This machine lets nobody make a network namespace here; with what it said."""


@dataclass(frozen=True, slots=True)
class Trip:
    """One case over the road. Bytes are those of bodies: headers and what TCP repeats by itself are not counted."""

    total: int
    """Bytes of the filing."""
    handed: int
    """Bytes that the laptop handed to the network until it had the receipt."""
    troubles: dict[str, int]
    """What made it wait and try again, by code."""
    seconds: float


@contextmanager
def slow_road(kbit: int, loss_percent: int) -> Iterator[list[str]]:
    """What to put before a command so that it runs on the road. RoadRefused; any other failure is an error."""
    name = f"slow{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True, text=True, check=False)
    if made.returncode:
        raise RoadRefused(made.stderr.strip())
    within = ["ip", "netns", "exec", name]
    try:
        for command in (
            f"ip link set lo mtu {_MTU} up",
            f"tc qdisc add dev lo root tbf rate {kbit}kbit burst 4kb latency 400ms",
            "nft add table inet road",
            "nft add chain inet road in { type filter hook input priority 0 ; }",
            f"nft add rule inet road in meta l4proto tcp numgen random mod 100 < {loss_percent} drop",
        ):
            subprocess.run([*within, *command.split()], check=True)
        yield within
    finally:
        subprocess.run(["ip", "netns", "del", name], check=True)


def travel(folder: Path, *, size: int, kbit: int, loss_percent: int, most_s: float) -> Trip:
    """A case with `size` bytes of evidence over such a road. RoadRefused."""
    with slow_road(kbit, loss_percent) as within:
        command = [*within, sys.executable, "-m", "tests.roads.slow", str(folder), str(size)]
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=most_s, check=True
        )
    return Trip(**json.loads(done.stdout))


def file_one(folder: Path, size: int) -> Trip:
    """Within the namespace: court, laptop, and one case from the one to the other."""
    handed = 0

    def pace(count: int) -> None:
        nonlocal handed
        handed += count

    place = set_up(folder / "court")
    with (
        running(place) as court,
        sender(folder / "laptop", court.address, place.code(), pace=pace) as laptop,
    ):
        filing = laptop.owe(1, (random.Random(3).randbytes(size),))
        begun = time.monotonic()
        laptop.deliver()
        took = time.monotonic() - begun
        total = laptop.store.filings.line(filing).result().total
    place.service.database.close()
    return Trip(total, handed, dict(laptop.troubles), took)


def main() -> None:
    sys.stdout.write(json.dumps(asdict(file_one(Path(sys.argv[1]), int(sys.argv[2])))) + "\n")


if __name__ == "__main__":
    main()
