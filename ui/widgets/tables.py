"""Tables as the design has them: quiet rows, a second line in grey, states as chips, amounts to the right."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import theme

SUB_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""A second, smaller line under the text."""
TONE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2
"""Draws the text as a chip of that tone (accent, amber, red, green, or "plain")."""
VALUE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 3
"""What a row stands for."""

AnyIndex = QModelIndex | QPersistentModelIndex


class Cells(QStyledItemDelegate):
    """Draws text, second lines and chips."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look = theme()
        state, rect = option.state, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("raised"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(look.px(10), 0, -look.px(10), 0)
        text, tone = str(index.data() or ""), str(index.data(TONE_ROLE) or "")
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        align = Qt.AlignmentFlag(side) if side is not None else Qt.AlignmentFlag.AlignLeft
        if tone and text:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            draw_chip(painter, inner, text, tone, on_selection=selected)
        else:
            self._text(painter, inner, text, str(index.data(SUB_ROLE) or ""), align)
        painter.restore()

    def _text(self, painter: QPainter, inner: QRectF, text: str, sub: str, align: Qt.AlignmentFlag) -> None:
        look = theme()
        painter.setFont(look.font(14))
        painter.setPen(look.colour("ink"))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        if not sub:
            painter.drawText(inner, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
            return
        half = inner.height() / 2
        top = QRectF(inner.left(), inner.top() + look.px(3), inner.width(), half)
        painter.drawText(top, int(align | Qt.AlignmentFlag.AlignBottom), shown)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("muted"))
        below = QRectF(inner.left(), inner.top() + half + look.px(3), inner.width(), half - look.px(3))
        small = QFontMetricsF(painter.font()).elidedText(sub, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(below, int(align | Qt.AlignmentFlag.AlignTop), small)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + theme().px(20), theme().px(54 if index.data(SUB_ROLE) else 37))


def draw_chip(painter: QPainter, inner: QRectF, text: str, tone: str, *, on_selection: bool = False) -> None:
    """A chip at the left of a cell, in the middle of its height. The chosen row is accent itself: what could not be
    told from it is white there."""
    look = theme()
    soft = {"plain": "neutral_soft"}.get(tone, f"{tone}_soft")
    if on_selection and tone in ("accent", "plain"):
        soft = "card"
    painter.setFont(look.font(12))
    metrics = QFontMetricsF(painter.font())
    width = min(metrics.horizontalAdvance(text) + look.px(20), inner.width())
    high = look.px(22)
    box = QRectF(inner.left(), inner.center().y() - high / 2, width, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(soft))
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setPen(look.colour("muted" if tone == "plain" else tone))
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - look.px(16))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Table(QTableView):
    """A table in which one chooses rows; Enter or a double click opens one."""

    opened = Signal(object)
    """The `VALUE_ROLE` of the row."""

    def __init__(self, parent: QWidget | None = None, *, row_height: float = 37) -> None:
        super().__init__(parent)
        self.setItemDelegate(Cells(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(row_height))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(theme().px(40))
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: Any) -> None:
        self.opened.emit(index.data(VALUE_ROLE))
