"""A laptop's certificate over the years: warned of, renewed, and what is said when nobody did. Two real programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from court import enrolment, laptops
from court.courts import LAPTOP_LASTS
from court.service import now
from mediator_app.exchange.identity import WARN_BEFORE
from mediator_app.words import Words
from tests.court.running import Place, Running, free_port, running, set_up
from tests.roads.another_day import DAYS
from tests.roads.laptops import LaptopProgram

pytestmark = pytest.mark.timeout(300)
TWO_YEARS = LAPTOP_LASTS.days
RENEWED_FROM = TWO_YEARS - enrolment.RENEW_BEFORE.days
WARNED_FROM = TWO_YEARS - WARN_BEFORE.days


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = set_up(tmp_path / "court", practice=False)
    yield found
    found.service.database.close()


class World:
    """A court at one address and a laptop, both on the day that a test says."""

    def __init__(self, place: Place, folder: Path) -> None:
        self.place = place
        self.port = free_port()
        self._folder = folder

    @contextmanager
    def court(self, day: float) -> Iterator[Running]:
        program = ("tests.roads.another_day", "serve")
        with running(self.place, port=self.port, environment={DAYS: str(day)}, program=program) as found:
            yield found
            assert "bug:" not in found.output, found.output

    @contextmanager
    def laptop(self, day: float) -> Iterator[LaptopProgram]:
        program = LaptopProgram(self._folder, days=day)
        try:
            yield program
        finally:
            program.kill()

    def code(self, day: float) -> str:
        """A fresh code, given out on that day."""
        mediator = self.place.mediator()
        service, court = self.place.service, self.place.court
        with service.database.writing() as connection:
            at = now() + timedelta(days=day)
            return enrolment.give_code(connection, service.secret, court, mediator.id, at=at, by="system")


@pytest.fixture
def world(place: Place, tmp_path: Path) -> World:
    return World(place, tmp_path / "laptop")


def by_state(answer: dict[str, Any]) -> list[str]:
    return sorted(line["state"] for line in answer["lines"])


def ends(facts: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(facts["expires"])


def test_a_certificate_is_renewed_at_the_first_contact_of_its_last_sixty_days(world: World) -> None:
    with world.court(0) as court, world.laptop(0) as laptop:
        laptop.ask("enrol", url=court.address, code=world.code(0))
        first = laptop.ask("court")
        assert ends(first) - now() > timedelta(days=TWO_YEARS - 1)
    with world.court(RENEWED_FROM - 1), world.laptop(RENEWED_FROM - 1) as laptop:
        laptop.ask("deliver")
        assert laptop.ask("court") == first, "not before it is time"
        # It fell due under the old certificate, and goes out under the new one.
        laptop.ask("handover", number=1)
    with world.laptop(RENEWED_FROM + 1) as laptop:
        laptop.ask("handover", number=2)
        assert by_state(laptop.ask("deliver")) == ["queued", "queued"], "nobody is there to renew it"
    with world.court(RENEWED_FROM + 2), world.laptop(RENEWED_FROM + 2) as laptop:
        assert by_state(laptop.ask("deliver")) == ["received", "received"]
        renewed = laptop.ask("court")
        assert ends(renewed) - ends(first) > timedelta(days=RENEWED_FROM)
        assert (renewed["laptop"], renewed["expiring"]) == (first["laptop"], False)
    # It goes on with it, long after the first one has ended.
    with world.court(TWO_YEARS + 30), world.laptop(TWO_YEARS + 30) as laptop:
        laptop.ask("handover", number=3)
        answer = laptop.ask("deliver")
        assert answer["road"] == "waiting"
        assert by_state(answer) == ["received"] * 3


def test_a_laptop_that_saw_no_court_for_long_is_warned_and_then_told_what_to_do(world: World) -> None:
    with world.court(0) as court, world.laptop(0) as laptop:
        laptop.ask("enrol", url=court.address, code=world.code(0))
        url = court.address
    with world.laptop(WARNED_FROM - 1) as laptop:
        assert not laptop.ask("court")["expiring"]
        assert "证书将于" not in laptop.ask("status", language="zh")
    with world.laptop(WARNED_FROM + 1) as laptop:
        assert laptop.ask("court")["expiring"]
        laptop.ask("handover", number=1)
        warned = laptop.ask("status", language="zh")
        assert "证书将于" in warned
        assert "下次联系时续发" in warned
        assert "renewed at the next contact" in laptop.ask("status", language="en")
    with world.court(TWO_YEARS + 1), world.laptop(TWO_YEARS + 1) as laptop:
        told = laptop.ask("status", language="zh")
        assert "已于" in told
        assert "新的登记码" in told
        answer = laptop.ask("deliver")
        assert (answer["road"], answer["reason"], by_state(answer)) == (
            "stopped",
            "laptop_expired",
            ["queued"],
        )
        assert "重新登记" in Words("zh").code(answer["reason"], {})
        assert "enrol again" in Words("en").code(answer["reason"], {})
        # What it says helps: a new code, and everything goes on.
        laptop.ask("enrol", url=url, code=world.code(TWO_YEARS + 1))
        answer = laptop.ask("deliver")
        assert (answer["road"], by_state(answer)) == ("waiting", ["received"])
        assert not laptop.ask("court")["expiring"]
    with world.place.service.database.reading() as connection:
        assert len(laptops.all_of(connection, world.place.court.id)) == 2
