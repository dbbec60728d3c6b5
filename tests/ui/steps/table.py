"""A case on a desk in a real workspace, and the hands of whoever works on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.domain.ids import CaseId
from mediator_app.domain.record import Content, Record
from mediator_app.domain.states import CaseState
from tests.cases import Past
from tests.db.fakes import FakeStore
from tests.ui.fakes import keep, open_desk
from ui.bridge import bridge
from ui.steps.base import Step
from ui.widgets.form import Form
from ui.widgets.parts import Words
from ui.workspace import Workspace


class Table:
    """One open case. What is typed goes to the widget that has the focus, as it would from a keyboard."""

    def __init__(
        self, bot: QtBot, past: Past | None, step: Step, *, width: int = 1290, again: Table | None = None
    ) -> None:
        """With `again` on the store of another table, as after a restart: what is durable is all that is left."""
        self.bot = bot
        self.store: FakeStore = again.store if again is not None else FakeStore()
        if past is not None:
            keep(self.store, past)
        self.case_id: CaseId = again.case_id if past is None else past.record.id  # type: ignore[union-attr]
        self.desk = open_desk(self.store, practice=past is not None and past.record.practice)
        if again is not None:
            self.desk.ids = again.desk.ids  # no second program makes an id once more
        self.desk.load(self.case_id).result()
        self.space = Workspace(self.desk, self.case_id, step)
        bot.addWidget(self.space)
        bot._request.addfinalizer(self._outlive)
        self.space.resize(width, 768)
        self.said: list[str] = []
        self.space.said.connect(self._hear)
        with bot.waitActive(self.space):
            self.space.show()
            self.space.activateWindow()

    def _outlive(self) -> None:
        """Being wanted here keeps the table until the bot has closed it: a sweep between the end of the test and that
        would empty a window that still gets events."""

    def _hear(self, text: str, _: str) -> None:
        self.said.append(text)

    @property
    def page(self) -> Any:
        return self.space.page

    @property
    def record(self) -> Record:
        return self.desk.case(self.case_id).record

    def state(self) -> CaseState:
        return self.record.state

    @property
    def content(self) -> Content:
        return self.record.content

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def type(self, text: str) -> None:
        """Key by key for what keyboards have; at once for what comes from an input method."""
        for char in text:
            if char.isascii():
                self.bot.keyClicks(self.focus, char)
            else:
                self._compose(char)

    def _compose(self, char: str) -> None:
        """As an input method does it."""
        event = QInputMethodEvent()
        event.setCommitString(char)
        QApplication.sendEvent(self.focus, event)

    def press(self, *keys: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            for key in keys:
                self.bot.keyClick(self.focus, key)

    def fill(self, form: Form, path: str, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Go to a field, write over what is in it, and press a key."""
        assert form.focus_path(path), path
        self.bot.keyClick(self.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Delete)
        self.type(text)
        self.press(key)

    def settle(self) -> None:
        """Until nothing is on its way and the findings have been looked for."""
        later = getattr(self.page, "_findings", None)

        def quiet() -> bool:
            return not bridge().busy and (later is None or not later.isActive())

        # The findings may ask for something anew, and an answer may lead to another look for them.
        for _ in range(3):
            self.bot.waitUntil(quiet)

    def reads(self, root: QWidget | None = None) -> str:
        """Every word in view."""
        top = root or self.page
        labels = [label for label in top.findChildren(Words) if label.isVisibleTo(top)]
        return "\n".join(getattr(label, "whole", label.text)() for label in labels)
