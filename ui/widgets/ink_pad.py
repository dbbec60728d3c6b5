"""The place on the screen where somebody writes: pen, finger or mouse, every sample kept with pressure and time.

What is drawn here is what the paper shows: the same strokes, a line that follows the pressure of the pen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from time import monotonic_ns
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator_app.domain.ink import POINTS_MAX, PRESSURE_MAX, Ink, Point, Stroke
from ui.theme import theme

STEADY: Final = 512
"""Recorded for a finger or a mouse, which know no pressure."""
PALM_MS: Final = 600
"""After the pen was here, a touch is the hand that holds it."""
THIN, THICK = 0.32, 1.05
"""Width of the line in millimetres without pressure and with full pressure, as the paper draws it."""
MAGNIFIED: Final = 2.2
"""A signature on the screen is written larger than it will stand on the paper, so the line is drawn wider too."""
_STEP: Final = 2.0
"""Pixels between two spots of the drawn curve."""

_Spot = tuple[float, float, float]
"""x and y in pixels, width of the line in pixels."""


class InkPad(QWidget):
    """Collects one signature. `changed` after every stroke and when it was wiped."""

    changed = Signal()
    started = Signal()
    """The first contact of a stroke."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Qt would merge samples that arrive faster than the screen is drawn; a signature is made of them.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, on=False)
        self._strokes: list[list[Point]] = []
        self._field = (0, 0)
        self._began = 0
        self._own_clock = False
        self._writing = False
        self._pen_at = -PALM_MS
        self._finger: int | None = None
        self._layer: QPixmap | None = None
        self.hint = ""
        theme().changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(812), theme().px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(120))

    # --- what a page asks -------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        return not self._strokes

    def ink(self) -> Ink:
        """What was written so far, in the field's own measure; `check_ink` says whether it is a signature."""
        width, height = self._field if self._strokes else self._measured()
        return Ink(tuple(Stroke(tuple(points)) for points in self._strokes), width, height)

    def clear(self) -> None:
        """Wipe everything."""
        self._strokes = []
        self._writing = False
        self._finger = None
        self._redraw()
        self.changed.emit()

    def set_hint(self, text: str) -> None:
        """What an empty pad says."""
        self.hint = text
        self.setAccessibleDescription(text)
        self.update()

    # --- pen, finger, mouse -----------------------------------------------------------------

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen. Its other end wipes nothing: a signature is written again as a whole."""
        self._pen_at = monotonic_ns() // 1_000_000
        if event.pointerType() is event.pointerType().Eraser:
            event.accept()
            return
        pressure = max(1, round(event.pressure() * PRESSURE_MAX))
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position(), pressure, event.timestamp())
            case QEvent.Type.TabletMove if self._writing:
                self._go_on(event.position(), pressure, event.timestamp())
            case QEvent.Type.TabletRelease:
                self._end()
            case _:
                pass
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """One finger writes; a second finger and the palm beside the pen do not."""
        if event.type() is QEvent.Type.TouchCancel:
            self._finger = None
            self._end()
            return
        feels = bool(event.pointingDevice().capabilities() & QInputDevice.Capability.Pressure)
        for point in event.points():
            pressure = max(1, round(point.pressure() * PRESSURE_MAX)) if feels else STEADY
            match point.state():
                case point.State.Pressed if self._finger is None and not self._palm():
                    self._finger = point.id()
                    self._begin(point.position(), pressure, event.timestamp())
                case point.State.Updated if point.id() == self._finger:
                    self._go_on(point.position(), pressure, event.timestamp())
                case point.State.Released if point.id() == self._finger:
                    self._finger = None
                    self._end()
                case _:
                    pass

    def _palm(self) -> bool:
        return monotonic_ns() // 1_000_000 - self._pen_at < PALM_MS

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position(), STEADY, event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._writing and event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position(), STEADY, event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
            return
        super().keyPressEvent(event)

    # --- samples ----------------------------------------------------------------------------

    def _measured(self) -> tuple[int, int]:
        """This widget in 1/100 mm, at the resolution that the system tells."""
        return round(self.width() * 2540 / self.logicalDpiX()), round(
            self.height() * 2540 / self.logicalDpiY()
        )

    def _scale(self) -> float:
        """Pixels for 1/100 mm; smaller than written where the window was made smaller meanwhile."""
        width, height = self._field
        if not width or not height:
            return self.logicalDpiX() / 2540
        return min(self.width() / width, self.height() / height)

    def _begin(self, at: QPointF, pressure: int, timestamp: int) -> None:
        if self._writing or not self.isEnabled():
            return
        if not self._strokes:
            self._field = self._measured()
            self._own_clock = timestamp <= 0
            self._began = self._now(timestamp)
        self._writing = True
        self._strokes.append([])
        self.started.emit()
        self._take(at, pressure, timestamp)

    def _go_on(self, at: QPointF, pressure: int, timestamp: int) -> None:
        if self._writing:
            self._take(at, pressure, timestamp)

    def _end(self) -> None:
        if not self._writing:
            return
        self._writing = False
        self._layer = None
        self.update()
        self.changed.emit()

    def _now(self, timestamp: int) -> int:
        """Milliseconds: the device's own, or this computer's where the device tells none."""
        return monotonic_ns() // 1_000_000 if self._own_clock else timestamp

    def _take(self, at: QPointF, pressure: int, timestamp: int) -> None:
        """Keep a sample. Time never runs back, and what leaves the field stays at its edge."""
        width, height = self._field
        scale = self._scale()
        x = min(max(round(at.x() / scale), 0), width)
        y = min(max(round(at.y() / scale), 0), height)
        last = next((stroke[-1] for stroke in reversed(self._strokes) if stroke), None)
        time = max(self._now(timestamp) - self._began, last[3] if last else 0)
        sample = (x, y, min(pressure, PRESSURE_MAX), time)
        stroke = self._strokes[-1]
        if (stroke and stroke[-1] == sample) or sum(map(len, self._strokes)) > POINTS_MAX:
            return
        stroke.append(sample)
        self._draw_newest()

    # --- drawing ------------------------------------------------------------------------------

    def _spots(self, stroke: Sequence[Point]) -> list[_Spot]:
        scale = self._scale()
        unit = 100 * scale * MAGNIFIED / 2
        return [
            (x * scale, y * scale, (THIN + (THICK - THIN) * pressure / PRESSURE_MAX) * unit)
            for x, y, pressure, _ in stroke
        ]

    def _redraw(self) -> None:
        self._layer = None
        self.update()

    def _ready_layer(self) -> QPixmap:
        """All strokes drawn, kept until something other than a new sample changes."""
        if self._layer is None:
            ratio = self.devicePixelRatioF()
            layer = QPixmap(self.size() * ratio)
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            painter = self._painter(layer)
            for stroke in self._strokes:
                _draw(painter, curve(self._spots(stroke)))
            painter.end()
            self._layer = layer
        return self._layer

    def _painter(self, layer: QPixmap) -> QPainter:
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("ink"), 1, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        return painter

    def _draw_newest(self) -> None:
        """Draw only what the newest sample added; the whole stroke is drawn once more, smoother, when it ends."""
        layer = self._ready_layer()
        tail = self._spots(self._strokes[-1][-4:])
        painter = self._painter(layer)
        _draw(painter, curve(tail))
        painter.end()
        reach = max(spot[2] for spot in tail) + 2
        xs, ys = [spot[0] for spot in tail], [spot[1] for spot in tail]
        box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))).adjusted(
            -reach, -reach, reach, reach
        )
        self.update(box.toAlignedRect())

    def paintEvent(self, event: Any) -> None:  # noqa: ARG002 - Qt clips to what is needed
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = QPen(look.colour("accent" if self.hasFocus() else "strong_line"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(look.colour("card"))
        painter.drawRoundedRect(frame, look.px(8), look.px(8))
        base = self.height() * 0.76
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(look.px(56), base), QPointF(self.width() - look.px(56), base))
        if self.is_empty and self.hint:
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font(14))
            room = frame.adjusted(look.px(16), look.px(14), -look.px(16), -look.px(14))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), self.hint)
        if self._strokes:
            painter.drawPixmap(0, 0, self._ready_layer())
        painter.end()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._redraw()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.update()


def curve(spots: Sequence[_Spot]) -> list[_Spot]:
    """A smooth line through all spots (centripetal Catmull-Rom), its width running smoothly along."""
    if len(spots) < 3:
        return list(spots)
    full = [_beyond(spots[1], spots[0]), *spots, _beyond(spots[-2], spots[-1])]
    drawn: list[_Spot] = [spots[0]]
    for before, start, end, after in zip(full, full[1:], full[2:], full[3:], strict=False):
        drawn += _piece(before, start, end, after)
    return drawn


def _beyond(inner: _Spot, outer: _Spot) -> _Spot:
    return (2 * outer[0] - inner[0], 2 * outer[1] - inner[1], outer[2])


def _piece(before: _Spot, start: _Spot, end: _Spot, after: _Spot) -> list[_Spot]:
    """The curve from `start` (left out) to `end`."""
    length = math.dist(start[:2], end[:2])
    count = max(1, math.ceil(length / _STEP))
    if count == 1:
        return [end]
    t0 = 0.0
    t1 = t0 + _knot(before, start)
    t2 = t1 + _knot(start, end)
    t3 = t2 + _knot(end, after)
    made = []
    for number in range(1, count + 1):
        t = t1 + (t2 - t1) * number / count
        place = [_blend(before[k], start[k], end[k], after[k], (t0, t1, t2, t3), t) for k in (0, 1)]
        share = number / count
        made.append((place[0], place[1], start[2] + (end[2] - start[2]) * share))
    return made


def _knot(a: _Spot, b: _Spot) -> float:
    return max(math.sqrt(math.dist(a[:2], b[:2])), 1e-3)


def _blend(
    p0: float, p1: float, p2: float, p3: float, knots: tuple[float, float, float, float], t: float
) -> float:
    """Barry and Goldman's pyramid for one coordinate."""
    t0, t1, t2, t3 = knots
    a1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1
    a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
    a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
    b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
    b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
    return (t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2


def _draw(painter: QPainter, spots: Sequence[_Spot]) -> None:
    pen = painter.pen()
    if len(spots) == 1:
        pen.setWidthF(spots[0][2])
        painter.setPen(pen)
        painter.drawPoint(QPointF(spots[0][0], spots[0][1]))
    for (x1, y1, first), (x2, y2, second) in pairwise(spots):
        pen.setWidthF((first + second) / 2)
        painter.setPen(pen)
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
