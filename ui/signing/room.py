"""The room for whoever sits opposite: full of the window, with what is signed, a place to sign, and nothing else.

While it stands, nothing of the case behind it can be reached, by mouse or by keyboard; only F9 still covers the
screen. Escape asks for the screen back; whoever opened the room sees to it that the case is not seen by others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.ink import check_ink
from ui.language import Language, gap, tongue
from ui.signing.ask import Ask, Inked
from ui.signing.side import Side
from ui.signing.texts import Texts
from ui.signing.told import ToldCard
from ui.theme import theme
from ui.widgets.choices import Tick
from ui.widgets.ink_pad import InkPad
from ui.widgets.overlay import Overlay, Sheet, give_back, hold_shortcuts
from ui.widgets.parts import Chip, Words, button, column, row
from ui.words.codes import refusal_words
from ui.words.counts import counted

STILL_ALLOWED = (QKeySequence("F9"),)
"""Keys of the window that go on working: covering the screen gives nothing away."""

SIDE, SIDE_PERCENT = 360, 28
"""The side's width in pixels of the design, and its largest share of the room in per cent."""
PAD_ENOUGH, PAD_LEAST = 180, 110
"""Pixels that a handwritten name needs in height, and in a low window. A hand does not grow with the type: these and
the edges below are pixels of the screen, so that large type gets what there is for what is read."""
HEAD_EDGE, DESK_EDGE, DESK_GAP, ACT_HEIGHT = 7, 14, 12, 46


class SigningRoom(Overlay):
    """Shows an `Ask` and collects one signature. It stays, with the ink on it, until `close_room`."""

    inked = Signal(object)
    """An `Inked`, checked already; whoever takes it calls `close_room` or `refuse`."""
    on_paper = Signal()
    back_wanted = Signal()
    """The mediator wants the screen back without a signature, or somebody hit the key."""
    left = Signal()
    """The mediator confirmed in their own room that they leave; the room is still open."""

    def __init__(
        self,
        parent: QWidget,
        ask: Callable[[], Ask],
        *,
        language: Language | None = None,
        paper_way: bool = True,
    ) -> None:
        """`language` is what the signer reads, None for whatever the window speaks. It lasts as long as the room."""
        super().__init__(ground_of(parent))
        self._ask = ask
        self._before = QApplication.focusWidget()
        self._language = self._spoken = tongue().language
        if language is not None and language is not self._language:
            tongue().speak(language)
        self._held: list[QAction] = []
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = column(self, gap=0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._front = QWidget()
        self._stack.addWidget(self._front)
        self.reading = Texts()
        self._stack.addWidget(self.reading)
        body = column(self._front, gap=0)
        body.addWidget(self._make_head())
        middle = row(gap=0)
        middle.addLayout(self._make_desk(paper_way), 1)
        self.side = Side()
        middle.addWidget(self.side)
        body.addLayout(middle, 1)
        self.reading.closed.connect(self._read)
        self.reading.progressed.connect(self._say_pages)
        self.read_button.clicked.connect(self._open_reading)
        self.language_button.clicked.connect(self._switch)
        self.back_button.clicked.connect(self.back_wanted)
        self.clear_button.clicked.connect(self._wipe)
        self.paper_button.clicked.connect(self.on_paper)
        self.confirm_button.clicked.connect(self._confirm)
        self.pad.changed.connect(self._pad_changed)
        self.pad.started.connect(self._hush)
        self.retranslate()
        self._pad_changed()

    # --- what it is made of -------------------------------------------------------------------

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("header")
        bar = row(head, gap=12)
        bar.setContentsMargins(theme().px(28), HEAD_EDGE, theme().px(20), HEAD_EDGE)
        # Who signs what is read by the signer, so it is never cut: it goes on in another line.
        self.headline, self.note = Words("headline", wrap=True), Words("muted", wrap=True)
        self.chip = Chip(tone="accent")
        self.language_button = button(icon="languages")
        self.read_button = button(icon="book-open")
        self.back_button = button(icon="lock", kind="quiet")
        told = column(gap=0)
        told.addWidget(self.headline)
        told.addWidget(self.note)
        bar.addLayout(told, 1)
        for part in (self.chip, self.language_button, self.read_button, self.back_button):
            bar.addWidget(part)
        return head

    def _make_desk(self, paper_way: bool) -> Any:
        desk = column()
        desk.setSpacing(DESK_GAP)
        desk.setContentsMargins(theme().px(28), DESK_EDGE, theme().px(28), DESK_EDGE)
        self.told = ToldCard()
        desk.addWidget(self.told, 100)  # as much as it needs; the pad has what is left, and enough for a name
        self.pad = InkPad()
        desk.addWidget(self.pad, 1)
        self.error = Words("error", wrap=True)
        self.error.hide()
        desk.addWidget(self.error)
        self.pages, self.aloud = Words("muted", wrap=True), Tick()
        facts = row(gap=16)
        facts.addWidget(self.pages, 1)
        facts.addWidget(self.aloud)
        desk.addLayout(facts)
        acts = row(gap=12)
        self.clear_button, self.paper_button = button(icon="rotate-ccw"), button(icon="printer")
        self.confirm_button = button(kind="danger")
        acts.addWidget(self.clear_button)
        if paper_way:
            acts.addWidget(self.paper_button)
        acts.addStretch(1)
        acts.addWidget(self.confirm_button)
        desk.addLayout(acts)
        return desk

    # --- coming and going -----------------------------------------------------------------------

    def open(self) -> None:
        """Take the whole window. What can be read in full comes by `show_pdf`."""
        self._held = hold_shortcuts(self.window(), *STILL_ALLOWED)
        self._fill()
        self.show()
        self.raise_()
        self.side.bring_up()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pdf(self, pdf: bytes) -> None:
        """The very file that is signed."""
        self.reading.show_pdf(pdf)
        self._say_pages()

    def show_copy(self, pdf: bytes) -> None:
        """The English reading copy of it."""
        self.reading.show_copy(pdf)
        self._say_pages()

    def close_room(self) -> None:
        """Give the window back."""
        for action in self._held:
            action.setEnabled(True)
        self._held = []
        if tongue().language is not self._language:
            tongue().speak(self._language)
        self.hide()
        give_back(self._before)
        self.deleteLater()

    def put_away(self) -> None:
        self.close_room()

    def step_aside(self) -> None:
        """Something else covers the window for a while: speak the mediator's language, and keep what was written."""
        self._spoken = tongue().language
        if self._spoken is not self._language:
            tongue().speak(self._language)

    def step_in(self) -> None:
        """The signer goes on where they were, in the language they had."""
        if tongue().language is not self._spoken:
            tongue().speak(self._spoken)

    def ask_to_leave(self) -> None:
        """One confirmation, so that a stray key costs the mediator no signature that is half written."""
        sheet = Sheet(self, self.tr("Leave without signing?"), width=440)
        text = self.tr("The signature is not confirmed. Ink that is not confirmed is not kept.")
        sheet.body.addWidget(Words("", text, wrap=True))
        stay = sheet.add_button(self.tr("Stay here"))
        leave = sheet.add_button(self.tr("Leave"), "primary")
        stay.clicked.connect(sheet.close_sheet)
        leave.clicked.connect(sheet.close_sheet)
        leave.clicked.connect(self.left)
        sheet.open(stay)

    # --- signing ----------------------------------------------------------------------------------

    def _confirm(self) -> None:
        """Check the ink here already: what is no signature is said before the desk is asked."""
        ink = self.pad.ink()
        try:
            check_ink(ink)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.inked.emit(Inked(ink, len(self.reading.seen), self.aloud.value))

    def refuse(self, refusal: Refusal) -> None:
        """Say in words why not. The ink stays where it is."""
        self.error.setText(self._refused(refusal))
        self.error.setAccessibleName(self.error.text())
        self.error.show()

    def _refused(self, refusal: Refusal) -> str:
        if refusal.code.startswith("ink_"):
            return self.tr("{reason} Please write the name in full; “Write again” wipes the field.").format(
                reason=refusal_words(refusal)
            )
        return refusal_words(refusal)

    def _hush(self) -> None:
        self.error.hide()

    def _wipe(self) -> None:
        self.pad.clear()
        self._hush()
        self.pad.setFocus()

    def _pad_changed(self) -> None:
        self.clear_button.setEnabled(not self.pad.is_empty)
        self.confirm_button.setEnabled(not self.pad.is_empty)

    # --- reading ------------------------------------------------------------------------------------

    def _open_reading(self) -> None:
        if self.reading.pages:
            self._stack.setCurrentWidget(self.reading)
            self.reading.begin()

    def _read(self) -> None:
        self._stack.setCurrentWidget(self._front)
        self._say_pages()
        self.pad.setFocus()

    def _say_pages(self) -> None:
        total = self.reading.pages
        self.read_button.setEnabled(bool(total))
        copy = self.reading.copy
        translated = bool(copy.pages) and tongue().language is Language.ENGLISH
        told = []
        if translated and copy.seen:
            words = self.tr("{seen} of {count} pages of the English reading copy were paged through.")
            told.append(words.format(seen=len(copy.seen), count=copy.pages))
        if total and (self.reading.seen or not told):
            told.append(self._told_pages(total, len(self.reading.seen)))
        self.pages.setText(gap().join(told))

    def _told_pages(self, total: int, seen: int) -> str:
        if seen == total:
            one, many = self.tr("Its one page was read."), self.tr("All {count} pages were paged through.")
            return counted(total, one, many)
        if seen:
            return self.tr("{seen} of {count} pages were paged through.").format(seen=seen, count=total)
        return counted(
            total,
            self.tr("The whole text has one page; “Read in full” opens it."),
            self.tr("The whole text has {count} pages; “Read in full” opens it."),
        )

    def _share(self) -> None:
        """A short summary leaves its room to the pad; the side and the buttons leave theirs to what is read."""
        self.side.setFixedWidth(min(theme().px(SIDE), self.width() * SIDE_PERCENT // 100))
        self.pad.setMinimumHeight(max(PAD_LEAST, min(PAD_ENOUGH, self.height() // 4)))
        for made in (self.clear_button, self.paper_button, self.confirm_button):
            made.setMinimumHeight(max(ACT_HEIGHT, made.sizeHint().height()))
        self.confirm_button.setMinimumWidth(max(theme().px(150), self.confirm_button.sizeHint().width()))
        self.told.fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._share()

    # --- words and keys -------------------------------------------------------------------------------

    def _switch(self) -> None:
        """The other language, for a signer who reads that one; the mediator gets the old one back."""
        chinese = tongue().language is Language.CHINESE
        tongue().speak(Language.ENGLISH if chinese else Language.CHINESE)

    def retranslate(self) -> None:
        ask = self._ask()
        self.setAccessibleName(ask.headline)
        self.headline.setText(ask.headline)
        self.note.setText(ask.note)
        self.chip.show_as(ask.chip, "accent")
        self.told.show_told(ask.card_title, ask.sentences)
        self.pad.setAccessibleName(ask.hint)
        self.pad.set_hint(ask.hint)
        self.confirm_button.setText(ask.confirm)
        self.side.show_lines(ask.side_title, ask.lines, ask.warning)
        self.language_button.setText("English" if tongue().language is Language.CHINESE else "中文")
        self.read_button.setText(self.tr("Read in full, large"))
        self.back_button.setText(self.tr("Mediator  Esc"))
        self.back_button.setAccessibleName(self.tr("Give the screen back to the mediator (Esc)"))
        self.clear_button.setText(self.tr("Write again"))
        self.paper_button.setText(self.tr("Sign on paper instead"))
        self.aloud.setText(ask.read_to)
        self.aloud.setVisible(bool(ask.read_to))
        self._say_pages()
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.back_wanted.emit()
            case Qt.Key.Key_PageDown | Qt.Key.Key_Down:
                self.told.area.go_on()
            case Qt.Key.Key_PageUp | Qt.Key.Key_Up:
                self.told.area.go_back()
            case _:
                pass
        event.accept()


def ground_of(widget: QWidget) -> QWidget:
    """What the window is filled with: the privacy cover lies there too, and has to come out on top."""
    window = widget.window()
    centre = window.centralWidget() if isinstance(window, QMainWindow) else None
    return centre or window
