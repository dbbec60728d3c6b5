"""The card in the signer's room that tells in plain words what is signed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.language import Language, tongue
from ui.signing.summary import Sentence, plain, rich
from ui.theme import theme
from ui.widgets.flow import Flow
from ui.widgets.more_beneath import MoreBeneath
from ui.widgets.parts import Chip, Words, column


class ToldCard(QFrame):
    """As high as its words need, where there is room; else they scroll, and it says that there is more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._inner = column(self, gap=6)
        self._inner.setContentsMargins(theme().px(22), theme().px(14), theme().px(16), theme().px(8))
        self.title, self.translated = Words("card-title"), Chip(tone="amber")
        self._head = Flow(gap=8)
        self._head.addWidget(self.title)
        self._head.addWidget(self.translated)
        self._inner.addLayout(self._head)
        self.words = QLabel()
        self.words.setObjectName("large")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area = MoreBeneath(self.words)
        self._inner.addWidget(self.area, 1)

    def show_told(self, title: str, sentences: tuple[Sentence, ...]) -> None:
        self.title.setText(title)
        self.area.setAccessibleName(title)
        self.words.setText(rich(sentences))
        self.words.setAccessibleName(plain(sentences))
        binding = self.tr("For reading only: the Chinese text is signed and binding")
        self.translated.show_as(binding if tongue().language is Language.ENGLISH else "", "amber")
        self.area.say_more(self.tr("More beneath: please read on"))

    def fit(self) -> None:
        """Take no more height than the words need."""
        edges = self._inner.contentsMargins()
        width = self.width() - edges.left() - edges.right() - 2 * self.frameWidth()
        needed = self._head.heightForWidth(width) + self._inner.spacing()
        needed += self.words.heightForWidth(self.area.viewport().width())
        self.setMaximumHeight(needed + edges.top() + edges.bottom() + 2 * self.frameWidth() + theme().px(4))
