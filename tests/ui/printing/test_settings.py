"""The printer of the settings, its test page, and the recovery code of the first run, over real queues."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from mediator_app.domain.errors import Trouble
from tests.ui.conftest import Desktop
from tests.ui.hearings import texts
from tests.ui.printing.conftest import Office
from ui.preferences import PreferenceFile
from ui.printing import systems
from ui.printing.preferred import prefer, preferred
from ui.printing.room import PrintRoom
from ui.printing.run import CopyState
from ui.printing.systems import ThisComputer
from ui.rooms.first_run import FirstRun
from ui.rooms.printer_card import PrinterCard
from ui.rooms.settings import SettingsPage
from ui.widgets.rail import Room


@pytest.fixture(autouse=True)
def _the_office(office: Office) -> Iterator[None]:
    for name in office.folders:
        office.empty(name)
    systems.use(ThisComputer(cups=office.system))
    prefer("")
    yield
    prefer("")
    systems.use(None)


def settings(desktop: Desktop) -> SettingsPage:
    desktop.enter()
    desktop.window.open_room(Room.SETTINGS)
    desktop.settle()
    (page,) = desktop.window.findChildren(SettingsPage)
    return page


def click(desktop: Desktop, button: QAbstractButton) -> None:
    assert button.isEnabled(), f"{button.text()!r} cannot be pressed"
    desktop.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    desktop.settle()


def choose(card: PrinterCard, queue: str) -> None:
    at = next(n for n in range(card.choice.count()) if card.choice.itemText(n) == f"Printer {queue}")
    card.choice.setCurrentIndex(at)
    card.choice.activated.emit(at)


def print_in(desktop: Desktop, office: Office, queue: str) -> bytes:
    """Press Print in the room that is open; what came out."""
    (room,) = desktop.window.findChildren(PrintRoom)
    assert room.queue is not None
    assert room.queue.name == queue
    assert not room.save_button.isVisibleTo(room)
    click(desktop, room.print_button)
    desktop.bot.waitUntil(lambda: room.run.copies[0].state is CopyState.ASKING)
    (came,) = office.server.arrived(office.folders[queue])
    click(desktop, room.good_button)
    assert not isValid(room) or not room.isVisible(), "one answer ends it"
    return came.data


def words_in(pdf: bytes) -> str:
    tool = shutil.which("pdftotext")
    assert tool is not None
    return subprocess.run([tool, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def test_the_printer_of_the_settings_is_kept_and_prints_the_test_page(
    desktop: Desktop, office: Office
) -> None:
    card = settings(desktop).printer_card
    choose(card, "plain")
    assert "ready" in texts(card)
    desktop.window.preferences.flush()
    assert PreferenceFile(desktop.window.preferences._path).now.printer == "plain"
    click(desktop, card.test_button)
    assert "柒拾伍万元整" in words_in(print_in(desktop, office, "plain"))


def test_a_printer_that_prints_nothing_is_told_with_what_to_do(desktop: Desktop, office: Office) -> None:
    office.server.run("cupsdisable", "paused")
    card = settings(desktop).printer_card
    choose(card, "paused")
    assert "It takes jobs but prints none: resume it" in texts(card)
    office.server.run("cupsenable", "paused")
    click(desktop, card.again_button)
    assert card.choice.value == "paused"
    assert "It takes jobs but prints none" not in texts(card)


def test_no_printer_and_no_answer_are_said_until_one_is_found(desktop: Desktop, office: Office) -> None:
    class Nobody:
        def queues(self) -> tuple[()]:
            return ()

    class Broken:
        def queues(self) -> tuple[()]:
            raise Trouble("print_system_failed", reason="server-error-busy")

    systems.use(Nobody())  # type: ignore[arg-type]
    card = settings(desktop).printer_card
    assert "no printer" in texts(card)
    assert "Set a printer up" in texts(card)
    assert not card.test_button.isEnabled()
    systems.use(Broken())  # type: ignore[arg-type]
    click(desktop, card.again_button)
    assert "server-error-busy" in texts(card)
    systems.use(ThisComputer(cups=office.system))
    click(desktop, card.again_button)
    assert card.test_button.isEnabled()
    assert preferred() == ""


def test_the_recovery_code_is_printed_like_every_paper(fresh: Desktop, office: Office) -> None:
    prefer("plain")
    (first,) = fresh.window.findChildren(FirstRun)
    for editor, text in (
        (first.form.name.editor, "Zhang San"),
        (first.form.body_name.editor, "Yangpu commission"),
        (first.passphrase.editor, "correct horse battery"),
        (first.again.editor, "correct horse battery"),
    ):
        fresh.bot.keyClicks(editor, text)
    click(fresh, first.create_button)
    assert first.sheet is not None
    assert first.sheet.print_note.text() == "Printer plain"
    click(fresh, first.sheet.print_button)
    printed = words_in(print_in(fresh, office, "plain"))
    assert "ABCD - EFGH - JKMN" in printed
    for said in ("Recovery code of the mediator's desk", "Zhang San", "Yangpu commission", "Made on"):
        assert said in printed, "a sheet that is found in a year says what it is"
    assert "Keep this sheet locked away" in printed
    assert "shown only now" not in printed
    assert first.sheet.kept.value, "one dialog, one answer"
    assert first.sheet.go_button.hasFocus()
    office.empty("plain")
    click(fresh, first.sheet.test_button)
    assert "柒拾伍万元整" in words_in(print_in(fresh, office, "plain"))
