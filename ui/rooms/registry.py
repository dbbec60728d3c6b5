"""Which page stands for which room. A page is loaded when its room is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.rail import Room

if TYPE_CHECKING:
    from mediator_app.desk import Desk
    from ui.window import Window


def make_room(room: Room, window: Window, desk: Desk) -> QWidget:
    """A new page for the room, wired to the window."""
    match room:
        case Room.DOCKET:
            from ui.rooms.docket import DocketPage

            docket = DocketPage(desk)
            docket.open_case.connect(window.open_case)
            docket.new_case.connect(window.new_case)
            docket.find_wanted.connect(window.open_finder)
            docket.filing_wanted.connect(window.open_filing)
            docket.hearing_wanted.connect(window.open_hearing)
            # After the rows are painted, not in the same turn of the loop: what follows loads the room of filings.
            later = QTimer(docket)
            later.setSingleShot(True)
            later.setInterval(0)
            later.timeout.connect(window.outlet.look_soon)
            docket.drawn.connect(later.start)
            return docket
        case Room.CASES:
            from ui.rooms.cases import CasesPage

            cases = CasesPage(desk)
            cases.open_case.connect(window.open_case)
            cases.new_case.connect(window.new_case)
            return cases
        case Room.FILING:
            from ui.rooms.filing import FilingPage

            filing = FilingPage(desk, window.filings())
            filing.open_case.connect(window.open_at)
            filing.settings_wanted.connect(window.open_court_settings)
            filing.said.connect(window.say)
            return filing
        case Room.SETTINGS:
            from ui.rooms.settings import SettingsPage

            settings = SettingsPage(
                desk, window.house, window.preferences, window.filings(), window.keeping()
            )
            settings.said.connect(window.say)
            settings.chose_language.connect(window.speak)
            settings.chose_look.connect(window.dress)
            settings.lock_wanted.connect(window.lock)
            settings.chose_idle.connect(window.idle.begin)
            return settings
