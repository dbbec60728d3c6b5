"""The list of rounds, newest first. What is not shown is not in the model either."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from mediator_app.domain.money import format_money
from mediator_app.domain.offers import OfferSide
from ui.steps.negotiation.positions import Round
from ui.steps.negotiation.words import movement_words, offer_side_words
from ui.theme import theme
from ui.widgets.tables import TONE_ROLE, VALUE_ROLE, Table
from ui.words.times import clock_time, long_day

AnyIndex = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 9
"""So many rows are seen at once; more scroll."""
WIDTHS: Final = (44, 72, 150, 140, 120, 0, 110)
CONDITIONS: Final = 5
CONDITIONS_ROOM: Final = 220
"""Pixels of the design: the columns where there is room, and what the conditions take before the others give way."""


class RoundModel(QAbstractTableModel):
    """Rounds as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rounds: tuple[Round, ...] = ()

    def show_rounds(self, shown: Sequence[Round]) -> None:
        self.beginResetModel()
        self.rounds = tuple(reversed(shown))
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rounds)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (3, 4) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            "#",
            self.tr("Time"),
            self.tr("By"),
            self.tr("Amount"),
            self.tr("Movement"),
            self.tr("Conditions"),
            self.tr("Seen by"),
        )[section]

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        line, column = self.rounds[index.row()], index.column()
        if role == VALUE_ROLE:
            return line
        if role == TONE_ROLE and column == 6:
            return "plain" if line.corrected else "red" if line.secret else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (3, 4):
            return int(Qt.AlignmentFlag.AlignRight)
        if role == Qt.ItemDataRole.ToolTipRole and column == 5:
            return self._conditions(line) or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        return None

    def _text(self, line: Round, column: int) -> str:
        offer = line.offer
        match column:
            case 0:
                if line.secret:
                    return self.tr("C{number}").format(number=line.number)
                if (
                    offer.side is OfferSide.MEDIATOR
                ):  # no round of the parties: a plain number would seem out of order
                    return self.tr("P{number}").format(number=line.number)
                return str(line.number)
            case 1:
                return clock_time(offer.at)
            case 2:
                return offer_side_words(offer.side)
            case 3:
                return format_money(offer.amount)
            case 4:
                return "" if line.corrected else movement_words(line.movement)
            case 5:
                return self._conditions(line)
            case _:
                if line.corrected:
                    return self.tr("Corrected, in caucus") if line.secret else self.tr("Corrected")
                return self.tr("In caucus") if line.secret else self.tr("Both sides")

    def _conditions(self, line: Round) -> str:
        parts = []
        if line.reason:
            label = (
                self.tr("wrongly written: {reason}") if line.corrected else self.tr("correction: {reason}")
            )
            parts.append(label.format(reason=line.reason))
        if line.offer.pay_by is not None:
            parts.append(self.tr("by {day}").format(day=long_day(line.offer.pay_by)))
        if line.offer.conditions:
            parts.append(line.offer.conditions)
        return self.tr("; ").join(parts)


class RoundTable(Table):
    """As high as its rows, up to a few; Enter or a double click opens one for correction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rounds = RoundModel(self)
        self.setModel(self.rounds)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rounds(self, shown: Sequence[Round]) -> None:
        chosen = self.chosen()
        self.rounds.show_rounds(shown)
        for row, line in enumerate(self.rounds.rounds):
            if chosen is not None and line.offer.id == chosen.offer.id:
                self.selectRow(row)
        rows = min(max(len(shown), 1), MOST_SHOWN)
        head = max(self.horizontalHeader().sizeHint().height(), theme().px(38))
        self.setFixedHeight(head + rows * self.verticalHeader().defaultSectionSize() + 4)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """As the design has it; where that leaves the conditions little, each column as wide as what stands in it. No
        figure is ever cut: it is the conditions that end in …, with the whole of them as tool tip."""
        look = theme()
        needed = [self._needed(section) for section in range(len(WIDTHS))]
        needed[CONDITIONS] = 0
        wide = [max(need, look.px(width)) for need, width in zip(needed, WIDTHS, strict=True)]
        roomy = sum(wide) + look.px(CONDITIONS_ROOM) <= self.viewport().width()
        for section, width in enumerate(wide if roomy else needed):
            if section != CONDITIONS:
                self.setColumnWidth(section, width)

    def _needed(self, section: int) -> int:
        """The width at which nothing in a column is cut, as `Cells` draws it."""
        look, model = theme(), self.rounds
        large, small = QFontMetricsF(look.font(14)), QFontMetricsF(look.font(12))
        head = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
        widths = [QFontMetricsF(look.font(13)).horizontalAdvance(head)]
        for at in range(model.rowCount()):
            index = model.index(at, section)
            chip = bool(index.data(TONE_ROLE))
            words = str(index.data() or "")
            widths.append(
                small.horizontalAdvance(words) + look.px(20) if chip else large.horizontalAdvance(words)
            )
        return ceil(max(widths)) + look.px(22)

    def chosen(self) -> Round | None:
        """The round whose row is selected."""
        index = self.currentIndex()
        value = index.data(VALUE_ROLE) if index.isValid() else None
        return value if isinstance(value, Round) else None

    def reword(self) -> None:
        """Head and cells in the language in force."""
        self.rounds.show_rounds(tuple(reversed(self.rounds.rounds)))
        self.rounds.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 6)
