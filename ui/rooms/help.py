"""F1: the user guide over the window, opened at the chapter about the page that was open."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget

from ui.faces import notice
from ui.guide import FOLDER, Chapter, chapters
from ui.language import tongue
from ui.theme import theme
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Words, column, row

READING: Final = 15
"""Pixels of type: a little larger than the window's own."""
EDGE: Final = 36
"""What is left of the window around the guide."""
_SCROLLS: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space)


class ChapterText(QTextBrowser):
    """One chapter with its pictures as wide as there is room. No link leads out of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that came and went would change the width, and with it the pictures, while a chapter is being laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, theme().px(12), 0)
        self._chapter: Chapter | None = None
        self._room = 0

    def show_chapter(self, chapter: Chapter) -> None:
        """From its beginning."""
        notice(chapter.title + chapter.text)
        self._chapter = chapter
        self._room = self.viewport().width()
        self.document().setDefaultFont(theme().font(READING))
        self.document().setDocumentMargin(0)
        self.setMarkdown(chapter.text)
        self._lay_out()
        self.setAccessibleName(chapter.title)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures come from the guide's own folder, sharp on this screen and never wider than the text."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        image = QImage(str(FOLDER / QUrl(name).path()))
        ratio = self.devicePixelRatioF()
        width = round(min(image.width(), self._room * ratio))
        if 0 < width < image.width():
            image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    def _lay_out(self) -> None:
        """Room between lines and paragraphs, quiet lines around tables."""
        tall = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = QTextBlockFormat()
            pictured = "\ufffc" in block.text()
            form.setLineHeight(100 if pictured else 150, tall)
            if cursor.currentTable() is None:
                apart = theme().px(8 if block.textList() is None else 2)
                form.setTopMargin(apart)
                form.setBottomMargin(apart)
            cursor.mergeBlockFormat(form)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format()
                table.setBorder(1)
                table.setBorderBrush(theme().colour("line"))
                table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                table.setBorderCollapse(True)
                table.setCellPadding(theme().px(6))
                table.setCellSpacing(0)
                table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chapter is not None and self.viewport().width() != self._room:
            self.show_chapter(self._chapter)


class GuideSheet(Sheet):
    """Chapters at the left, the chosen one at the right. Arrows choose, Page Up and Page Down turn, Esc closes."""

    def __init__(self, parent: QWidget, about: str = "") -> None:
        super().__init__(parent, " ")
        self._chapters = chapters(tongue().language)
        self._about = about
        self.list = QListWidget()
        self.list.setObjectName("chapters")
        self.list.setFixedWidth(theme().px(220))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.headline = Words("title")
        self.text = ChapterText()
        reading = column(gap=8)
        reading.addWidget(self.headline)
        reading.addWidget(self.text, 1)
        line = row(gap=20)
        line.addWidget(self.list)
        line.addLayout(reading, 1)
        self.body.addLayout(line)
        self.done = self.add_button("", "primary")
        self.done.clicked.connect(self.close_sheet)
        self.list.currentRowChanged.connect(self._chosen)
        self.retranslate()

    def open_guide(self) -> None:
        """At the chapter about `about`, else at the first."""
        self.open(self.list)
        at = next((n for n, one in enumerate(self._chapters) if self._about in one.about), 0)
        self.list.setCurrentRow(at)

    def _fill(self) -> None:
        super()._fill()
        edge = theme().px(EDGE)
        self.card.setFixedSize(self.width() - 2 * edge, self.height() - 2 * edge)

    def _chosen(self, at: int) -> None:
        if 0 <= at < len(self._chapters):
            self.headline.setText(self._chapters[at].title)
            self.text.show_chapter(self._chapters[at])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.list and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _SCROLLS:
            back = event.key() == Qt.Key.Key_PageUp
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + (-1 if back else 1) * round(bar.pageStep() * 0.9))
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        at = max(0, self.list.currentRow())
        self._chapters = chapters(tongue().language)
        self.title.setText(self.tr("User guide"))
        self.setAccessibleName(self.title.text())
        self.list.setAccessibleName(self.tr("Chapters"))
        self.done.setText(self.tr("Close  Esc"))
        self.list.clear()
        self.list.addItems([one.title for one in self._chapters])
        self.list.setCurrentRow(at)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
