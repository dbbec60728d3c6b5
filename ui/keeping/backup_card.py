"""Backups, on the settings."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.keeping.backing_up import BackingUp
from ui.keeping.backup_line import BackupLine
from ui.widgets.parts import Card, Chip, Words


class BackupCard(Card):
    """In practice it says why there is nothing to back up."""

    def __init__(self, keeping: BackingUp, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._keeping = keeping
        self.chip = Chip()
        self.head.insertWidget(1, self.chip)
        self.line = BackupLine(keeping)
        self.note = Words("hint", wrap=True)
        self.body.addWidget(self.line)
        self.body.addWidget(self.note)
        keeping.changed.connect(self.retranslate)
        self.retranslate()

    def look(self) -> None:
        """Ask for what the store keeps."""
        if not self._keeping.practice:
            self._keeping.look()

    def retranslate(self) -> None:
        keeping = self._keeping
        self.set_title(self.tr("Backup"))
        self.line.setVisible(not keeping.practice)
        if keeping.practice:
            self.chip.show_as("")
            self.note.setText(
                self.tr(
                    "This is the practice store: its cases are fictional, so there is nothing to back up, and it has "
                    "neither passphrase nor recovery code."
                )
            )
            return
        self.note.setText(
            self.tr(
                "All cases and their keys in one encrypted file, read back before it counts. Keep it on a USB stick or "
                "another disk: a copy on this computer is lost with it. To restore one, lock (Ctrl+L) or start the "
                'program on the other computer, and choose "Restore from a backup…" at the foot of that page.'
            )
        )
        self._show_chip()

    def _show_chip(self) -> None:
        keeping = self._keeping
        if not keeping.known or keeping.running:
            self.chip.show_as("")
        elif keeping.last is None:
            self.chip.show_as(self.tr("none yet"), "amber")
        elif keeping.last.is_old(keeping.now()):
            self.chip.show_as(self.tr("more than 30 days ago"), "amber")
        else:
            self.chip.show_as(self.tr("verified"), "green")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
