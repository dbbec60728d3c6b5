"""A court beside the camera: the service as a real program on loopback, and a clerk who answers what is filed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any, Final

import httpx2
from sqlalchemy import Connection

from court import audit, clerks, courts, enrolment, hearings, mediators
from court.courts import Court
from court.schema import Role
from court.service import Service, lay_ground, now
from court.settings import Settings, read_settings
from mediator_app.domain.people import Officer

NAME: Final = "上海市示例区劳动人事争议仲裁院"
CLERK: Final = "钱示例"
PATIENCE: Final = 60.0
"""Seconds until the service has to answer."""


class CourtNextDoor:
    """One court with one clerk and one mediator, served by a process of its own."""

    def __init__(self, settings: Settings, service: Service, officer: Officer) -> None:
        self.settings, self.service = settings, service
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._process: subprocess.Popen[bytes] | None = None
        with service.database.writing() as connection:
            at = now()
            self.court: Court = courts.found(connection, service.secret, NAME, practice=False, at=at)
            self.clerk = clerks.add(
                connection, self.court, "clerk", CLERK, Role.CLERK, "a fictional pass phrase", at=at
            )
            self.mediator = mediators.keep(
                connection, self.court, officer.name, NAME, officer.number, at=at, by=audit.SYSTEM
            )

    def code(self) -> str:
        """A fresh enrolment code."""
        with self.service.database.writing() as connection:
            return enrolment.give_code(
                connection, self.service.secret, self.court, self.mediator.id, at=now(), by=audit.SYSTEM
            )

    def assign(self, case_file: bytes, starts_at: datetime, place: str) -> None:
        """A hearing for the mediator's docket."""
        with self.service.database.writing() as connection:
            hearings.assign(
                connection,
                self.court,
                self.mediator.id,
                case_file,
                starts_at=starts_at,
                place=place,
                at=now(),
                by=audit.SYSTEM,
            )

    def decide(self, deed: Callable[..., Any], filing: str, *arguments: Any) -> None:
        """What the clerk does with a filing, by a function of `court.reviews`."""

        def work(connection: Connection) -> None:
            deed(connection, self.court, self.clerk, filing, *arguments, at=now())

        self.service.database.write(work)

    def open(self) -> None:
        """Can be reached when this returns."""
        command = [sys.executable, "-m", "court.cli", "serve", "--port", self.url.rpartition(":")[2]]
        with (self.settings.data / "serve.log").open("wb") as log:
            self._process = subprocess.Popen(
                command,
                env={**os.environ, **self.settings.environment()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline, pause = time.monotonic() + PATIENCE, Event()
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.settings.data / "serve.log").read_text("utf-8"))
            pause.wait(0.1)

    def _answers(self) -> bool:
        try:
            return httpx2.get(f"{self.url}/v1/about", trust_env=False).status_code == httpx2.codes.OK
        except httpx2.TransportError:
            return False

    def close(self) -> None:
        """From now on the network is away."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(PATIENCE)
            self._process = None


@contextmanager
def court_next_door(folder: Path, officer: Officer) -> Iterator[CourtNextDoor]:
    """A court in a fresh folder, open at first."""
    settings = read_settings({}, data=folder)
    service = lay_ground(settings)
    one = CourtNextDoor(settings, service, officer)
    try:
        one.open()
        yield one
    finally:
        one.close()
        service.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
