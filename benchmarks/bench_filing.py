"""Filing on loopback: what a filing costs beyond its bytes, how many a court takes, a line that is cut, a long feed."""

from __future__ import annotations

import random
import shutil
import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.cut_road import CutRoad
from benchmarks.plain_put import PREFIX
from benchmarks.row import Row, percentile, seconds
from benchmarks.rush import PAPER, Outcome, Rush
from court import answers
from court.answers import MOST
from mediator_app.exchange.client import http_client
from mediator_app.exchange.contract.answers import HearingWithdrawn
from mediator_app.exchange.trust import read_link
from tests.court.postgres import Cluster, cluster
from tests.court.running import Place, Running, running, set_up
from tests.roads.sending import Sender, now, sender

FILINGS = 200
SIZE = 300_000
"""Bytes of a filing's papers: an instrument, a record and a proof of service."""
FILM = 60_000_000
CUTS = 10
LINKS = 10_000
STEADY = 50.0
"""Filings a second at which a court's answers are timed."""
SWAMPED = 15.0
"""Seconds of four times as many as it takes."""


def rows() -> Iterable[Row]:
    folder = Path(tempfile.mkdtemp(prefix="bench-filing-"))
    try:
        with cluster() as postgres:
            yield from one_by_one(folder, postgres)
            yield from cut(folder)
            yield from feed(folder, postgres)
            for workers in (1, 2):
                yield from rush(folder, postgres, workers)
    finally:
        shutil.rmtree(folder)


# --- one laptop -----------------------------------------------------------------------------


def one_by_one(folder: Path, postgres: Cluster) -> Iterable[Row]:
    """From a filing that lies ready in the store to its receipt in the store, ÷ the same bytes by a plain PUT."""
    place = set_up(folder / "one", postgres.new_database())
    chance = random.Random(1)
    with (
        running(place, program=("benchmarks.plain_put",)) as court,
        sender(folder / "laptop", court.address, place.code()) as laptop,
        http_client(court.address) as plain,
    ):
        ours, theirs = [], []
        for number in range(FILINGS + 5):
            papers = tuple(chance.randbytes(SIZE // 3) for _ in range(3))
            id = laptop.owe(number, papers)
            body = b"".join(papers)
            ours.append(seconds(laptop.outbox.turn))
            if laptop.store.filings.line(id).result().receipt is None:
                raise AssertionError(f"no receipt after one turn: {laptop.outbox.road}")
            theirs.append(
                seconds(
                    lambda body=body, number=number: plain.put(  # type: ignore[misc]
                        f"{PREFIX}{number}", content=body
                    ).raise_for_status()
                )
            )
    place.service.database.close()
    yield Row(
        f"a filing of {SIZE // 1000} kB, from the laptop's store to the receipt in it",
        statistics.median(ours[5:]) * 1000,
        "ms",
        statistics.median(theirs[5:]) * 1000,
        "plain PUT of the same bytes by the same client to the same server, which flushes them and their name",
        2,
        f"{FILINGS} of each in turn, PostgreSQL; 95th percentile {percentile(ours[5:], 0.95) * 1000:.1f} ms",
    )


def cut(folder: Path) -> Iterable[Row]:
    """A film over a line that is cut ten times: what leaves the laptop, beyond the film."""
    place = set_up(folder / "cut")
    chance = random.Random(7)
    cuts = [chance.randrange(FILM) for _ in range(CUTS)]
    with (
        running(place) as court,
        CutRoad((str(urlsplit(court.address).hostname), urlsplit(court.address).port or 0), cuts) as road,
        sender(folder / "cut-laptop", road.url, place.code()) as laptop,
    ):
        laptop.owe(1, (chance.randbytes(FILM),))
        took = seconds(laptop.deliver)
        cuts_made, left = road.cut, road.left
    place.service.database.close()
    yield Row(
        f"{FILM // 1_000_000} MB of evidence, the line cut at {cuts_made} random points: sent beyond it",
        (left - FILM) / FILM * 100,
        "%",
        most=5,
        note=f"requests' heads and all included; {took:.1f} s",
    )


def feed(folder: Path, postgres: Cluster) -> Iterable[Row]:
    """Reading and verifying 10 000 answers ÷ ten times reading 1 000."""
    place = set_up(folder / "feed", postgres.new_database())
    with (
        running(place) as court,
        sender(folder / "feed-laptop", court.address, place.code()) as laptop,
    ):
        _tell(place, laptop.identity.enrolment.laptop)
        _read(laptop, 1_000)
        thousand = statistics.median(seconds(lambda: _read(laptop, 1_000)) for _ in range(3))
        all_of_them = seconds(lambda: _read(laptop, LINKS))
    place.service.database.close()
    yield Row(
        f"reading {LINKS} answers of the court in pages of {MOST}",
        all_of_them * 1000,
        "ms",
        thousand * LINKS,
        "ten times 1 000",
        1.3,
        "1 is linear; every signature verified, PostgreSQL",
    )


def _tell(place: Place, laptop: str) -> None:
    said = HearingWithdrawn(assignment="01930000-0000-7000-8000-000000000000", note="改期")
    for _ in range(LINKS // 500):
        with place.service.database.writing() as connection:
            for _ in range(500):
                answers.give(connection, place.court, laptop, said, at=now())


def _read(laptop: Sender, count: int) -> None:
    seq = 0
    while seq < count:
        page = laptop.outbox.court.answers(seq, MOST)
        for token in page.answers:
            link = read_link(token, laptop.identity, now())
            if link.seq != seq + 1:
                raise AssertionError(f"{link.seq} after {seq}")
            seq = link.seq


# --- many laptops ---------------------------------------------------------------------------


def rush(folder: Path, postgres: Cluster, workers: int) -> Iterable[Row]:
    """How many filings a court takes, how soon it answers, and what it does with four times as many."""
    place = set_up(folder / f"rush-{workers}", postgres.new_database())
    with running(place, workers=workers) as court:
        many = Rush(court)
        try:
            yield from _rush(many, court, f"{workers} worker{'s' if workers > 1 else ''}, PostgreSQL")
        finally:
            many.close()
    place.service.database.close()


def _rush(many: Rush, court: Running, on: str) -> Iterable[Row]:
    many.prepare(600)
    many.flat_out(1, 4)
    many.prepare(2500)
    flat = many.flat_out(6, 16)
    _sound(flat, court)
    yield Row(
        f"filings taken in a second, durable, {on}",
        flat.per_second,
        "/s",
        note=f"{PAPER // 1000} kB each, 16 connections at once; sent from the same two cores",
    )
    many.prepare(700)
    steady = many.at(STEADY, 10)
    _sound(steady, court)
    usual = statistics.mean(steady.taken) * 1000
    yield Row(
        f"answer at {STEADY:.0f} filings a second, mean, {on}",
        usual,
        "ms",
        note=f"95th percentile {percentile(steady.taken, 0.95) * 1000:.0f} ms; "
        f"{_share(steady)}, {len(steady.taken)} taken",
    )
    # What is taken meanwhile, and what is under way at once; what is refused is sent again.
    many.prepare(int(flat.per_second * (2 * SWAMPED + 12)))
    swamped = many.at(4 * flat.per_second, SWAMPED)
    slowest = max(0.2, 3 * percentile(steady.taken, 0.95))
    after = many.normal_after(slowest, 30)
    _sound(swamped, court)
    yield Row(
        f"four times as many for {SWAMPED:.0f} s, {on}: normal again after",
        after,
        "s",
        most=5,
        note=f"{len(swamped.taken) / swamped.seconds:.0f}/s taken meanwhile; {_share(swamped)}; "
        f"five in a row within {slowest * 1000:.0f} ms are normal",
    )
    failed = sum(count for status, count in swamped.statuses.items() if status not in (201, 503))
    yield Row(
        f"… answered neither with a receipt nor with 503 and when to come again, {on}",
        failed + swamped.unsaid,
        "",
        most=0,
        note=f"of {swamped.statuses.total()}",
    )


def _share(outcome: Outcome) -> str:
    """The answers by status."""
    return ", ".join(f"{status or 'none'}: {count}" for status, count in sorted(outcome.statuses.items()))


def _sound(outcome: Outcome, court: Running) -> None:
    """A benchmark of a court that falls over would measure nothing."""
    if outcome.statuses[500] or "bug:" in court.output:
        raise AssertionError(court.output[-2000:])
