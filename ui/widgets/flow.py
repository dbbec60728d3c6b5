"""A layout that sets its widgets one after the other and begins a new line where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import theme


class Flow(QLayout):
    def __init__(self, parent: QWidget | None = None, *, gap: float = 8, level: bool = True) -> None:
        """`level` sets what stands in one line on one middle; else it hangs from the top of the line."""
        super().__init__(parent)
        self._level = level
        self._items: list[QLayoutItem] = []
        self._gap = theme().px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def set_gap(self, gap: float) -> None:
        """Pixels of the design between two widgets and between two lines."""
        self._gap = theme().px(gap)
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        y = rect.y()
        line: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if line and used + self._gap + size.width() > rect.width():
                y += self._finish(line, rect, y, place=place) + self._gap
                line, used = [], 0
            used += size.width() + (self._gap if line else 0)
            line.append((item, size))
        return y + self._finish(line, rect, y, place=place) - rect.y()

    def _finish(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, *, place: bool) -> int:
        """Set a line's items beside each other; gives its height."""
        tall = max((size.height() for _, size in line), default=0)
        x = rect.x()
        for item, size in line:
            if place:
                width = min(size.width(), rect.width())
                sunk = (tall - size.height()) // 2 if self._level else 0
                item.setGeometry(QRect(x, y + sunk, width, size.height()))
            x += size.width() + self._gap
        return tall
