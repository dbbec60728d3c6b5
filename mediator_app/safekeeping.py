"""Backups of the open store: where the newest one lies, since when, and making another."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediator_app.domain.days import CHINA
from mediator_app.domain.errors import Trouble

if TYPE_CHECKING:
    from mediator_app.ports import Clock, Store, Watch

ENDING: Final = ".mdbackup"
_SETTING: Final = "backup"
_LONG_AGO: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was verified. `at` is when, `path` the file as it was called then."""

    at: datetime
    path: Path

    def is_old(self, now: datetime) -> bool:
        """Whether a month of work would be lost with the computer."""
        return now - self.at > _LONG_AGO


class Safekeeping:
    """Makes backups and remembers the newest in the store itself, so that it is said of this store only."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def last(self) -> Future[Backup | None]:
        """The newest backup that was made of this store; None where there is none."""
        answer: Future[Backup | None] = Future()

        def told(kept: Future[object]) -> None:
            error = kept.exception()
            if error is None:
                answer.set_result(_read(kept.result()))
            else:
                answer.set_exception(error)

        self._store.setting(_SETTING).add_done_callback(told)
        return answer

    def back_up(self, folder: Path, watch: Watch | None = None) -> Future[Backup]:
        """One new encrypted file in `folder`, which must be there: a folder made in the place of a stick that was
        pulled out would be on this computer.

        Refusal and Trouble as `Store.backup`. A backup that was made counts, even if that cannot be remembered.
        """
        answer: Future[Backup] = Future()
        if not folder.is_dir():
            answer.set_exception(Trouble("backup_place_gone", reason="ENOENT"))
            return answer
        now = self._clock.now()
        made = Backup(now, folder / f"mediators-desk-{now.astimezone(CHINA):%Y%m%d-%H%M%S}{ENDING}")

        def remembered(_: Future[None]) -> None:
            answer.set_result(made)

        def written(done: Future[None]) -> None:
            error = done.exception()
            if error is not None:
                answer.set_exception(error)
                return
            kept = {"at": now.isoformat(), "path": str(made.path)}
            self._store.set_setting(_SETTING, kept).add_done_callback(remembered)

        self._store.backup(made.path, watch).add_done_callback(written)
        return answer


def _read(kept: object) -> Backup | None:
    match kept:
        case {"at": str(at), "path": str(path)} if isinstance(kept, Mapping):
            return Backup(datetime.fromisoformat(at), Path(path))
        case _:
            return None
