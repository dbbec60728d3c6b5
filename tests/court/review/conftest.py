"""A court with three clerks and a second court, over real HTTP and in a real browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from court.app import make_app
from court.courts import Court
from court.schema import Role
from court.service import Service
from mediator_app.exchange.contract.filing import DocumentKind, FilingKind
from mediator_app.signing.certificate import Holder, describe, make_identity
from mediator_app.signing.close import close_document
from mediator_app.signing.keys import SoftwareKey
from tests.court.review.courthouse import (
    START,
    Courthouse,
    Laptop,
    handover,
    open_courthouse,
    reopen_courthouse,
    settled,
)
from tests.court.review.visitor import Visitor
from tests.signing.sheets import agreement

SEAL = "5ea1" * 16
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)


@dataclass
class World:
    """What the tests find: a court, another one, and what was filed with them."""

    house: Courthouse
    court: Court
    other: Court
    laptop: Laptop
    foreign: Laptop
    instrument: bytes
    certificate: str
    settled: str = ""
    handover: str = ""
    twin: str = ""
    theirs: str = ""

    def settlement(self, laptop: Laptop, **changes: Any) -> str:
        """One more settled case, filed now."""
        return self.house.file(laptop, self.case(**changes), papers(self.instrument))

    def case(self, **changes: Any) -> dict[str, Any]:
        return settled(self.instrument, certificate=self.certificate, seal=SEAL, **changes)


def papers(instrument: bytes) -> list[tuple[DocumentKind, str, str, bytes]]:
    record = agreement((("调解笔录", "一、核对身份", "二、调解经过"),), title="调解笔录")
    return [
        (DocumentKind.ARBITRATION_MEDIATION, "application/pdf", "仲裁调解书", instrument),
        (DocumentKind.HEARING_RECORD, "application/pdf", "调解笔录", record),
        (DocumentKind.EVIDENCE, "image/png", "身份证复印件", PNG),
        (DocumentKind.EVIDENCE, "text/plain", "工资流水", b"2026-09,97500.00\n"),
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Path]:
    """The world as every test of a module finds it; none may touch it."""
    folder = tmp_path_factory.mktemp("court")
    world = make_world(folder)
    world.house.service.database.close()
    return world, folder


@pytest.fixture
def world(made: tuple[World, Path], tmp_path: Path) -> Iterator[World]:
    """A copy for one test."""
    world, folder = made
    copied = shutil.copytree(folder, tmp_path / "court")
    house = reopen_courthouse(copied, world.house)
    yield replace(world, house=house)
    house.service.database.close()


def make_world(folder: Path, url: str = "") -> World:
    house = open_courthouse(folder, url)
    house.clock.at = START - timedelta(days=10)
    court = house.found("上海市示例区劳动人事争议仲裁院")
    other = house.found("上海市邻区劳动人事争议仲裁院")
    for sign_in, name, role in (
        ("lin", "林书记", Role.CLERK),
        ("he", "何书记", Role.CLERK),
        ("head", "韩主任", Role.HEAD),
        ("admin", "安管理", Role.ADMIN),
    ):
        house.clerk(court, sign_in, name, role)
    house.clerk(other, "stranger", "邻院书记", Role.ADMIN)
    laptop = house.laptop(court, "周示范", "示例区调解中心", "示仲调0001")
    foreign = house.laptop(other, "邻调解", "邻区调解中心", "邻仲调0001")
    holder = Holder("周示范", "示例区劳动人事争议仲裁院", "示仲调0001")
    identity = make_identity(holder, at=START - timedelta(days=30))
    at = START - timedelta(hours=21, minutes=20)
    instrument = close_document(
        agreement(), SoftwareKey(identity), at=at, reason="仲裁调解书", location="上海", seal=SEAL
    )
    certificate = describe(identity.certificate).fingerprint
    world = World(house, court, other, laptop, foreign, instrument, certificate)
    house.clock.at = START - timedelta(days=7)
    world.handover = house.file(
        laptop,
        handover(
            case_number="示劳人仲（2026）办字第2号",
            parties__0__name="罗陈事",
            parties__0__identity__number="310110199001010004",
        ),
        [],
        kind=FilingKind.HANDOVER,
    )
    house.clock.at = START - timedelta(hours=3)
    world.settled = world.settlement(laptop)
    house.clock.at = START - timedelta(hours=1)
    world.twin = house.file(laptop, handover(case_number=""), [], kind=FilingKind.HANDOVER)
    world.theirs = world.settlement(foreign, case_number="邻劳人仲（2026）办字第9号")
    house.clock.at = START
    return world


@contextmanager
def serving(service: Service) -> Iterator[str]:
    """The review desk on loopback, by uvicorn; its address."""
    app = make_app(service)
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, args=([socket],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with serving(world.house.service) as found:
        yield found


@pytest.fixture
def visitor(address: str) -> Iterator[Visitor]:
    found = Visitor(address)
    yield found
    found.close()


@pytest.fixture
def lin(visitor: Visitor) -> Visitor:
    """A clerk of the first court, signed in."""
    assert visitor.sign_in("lin").status_code == 200
    return visitor


@pytest.fixture
def another(address: str) -> Iterator[Visitor]:
    """A second browser."""
    found = Visitor(address)
    yield found
    found.close()
