"""One program at a time for each data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mediator_app.domain.errors import Trouble


class Instance:
    """Holds a data folder for this program until `release`; a crash releases it too.

    The store's own lock would notice a second program as well, but only after it had read keys and asked for a
    passphrase. Raises Trouble `store_locked` where another program has the folder. A folder that cannot be written is
    not locked: nobody can change anything in it.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor: int | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(folder / "in-use.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise Trouble("store_locked") from None
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the folder go. May be called twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
