"""The court's service as a real program on loopback, with as many worker processes as a test wants."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import httpx2

from court import audit, clerks, courts, enrolment, mediators
from court.courts import Court
from court.mediators import Mediator
from court.schema import Role
from court.service import Service, lay_ground, now
from court.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery"
_PATIENCE = 60.0


@dataclass
class Place:
    """A court that was set up: its folder, its database, and in this process what a worker has."""

    settings: Settings
    service: Service
    court: Court

    @property
    def url(self) -> str:
        return self.settings.database

    def mediator(self, number: str = "示仲调0001", name: str = "周示范") -> Mediator:
        with self.service.database.writing() as connection:
            return mediators.keep(
                connection, self.court, name, "示例区仲裁院", number, at=now(), by=audit.SYSTEM
            )

    def code(self, number: str = "示仲调0001", court: Court | None = None) -> str:
        """A fresh enrolment code."""
        own = court or self.court
        with self.service.database.writing() as connection:
            mediator = mediators.keep(
                connection, own, "周示范", "示例区仲裁院", number, at=now(), by=audit.SYSTEM
            )
            return enrolment.give_code(
                connection, self.service.secret, own, mediator.id, at=now(), by=audit.SYSTEM
            )

    def clerk(
        self, sign_in: str = "clerk", role: Role = Role.CLERK, court: Court | None = None
    ) -> clerks.Clerk:
        with self.service.database.writing() as connection:
            return clerks.add(connection, court or self.court, sign_in, "钱书记", role, PASSWORD, at=now())

    def another_court(self, name: str = "示例二区仲裁院") -> Court:
        with self.service.database.writing() as connection:
            return courts.found(connection, self.service.secret, name, practice=True, at=now())


def set_up(folder: Path, url: str = "", *, practice: bool = True) -> Place:
    """A court in a fresh folder and a fresh database."""
    settings = read_settings({}, data=folder, database=url)
    service = lay_ground(settings, size=8)
    with service.database.writing() as connection:
        court = courts.found(connection, service.secret, "示例区仲裁院", practice=practice, at=now())
    return Place(settings, service, court)


@dataclass
class Running:
    """A running service. `output` is what it wrote."""

    address: str
    process: subprocess.Popen[str]
    log: Path
    place: Place = field(repr=False)

    @property
    def output(self) -> str:
        return self.log.read_text("utf-8")

    def kill(self) -> None:
        """The main process and all its workers, as if the power had gone."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """As an administrator stops it; the exit code, or the signal, which uvicorn passes on once it has finished."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(_PATIENCE)


@contextmanager
def running(
    place: Place,
    *,
    workers: int = 1,
    port: int = 0,
    environment: Mapping[str, str] | None = None,
    program: Sequence[str] = ("court.cli", "serve"),
) -> Iterator[Running]:
    """`mediator-court serve`, ready when the block begins and gone when it ends. `program` may serve it otherwise."""
    port = port or free_port()
    log = place.settings.data / f"serve-{port}.log"
    command = [sys.executable, "-m", *program, "--port", str(port), "--workers", str(workers)]
    with log.open("a") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **place.settings.environment(), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            text=True,
            start_new_session=True,
        )
    one = Running(f"http://127.0.0.1:{port}", process, log, place)
    try:
        wait_for(one.address, one.process, one.log)
        yield one
    finally:
        if process.poll() is None:
            one.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[Any], log: Path) -> None:
    """Until it answers; there is nothing to be told by, so it is asked."""
    deadline, pause = time.monotonic() + _PATIENCE, Event()
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"the service ended:\n{log.read_text('utf-8')}")
        try:
            if httpx2.get(f"{address}/v1/about", trust_env=False).status_code == 200:
                return
        except httpx2.TransportError:
            pause.wait(0.05)
    raise AssertionError(f"the service did not come up:\n{log.read_text('utf-8')}")
