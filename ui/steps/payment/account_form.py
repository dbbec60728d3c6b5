"""Whose account the money goes to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.form import Form
from ui.widgets.masked import AccountEdit
from ui.widgets.recording import TextLine


class AccountForm(Form):
    """Bound to an `Account`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(1, 3)
        self.put("holder", TextLine(), 0, 0)
        self.put("bank", TextLine(), 0, 1)
        self.put("number", AccountEdit(), 1, 0, 2)
        self.retranslate()

    def retranslate(self) -> None:
        self.field("holder").say(self.tr("Account holder"))
        self.field("bank").say(
            self.tr("Bank and branch"), placeholder=self.tr("such as 招商银行上海杨浦支行")
        )
        self.field("number").say(self.tr("Account number"))
