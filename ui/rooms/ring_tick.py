"""Whether the key ring of the computer may unlock the desk: a tick where it has one, a quiet line where it has none."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.choices import Tick
from ui.widgets.parts import Words, column


class RingTick(QWidget):
    """The tick cannot be used until `offer` has said whether there is a key ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(self, gap=0)
        self.tick, self.note = Tick(), Words("hint", wrap=True)
        self.tick.setEnabled(False)
        self.note.hide()
        body.addWidget(self.tick)
        body.addWidget(self.note)
        self.retranslate()

    def offer(self, offered: bool) -> None:
        """Show the tick, or say instead that there is no key ring."""
        self.tick.setVisible(offered)
        self.tick.setEnabled(offered)
        self.note.setVisible(not offered)

    def retranslate(self) -> None:
        self.tick.setText(self.tr("Unlock with the key ring of this computer"))
        self.note.setText(
            self.tr(
                "This computer has no key ring that could unlock the desk; the passphrase opens it each time."
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
