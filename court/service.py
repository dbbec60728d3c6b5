"""What the parts of the running service share: database, documents, secret, the courts and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from court.courts import Court, all_courts
from court.database import Database
from court.refusals import Refused
from court.secret import Secret, make_secret, read_secret
from court.settings import Settings
from court.store import Store

CHINA: Final = timezone(timedelta(hours=8))
"""China has had no summer time since 1991, so an offset says all there is."""


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Service:
    """One worker's. Courts are read once: their keys never change while the service runs."""

    database: Database
    store: Store
    secret: Secret
    clock: Callable[[], datetime] = now
    _courts: tuple[Court, ...] = field(default=(), repr=False)

    @property
    def courts(self) -> tuple[Court, ...]:
        """Every court of the service, the oldest first."""
        if not self._courts:
            with self.database.reading() as connection:
                self._courts = all_courts(connection, self.secret)
        return self._courts

    def court(self, id: str = "") -> Court:
        """One court, or the oldest. Refused: `not_found`; one that was founded meanwhile is found, too."""
        found = next((c for c in self.courts if not id or c.id == id), None)
        if found is None:
            self._courts = ()
            found = next((c for c in self.courts if not id or c.id == id), None)
        if found is None:
            raise Refused("not_found", "court")
        return found

    def close(self) -> None:
        """Let go of the database, and of files that were made and not needed."""
        self.store.close()
        self.database.close()


SECRET_FILE = "secret.key"


def lay_ground(settings: Settings, *, size: int = 0) -> Service:
    """The service of a data folder, which is made where it is not there: documents, secret and the tables."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    Store(settings.data).prepare()
    if not (settings.data / SECRET_FILE).exists():
        make_secret(settings.data / SECRET_FILE)
    database = Database(settings.database, size=0)
    database.migrate()
    database.close()
    return open_service(settings.database, settings.data, size=size)


def open_service(database_url: str, data: Path, *, size: int = 8) -> Service:
    """Raises `SecretUnreadable`, and `SchemaDiffers` where the database is not at this program's schema."""
    database = Database(database_url, size=size)
    database.check_version()
    store = Store(data)
    store.prepare()
    return Service(database, store, read_secret(data / SECRET_FILE))
