"""Pages of a paper under one another, with a soft shadow, and marks that fade."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.sheets import Sheets
from ui.theme import theme

GAP: Final = 12
MARK_MS: Final = 4000
ZOOMS: Final = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0)


class PaperView(QAbstractScrollArea):
    """Draws what `Sheets` holds and asks by `wanted` for pages that are in view and not drawn at this size."""

    wanted = Signal(object)
    """Page numbers, from 0."""
    page_changed = Signal(int, int)
    """The page in view (from 1), and how many there are."""
    marks_faded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.sheets: Sheets | None = None
        self.zoom = 1.0
        self.margin = 16.0
        self.marking = False
        self._page = -1
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(MARK_MS)
        self._fade.timeout.connect(self._faded)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(60)
        self._settle.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme().changed.connect(self.viewport().update)

    # --- measures -------------------------------------------------------------------------------

    def page_width(self) -> int:
        """Width of a page in device-independent pixels at this zoom."""
        room = self.viewport().width() - 2 * theme().px(self.margin)
        return max(120, round(room * self.zoom))

    def device_width(self) -> int:
        """The same in pixels of the screen."""
        return round(self.page_width() * self.devicePixelRatioF())

    def _page_rect(self, page: int) -> QRectF:
        """Where a page lies, before scrolling."""
        if self.sheets is None:
            return QRectF()
        width, gap, y = self.page_width(), theme().px(GAP), 0.0
        for number, size in enumerate(self.sheets.sizes):
            height = width * size.height() / size.width()
            if number == page:
                left = max(theme().px(self.margin), (self.viewport().width() - width) / 2)
                return QRectF(round(left), round(y), width, height)
            y += height + gap
        return QRectF()

    def _measure(self) -> None:
        if self.sheets is None:
            return
        last = self._page_rect(self.sheets.pages - 1)
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.viewport().size()
        bar.setRange(0, max(0, round(last.bottom() + theme().px(GAP) - room.height())))
        bar.setPageStep(room.height())
        bar.setSingleStep(theme().px(40))
        side.setRange(0, max(0, self.page_width() + 2 * theme().px(self.margin) - room.width()))
        side.setPageStep(room.width())

    # --- what is shown ----------------------------------------------------------------------------

    def show_sheets(self, sheets: Sheets) -> None:
        """Show this version, at the same place; where something changed out of view, go there."""
        self.sheets = sheets
        self._measure()
        if sheets.marks:
            self.marking = True
            self._fade.start()
            self._bring_up_marks(sheets)
        self._say_page()
        self._ask()
        self.viewport().update()

    def add_pages(self, images: dict[int, Any], pdf: bytes, width: int) -> None:
        """Pages that were asked for; thrown away where the version or the size is another one meanwhile."""
        if self.sheets is not None and (self.sheets.pdf, self.sheets.width) == (pdf, width):
            self.sheets.images.update(images)
            self.viewport().update()

    def in_view(self) -> list[int]:
        """Numbers (from 0) of the pages that are at least partly in view."""
        if self.sheets is None:
            return []
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        found = []
        for page in range(self.sheets.pages):
            box = self._page_rect(page)
            if box.bottom() >= top and box.top() <= top + height:
                found.append(page)
        return found

    def go_to_page(self, page: int) -> None:
        """Bring a page (from 1) to the top."""
        if self.sheets is not None:
            at = max(1, min(page, self.sheets.pages))
            self.verticalScrollBar().setValue(round(self._page_rect(at - 1).top()))

    def zoom_by(self, steps: int) -> None:
        at = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self.zoom))
        self.zoom = ZOOMS[max(0, min(at + steps, len(ZOOMS) - 1))]
        self._measure()
        self._settle.start()
        self.viewport().update()

    def _bring_up_marks(self, sheets: Sheets) -> None:
        page = next(iter(sheets.marks))
        box, mark = self._page_rect(page), sheets.marks[page][0]
        scale = box.width() / sheets.sizes[page].width()
        y, bar = box.top() + mark.center().y() * scale, self.verticalScrollBar()
        height = self.viewport().height()
        if not bar.value() + height * 0.08 <= y <= bar.value() + height * 0.92:
            bar.setValue(round(y - height / 2))

    def _faded(self) -> None:
        self.marking = False
        self.marks_faded.emit()
        self.viewport().update()

    def _ask(self) -> None:
        if self.sheets is None:
            return
        sharp = self.sheets.width == self.device_width()
        lacking = [page for page in self.in_view() if not sharp or page not in self.sheets.images]
        if lacking:
            self.wanted.emit(lacking)

    def _scrolled(self) -> None:
        self._say_page()
        self._settle.start()
        self.viewport().update()

    def _say_page(self) -> None:
        if self.sheets is None:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        last = self.sheets.pages - 1
        page = next((p for p in range(last) if self._page_rect(p).bottom() >= middle), last)
        self._page = page + 1
        self.page_changed.emit(self._page, self.sheets.pages)

    @property
    def page(self) -> int:
        """The page in view, from 1."""
        return self._page

    # --- Qt --------------------------------------------------------------------------------------------

    def paintEvent(self, event: Any) -> None:  # noqa: ARG002 - pages out of view are left out below
        look = theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), look.colour("desk"))
        if self.sheets is None:
            return
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page in self.in_view():
            box = self._page_rect(page)
            shadow = look.colour("shade")
            for spread, strength in ((3, 10), (2, 20), (1, 30)):
                # Only the rim is drawn: filling whole pages one over another is most of a repaint.
                shadow.setAlpha(strength)
                painter.setPen(QPen(shadow, 1))
                painter.drawRect(box.adjusted(-spread, 1 - spread, spread, spread))
            image = self.sheets.images.get(page)
            if image is None:
                painter.fillRect(box, look.colour("paper"))
            elif image.width() == self.device_width():
                image.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(box.topLeft().toPoint(), image)
            else:
                painter.drawImage(box, image)
            if self.marking:
                self._draw_marks(painter, page, box)
        painter.end()

    def _draw_marks(self, painter: QPainter, page: int, box: QRectF) -> None:
        if self.sheets is None:
            return
        scale = box.width() / self.sheets.sizes[page].width()
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in self.sheets.marks.get(page, ()):
            place = QRectF(
                mark.left() * scale, mark.top() * scale, mark.width() * scale, mark.height() * scale
            )
            painter.fillRect(
                place.translated(box.topLeft()).adjusted(-1, 0, 1, 0), theme().colour("paper_mark")
            )
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_PageDown:
                self.go_to_page(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to_page(self._page - 1)
            case Qt.Key.Key_Home:
                self.go_to_page(1)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(366), theme().px(520))
