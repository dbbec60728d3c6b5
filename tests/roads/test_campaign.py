"""A short fault campaign; `make bench ARGS=campaign` runs the same with a thousand filings."""

from __future__ import annotations

from pathlib import Path

import pytest

from court import upkeep
from tests.court.postgres import Cluster
from tests.court.running import set_up
from tests.roads.campaign import Plan, run
from tests.roads.laptop_program import ASIDE


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_over_a_bad_road_and_through_power_cuts_every_filing_arrives_once(
    postgres: Cluster, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = set_up(tmp_path / "court", postgres.new_database(), practice=False)
    request.addfinalizer(place.service.database.close)
    found = run(place, tmp_path, Plan(filings=40, seed=20261126), secret=ASIDE[:10].encode())
    assert (found.at_court, found.twice_at_court, found.without_receipt, found.wrong) == (40, 0, 0, [])
    assert (found.leaked, found.bugs) == (0, 0)
    assert found.bytes_out > 40 * 50_000, "the papers went this way"
    assert found.laptop_kills > 0
    assert sum(count for fate, count in found.fates.items() if fate != "pass") > 10, "the road was bad"
    kept = upkeep.check(place.service)
    assert (kept.faults, kept.filings) == ((), 40)
