"""When the last backup was made and where it lies, a button for the next, and how far one is that is being made."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from mediator_app.domain.errors import Refusal, Trouble
from ui.keeping.backing_up import LINE, SCALE, BackingUp
from ui.theme import theme
from ui.widgets.parts import Words, button, column, row, show_if
from ui.words.codes import error_words
from ui.words.times import clock_time, local, long_day


class BackupLine(QWidget):
    """The same on the settings and at the end of a hearing."""

    def __init__(self, keeping: BackingUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.setObjectName(LINE)
        lines = column(self, gap=8)
        top = row(gap=12)
        self.story = Words(wrap=True)
        self.backup_button = button(icon="usb")
        self.cancel_button = button(kind="quiet")
        top.addWidget(self.story, 1)
        top.addWidget(self.backup_button)
        top.addWidget(self.cancel_button)
        lines.addLayout(top)
        self.bar = QProgressBar()
        self.bar.setRange(0, SCALE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme().px(8))
        lines.addWidget(self.bar)
        self.error = Words("error", wrap=True)
        lines.addWidget(self.error)
        self.backup_button.clicked.connect(self._ask)
        self.cancel_button.clicked.connect(keeping.stop)
        keeping.changed.connect(self.show_now)
        self.show_now()

    def _ask(self) -> None:
        self._keeping.ask(self)

    def show_now(self) -> None:
        """Follow the backup."""
        keeping, had_focus = self._keeping, QApplication.focusWidget()
        self.story.setText(self._story())
        show_if(self.bar, keeping.running)
        self.bar.setValue(keeping.done)
        self.bar.setAccessibleName(self.story.text())
        self.backup_button.setText(self.tr("Back up…"))
        self.backup_button.setAccessibleName(self.tr("Back up to a USB stick or folder"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setAccessibleName(self.tr("Cancel the backup"))
        # The one that comes first is shown before the other goes, so that the keyboard is never without a place.
        first, second = self.backup_button, self.cancel_button
        if keeping.running:
            first, second = second, first
        first.show()
        if had_focus is second:
            first.setFocus()
        second.hide()
        error = keeping.error
        self.error.setText(error_words(error) if isinstance(error, Refusal | Trouble) else "")
        show_if(self.error, bool(self.error.text()))

    def _story(self) -> str:
        keeping = self._keeping
        if keeping.stopping:
            return self.tr("Cancelling…")
        if keeping.running:
            percent = 100 * keeping.done // SCALE
            return self.tr("Backing up and verifying: {percent} %. Do not pull the stick out yet.").format(
                percent=percent
            )
        last = keeping.last
        if last is None:
            return self.tr("No backup was made yet.") if keeping.known else ""
        at = f"{long_day(local(last.at).date())} {clock_time(last.at)}"
        return self.tr("Last backup: {at}\n{path}").format(at=at, path=last.path)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_now()
        super().changeEvent(event)
