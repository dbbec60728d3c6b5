"""A real PostgreSQL of the tests' own: a cluster in a temporary folder, reached by a Unix socket, durable as usual."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

_NAMES = count(1)


def _programs() -> Path:
    """The newest PostgreSQL that Debian has installed here."""
    return sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))[-1]


def _as_user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root; root hands the folder to the user that its package made."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server; `folder` holds its socket."""

    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The URL of a fresh database."""
        name = f"court{next(_NAMES)}"
        with psycopg.connect(host=str(self.folder), user="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Made, started, and gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="court-pg-"))
    data, programs, user = folder / "data", _programs(), _as_user(folder)
    try:
        made = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
        _run([*user, str(programs / "initdb"), "-D", str(data), *made])
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=60"
        control = [*user, str(programs / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield Cluster(folder)
        finally:
            _run([*control, "-m", "fast", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")
