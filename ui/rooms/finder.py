"""Ctrl+K: any case by any name, company or number, and every room by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.ports import CaseLine
from ui.bridge import bridge, when
from ui.faces import notice
from ui.theme import theme
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words
from ui.widgets.tables import SUB_ROLE, VALUE_ROLE, Cells
from ui.words.cases import case_title, state_words

if TYPE_CHECKING:
    from mediator_app.delivery import FilingLine

AnyIndex = QModelIndex | QPersistentModelIndex
SEARCH_MS: Final = 120
MOST_FOUND: Final = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: a case (its id), or a place in the window (a name that `Finder` was given)."""

    text: str
    sub: str
    case_id: str = ""
    place: str = ""


class Hits(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        notice("".join(hit.text for hit in hits))
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        hit = self.hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.text
            case _ if role == SUB_ROLE:
                return hit.sub
            case _ if role == VALUE_ROLE:
                return hit
            case _:
                return None


class Finder(Sheet):
    """Type, walk with the arrows, Enter opens."""

    chosen = Signal(str)
    went = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        places: tuple[tuple[str, str], ...] = (),
        filings: tuple[FilingLine, ...] = (),
    ) -> None:
        """`places` are names and words of rooms and commands; `filings` are found by the court's numbers."""
        super().__init__(parent, width=640)
        self.desk, self._places, self._filings = desk, places, filings
        self._asked = ""
        self._awaited = 0
        """Answers that are on their way; only the last one is about what stands in the field."""
        self._entered = False
        """Whether Enter was pressed before the answer came: it means the first of what will be found."""
        self.title.hide()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name, company, case number, or a room of this window"))
        self.field.setAccessibleName(self.tr("Find anything"))
        self.list = QListView()
        self.list.setItemDelegate(Cells(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(theme().px(54 * 6))
        self.model = Hits(self)
        self.list.setModel(self.model)
        self.note = Words("hint", self.tr("Arrows choose, Enter opens, Esc closes"))
        for part in (self.field, self.list, self.note):
            self.body.addWidget(part)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEARCH_MS)
        self._rest.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.list.clicked.connect(self._clicked)
        self._ask()

    def _typed(self, _: str) -> None:
        self._entered = False
        self._rest.start()

    def _ask(self) -> None:
        self._asked = self.field.text().strip()
        self._awaited += 1
        store = self.desk.store
        when(
            store.search(self._asked) if self._asked else store.cases(limit=MOST_FOUND),
            self._found,
            self._failed,
        )

    def _found(self, lines: tuple[CaseLine, ...]) -> None:
        self._awaited -= 1
        if self._awaited:
            return
        words = self._asked.casefold()
        hits = [
            Hit(
                case_title(line.title),
                " · ".join(part for part in (line.case_number, line.cause, state_words(line.state)) if part),
                case_id=line.id,
            )
            for line in lines[:MOST_FOUND]
        ]
        places = [
            Hit(text, self.tr("Go there"), place=name)
            for name, text in self._places
            if words in text.casefold()
        ]
        filed = self._filed(words) if words else []
        self.model.show_hits(tuple([*hits, *filed, *places] if words else [*places, *hits]))
        if self.model.hits:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.note.setText(self.tr("Arrows choose, Enter opens, Esc closes"))
        else:
            self.note.setText(self.tr("Nothing found. Try part of a name or number."))
        if self._entered and not self._rest.isActive():
            self._entered = False
            self._clicked(self.list.currentIndex())

    def _failed(self, error: Exception) -> None:
        self._awaited -= 1
        self._entered = False
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        bridge().unheard.emit(error)

    def _filed(self, words: str) -> list[Hit]:
        """Filings whose receipt or case number at the court has these letters."""
        from ui.words.filings import joined, kind_words, number_of

        found = []
        for line in self._filings:
            numbers = (
                line.receipt.number if line.receipt else "",
                line.review.case_number if line.review else "",
            )
            if any(words in number.casefold() for number in numbers):
                sub = joined((kind_words(line.kind), number_of(line)))
                found.append(Hit(case_title(line.title), sub, place=f"filing:{line.filing_id}"))
        return found[:MOST_FOUND]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if move and self.model.hits:
            at = (self.list.currentIndex().row() + move) % len(self.model.hits)
            self.list.setCurrentIndex(self.model.index(at, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Open what is chosen; where it was not looked for yet, once it is: the list still shows other cases."""
        if self._rest.isActive():
            self._rest.stop()
            self._ask()
        if self._awaited:
            self._entered = True
        else:
            self._clicked(self.list.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        hit = index.data(VALUE_ROLE) if index.isValid() else None
        if not isinstance(hit, Hit):
            return
        self.close_sheet()
        if hit.case_id:
            self.chosen.emit(hit.case_id)
        else:
            self.went.emit(hit.place)
