"""What stands beneath a page: its own parts at the left, the ways on at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import theme
from ui.widgets.parts import row


class Footer(QFrame):
    """Holds whatever parts it is given; they belong to the pages and to the workspace."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._line = row(self, gap=12)
        self._line.setContentsMargins(theme().px(24), theme().px(11), theme().px(24), theme().px(11))
        self._put_by = QWidget(parent)
        """Parts whose page is not open; never shown."""
        self._put_by.hide()

    def fill(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Show these parts and no others.

        Meanwhile the footer is away: for each part that is shown in view Qt would lay out the whole window once more.
        """
        while self._line.count():
            item = self._line.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                # Without a parent it would take the keyboard out of the window; and a page may show a part of its own
                # while another page is open.
                widget.hide()
                widget.setParent(self._put_by)
        self.hide()
        for part in left:
            self._put(part)
        self._line.addStretch(1)
        for part in right:
            self._put(part)
        self.setVisible(bool(left or right))

    def _put(self, part: QWidget) -> None:
        self._line.addWidget(part)
        part.show()
