"""A backup offered when the last party has its copy: nothing that must be done, and nothing that covers the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from mediator_app.domain.record import Revision
from ui.keeping.backing_up import BackingUp
from ui.keeping.backup_line import BackupLine
from ui.widgets.parts import Words, column, show_if


class BackupOffer(QWidget):
    """Hidden while somebody waits for a copy, where a backup holds the hearing already, and in practice."""

    def __init__(self, keeping: BackingUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._revision: Revision | None = None
        self._offered = False
        lines = column(self, gap=6)
        self.words = Words("muted", wrap=True)
        self.line = BackupLine(keeping)
        lines.addWidget(self.words)
        lines.addWidget(self.line)
        keeping.changed.connect(self._show)
        self._show()

    def show_revision(self, revision: Revision | None) -> None:
        """Follow the agreement that is served here."""
        served = revision is not None and revision.served
        if served and not self._keeping.practice and not self._keeping.known:
            self._keeping.look()
        self._revision = revision if served else None
        self._show()

    def _show(self) -> None:
        keeping, revision = self._keeping, self._revision
        if revision is None or keeping.practice or not keeping.known:
            self._offered = False
        elif not self._offered:
            ended = max(service.at for service in revision.services)
            self._offered = keeping.last is None or keeping.last.at < ended
        # Once offered it stays, so that whoever took it reads what came of it.
        show_if(self, self._offered)
        self.words.setText(
            self.tr("Before you leave: a backup on a USB stick keeps this hearing if the computer is lost.")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)
