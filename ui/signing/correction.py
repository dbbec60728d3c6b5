"""A correction under way: what stands meanwhile, why the text was opened, and the way back to the signed one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.record import Record
from mediator_app.domain.states import CaseState
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Card, Chip, Words, button, row, show_if
from ui.words.times import local, long_day


def correcting(record: Record) -> bool:
    """Whether the text is open although a signed agreement stands."""
    return record.state is CaseState.AGREED and record.standing is not None


class CorrectionCard(Card):
    """Visible only while a correction is under way."""

    drop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.number = Chip(tone="amber")
        self.head.addWidget(self.number)
        self.words = Words("", wrap=True)
        self.reason = Words("muted", wrap=True)
        self.body.addWidget(self.words)
        self.body.addWidget(self.reason)
        acts = row()
        self.drop_button = button(icon="undo-2")
        acts.addWidget(self.drop_button)
        acts.addStretch(1)
        self.body.addLayout(acts)
        self.drop_button.clicked.connect(self.drop_wanted)

    def show_record(self, record: Record) -> None:
        """Follow the case; in the language that is spoken now."""
        revision = record.standing
        show_if(self, correcting(record))
        if revision is None or not correcting(record):
            return
        closing = revision.closing
        signed = long_day(local(closing.at if closing is not None else revision.sealed_at).date())
        self.set_title(self.tr("A correction is under way"))
        self.number.show_as(self.tr("revision {number} stands").format(number=revision.number), "amber")
        words = self.tr(
            "The agreement signed on {day} binds until everybody has signed the corrected one. If the correction "
            "is given up, it goes on as it is."
        )
        self.words.setText(words.format(day=signed))
        self.reason.setText(self.tr("Why it was opened: {reason}").format(reason=revision.ended))
        self.drop_button.setText(self.tr("Give the correction up…"))


class DropSheet(Sheet):
    """Asks once more: what was changed since is lost, and undo does not bring it back."""

    confirmed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Give the correction up?"))
        text = self.tr(
            "Everything changed since the text was opened is taken back, and undo does not bring it again. The "
            "signed agreement and its signatures stay as they are."
        )
        self.body.addWidget(Words("", text, wrap=True))
        self.cancel = self.add_button(self.tr("Cancel"))
        self.confirm = self.add_button(self.tr("Give the correction up"), "danger")
        self.cancel.clicked.connect(self.close_sheet)
        self.confirm.clicked.connect(self._confirm)

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
