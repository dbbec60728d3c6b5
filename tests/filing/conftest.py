"""A laptop with a practice hearing behind it, and the court's service as a real program on loopback."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from court import reviews
from court.clerks import Clerk
from court.service import now
from mediator_app.bootstrap import OpenDesk, Premises, SystemClock
from mediator_app.casefile import steps
from mediator_app.delivery import FilingLine
from mediator_app.domain.edits import CloseWithoutAgreement
from mediator_app.domain.ids import CaseId
from mediator_app.practice import HearingClock, case_document, hold
from tests.court.running import Place, Running, running, set_up


@pytest.fixture(scope="session")
def set_up_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = set_up(tmp_path_factory.mktemp("court"))
    yield place
    place.service.database.close()


@pytest.fixture
def service(set_up_place: Place) -> Iterator[Running]:
    """A service for each test: one that ran for all would be asked to enrol more laptops than it lets an address."""
    with running(set_up_place) as found:
        yield found


@dataclass(frozen=True)
class Bench:
    """A court of the test's own, and a clerk who decides."""

    running: Running
    clerk: Clerk

    @property
    def url(self) -> str:
        return self.running.address

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.url.removeprefix("http://").partition(":")
        return host, int(port)

    @property
    def place(self) -> Place:
        return self.running.place

    def code(self) -> str:
        return self.place.code()

    def do(self, deed: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
        """One of the court's own functions, in a transaction."""

        def work(connection: Connection) -> Any:
            return deed(connection, self.place.court, *arguments, at=now(), **more)

        return self.place.service.database.write(work)

    def decide(self, deed: Callable[..., Any], filing: str, *arguments: Any) -> None:
        self.do(reviews.take_up, self.clerk, filing)
        self.do(deed, self.clerk, filing, *arguments)


@pytest.fixture
def bench(service: Running) -> Iterator[Bench]:
    place = replace(service.place, court=service.place.another_court())
    yield Bench(replace(service, place=place), place.clerk(f"clerk-{place.court.id[-12:]}"))
    assert "bug:" not in service.output, service.output


@pytest.fixture(scope="session")
def settled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in whose practice store the hearing of S1 was held, and everybody was served."""
    folder = tmp_path_factory.mktemp("settled")
    hold_hearing(folder)
    return folder


def hold_hearing(folder: Path) -> None:
    """The practice hearing of S1 in the practice store of a data folder, to the last service."""
    clock = HearingClock()
    with Premises(folder, clock=clock).practice() as office:
        hold(office, clock, lambda _: None)


@pytest.fixture
def laptops(settled_folder: Path, tmp_path: Path) -> Iterator[Callable[[], OpenDesk]]:
    """Opens the laptop; called again, it is closed and opened anew, as after a restart."""
    folder = tmp_path / "laptop"
    shutil.copytree(settled_folder, folder)
    with ExitStack() as stack:

        def start() -> OpenDesk:
            stack.close()
            return stack.enter_context(Premises(folder, clock=SystemClock()).practice())

        yield start


@pytest.fixture
def laptop(laptops: Callable[[], OpenDesk]) -> OpenDesk:
    return laptops()


def only_line(office: OpenDesk) -> FilingLine:
    (line,) = office.delivery.lines().result()
    return line


def fail(office: OpenDesk, reason: str = "双方差距过大") -> CaseId:
    """One more case, whose mediation fails: a handover is due."""
    desk = office.desk
    case_id = CaseId(desk.ids.new())
    content = replace(case_document().content, settlement=None, terms=(), agreed_on=None)
    for step in steps(content, case_id, desk.stamp, practice=True):
        desk.do(case_id, step.edit)
    desk.do(case_id, CloseWithoutAgreement(**desk.stamp(), reason=reason)).saved.result()
    return case_id
