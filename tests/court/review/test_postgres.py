"""The desk on PostgreSQL: several clerks at the same moment, and exactly one of them decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from court import answers, audit, filings
from court.schema import REVIEWS, FilingState
from tests.court.postgres import Cluster
from tests.court.review.conftest import World, make_world, serving
from tests.court.review.visitor import Visitor

PEOPLE = ("lin", "he", "head", "admin")


@pytest.fixture
def crowd(postgres: Cluster, tmp_path: Path) -> Iterator[tuple[World, dict[str, Visitor]]]:
    world = make_world(tmp_path, postgres.new_database())
    with serving(world.house.service) as address:
        visitors = {name: Visitor(address) for name in PEOPLE}
        for name, visitor in visitors.items():
            assert visitor.sign_in(name).status_code == 200
        yield world, visitors
        for visitor in visitors.values():
            visitor.close()


def test_of_four_clerks_at_once_one_takes_a_filing_up_and_one_dockets_it(
    crowd: tuple[World, dict[str, Visitor]],
) -> None:
    world, visitors = crowd
    path = f"/review/filings/{world.settled}"
    for visitor in visitors.values():
        visitor.get(path)

    def take(visitor: Visitor) -> int:
        return visitor.post(f"{path}/take", holder="").status_code

    def docket(visitor: Visitor) -> int:
        number = f"示劳人仲（2026）办字第{visitor.token[:4]}号"
        return visitor.post(f"{path}/decide", act="docket", case_number=number).status_code

    with ThreadPoolExecutor(len(PEOPLE)) as pool:
        assert Counter(pool.map(take, visitors.values())) == {200: 1, 409: 3}
        assert Counter(pool.map(docket, visitors.values())) == {200: 1, 409: 3}
    with world.house.service.database.reading() as connection:
        found = filings.filing(connection, world.court.id, world.settled)
        states = (
            connection.execute(sa.select(REVIEWS.c.state).order_by(REVIEWS.c.at, REVIEWS.c.id))
            .scalars()
            .all()
        )
        assert found.row.state is FilingState.DOCKETED
        assert sorted(states) == ["docketed", "under_review"]
        assert answers.broken(connection) == []
        assert audit.broken(connection) == []


def test_lists_find_the_same_as_on_sqlite(crowd: tuple[World, dict[str, Visitor]]) -> None:
    lin = crowd[1]["lin"]
    for query, count in (
        ("", 3),
        ("twins=1", 2),
        ("overdue=1", 1),
        ("words=办字第2号", 1),
        ("until=2026-11-17", 1),
    ):
        lin.get(f"/review/filings?{query}")
        assert lin.last.text.count('class="open"') == count, query
