"""The course of the offers as a picture: both sides, the mediator's proposals, the reference amount, the gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from ui.steps.negotiation.positions import PARTIES, Round, figures
from ui.steps.negotiation.scale import Scale, scale_for
from ui.steps.negotiation.words import offer_side_tone, offer_side_words
from ui.theme import theme
from ui.words.amounts import exact_amount


@dataclass(frozen=True, slots=True)
class Label:
    """Words and where they stand."""

    box: QRectF
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line from one offer to the next of the same side; dotted where one of them was made in caucus."""

    line: QLineF
    side: OfferSide
    dotted: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Where everything comes to lie at the size that the chart has."""

    scale: Scale
    field: QRectF
    places: tuple[tuple[Round, QPointF], ...]
    lines: tuple[Stretch, ...]
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
                f"{offer_side_words(line.offer.side)} {exact_amount(line.offer.amount)}"
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
        for stretch in picture.lines:
            self._draw_line(painter, stretch)
        self._dots(painter, picture.places)
        painter.setFont(theme().font(12))
        for label in (*picture.labels, *((picture.reference,) if picture.reference else ())):
            if any(crosses(label.box, stretch.line) for stretch in picture.lines):
                painter.fillRect(label.box, theme().colour("card"))  # crowded: the words win over the line
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
        lines = tuple(stretches(places))
        reference = self._reference_label(metrics, field, scale, places, lines)
        labels = self._labels(metrics, field, places, lines, self._reference_at(field, scale), reference)
        return Picture(scale, field, places, lines, labels, reference)

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
        now, gap = figures(self.rounds), self._gap()
        if gap is None or now.applicant is None or now.respondent is None:
            return
        top = self._y(field, scale, max(now.applicant.fen, now.respondent.fen))
        foot = self._y(field, scale, min(now.applicant.fen, now.respondent.fen))
        start = field.left() + field.width() * 0.55
        painter.fillRect(
            QRectF(start, top, field.right() + theme().px(20) - start, foot - top),
            self._band_colour(gap),
        )

    def _gap(self) -> Money | None:
        """What lies between the two sides now, less than nothing where they overlap; None where there is no band."""
        gap = figures(self.rounds).gap
        return gap if gap is not None and gap.fen != 0 else None

    @staticmethod
    def _band_colour(gap: Money) -> QColor:
        return theme().colour("green_soft" if gap.fen < 0 else "accent_soft")

    def _reference_at(self, field: QRectF, scale: Scale) -> QLineF | None:
        if self._reference is None:
            return None
        y = round(self._y(field, scale, self._reference.fen)) + 0.5
        return QLineF(field.left(), y, field.right() + theme().px(20), y)

    def _reference_line(self, painter: QPainter, picture: Picture) -> None:
        line = self._reference_at(picture.field, picture.scale)
        if line is not None:
            painter.setPen(QPen(theme().colour("green"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(line)

    def _reference_label(
        self,
        metrics: QFontMetricsF,
        field: QRectF,
        scale: Scale,
        places: Sequence[tuple[Round, QPointF]],
        lines: Sequence[Stretch],
    ) -> Label | None:
        """At the line, wherever no dot and no other line lies: left before right, above before beneath."""
        if self._reference is None:
            return None
        words = self.tr("Reference {amount}").format(amount=exact_amount(self._reference))
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
        free = [box for box in inside if not any(box.intersects(dot) for dot in dots)]
        clear = (box for box in free if not any(crosses(box, stretch.line) for stretch in lines))
        return Label(next(clear, (free or inside)[0]), words, "green")

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

    def _draw_line(self, painter: QPainter, stretch: Stretch) -> None:
        """Open offers are joined by a line; what was said aside hangs on it by dots."""
        colour = theme().colour(offer_side_tone(stretch.side))
        wide, style = (1.5, Qt.PenStyle.DotLine) if stretch.dotted else (2, Qt.PenStyle.SolidLine)
        painter.setPen(QPen(colour, theme().px(wide), style))
        painter.drawLine(stretch.line)

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
        lines: Sequence[Stretch],
        level: QLineF | None,
        reference: Label | None,
    ) -> tuple[Label, ...]:
        """Amounts at the dots: where each side stands and where it began first, then the newest.

        Each stands where no line goes through it, if there is such a place. One that would lie on a dot or on other
        words is left out; the list beneath has them all.
        """
        drawn = [stretch.line for stretch in lines] + ([level] if level is not None else [])
        high, gap = metrics.height(), theme().px(8)
        taken = [reference.box] if reference is not None else []
        labels = []
        for line, at in _by_weight(places):
            words = exact_amount(line.offer.amount)
            wide = metrics.horizontalAdvance(words)
            x = min(max(at.x() - wide / 2, field.left()), self.width() - wide - 2)
            tops = [at.y() - gap - high, at.y() + gap]
            if line.offer.side is OfferSide.RESPONDENT:
                tops.reverse()
            ways = [QRectF(x, top, wide, high) for top in tops]
            ways += [
                QRectF(left, max(top, 0), wide, high)
                for top in (at.y() - high / 2, *tops)
                for left in (at.x() + gap, at.x() - gap - wide)
                if left >= field.left() and left + wide <= self.width()
            ]
            busy = [*taken, *(_around(other) for _, other in places if other != at)]
            free = [
                box
                for box in ways
                if box.top() >= 0
                and box.bottom() <= field.bottom() + theme().px(20)
                and not any(box.intersects(other) for other in busy)
            ]
            if free:
                clear = (box for box in free if not any(crosses(box, other) for other in drawn))
                box = next(clear, free[0])
                taken.append(box)
                labels.append(Label(box, words, "red" if line.secret else offer_side_tone(line.offer.side)))
        return tuple(labels)

    def legend(self) -> tuple[tuple[str, QColor, bool], ...]:
        """What the colours mean: words, colour, and whether it is an area instead of dots."""
        entries = [
            (offer_side_words(side), theme().colour(offer_side_tone(side)), False)
            for side in OfferSide
            if any(line.offer.side is side for line in self.rounds)
        ]
        if any(line.secret for line in self.rounds):
            entries.append((self.tr("In caucus"), theme().colour("red"), False))
        gap = self._gap()
        if gap is not None:
            words = (
                self.tr("Overlap of the last offers") if gap.fen < 0 else self.tr("Gap of the last offers")
            )
            if figures(self.rounds).gap != figures([line for line in self.rounds if not line.secret]).gap:
                words = self.tr("{words}, caucus counted in").format(words=words)
            entries.append((words, self._band_colour(gap), True))
        return tuple(entries)

    def _legend(self, painter: QPainter) -> None:
        painter.setFont(theme().font(12))
        metrics = QFontMetricsF(painter.font())
        x, y = float(theme().px(4)), self.height() - theme().px(9)
        half = theme().px(4)
        for words, colour, area in self.legend():
            at = QPointF(x + half, y - half)
            painter.setBrush(colour)
            if area:
                painter.setPen(theme().colour("line"))
                painter.drawRect(QRectF(at - QPointF(half, half), at + QPointF(half, half)))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(at, half, half)
            painter.setPen(theme().colour("muted"))
            painter.drawText(QPointF(x + theme().px(14), y), words)
            x += theme().px(14) + metrics.horizontalAdvance(words) + theme().px(18)


def stretches(places: Sequence[tuple[Round, QPointF]]) -> Iterator[Stretch]:
    """The lines of both sides: from each open offer to the next, and dotted by way of those made in caucus."""
    for side in PARTIES:
        own = [(line, at) for line, at in places if line.offer.side is side]
        for (_, one), (_, other) in pairwise(pair for pair in own if not pair[0].secret):
            yield Stretch(QLineF(one, other), side, dotted=False)
        for (_, one), (line, other) in pairwise(own):
            if line.secret:
                yield Stretch(QLineF(one, other), side, dotted=True)


def crosses(box: QRectF, line: QLineF) -> bool:
    """Whether a line goes through a box or ends in it."""
    if box.contains(line.p1()) or box.contains(line.p2()):
        return True
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft())
    bounded = QLineF.IntersectionType.BoundedIntersection
    return any(line.intersects(QLineF(one, other))[0] == bounded for one, other in pairwise(corners))


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
