"""The map of the nine steps: each can be opened at any time and says what it still lacks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from ui.steps.base import Step
from ui.steps.progress import Progress
from ui.theme import theme
from ui.widgets.parts import column

translate = QCoreApplication.translate


def step_words(step: Step) -> str:
    """The step's name."""
    match step:
        case Step.CASE:
            return translate("Step", "Case")
        case Step.PARTIES:
            return translate("Step", "Parties")
        case Step.CLAIMS:
            return translate("Step", "Claims")
        case Step.NEGOTIATION:
            return translate("Step", "Negotiation")
        case Step.PAYMENT:
            return translate("Step", "Payment")
        case Step.TERMS:
            return translate("Step", "Terms")
        case Step.CHECK:
            return translate("Step", "Check")
        case Step.SIGNING:
            return translate("Step", "Signing")
        case Step.SERVICE:
            return translate("Step", "Service")


class StepButton(QPushButton):
    """One line of the map: a mark, a name, and what is lacking."""

    def __init__(self, step: Step, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self._number = number
        self._progress = Progress(done=False, lacking=0)
        self.setObjectName("step")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(171), theme().px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_progress(self, progress: Progress) -> None:
        if progress != self._progress:
            self._progress = progress
            self.retranslate()
            self.update()

    def lacking_words(self) -> str:
        """What stands at the right end of the line."""
        lacking = self._progress.lacking
        if not lacking:
            return ""
        if self.step is Step.CHECK:
            return translate("StepList", "{count} to mend").format(count=lacking)
        return str(lacking)

    def retranslate(self) -> None:
        name = step_words(self.step)
        state = (
            translate("StepList", "done")
            if self._progress.done
            else translate("StepList", "{count} to mend").format(count=self._progress.lacking)
            if self._progress.lacking
            else translate("StepList", "open")
        )
        self.setAccessibleName(f"{self._number} {name}")
        self.setAccessibleDescription(state)
        self.setToolTip(f"{name} · {state} · Ctrl+{self._number}")
        self.update()

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, size = self.height() / 2, look.px(22)
        circle = QRectF(look.px(10), middle - size / 2, size, size)
        here = self.isChecked()
        accent = look.colour("accent")
        if self._progress.done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(circle)
            painter.setPen(
                QPen(
                    look.colour("on_accent"),
                    look.px(2) * 0.9,
                    c=Qt.PenCapStyle.RoundCap,
                    j=Qt.PenJoinStyle.RoundJoin,
                )
            )
            left, top = circle.left(), circle.top()
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(left + size * 0.30, top + size * 0.52),
                        QPointF(left + size * 0.44, top + size * 0.66),
                        QPointF(left + size * 0.70, top + size * 0.36),
                    ]
                )
            )
        else:
            painter.setPen(QPen(accent if here else look.colour("strong_line"), 1.4))
            painter.setBrush(look.colour("card"))
            painter.drawEllipse(circle.adjusted(0.7, 0.7, -0.7, -0.7))
            painter.setFont(look.font(12, bold=here))
            painter.setPen(accent if here else look.colour("muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        words = self.lacking_words()
        painter.setFont(look.font(12))
        width = painter.fontMetrics().horizontalAdvance(words) + look.px(4) if words else 0
        painter.setPen(look.colour("red" if self.step is Step.CHECK else "amber"))
        end = QRectF(self.width() - width - look.px(8), 0, width, self.height())
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        painter.setFont(look.font(14, bold=here))
        painter.setPen(accent if here else look.colour("ink"))
        room = QRectF(look.px(42), 0, self.width() - look.px(42) - width - look.px(12), self.height())
        name = painter.fontMetrics().elidedText(
            step_words(self.step), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.end()


class StepList(QFrame):
    """All nine. Arrow keys walk through them; Tab passes by in one stride."""

    chosen = Signal(object)
    """The `Step` a person opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setFixedWidth(theme().px(196))
        lines = column(self, gap=0)
        lines.setContentsMargins(theme().px(12), theme().px(16), theme().px(12), theme().px(12))
        self._group = QButtonGroup(self)
        self.buttons = {step: StepButton(step, number, self) for number, step in enumerate(Step, 1)}
        for made in self.buttons.values():
            self._group.addButton(made)
            lines.addWidget(made)
        lines.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)
        theme().changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedWidth(theme().px(196))
        for made in self.buttons.values():
            made.updateGeometry()

    def show_step(self, step: Step) -> None:
        self.buttons[step].setChecked(True)

    def show_progress(self, all_steps: dict[Step, Progress]) -> None:
        for step, progress in all_steps.items():
            self.buttons[step].show_progress(progress)

    def corner(self, ground: QWidget) -> QRect:
        """The empty place beneath the steps, in the coordinates of `ground`; empty where the steps are folded away."""
        if not self.isVisibleTo(ground):
            return QRect()
        edge = theme().px(8)
        top = max(made.geometry().bottom() for made in self.buttons.values()) + edge
        free = self.rect().adjusted(edge, top, -edge, -edge)
        return QRect(self.mapTo(ground, free.topLeft()), free.size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = list(Step)
        focus = self.focusWidget()
        if isinstance(focus, StepButton) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            move = 1 if event.key() == Qt.Key.Key_Down else -1
            self.buttons[steps[(steps.index(focus.step) + move) % len(steps)]].setFocus(
                Qt.FocusReason.TabFocusReason
            )
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            for made in self.buttons.values():
                made.retranslate()
        super().changeEvent(event)

    def _clicked(self, made: QPushButton) -> None:
        if isinstance(made, StepButton):
            self.chosen.emit(made.step)
