"""When the court was reached last: known also after a restart, without a commit for every answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from mediator_app.ports import Store

CONTACT: Final = "court_contact"
"""Setting: when the court was last reached (ISO 8601)."""
CONTACT_EVERY: Final = timedelta(minutes=1)


class Contact:
    """The last one that the store knows of."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: datetime | None = None

    def last(self) -> datetime | None:
        """Before this start of the program."""
        kept = self._store.setting(CONTACT).result()
        return datetime.fromisoformat(kept) if kept else None

    def keep(self, at: datetime | None) -> None:
        if at is None or (self._kept is not None and at - self._kept < CONTACT_EVERY):
            return
        self._kept = at
        self._store.set_setting(CONTACT, at.isoformat()).result()
