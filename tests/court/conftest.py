"""A court on SQLite and on a real PostgreSQL, in this process and as a running service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.court.laptop import Laptop
from tests.court.postgres import Cluster, cluster
from tests.court.running import Place, Running, running, set_up


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as found:
        yield found


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def premises(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service of two worker processes, on either database."""
    is_postgres = request.param == "postgresql"
    url = request.getfixturevalue("postgres").new_database() if is_postgres else ""
    place = set_up(tmp_path_factory.mktemp("court"), url)
    with running(place, workers=2) as found:
        yield found
    place.service.database.close()


@pytest.fixture
def served(premises: Running) -> Iterator[Running]:
    """A court of the test's own in that service, which must not have met a bug."""
    place = premises.place
    own = replace(premises, place=replace(place, court=place.another_court()))
    yield own
    assert "bug:" not in premises.output, premises.output


@pytest.fixture
def place(served: Running) -> Place:
    return served.place


@pytest.fixture
def enrol(served: Running) -> Iterator[Callable[..., Laptop]]:
    """Makes enrolled laptops."""
    made: list[Laptop] = []

    def one(number: str = "示仲调0001") -> Laptop:
        made.append(Laptop.enrol(served.address, served.place.code(number)))
        return made[-1]

    yield one
    for laptop in made:
        laptop.client.close()


@pytest.fixture
def laptop(enrol: Callable[..., Laptop]) -> Laptop:
    return enrol()
