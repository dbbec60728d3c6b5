"""Pen, finger and mouse on the pad: every sample kept, with pressure and time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.domain.ink import PRESSURE_MAX, check_ink
from tests.ui.hearings import draw, write
from ui.widgets.ink_pad import STEADY, InkPad, curve


@pytest.fixture
def pad(qtbot: QtBot) -> InkPad:
    made = InkPad()
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


PEN = QPointingDevice(
    "pen",
    1,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
    "",
    QPointingDeviceUniqueId(),
)


def pen(pad: InkPad, kind: QEvent.Type, x: float, y: float, pressure: float, time: int) -> None:
    """One event of the pen, as the system sends it."""
    pressed = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
    at = QPointF(x, y)
    event = QTabletEvent(
        kind, PEN, at, QPointF(pad.mapToGlobal(at)), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, pressed,
    )  # fmt: skip
    event.setTimestamp(time)
    QApplication.sendEvent(pad, event)


def pen_stroke(pad: InkPad, samples: list[tuple[float, float, float, int]]) -> None:
    pen(pad, QEvent.Type.TabletPress, *samples[0])
    for sample in samples[1:]:
        pen(pad, QEvent.Type.TabletMove, *sample)
    x, y, _, time = samples[-1]
    pen(pad, QEvent.Type.TabletRelease, x, y, 0.0, time)


def test_the_pen_keeps_every_sample_with_pressure_and_time(pad: InkPad) -> None:
    """200 samples a second for half a second."""
    samples = [(100 + 3.0 * n, 100 + 1.5 * (n % 20), 0.2 + n / 200, 5000 + 5 * n) for n in range(100)]
    pen_stroke(pad, samples)
    ink = pad.ink()
    (stroke,) = ink.strokes
    assert len(stroke.points) == 100
    assert [point[3] for point in stroke.points] == [5 * n for n in range(100)]
    assert stroke.points[0][2] == round(0.2 * PRESSURE_MAX)
    assert stroke.points[-1][2] == round((0.2 + 99 / 200) * PRESSURE_MAX)
    assert ink.width == round(800 * 2540 / pad.logicalDpiX())


def test_the_mouse_writes_with_steady_pressure(pad: InkPad) -> None:
    write(pad)
    ink = pad.ink()
    check_ink(ink)
    assert len(ink.strokes) == 2
    assert {point[2] for stroke in ink.strokes for point in stroke.points} == {STEADY}
    times = [point[3] for stroke in ink.strokes for point in stroke.points]
    assert all(before <= after for before, after in pairwise(times))


def test_a_finger_writes_and_a_second_one_does_not(pad: InkPad) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(100, 100), pad).commit()
    for step in range(1, 20):
        touch = QTest.touchEvent(pad, screen).move(0, QPoint(100 + 10 * step, 100 + step % 5 * 10), pad)
        if step == 5:
            touch.press(1, QPoint(500, 250), pad)
        elif step > 5:
            touch.move(1, QPoint(500 + step, 250), pad)
        touch.commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(290, 140), pad).release(1, QPoint(519, 250), pad).commit()
    (stroke,) = pad.ink().strokes
    assert len(stroke.points) >= 19
    far = round(400 * 2540 / pad.logicalDpiX())
    assert all(point[0] < far for point in stroke.points)


def test_the_palm_beside_the_pen_writes_nothing(pad: InkPad) -> None:
    pen_stroke(pad, [(50 + 4.0 * n, 80, 0.5, 5 * n + 1) for n in range(10)])
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(400, 250), pad).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(400, 250), pad).commit()
    assert len(pad.ink().strokes) == 1


def test_what_leaves_the_field_stays_at_its_edge(pad: InkPad) -> None:
    draw(pad, [QPoint(700 + 20 * n, 150 + 30 * n) for n in range(10)])
    ink = pad.ink()
    assert all(0 <= x <= ink.width and 0 <= y <= ink.height for s in ink.strokes for x, y, *_ in s.points)


def test_a_smaller_window_loses_no_ink(pad: InkPad) -> None:
    write(pad)
    before = pad.ink()
    pad.resize(400, 150)
    assert pad.ink() == before
    assert not pad.grab().isNull()


def test_writing_again_begins_with_nothing(pad: InkPad) -> None:
    write(pad)
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty
    write(pad)
    assert pad.ink().strokes[0].points[0][3] == 0


def test_ink_is_seen(pad: InkPad) -> None:
    empty = pad.grab().toImage()
    write(pad)
    full = pad.grab().toImage()
    middle = pad.rect().center()
    changed = sum(
        empty.pixelColor(x, y) != full.pixelColor(x, y)
        for x in range(middle.x() - 100, middle.x() + 100, 2)
        for y in range(middle.y() - 50, middle.y() + 50, 2)
    )
    assert changed > 200


@given(st.lists(st.tuples(st.floats(0, 800), st.floats(0, 300), st.floats(1, 8)), min_size=2, max_size=30))
def test_the_curve_passes_through_every_sample(spots: list[tuple[float, float, float]]) -> None:
    drawn = curve(spots)
    for x, y, _ in spots:
        assert min(abs(px - x) + abs(py - y) for px, py, _ in drawn) < 1e-3
    assert all(0.99 <= width <= 8.01 for _, _, width in drawn)
