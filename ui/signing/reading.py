"""Reading before signing: the very PDF, large, page under page, and a log of the pages that were read to their end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QObject,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from ui.theme import theme
from ui.widgets.parts import Chip, Words, button, clear, column, icon_button, name_it, row

ZOOMS: Final = (75, 100, 125, 150, 200)
"""Per cent of the width that the window gives."""
_WIDEST: Final = 1000


class Pages(Protocol):
    """What can be drawn page by page; pages count from 0."""

    def size(self, page: int) -> QSizeF:
        """In any unit, since only the proportion counts."""

    def draw(self, page: int, size: QSize) -> QImage:
        """The page in that many pixels."""


class _PdfPages:
    def __init__(self, document: QPdfDocument) -> None:
        self._document = document

    def size(self, page: int) -> QSizeF:
        return self._document.pagePointSize(page)

    def draw(self, page: int, size: QSize) -> QImage:
        return self._document.render(page, size)


class _Photo:
    """A scan or photo that is one picture."""

    def __init__(self, picture: QImage) -> None:
        self._picture = picture

    def size(self, page: int) -> QSizeF:  # noqa: ARG002 - there is one
        return QSizeF(self._picture.size())

    def draw(self, page: int, size: QSize) -> QImage:  # noqa: ARG002 - there is one
        ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        return self._picture.scaled(size, *ways)


class PageSheet(QWidget):
    """One page, drawn when it is first in view."""

    def __init__(self, pages: Pages, at: int, number: int, parent: QWidget | None = None) -> None:
        """`at` is its place in its file, from 0; `number` its place in the view, from 1."""
        super().__init__(parent)
        self._pages, self._at, self.number = pages, at, number
        self._image: QImage | None = None

    def set_width(self, width: int) -> None:
        size = self._pages.size(self._at)
        height = round(width * size.height() / max(size.width(), 1))
        if QSize(width, height) != self.size():
            self._image = None
            self.setFixedSize(width, height)

    def paintEvent(self, event: Any) -> None:  # noqa: ARG002 - the whole page
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._image is None or self._image.size() != wanted:
            self._image = self._pages.draw(self._at, wanted)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("paper"))
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(theme().colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class ReadingView(QFrame):
    """All pages of one PDF to scroll through. `seen` holds the numbers of pages whose end was in view."""

    closed = Signal()
    progressed = Signal()
    """One more page was in view to its end."""

    def __init__(self, parent: QWidget | None = None, *, copy: bool = False, name: str = "") -> None:
        """`copy` for the English reading copy, which nobody signs, and which says so; `name` for a paper that is looked
        at by itself, outside the signing."""
        super().__init__(parent)
        self._copy, self._name = copy, name
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.seen: set[int] = set()
        self._held: list[QObject] = []
        self._sheets: list[PageSheet] = []
        self._zoom = ZOOMS.index(100)

        body = column(self, gap=0)
        head = QFrame()
        head.setObjectName("header")
        bar = self._bar = row(head, gap=10)
        bar.setContentsMargins(theme().px(20), theme().px(8), theme().px(20), theme().px(8))
        told = self._told = row(gap=10)
        acts = self._acts = row(gap=10)
        bar.addLayout(told, 1)
        bar.addLayout(acts)
        self.title = Words("headline")
        self.binding, self.count = Chip(tone="amber"), Chip(tone="accent")
        self.smaller, self.larger = icon_button("zoom-out", ""), icon_button("zoom-in", "")
        self.other = button(icon="languages")
        """To the same text in the other language, for whoever holds both."""
        if name:
            self.other.hide()
        self.done = button(kind="primary")
        for part in (self.title, self.binding, self.count):
            told.addWidget(part)
        told.addStretch(1)
        for made in (self.other, self.smaller, self.larger, self.done):
            acts.addWidget(made)
        acts.addStretch(1)
        body.addWidget(head)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inner = QWidget()
        inner.setObjectName("ground")
        self._column = column(inner, padding=16, gap=16)
        self.area.setWidget(inner)
        body.addWidget(self.area, 1)
        self.smaller.clicked.connect(self._zoom_out)
        self.larger.clicked.connect(self._zoom_in)
        self.done.clicked.connect(self.closed)
        self.area.verticalScrollBar().valueChanged.connect(self._look)
        self.area.verticalScrollBar().rangeChanged.connect(self._look)
        self.retranslate()

    @property
    def pages(self) -> int:
        return len(self._sheets)

    def show_pdf(self, pdf: bytes) -> None:
        """Take the bytes of a PDF; they stay in memory only."""
        self.show_files((pdf,))

    def show_files(self, files: Sequence[bytes]) -> None:
        """Take PDFs and pictures, page after page; what is neither, or broken, is said in its place."""
        clear(self._column)
        for one in self._held:
            one.deleteLater()
        self.seen.clear()
        self._sheets, self._held = [], []
        for data in files:
            pages, count = self._read_file(data)
            for at in range(count):
                sheet = PageSheet(pages, at, len(self._sheets) + 1)
                self._sheets.append(sheet)
                self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            if not count:
                words = self.tr("This file is kept as it came, but it cannot be shown: it is damaged.")
                self._column.addWidget(Words("error", words, wrap=True))
        if not self._sheets:
            self._column.addStretch(1)
        self._measure()
        self._look()

    def _read_file(self, data: bytes) -> tuple[Pages, int]:
        """The pages of a file and how many there are."""
        buffer = QBuffer(self)
        self._held.append(buffer)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        if data.startswith(b"%PDF-"):
            document = QPdfDocument(self)
            self._held.append(document)
            document.load(buffer)
            return _PdfPages(document), document.pageCount()
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)  # a photo says itself which way up it is
        picture = reader.read()
        return _Photo(picture), 0 if picture.isNull() else 1

    def _arrange(self) -> None:
        """The buttons stand beside what the text is, or beneath it where both have no room in one line."""
        ways = QBoxLayout.Direction
        needed = self._told.sizeHint().width() + self._acts.sizeHint().width() + self._bar.spacing()
        edges = self._bar.contentsMargins()
        stacked = needed + edges.left() + edges.right() > self.width()
        self._bar.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)

    def _measure(self) -> None:
        room = self.area.viewport().width() - theme().px(40)
        width = round(min(room, theme().px(_WIDEST)) * ZOOMS[self._zoom] / 100)
        for sheet in self._sheets:
            sheet.set_width(max(width, 100))

    def _zoom_in(self) -> None:
        self._set_zoom(self._zoom + 1)

    def _zoom_out(self) -> None:
        self._set_zoom(self._zoom - 1)

    def _set_zoom(self, at: int) -> None:
        bar = self.area.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._zoom = max(0, min(at, len(ZOOMS) - 1))
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._measure()
        bar.setValue(round(share * bar.maximum()))

    def _look(self) -> None:
        """Log the pages whose end is in view; saying so is all that is done with it."""
        if not self.isVisible() or not self._sheets:
            return
        port = self.area.viewport()
        here = 1
        for sheet in self._sheets:
            top = sheet.mapTo(port, sheet.rect().topLeft()).y()
            if top < port.height() / 2:
                here = sheet.number
            bottom = top + sheet.height()
            if (
                top < port.height()
                and 0 < bottom <= port.height() + theme().px(24)
                and sheet.number not in self.seen
            ):
                self.seen.add(sheet.number)
                self.progressed.emit()
        self.count.setVisible(bool(self._sheets))
        self.count.setText(self.tr("Page {page} of {pages}").format(page=here, pages=self.pages))

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._arrange()
        self._measure()
        self._look()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._measure()
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        step = self.area.viewport().height() - theme().px(48)
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + step)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - step)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom_in()
            case Qt.Key.Key_Minus:
                self._zoom_out()
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case _:
                super().keyPressEvent(event)

    def retranslate(self) -> None:
        copy, paper = self.tr("English reading copy"), self.tr("The Chinese text that is signed")
        binding = self.tr("The Chinese text alone is signed and binding")
        whole = self._name or self.tr("The whole text, as it is signed")
        self.title.setText(copy if self._copy else whole)
        self.binding.show_as(binding if self._copy else "", "amber")
        self.other.setText(paper if self._copy else copy)
        self.done.setText(self.tr("Back to the case") if self._name else self.tr("Back to signing"))
        name_it(self.smaller, self.tr("Smaller"))
        name_it(self.larger, self.tr("Larger"))
        self.area.setAccessibleName(self.title.text())
        self._look()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
