"""Where the service keeps things and how much it takes on: from the environment, and flags before it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PREFIX: Final = "MEDIATOR_COURT_"
_HOME: Final = Path.home() / ".local" / "share" / "mediator-court"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database` is a URL; SQLite in the data folder where nothing else was said."""

    data: Path
    database: str
    threads: int = 8
    """Of each worker process; also its connections to the database."""
    waiting: int = 24
    """Requests of each worker process that may wait for a thread; more are told to come again."""

    def environment(self) -> dict[str, str]:
        """What a worker process is started with."""
        return {
            f"{PREFIX}DATA": str(self.data),
            f"{PREFIX}DATABASE": self.database,
            f"{PREFIX}THREADS": str(self.threads),
            f"{PREFIX}WAITING": str(self.waiting),
        }


def read_settings(
    environment: Mapping[str, str] = os.environ, *, data: Path | None = None, database: str = ""
) -> Settings:
    """Raises ValueError for a number that is none."""
    folder = (data or Path(environment.get(f"{PREFIX}DATA", "") or _HOME)).expanduser().absolute()
    url = database or environment.get(f"{PREFIX}DATABASE", "") or f"sqlite:///{folder / 'court.sqlite'}"
    return Settings(
        data=folder,
        database=url,
        threads=_number(environment, "THREADS", 8),
        waiting=_number(environment, "WAITING", 24),
    )


def _number(environment: Mapping[str, str], name: str, usual: int) -> int:
    text = environment.get(f"{PREFIX}{name}", "")
    if not text:
        return usual
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise ValueError(f"{PREFIX}{name} is a number from 1 to 1000")
    return int(text)
