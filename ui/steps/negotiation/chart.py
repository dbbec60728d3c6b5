"""The course of the offers as a picture: both sides, the mediator's proposals, the reference amount, the gap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from ui.steps.negotiation.positions import PARTIES, Round, figures
from ui.steps.negotiation.words import offer_side_tone, offer_side_words
from ui.theme import theme
from ui.words.amounts import short_amount

CURVED_FROM: Final = 5
"""From so many times the smaller amounts on, heights go by the square root, so that small steps can still be seen."""
GRID: Final = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Amounts (fen) to heights from 0 (lowest) to 1 (highest)."""

    low: int
    high: int
    curved: bool

    def height(self, fen: int) -> float:
        low, high, here = (
            math.sqrt(v) if self.curved else float(v) for v in (self.low, self.high, max(fen, 0))
        )
        return (here - low) / (high - low) if high > low else 0.5

    def lines(self) -> list[int]:
        """Round amounts for the lines across."""
        found: list[int] = []
        for part in range(GRID + 1):
            share = part / GRID
            if self.curved:
                root = math.sqrt(self.low) + share * (math.sqrt(self.high) - math.sqrt(self.low))
                found.append(_rounded(root * root))
            else:
                found.append(_rounded(self.low + share * (self.high - self.low)))
        return [fen for at, fen in enumerate(found) if fen not in found[:at]]


def _rounded(fen: float) -> int:
    """To two figures that count."""
    if fen < 100:
        return 0
    unit: int = 10 ** max(int(math.log10(fen)) - 1, 0)
    return round(fen / unit) * unit


def scale_for(amounts: Sequence[int]) -> Scale:
    """A scale that holds all amounts with some room; an empty list gives 0 to 1 yuan."""
    if not amounts:
        return Scale(0, 100, curved=False)
    low, high = min(amounts), max(amounts)
    middle = sorted(amounts)[len(amounts) // 2]
    curved = high > CURVED_FROM * max(middle if middle < high else low, 1)
    room = max((high - low) // 10, high // 50, 100)
    return Scale(max(low - room, 0), high + room // 2, curved)


class OfferChart(QWidget):
    """Shows the rounds it is given and knows of no others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rounds: tuple[Round, ...] = ()
        self._reference: Money | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(480), theme().px(236))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(280), theme().px(190))

    def show_rounds(self, shown: Sequence[Round], reference: Money | None) -> None:
        """Draw these; those that were corrected do not count."""
        self.rounds = tuple(line for line in shown if not line.corrected)
        self._reference = reference
        self.setAccessibleName(self.tr("Course of the offers"))
        self.setAccessibleDescription(
            "; ".join(
                f"{offer_side_words(line.offer.side)} {short_amount(line.offer.amount)}"
                for line in self.rounds
            )
        )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_rounds(self.rounds, self._reference)
        super().changeEvent(event)

    # --- painting -----------------------------------------------------------------------------------

    def paintEvent(self, event: Any) -> None:  # noqa: ARG002 - small enough to draw whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        amounts = [line.offer.amount.fen for line in self.rounds]
        if not amounts:
            self._say_empty(painter)
            return
        if self._reference is not None:
            amounts.append(self._reference.fen)
        scale = scale_for(amounts)
        field = self._field(painter, scale)
        self._grid(painter, field, scale)
        self._band(painter, field, scale)
        if self._reference is not None:
            self._reference_line(painter, field, scale, self._reference)
        places = self._places(field, scale)
        for side in PARTIES:
            self._line(painter, side, places)
        self._labels(painter, field, places)
        self._dots(painter, places)
        self._legend(painter)
        painter.end()

    def _say_empty(self, painter: QPainter) -> None:
        painter.setFont(theme().font(13))
        painter.setPen(theme().colour("muted"))
        words = self.tr("The first offer will stand here.")
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()

    def _field(self, painter: QPainter, scale: Scale) -> QRectF:
        painter.setFont(theme().font(12))
        metrics = QFontMetricsF(painter.font())
        wide = max(metrics.horizontalAdvance(short_amount(Money(fen))) for fen in scale.lines())
        left = wide + theme().px(12)
        top, foot = theme().px(20), theme().px(44)
        return QRectF(left, top, self.width() - left - theme().px(26), self.height() - top - foot)

    def _y(self, field: QRectF, scale: Scale, fen: int) -> float:
        return field.bottom() - scale.height(fen) * field.height()

    def _grid(self, painter: QPainter, field: QRectF, scale: Scale) -> None:
        painter.setFont(theme().font(12))
        for fen in scale.lines():
            y = round(self._y(field, scale, fen)) + 0.5
            if not field.top() - 2 <= y <= field.bottom() + 2:
                continue
            painter.setPen(QPen(theme().colour("line"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right() + theme().px(20), y))
            painter.setPen(theme().colour("faint"))
            box = QRectF(0, y - 10, field.left() - theme().px(8), 20)
            painter.drawText(
                box,
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                short_amount(Money(fen)),
            )

    def _band(self, painter: QPainter, field: QRectF, scale: Scale) -> None:
        """What lies between the two sides now: still apart, or already overlapping."""
        now = figures(self.rounds)
        if now.applicant is None or now.respondent is None or now.gap is None or now.gap.fen == 0:
            return
        top = self._y(field, scale, max(now.applicant.fen, now.respondent.fen))
        foot = self._y(field, scale, min(now.applicant.fen, now.respondent.fen))
        start = field.left() + field.width() * 0.55
        painter.fillRect(
            QRectF(start, top, field.right() + theme().px(20) - start, foot - top),
            theme().colour("green_soft" if now.gap.fen < 0 else "accent_soft"),
        )

    def _reference_line(self, painter: QPainter, field: QRectF, scale: Scale, amount: Money) -> None:
        y = round(self._y(field, scale, amount.fen)) + 0.5
        pen = QPen(theme().colour("green"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right() + theme().px(20), y))
        painter.setFont(theme().font(12))
        words = self.tr("Reference {amount}").format(amount=short_amount(amount))
        above = y - theme().px(19)
        y_text = above if above > field.top() else y + 2
        painter.drawText(QPointF(field.left() + theme().px(4), y_text + theme().px(14)), words)

    def _places(self, field: QRectF, scale: Scale) -> list[tuple[Round, QPointF]]:
        count = len(self.rounds)
        step = field.width() / max(count - 1, 1)
        return [
            (
                line,
                QPointF(
                    field.left() + (step * at if count > 1 else field.width() / 2),
                    self._y(field, scale, line.offer.amount.fen),
                ),
            )
            for at, line in enumerate(self.rounds)
        ]

    def _line(self, painter: QPainter, side: OfferSide, places: list[tuple[Round, QPointF]]) -> None:
        """Open offers are joined by a line; what was said aside hangs on it by dots."""
        colour = theme().colour(offer_side_tone(side))
        own = [(line, at) for line, at in places if line.offer.side is side]
        opened = [at for line, at in own if not line.secret]
        painter.setPen(QPen(colour, theme().px(2)))
        painter.drawPolyline(QPolygonF(opened))
        painter.setPen(QPen(colour, theme().px(1.5), Qt.PenStyle.DotLine))
        last: QPointF | None = None
        for line, at in own:
            if line.secret and last is not None:
                painter.drawLine(last, at)
            last = at

    def _dots(self, painter: QPainter, places: list[tuple[Round, QPointF]]) -> None:
        big = theme().px(5)
        for line, at in places:
            colour = theme().colour(offer_side_tone(line.offer.side))
            painter.setPen(QPen(colour, theme().px(2)))
            painter.setBrush(theme().colour("card") if line.secret else colour)
            if line.offer.side is OfferSide.MEDIATOR:
                painter.drawPolygon(
                    QPolygonF(
                        [
                            at + QPointF(0, -big),
                            at + QPointF(big, 0),
                            at + QPointF(0, big),
                            at + QPointF(-big, 0),
                        ]
                    )
                )
            else:
                painter.drawEllipse(at, big, big)
            if line.secret:
                painter.setBrush(theme().colour("red"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(at, big * 0.45, big * 0.45)

    def _labels(self, painter: QPainter, field: QRectF, places: list[tuple[Round, QPointF]]) -> None:
        """Amounts at the dots, the newest ones first; one that would lie on another is left out."""
        painter.setFont(theme().font(12))
        metrics = QFontMetricsF(painter.font())
        high = metrics.height()
        dots = [QRectF(at.x() - 6, at.y() - 6, 12, 12) for _, at in places]
        taken: list[QRectF] = []
        for line, at in reversed(places):
            words = short_amount(line.offer.amount)
            wide = metrics.horizontalAdvance(words)
            x = min(max(at.x() - wide / 2, field.left()), self.width() - wide - 2)
            gap = theme().px(8)
            ways = [QRectF(x, at.y() - gap - high, wide, high), QRectF(x, at.y() + gap, wide, high)]
            if line.offer.side is OfferSide.RESPONDENT:
                ways.reverse()
            for box in ways:
                others = [dot for dot in dots if not dot.contains(at)]
                if (
                    any(box.intersects(other) for other in (*taken, *others))
                    or box.bottom() > field.bottom() + 18
                ):
                    continue
                taken.append(box)
                painter.setPen(theme().colour("red" if line.secret else offer_side_tone(line.offer.side)))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
                break

    def _legend(self, painter: QPainter) -> None:
        painter.setFont(theme().font(12))
        metrics = QFontMetricsF(painter.font())
        x, y = float(theme().px(4)), self.height() - theme().px(9)
        entries = [
            (side, False) for side in OfferSide if any(line.offer.side is side for line in self.rounds)
        ]
        if any(line.secret for line in self.rounds):
            entries.append((OfferSide.APPLICANT, True))
        for side, secret in entries:
            words = self.tr("In caucus") if secret else offer_side_words(side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("red" if secret else offer_side_tone(side)))
            painter.drawEllipse(QPointF(x + 4, y - 4), theme().px(4), theme().px(4))
            painter.setPen(theme().colour("muted"))
            painter.drawText(QPointF(x + theme().px(14), y), words)
            x += theme().px(14) + metrics.horizontalAdvance(words) + theme().px(18)
