"""A backup made from the window: asks where, lets the store do it, and tells every page how far it is."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.safekeeping import Backup, Safekeeping
from ui.bridge import when
from ui.words.codes import error_words

SCALE: Final = 1000
"""How finely progress is told."""
LINE: Final = "backup-line"
"""Object name of what shows a backup."""


class BackingUp(QObject):
    """One for an open store: a backup that was begun on one page is seen on the other."""

    changed = Signal()
    said = Signal(str, str)
    _moved = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeping = Safekeeping(desk.store, desk.clock)
        self._given_up = threading.Event()
        self._told = -1
        self.known = False
        """Whether the store has said yet when the last backup was made."""
        self.last: Backup | None = None
        self.running = False
        self.done = 0
        """Of `SCALE`, while one is being made."""
        self.error: Exception | None = None
        """Why the last attempt came to nothing."""
        self._moved.connect(self._show_moved)

    @property
    def practice(self) -> bool:
        """A practice store is not backed up: what is in it is made up and comes again by itself."""
        return self._desk.practice

    @property
    def stopping(self) -> bool:
        return self.running and self._given_up.is_set()

    def now(self) -> datetime:
        return self._desk.clock.now()

    def look(self) -> None:
        """Ask the store when the last one was made."""
        when(self._keeping.last(), self._found)

    def _found(self, last: Backup | None) -> None:
        self.last, self.known = last, True
        self.changed.emit()

    def ask(self, over: QWidget) -> None:
        """Ask for a stick or folder, beginning where the last backup went, and back up into it."""
        if self.running or self.practice:
            return
        place = self.last.path.parent if self.last is not None else None
        if place is None or not place.is_dir():
            home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
            place = Path(home)
        folder = QFileDialog.getExistingDirectory(over, self.tr("Stick or folder for the backup"), str(place))
        if folder:
            self.begin(Path(folder))

    def begin(self, folder: Path) -> None:
        """Back up into a folder."""
        self._given_up.clear()
        self.running, self.done, self._told, self.error = True, 0, -1, None
        self.changed.emit()
        when(self._keeping.back_up(folder, self._watch), self._made, self._failed)

    def stop(self) -> None:
        """Give the backup up; no file of it stays."""
        self._given_up.set()
        self.changed.emit()

    def _watch(self, done: int, of: int) -> bool:
        """On the store's thread."""
        at = SCALE * done // max(of, 1)
        if at != self._told and isValid(self):
            self._told = at
            self._moved.emit(at)
        return not self._given_up.is_set()

    def _show_moved(self, at: int) -> None:
        self.done = at
        self.changed.emit()

    def _made(self, backup: Backup) -> None:
        self.running, self.last, self.known = False, backup, True
        self.changed.emit()
        self._say(self.tr("Backed up and verified: {file}").format(file=backup.path.name), "green")

    def _failed(self, error: Exception) -> None:
        self.running = False
        if not isinstance(error, Refusal | Trouble):
            self.changed.emit()
            raise error
        self.error = error
        self.changed.emit()
        self._say(error_words(error), "amber")

    def _say(self, text: str, tone: str) -> None:
        """What came of it, where no page that is open says so itself."""
        window = self.parent()
        lines = window.findChildren(QWidget, LINE) if isinstance(window, QWidget) else []
        if not any(line.isVisible() for line in lines):
            self.said.emit(text, tone)
