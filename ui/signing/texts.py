"""The whole text to read before signing: the Chinese paper that is signed, and the English reading copy beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ui.language import Language, tongue
from ui.signing.reading import ReadingView


class Texts(QStackedWidget):
    """Both texts, one at a time. What counts as paged through is the paper itself; the copy keeps its own count."""

    closed = Signal()
    progressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.original, self.copy = ReadingView(), ReadingView(copy=True)
        for view, other in ((self.original, self.copy), (self.copy, self.original)):
            self.addWidget(view)
            view.closed.connect(self.closed)
            view.progressed.connect(self.progressed)
            view.other.clicked.connect(self._show_copy if other is self.copy else self._show_original)
            view.other.hide()

    @property
    def pages(self) -> int:
        return self.original.pages

    @property
    def seen(self) -> set[int]:
        """Pages of the paper itself that were in view to their end."""
        return self.original.seen

    @property
    def area(self) -> QScrollArea:
        """What scrolls now."""
        return (self.copy if self.currentWidget() is self.copy else self.original).area

    def show_pdf(self, pdf: bytes) -> None:
        """The very file that is signed."""
        self.original.show_pdf(pdf)

    def show_copy(self, pdf: bytes) -> None:
        """The English reading copy of it."""
        self.copy.show_pdf(pdf)
        for view in (self.original, self.copy):
            view.other.show()

    def begin(self) -> None:
        """The text in the language that is spoken, as far as it is there."""
        if tongue().language is Language.ENGLISH and self.copy.pages:
            self._show_copy()
        else:
            self._show_original()

    def _show_copy(self) -> None:
        self.setCurrentWidget(self.copy)
        self.copy.area.setFocus()

    def _show_original(self) -> None:
        self.setCurrentWidget(self.original)
        self.original.area.setFocus()
