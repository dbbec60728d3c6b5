"""The physical seals that were put on the paper: whose, by whom, when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.record import Revision
from ui.widgets.parts import Card, Words, button, clear, column, row
from ui.words.times import local


class StampsCard(Card):
    wanted = Signal()
    """Somebody wants to record a seal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._rows = column(gap=4)
        self.body.addLayout(self._rows)
        line = row()
        self.add = button(icon="stamp")
        line.addWidget(self.add)
        line.addStretch(1)
        self.body.addLayout(line)
        self.add.clicked.connect(self.wanted)

    def show_seals(self, revision: Revision) -> None:
        self.set_title(self.tr("Seals on the paper"))
        self.add.setText(self.tr("Record a seal…"))
        clear(self._rows)
        content = revision.content
        names = {"body": content.body.seal_name or content.body.name}
        names |= {str(party.id): party.name for party in content.parties}
        for seal in revision.seals:
            text = self.tr("{owner} · put on by {name}, {time}").format(
                owner=names.get(seal.owner, ""),
                name=seal.affixed_by,
                time=local(seal.at).strftime("%Y-%m-%d %H:%M"),
            )
            self._rows.addWidget(Words("", text, wrap=True))
        if not revision.seals:
            none = self.tr("None recorded. The paper leaves room for the body's seal and for a company's.")
            self._rows.addWidget(Words("muted", none, wrap=True))
