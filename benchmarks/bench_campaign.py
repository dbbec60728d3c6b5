"""A thousand filings over a bad road, with laptops killed and the court's power cut: what the test does with forty."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.row import Row
from court import upkeep
from tests.court.postgres import cluster
from tests.court.running import set_up
from tests.roads.campaign import Plan, run
from tests.roads.laptop_program import ASIDE

FILINGS = 1000
SEED = 20261126


def rows(filings: int = FILINGS) -> Iterable[Row]:
    folder = Path(tempfile.mkdtemp(prefix="bench-campaign-"))
    try:
        with cluster() as postgres:
            place = set_up(folder / "court", postgres.new_database(), practice=False)
            found = run(
                place,
                folder,
                Plan(filings=filings, seed=SEED, batch=50, killed=0.1),
                secret=ASIDE[:10].encode(),
            )
            faults = upkeep.check(place.service).faults
            place.service.database.close()
    finally:
        shutil.rmtree(folder)
    amiss = {
        "lost": filings - found.at_court,
        "twice": found.twice_at_court,
        "without a receipt": found.without_receipt,
        "of another manifest": len(found.wrong),
        "with a word of the caucus": found.leaked,
        "bugs": found.bugs,
        "faults in the court's store": len(faults),
    }
    told = ", ".join(f"{count} {what}" for what, count in amiss.items() if count) or "nothing amiss"
    fates = ", ".join(f"{fate} {count}" for fate, count in found.fates.items())
    yield Row(
        f"{filings} filings over a bad road, laptops and court killed at random: amiss",
        sum(abs(count) for count in amiss.values()),
        "",
        most=0,
        note=f"{told}; {found.at_court} at the court; laptops killed {found.laptop_kills} times, court "
        f"{found.court_kills}; {found.rounds} rounds, {found.bytes_out / 1e6:.0f} MB, {found.seconds:.0f} s; "
        f"requests: {fates}",
    )
