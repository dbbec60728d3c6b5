"""A clause in own words. Figures of the case go in as marks, from a menu, and are never typed twice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.parts import button, column, row
from ui.widgets.recording import TextArea

MARKS = ("调解金额", "调解金额大写", "首期日期", "末期日期", "申请人", "被申请人", "案号")
"""In the order of the menu; the same as `domain.terms.FREE_MARKS`."""


class FreeEdit(TextArea):
    """Grows with what is written."""

    def insert_mark(self, mark: str) -> None:
        """Put a mark where the cursor stands; in the middle of typing it is not recorded before the field rests."""
        self.textCursor().insertText(f"{{{mark}}}")
        self.setFocus()


class MarkBar(QWidget):
    """The button with the menu of marks. It belongs to one `FreeEdit`."""

    def __init__(self, edit: FreeEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        body = column(self)
        line = row()
        self.button = button(kind="quiet", icon="plus")
        self.menu = QMenu(self)
        for mark in MARKS:
            action = QAction(self.menu)
            action.setData(mark)
            action.triggered.connect(self._chosen)
            self.menu.addAction(action)
        self.button.setMenu(self.menu)
        line.addWidget(self.button)
        line.addStretch(1)
        body.addLayout(line)
        self.retranslate()

    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._edit.insert_mark(str(action.data()))

    def words(self) -> dict[str, str]:
        """What each mark stands for."""
        return {
            "调解金额": self.tr("Agreed amount"),
            "调解金额大写": self.tr("Agreed amount in capitals"),
            "首期日期": self.tr("First date of payment"),
            "末期日期": self.tr("Last date of payment"),
            "申请人": self.tr("Applicant"),
            "被申请人": self.tr("Respondent"),
            "案号": self.tr("Case number"),
        }

    def retranslate(self) -> None:
        self.button.setText(self.tr("Insert a figure of the case"))
        words = self.words()
        for action in self.menu.actions():
            mark = str(action.data())
            action.setText(f"{words[mark]}　{{{mark}}}")

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def focus_end(edit: FreeEdit) -> None:
    """The cursor behind what is written."""
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    edit.setTextCursor(cursor)
