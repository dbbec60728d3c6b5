"""The course of the offers as a picture: both sides, the mediator's proposals, the reference amount, the gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from ui.steps.negotiation.positions import PARTIES, Round, figures
from ui.steps.negotiation.scale import Scale, scale_for
from ui.steps.negotiation.words import offer_side_tone, offer_side_words
from ui.theme import theme
from ui.words.amounts import short_amount


@dataclass(frozen=True, slots=True)
class Label:
    """Words and where they stand."""

    box: QRectF
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Where everything comes to lie at the size that the chart has."""

    scale: Scale
    field: QRectF
    places: tuple[tuple[Round, QPointF], ...]
    labels: tuple[Label, ...]
    reference: Label | None


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
        if not self.rounds:
            self._say_empty(painter)
            return
        picture = self.picture()
        self._grid(painter, picture)
        self._band(painter, picture)
        self._reference_line(painter, picture)
        for side in PARTIES:
            self._line(painter, side, picture.places)
        self._dots(painter, picture.places)
        painter.setFont(theme().font(12))
        for label in (*picture.labels, *((picture.reference,) if picture.reference else ())):
            painter.setPen(theme().colour(label.tone))
            painter.drawText(label.box, int(Qt.AlignmentFlag.AlignCenter), label.words)
        self._legend(painter)
        painter.end()

    def picture(self) -> Picture:
        """Work out where everything lies; there is at least one round."""
        metrics = QFontMetricsF(theme().font(12))
        known = (self._reference,) if self._reference is not None else ()
        scale = scale_for([money.fen for money in (*(line.offer.amount for line in self.rounds), *known)])
        field = self._field(metrics, scale)
        places = self._places(field, scale)
        reference = self._reference_label(metrics, field, scale, places)
        labels = self._labels(metrics, field, places, reference)
        return Picture(scale, field, places, labels, reference)

    def _say_empty(self, painter: QPainter) -> None:
        painter.setFont(theme().font(13))
        painter.setPen(theme().colour("muted"))
        words = self.tr("The first offer will stand here.")
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()

    def _field(self, metrics: QFontMetricsF, scale: Scale) -> QRectF:
        wide = max(metrics.horizontalAdvance(scale.words(fen)) for fen in scale.lines())
        left = wide + theme().px(12)
        top, foot = theme().px(20), theme().px(44)
        return QRectF(left, top, self.width() - left - theme().px(26), self.height() - top - foot)

    def _y(self, field: QRectF, scale: Scale, fen: int) -> float:
        return field.bottom() - scale.height(fen) * field.height()

    def _grid(self, painter: QPainter, picture: Picture) -> None:
        painter.setFont(theme().font(12))
        field, scale = picture.field, picture.scale
        for fen in scale.lines():
            y = round(self._y(field, scale, fen)) + 0.5
            painter.setPen(QPen(theme().colour("line"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right() + theme().px(20), y))
            painter.setPen(theme().colour("muted"))
            box = QRectF(0, y - 10, field.left() - theme().px(8), 20)
            side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(box, side, scale.words(fen))

    def _band(self, painter: QPainter, picture: Picture) -> None:
        """What lies between the two sides now: still apart, or already overlapping."""
        field, scale = picture.field, picture.scale
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

    def _reference_line(self, painter: QPainter, picture: Picture) -> None:
        if self._reference is None:
            return
        field = picture.field
        y = round(self._y(field, picture.scale, self._reference.fen)) + 0.5
        painter.setPen(QPen(theme().colour("green"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right() + theme().px(20), y))

    def _reference_label(
        self, metrics: QFontMetricsF, field: QRectF, scale: Scale, places: Sequence[tuple[Round, QPointF]]
    ) -> Label | None:
        """At the line, wherever no dot lies: left before right, above before beneath."""
        if self._reference is None:
            return None
        words = self.tr("Reference {amount}").format(amount=short_amount(self._reference))
        wide, high = metrics.horizontalAdvance(words), metrics.height()
        y = self._y(field, scale, self._reference.fen)
        edge, gap = theme().px(4), theme().px(3)
        ways = [
            QRectF(x, top, wide, high)
            for x in (field.left() + edge, field.center().x() - wide / 2, field.right() - wide)
            for top in (y - gap - high, y + gap)
        ]
        dots = [_around(at) for _, at in places]
        inside = [box for box in ways if box.top() >= 0 and box.bottom() <= self.height() - theme().px(20)]
        free = (box for box in inside if not any(box.intersects(dot) for dot in dots))
        return Label(next(free, inside[0]), words, "green")

    def _places(self, field: QRectF, scale: Scale) -> tuple[tuple[Round, QPointF], ...]:
        count = len(self.rounds)
        step = field.width() / max(count - 1, 1)
        return tuple(
            (
                line,
                QPointF(
                    field.left() + (step * at if count > 1 else field.width() / 2),
                    self._y(field, scale, line.offer.amount.fen),
                ),
            )
            for at, line in enumerate(self.rounds)
        )

    def _line(self, painter: QPainter, side: OfferSide, places: Sequence[tuple[Round, QPointF]]) -> None:
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

    def _dots(self, painter: QPainter, places: Sequence[tuple[Round, QPointF]]) -> None:
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

    def _labels(
        self,
        metrics: QFontMetricsF,
        field: QRectF,
        places: Sequence[tuple[Round, QPointF]],
        reference: Label | None,
    ) -> tuple[Label, ...]:
        """Amounts at the dots: where each side stands and where it began first, then the newest.

        One that would lie on a dot or on other words is left out; the list beneath has them all.
        """
        high, gap = metrics.height(), theme().px(8)
        taken = [reference.box] if reference is not None else []
        labels = []
        for line, at in _by_weight(places):
            words = short_amount(line.offer.amount)
            wide = metrics.horizontalAdvance(words)
            x = min(max(at.x() - wide / 2, field.left()), self.width() - wide - 2)
            tops = [at.y() - gap - high, at.y() + gap]
            if line.offer.side is OfferSide.RESPONDENT:
                tops.reverse()
            ways = [QRectF(x, top, wide, high) for top in tops]
            ways += [
                QRectF(left, at.y() - high / 2, wide, high)
                for left in (at.x() + gap, at.x() - gap - wide)
                if left >= field.left() and left + wide <= self.width()
            ]
            busy = [*taken, *(_around(other) for _, other in places if other != at)]
            for box in ways:
                inside = box.top() >= 0 and box.bottom() <= field.bottom() + theme().px(20)
                if inside and not any(box.intersects(other) for other in busy):
                    taken.append(box)
                    labels.append(
                        Label(box, words, "red" if line.secret else offer_side_tone(line.offer.side))
                    )
                    break
        return tuple(labels)

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


def _around(at: QPointF) -> QRectF:
    """The square that a dot takes."""
    half = theme().px(6)
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def _by_weight(places: Sequence[tuple[Round, QPointF]]) -> list[tuple[Round, QPointF]]:
    """The newest offer of each side, the first of each side, then the rest, newest first."""
    newest: dict[OfferSide, int] = {line.offer.side: at for at, (line, _) in enumerate(places)}
    first: dict[OfferSide, int] = {line.offer.side: at for at, (line, _) in reversed([*enumerate(places)])}
    order = [*newest.values(), *first.values(), *reversed(range(len(places)))]
    return [places[at] for at in dict.fromkeys(order)]
