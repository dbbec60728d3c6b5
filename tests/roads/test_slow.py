"""A case over a slow road that loses packets; `make bench ARGS=slow_road` takes the slowest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.roads.slow import RoadRefused, travel

SIZE = 2_000_000


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_two_megabytes_arrive_without_starting_over(tmp_path: Path) -> None:
    try:
        trip = travel(tmp_path, size=SIZE, kbit=800, loss_percent=3, most_s=240)
    except RoadRefused as refused:
        pytest.skip(f"no network namespace may be made here: {refused}")
    assert trip.seconds > SIZE * 8 / 800_000 * 0.9, "the road was as slow as it should be"
    assert trip.handed >= trip.total > SIZE
    assert trip.handed - trip.total < 0.15 * trip.total, trip
