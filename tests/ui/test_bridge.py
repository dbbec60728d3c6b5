"""Answers from other threads come on the window's thread, and only to those who still live."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.saving import SaveState
from ui.bridge import SaveNews, bridge, run, when


class Ear(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[object] = []

    def hear(self, what: object) -> None:
        self.heard.append(what)
        self.threads.append(QThread.currentThread())


def quiet() -> None:
    assert not bridge().busy


def test_an_answer_comes_on_the_windows_thread(qtbot: QtBot) -> None:
    ear = Ear()
    when(run(threading.get_ident), ear.hear)
    qtbot.waitUntil(quiet)
    app = QApplication.instance()
    assert app is not None
    assert ear.heard != [threading.get_ident()]
    assert ear.threads == [app.thread()]


def test_an_answer_that_is_there_already_still_comes_later(qtbot: QtBot) -> None:
    ear, done = Ear(), Future[str]()
    done.set_result("here")
    when(done, ear.hear)
    assert ear.heard == []
    qtbot.waitUntil(quiet)
    assert ear.heard == ["here"]


def test_who_is_gone_is_not_told(qtbot: QtBot) -> None:
    left, deleted, answer = Ear(), Ear(), Future[str]()
    heard = left.heard
    when(answer, left.hear)
    when(answer, deleted.hear)
    del left
    delete(deleted)
    answer.set_result("late")
    qtbot.waitUntil(quiet)
    assert heard == []
    assert deleted.heard == []


def test_failures_go_to_the_one_who_asked(qtbot: QtBot) -> None:
    ear, failed = Ear(), Future[str]()
    when(failed, ear.hear, ear.hear)
    failed.set_exception(trouble := Trouble("disk_full"))
    qtbot.waitUntil(quiet)
    assert ear.heard == [trouble]


@pytest.mark.parametrize("error", [Trouble("disk_full"), Refusal("no_such_case")])
def test_what_nobody_wanted_to_hear_is_said_all_the_same(qtbot: QtBot, error: Exception) -> None:
    ear, failed = Ear(), Future[str]()
    bridge().unheard.connect(ear.hear)
    when(failed, ear.hear)
    failed.set_exception(error)
    qtbot.waitUntil(quiet)
    assert ear.heard == [error]
    bridge().unheard.disconnect(ear.hear)


def test_a_fault_is_not_swallowed(qtbot: QtBot) -> None:
    ear, failed = Ear(), Future[str]()
    with qtbot.captureExceptions() as caught:
        when(failed, ear.hear)
        failed.set_exception(ZeroDivisionError())
        qtbot.waitUntil(quiet)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_cancelled_answer_says_nothing(qtbot: QtBot) -> None:
    ear, given_up = Ear(), Future[str]()
    when(given_up, ear.hear, ear.hear)
    assert given_up.cancel()
    given_up.set_running_or_notify_cancel()
    qtbot.waitUntil(quiet)
    assert ear.heard == []


def test_news_of_saving_cross_from_the_stores_thread(qtbot: QtBot) -> None:
    news, ear = SaveNews(), Ear()
    news.changed.connect(ear.hear)
    state = SaveState(0, None)
    with qtbot.waitSignal(news.changed):
        thread = threading.Thread(target=news.tell, args=(state,))
        thread.start()
    thread.join()
    qtbot.waitUntil(lambda: ear.heard == [state])
