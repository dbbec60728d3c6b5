"""A step's page under its headline, scrolling.

Rooms are made from the outside in: a widget that moves to another parent takes everything in it through the style sheet
once more, and with pages of two hundred widgets in five frames that was half of the time it took to open one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from mediator_app.domain.record import Record
from ui.anchor import Anchor
from ui.sealed_line import SealedLine, has_line
from ui.steps.base import Step, StepPage
from ui.theme import theme
from ui.widgets.parts import Words, column, row, show_if
from ui.widgets.scrolling import Scrolling


def make_room(page: QWidget) -> None:
    """Let what lies around a page grow with it at once, from the inside out.

    Qt does so in the next turn of its loop. Whoever adds cards turn by turn would find the page a few cards too small
    each time, and the cards in it pressed together.
    """
    part: QWidget | None = page
    while part is not None and not isinstance(part, QScrollArea):
        QCoreApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest)
        part = part.parentWidget()


class PageFrame(Scrolling):
    """A page under its headline, scrolling. What is in it is made in it; it ends where the footer's buttons end.

    What has the focus stays in view when the page grows: words come from another thread and push the fields below them
    down. What somebody types in stays where it is (see `ui.anchor`). Whoever scrolls away by hand is left there until
    the focus moves on.
    """

    def __init__(self, make: Callable[[QWidget], StepPage], parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = ground = QWidget(self.viewport())
        ground.setObjectName("ground")
        body = column(ground, gap=6)
        self.title, self.subtitle = Words("title", parent=ground), Words("muted", parent=ground, wrap=True)
        head, words = row(gap=16), column(gap=6)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        body.addLayout(head)
        self._body = body
        side = theme().px(24)
        self.keep_edges(body, QMargins(side, theme().px(18), side, side))
        self.sealed: SealedLine | None = None
        body.addSpacing(theme().px(6))
        self.page = page = make(ground)
        action = page.head_action()
        if action is not None:
            head.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        body.addWidget(page, 1)
        self._anchor = Anchor(self, ground) if page.anchored else None
        self._left: QWidget | None = None
        # A new range is told before what is in the page has its new place.
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(0)
        self._follow.timeout.connect(self._keep_focus_in_view)
        self.verticalScrollBar().rangeChanged.connect(self._grown)
        self.verticalScrollBar().actionTriggered.connect(self._scrolled_by_hand)
        self.say()

    def put_in(self, size: QSize) -> None:
        """Take the page in, in the frame's `size`. To be called once, when the page shows its case.

        Before it has its size and its words the page would be measured for a frame of 100 pixels, each of its lines
        broken for that, and then once more: a third of the time that a page of two hundred widgets took.
        """
        self.resize(size)
        self._ground.resize(self.viewport().size())
        self.setWidget(self._ground)

    def say(self) -> None:
        self.title.setText(self.page.title())
        show_if(self.title, bool(self.page.title()))
        self.subtitle.setText(self.page.subtitle())
        show_if(self.subtitle, bool(self.page.subtitle()))

    def show_record(self, record: Record) -> None:
        """Say beneath the headline what the page does now, and why nothing here can be changed, where that is so."""
        self.say()
        wanted = has_line(record, self.page.step)
        if wanted and self.sealed is None:
            self.sealed = SealedLine(self._ground)
            self.sealed.wanted.connect(self._open_signing)
            self._body.insertWidget(1, self.sealed)
        if self.sealed is not None:
            self.sealed.show_record(record)
            show_if(self.sealed, wanted)

    def _open_signing(self) -> None:
        self.page.go_to.emit(Step.SIGNING, "")

    def begin(self) -> None:
        """Show the page from its top; what has the focus by chance does not pull it down until it moves on."""
        self._left = QApplication.focusWidget()
        if self._anchor is not None:
            self._anchor.let_go()
        self.verticalScrollBar().setValue(0)

    def _grown(self) -> None:
        self._follow.start()

    def _scrolled_by_hand(self) -> None:
        self._left = QApplication.focusWidget()

    def _keep_focus_in_view(self) -> None:
        here = QApplication.focusWidget()
        if here is None or here is self._left or not self.page.isAncestorOf(here):
            return
        # What is in view stays where it is: somebody's pointer may be on its way there.
        port = self.viewport().rect()
        seen = port.intersected(QRect(here.mapTo(self.viewport(), QPoint()), here.size()))
        if seen.height() < min(here.height(), port.height()):
            self.ensureWidgetVisible(here, 0, theme().px(24))
