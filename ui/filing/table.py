"""The list of filings: whose case, what is filed, since when, and how far it has come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from mediator_app.delivery import FilingLine, Road
from mediator_app.domain.ids import FilingId
from ui.faces import notice
from ui.widgets.tables import SUB_ROLE, TONE_ROLE, VALUE_ROLE
from ui.words.cases import case_title
from ui.words.filings import joined, kind_words, moment_words, number_of, size_words, state_of

AnyIndex = QModelIndex | QPersistentModelIndex
COLUMNS: Final = 4
STATE: Final = 3


class FilingTable(QAbstractTableModel):
    """Filings as rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[FilingLine, ...] = ()
        self._road: Road | None = None
        self._now = datetime.fromtimestamp(0, UTC)

    def show_lines(self, lines: tuple[FilingLine, ...], road: Road | None, now: datetime) -> bool:
        """Show them; gives whether rows came or went, so that a choice has to be made again."""
        notice("".join(line.title for line in lines))
        same = [line.filing_id for line in lines] == [line.filing_id for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines, self._road, self._now = lines, road, now
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, COLUMNS - 1))
        return not same

    def row_of(self, filing_id: FilingId | None) -> int:
        """The row of a filing; -1 where it is not shown."""
        return next((at for at, line in enumerate(self.lines) if line.filing_id == filing_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Case"), self.tr("Filing"), self.tr("Since"), self.tr("State"))[section]

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        line, column = self.lines[index.row()], index.column()
        if role == VALUE_ROLE:
            return line.filing_id
        if role == SUB_ROLE and column == 0:
            return number_of(line) or self.tr("No receipt number for this filing yet")
        if role == SUB_ROLE and column == 1:
            return self._below(line)
        if role == TONE_ROLE and column == STATE:
            return state_of(line, self._road).tone or "plain"
        if role == Qt.ItemDataRole.ToolTipRole and column in (0, STATE):
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return joined([self._text(line, at) for at in range(COLUMNS)])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        return None

    def _below(self, line: FilingLine) -> str:
        corrects = self.tr("corrects an earlier one") if line.supersedes else ""
        size = size_words(line.total) if line.total else self.tr("not made ready yet")
        return joined((size, corrects))

    def _text(self, line: FilingLine, column: int) -> str:
        match column:
            case 0:
                return case_title(line.title)
            case 1:
                return kind_words(line.kind)
            case 2:
                return moment_words(line.made_at, self._now)
            case _:
                return state_of(line, self._road).text
