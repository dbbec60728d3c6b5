"""The paper beside the form, exactly as it will be printed: drawn by other threads, the newest wish wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind
from mediator_app.domain.record import Record
from mediator_app.domain.states import EDITABLE
from ui.bridge import run, when
from ui.icons import set_icon
from ui.sheets import Sheets, draw, read
from ui.theme import theme
from ui.widgets.paper_view import PaperView
from ui.widgets.parts import Elided, Words, column, icon_button, name_it, row
from ui.words.cases import paper_words
from ui.words.codes import error_words

FIRST_MS: Final = 10
"""The first paper of a pane waits so long: whoever opens a case is to see the page before it, not after."""
LULL_MS: Final = 2500
BURST_MS: Final = 8000
"""Changes that follow one another within a lull are marked together, but no longer than a burst lasts."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What should be shown: a record's paper, or bytes that are there already (a sealed or closed paper)."""

    paper: PaperId
    record: Record | None = None
    pdf: bytes = b""
    language: str = "zh"
    """`zh`, which alone is signed and binding, or `en` for the reading copy of an instrument."""


def fulfil(desk: Desk, wish: Wish, width: int, pages: tuple[int, ...], before: str) -> Sheets:
    """Draw a wish. Refusals of the renderer (`glyph_missing`, `text_too_long`)."""
    if wish.pdf or wish.record is None:
        return read(wish.pdf, width, pages, before)
    made = desk.draw_record(wish.record, wish.paper, language=wish.language)
    return read(made.pdf, width, pages, before, made.spaced)


@dataclass(frozen=True, slots=True)
class More:
    """More pages of a version, and of which one: a newer may have come on screen before they are drawn."""

    pdf: bytes
    width: int
    images: dict[int, QImage]


def _more(pdf: bytes, width: int, pages: Sequence[int]) -> More:
    return More(pdf, width, draw(pdf, width, pages))


def _alike(one: Wish, other: Wish) -> bool:
    """Whether two wishes are versions of the same paper, so that changes from one to the other mean something."""
    return (one.paper, one.language) == (other.paper, other.language)


class PreviewPane(QFrame):
    """Head with the paper's name and page, the pages, and a line for what cannot be drawn."""

    shown = Signal()
    """A new version has come on screen; benchmarks and tests wait for this."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, folded_width: float = 400) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        if folded_width:
            self.setFixedWidth(theme().px(folded_width))
        self._desk = desk
        self._wish: Wish | None = None
        self._waiting = False
        self._drawing: Wish | None = None
        self._base = ""
        """The text before the present burst of changes: what is marked is told apart from this."""
        self._burst, self._lull = QElapsedTimer(), QElapsedTimer()
        self._failed = False
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST_MS)
        self._first.timeout.connect(self._start)
        self._page = (0, 0)
        body = column(self, gap=0)
        head = row(gap=2)
        head.setContentsMargins(theme().px(16), theme().px(8), theme().px(10), theme().px(8))
        self.name = Elided("muted")
        self._language = "zh"
        self.other_language = QToolButton()
        self.other_language.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.other_language.setObjectName("chip")
        self.other_language.hide()
        self.state, self.pages = Elided("small"), Words("small")
        self.smaller, self.larger = icon_button("zoom-out", "", size=16), icon_button("zoom-in", "", size=16)
        self.full = icon_button("maximize-2", "", size=16)
        what = column(gap=0)
        under = row(gap=8)
        for words in (self.state, self.pages):
            under.addWidget(words)
        under.addStretch(1)
        what.addWidget(self.name)
        what.addLayout(under)
        head.addLayout(what, 1)
        head.addSpacing(theme().px(6))
        head.addWidget(self.other_language)
        for part in (self.smaller, self.larger, self.full):
            head.addWidget(part)
        body.addLayout(head)
        self._trouble = QFrame()
        self._trouble.setObjectName("banner")
        line = row(self._trouble, padding=10, gap=8)
        icon = QLabel()
        set_icon(icon, "triangle-alert", "amber", 16)
        self.trouble = Words(wrap=True)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.trouble, 1)
        self._trouble.hide()
        body.addWidget(self._trouble)
        self.view = PaperView()
        body.addWidget(self.view, 1)
        self.view.wanted.connect(self._draw_pages)
        self.view.page_changed.connect(self._say_page)
        self.view.marks_faded.connect(self._faded)
        self.smaller.clicked.connect(self._smaller)
        self.larger.clicked.connect(self._larger)
        self.full.clicked.connect(self.open_for_parties)
        self.other_language.clicked.connect(self._switch_language)
        self._party_view: PartyView | None = None
        self.retranslate()

    # --- wishes ---------------------------------------------------------------------------------

    def show_record(self, record: Record, paper: PaperId) -> None:
        """Draw the paper of this record as soon as there is time; the newest call wins."""
        language = self._language if paper.kind in INSTRUMENTS else "zh"
        self._want(Wish(paper, record, language=language))

    def show_pdf(self, pdf: bytes, paper: PaperId) -> None:
        """Show bytes that are there already, such as a closed paper."""
        self._want(Wish(paper, None, pdf))

    def _switch_language(self) -> None:
        """Between the Chinese paper and the English reading copy; what is printed and signed stays Chinese."""
        self._language = "zh" if self._language == "en" else "en"
        if self._wish is not None and self._wish.record is not None:
            self.show_record(self._wish.record, self._wish.paper)

    def _want(self, wish: Wish) -> None:
        if self._is_shown(wish):
            return
        if self._wish is not None and not _alike(wish, self._wish):
            self._base = ""
        elif self._base and self._is_new_burst() and self.view.sheets is not None:
            self._base = self.view.sheets.text
        self._lull.start()
        self._wish, self._waiting = wish, True
        self._say_name()
        if self.view.sheets is None:
            self._first.start()
        else:
            self._start()

    def _is_new_burst(self) -> bool:
        """Whether somebody paused, or has gone on for so long that the first changes are no news any more."""
        if self._burst.isValid() and self._lull.elapsed() < LULL_MS and self._burst.elapsed() < BURST_MS:
            return False
        self._burst.start()
        return True

    def _is_shown(self, wish: Wish) -> bool:
        """Whether this very version is on screen or on its way: changing pages changes no paper."""
        last = self._wish
        return (
            last is not None
            and not self._failed
            and _alike(wish, last)
            and wish.record is last.record
            and wish.pdf == last.pdf
        )

    def _start(self) -> None:
        if self._drawing is not None or not self._waiting or self._wish is None:
            return
        self._waiting, self._drawing = False, self._wish
        pages = tuple(self.view.in_view()) or (0, 1)
        when(
            run(fulfil, self._desk, self._wish, self.view.device_width(), pages, self._base),
            self._drawn,
            self._not_drawn,
        )

    def _drawn(self, sheets: Sheets) -> None:
        fresh = self._drawing is not None and self._wish is not None and _alike(self._drawing, self._wish)
        self._drawing, self._failed = None, False
        if fresh:
            if not self._base:
                self._base = sheets.text
            self._trouble.hide()
            self.view.show_sheets(sheets)
            if self._party_view is not None:
                self._party_view.show_pdf(sheets.pdf)
            self.shown.emit()
        self._start()

    def _not_drawn(self, error: Exception) -> None:
        self._drawing, self._failed = None, True
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self.trouble.setText(error_words(error))
        self._trouble.show()
        self.shown.emit()
        self._start()

    def _draw_pages(self, pages: list[int]) -> None:
        sheets = self.view.sheets
        if sheets is None:
            return
        width = self.view.device_width()
        if sheets.width != width:
            self.view.sheets = sheets = Sheets(
                sheets.pdf, sheets.sizes, sheets.text, sheets.starts, width, dict(sheets.images), sheets.marks
            )
        when(run(_more, sheets.pdf, width, pages), self._pages_drawn)

    def _pages_drawn(self, more: More) -> None:
        self.view.add_pages(more.images, more.pdf, more.width)

    def _faded(self) -> None:
        if self.view.sheets is not None:
            self._base = self.view.sheets.text

    @property
    def busy(self) -> bool:
        """Whether a wish is still being fulfilled."""
        return self._drawing is not None or self._waiting

    # --- the parties' screen ---------------------------------------------------------------------

    def open_for_parties(self) -> None:
        """The paper alone, over a whole screen: the second one where there are two."""
        if self.view.sheets is None:
            return
        if self._party_view is None:
            self._party_view = PartyView()
            self._party_view.closed.connect(self._party_closed)
        self._party_view.show_pdf(self.view.sheets.pdf)
        self._party_view.open_beside(self)

    def _party_closed(self) -> None:
        view, self._party_view = self._party_view, None
        if view is not None:
            view.deleteLater()
        self.full.setFocus()

    # --- words ---------------------------------------------------------------------------------------

    def _smaller(self) -> None:
        self.view.zoom_by(-1)

    def _larger(self) -> None:
        self.view.zoom_by(1)

    def _say_page(self, page: int, count: int) -> None:
        self._page = (page, count)
        self.pages.setText(self.tr("Page {page} of {count}").format(page=page, count=count))
        self.view.setAccessibleName(
            ", ".join(part for part in (self.name.whole(), self.state.whole(), self.pages.text()) if part)
        )

    def _say_name(self) -> None:
        if self._wish is None:
            return
        live = self._wish.record is not None
        english = self._wish.language == "en"
        self.name.setText(paper_words(self._wish.paper.kind))
        state = self.tr("Reading copy") if english else self._state_words(self._wish)
        self.state.setText(state)
        self.state.setVisible(bool(state))
        self.other_language.setVisible(live and self._wish.paper.kind in INSTRUMENTS)
        self.other_language.setText("中文" if english else self.tr("EN"))
        name_it(
            self.other_language,
            self.tr("Show the Chinese paper again, which is the one that is signed")
            if english
            else self.tr("Show the English reading copy"),
        )

    def _state_words(self, wish: Wish) -> str:
        """What the paper is now: on its way to print, fixed by the seal, or the original that was closed."""
        record = wish.record
        if record is None:
            return ""
        revision = record.standing if record.state not in EDITABLE else None
        if revision is None:
            return self.tr("Final") if record.not_agreed else self.tr("As it will print")
        if wish.paper.kind in INSTRUMENTS and revision.closing is not None:
            return self.tr("Signed original")
        # A proof of service is still written while it is served; its text stands with the signature for receipt.
        served = wish.paper.kind is PaperKind.SERVICE_RETURN and PartyId(wish.paper.subject)
        if served and revision.served_on(served) is None:
            return self.tr("As it will print")
        return self.tr("Sealed text")

    def retranslate(self) -> None:
        name_it(self.smaller, self.tr("Smaller (−)"))
        name_it(self.larger, self.tr("Larger (+)"))
        name_it(self.full, self.tr("Full screen for the parties"))
        self._say_name()
        if self._page[1]:
            self._say_page(*self._page)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        if self._party_view is not None:
            self._party_view.close()


class PartyView(QWidget):
    """The paper over a whole screen, for those who sit opposite. Escape ends it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("ground")
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        self.view = PaperView()
        self.view.margin = 40
        body.addWidget(self.view)
        self.view.wanted.connect(self._wanted)
        self._pdf = b""
        self._width = 0
        self.setWindowTitle(self.tr("For the parties"))

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes; what is shown stays where it is until they are drawn."""
        self._pdf = pdf
        self._ask()

    def open_beside(self, widget: QWidget) -> None:
        screens = [screen for screen in QGuiApplication.screens() if screen is not widget.screen()]
        if screens:
            self.setScreen(screens[0])
            self.setGeometry(screens[0].geometry())
        self.showFullScreen()
        self.view.setFocus()
        self._ask()

    def _wanted(self, pages: list[int]) -> None:  # noqa: ARG002 - all pages are drawn at once here
        if self.view.device_width() != self._width:
            self._ask()

    def _ask(self) -> None:
        if self.isVisible() and self._pdf:
            self._width = self.view.device_width()
            when(run(read, self._pdf, self._width, range(400)), self._drawn)

    def _drawn(self, sheets: Sheets) -> None:
        """Two threads draw: what was asked for before may come after what was asked for last, and is old."""
        if (sheets.pdf, sheets.width) == (self._pdf, self._width):
            self.view.show_sheets(sheets)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
