"""The window: the rail with its rooms, the page that is open, and what lies over all of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId, FilingId
from ui.bridge import SaveNews, bridge, run, when
from ui.idle import Idle
from ui.language import Language, tongue
from ui.leaving import Leaving
from ui.on_screen import LEAST
from ui.outlet import Outlet
from ui.printing.preferred import prefer
from ui.steps.base import Step
from ui.sweeping import set_aside, take_back
from ui.theme import Scheme, theme
from ui.warming import load_workspace
from ui.widgets.overlay import Cover, Overlay, Toast
from ui.widgets.parts import row
from ui.widgets.rail import Rail, Room
from ui.widgets.shortcuts import shortcut
from ui.widgets.tab_order import move_on
from ui.words.codes import refusal_words, trouble_words

if TYPE_CHECKING:
    from mediator_app.desk import Desk
    from mediator_app.domain.case import CaseFile
    from mediator_app.saving import SaveState
    from ui.filing.counter import Counter
    from ui.keeping.backing_up import BackingUp
    from ui.ports import House
    from ui.preferences import PreferenceFile
    from ui.workspace import Workspace


class Window(QMainWindow):
    """Everything a mediator sees. Until a desk is open it shows the gate; `enter` opens the rooms."""

    def __init__(self, house: House, news: SaveNews, preferences: PreferenceFile) -> None:
        super().__init__()
        self.house, self.preferences = house, preferences
        prefer(preferences.now.printer)
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self._asked_for: tuple[CaseId, Step, str] | None = None
        self._keeping: BackingUp | None = None
        self._locking = False
        self._toast_act: Callable[[], None] | None = None
        self.setMinimumSize(LEAST)
        self.resize(1366, 768)
        if preferences.now.geometry:
            self.restoreGeometry(preferences.now.geometry)

        self._outer = QStackedWidget()
        self.setCentralWidget(self._outer)
        self._inside = QWidget()
        line = row(self._inside, gap=0)
        self.rail = Rail()
        line.addWidget(self.rail)
        self.rooms = QStackedWidget()
        line.addWidget(self.rooms, 1)
        self._outer.addWidget(self._inside)
        self._made: dict[Room, QWidget] = {}

        self.leaving = Leaving(self)
        self.toast = Toast(self._outer)
        self.toast.acted.connect(self._toast_acted)
        self.toast.corner = self._corner
        # Sheets lie over the whole window too, and the cover over them.
        self.cover = Cover(self)
        self.cover.lifted.connect(self._uncovered)
        self.idle = Idle(self)
        self.idle.rested.connect(self.lock)
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(250)
        self._warm.timeout.connect(self._warm_up)
        self.outlet = Outlet(house, self.tell, self)
        self.outlet.drawn.connect(self._show_filings)
        self.rail.chosen.connect(self.open_room)
        news.changed.connect(self._saving)
        bridge().unheard.connect(self.tell)
        self.rail.help_wanted.connect(self.open_guide)
        self.rail.lock_wanted.connect(self.lock)
        shortcut(self, "F1", self.open_guide)
        shortcut(self, "F9", self.cover_screen)
        shortcut(self, "Ctrl+K", self.open_finder)
        shortcut(self, "Ctrl+N", self.new_case)
        shortcut(self, "Ctrl+L", self.lock)
        shortcut(self, "Ctrl+Q", self.close)
        self.retranslate()
        self.open_gate()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab and Shift+Tab go by the layouts; what lies over the window walks within itself."""
        return move_on(self._outer, forward=next)

    # --- the gate -------------------------------------------------------------------------------

    def open_gate(self, *, ask_ring: bool = True) -> None:
        """Show the first run or the unlock page."""
        from ui.rooms.gate import Gate

        gate = Gate(self.house)
        gate.entered.connect(self.enter)
        gate.chose_language.connect(self.speak)
        gate.help_wanted.connect(self.open_guide)
        gate.said.connect(self.say)
        self._outer.addWidget(gate)
        self._outer.setCurrentWidget(gate)
        gate.begin(ask_ring=ask_ring)

    def enter(self, desk: Desk) -> None:
        """A store is open: show the rooms, and the case that was open when the program last ended."""
        self.desk = desk
        self.outlet.enter(desk)
        for at in reversed(range(self._outer.count())):
            page = self._outer.widget(at)
            if page is not None and page is not self._inside:
                self._outer.removeWidget(page)
                page.deleteLater()
        self._outer.setCurrentWidget(self._inside)
        self.rail.show_lock(not desk.practice)
        if not desk.practice:
            self.idle.begin(self.preferences.now.idle_minutes)
        self.open_room(Room.DOCKET)
        kept = self.preferences.now
        self._warm.start()
        if kept.last_case:
            step = Step(kept.last_step) if kept.last_step in set(Step) else Step.CASE
            self._asked_for = (CaseId(kept.last_case), step, "")
            when(desk.load(CaseId(kept.last_case)), self._arrived, self._forget)

    def lock(self) -> None:
        """Record what is typed, close the store, and stand at the gate again; the case that was open comes back."""
        if self.desk is None or self.desk.practice:
            return
        if self.workspace is not None:
            self.workspace.leave()
        self.cover.put()
        self.idle.end()
        self._locking = True
        self.outlet.leave()
        when(self.house.lock(), self._locked, self._not_locked)

    def _locked(self, _: object) -> None:
        for lying in self.findChildren(Overlay):
            lying.put_away()
        case, step = (self.workspace.case_id, self.workspace.step.value) if self.workspace else ("", "")
        self.close_case()
        self.preferences.change(last_case=case, last_step=step)
        self.desk = None
        for page in self._made.values():
            self.rooms.removeWidget(page)
            page.deleteLater()
        self._made.clear()
        self._locking = False
        take_back()
        self.outlet.forget()
        if self._keeping is not None:
            self._keeping.deleteLater()
            self._keeping = None
        self.cover.lift()
        self.open_gate(ask_ring=False)

    def _not_locked(self, error: Exception) -> None:
        """What is not on disk yet is not thrown away: the store stays open behind the cover, and the reason is said."""
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self.idle.begin(self.preferences.now.idle_minutes)
        self._locking = False
        if self.desk is not None:
            self.outlet.enter(self.desk)
            self.outlet.open()
        self.tell(error)

    def _warm_up(self) -> None:
        if self.desk is not None:
            when(run(load_workspace, self.desk), self._warmed)

    def _warmed(self, _: object) -> None:
        """The next case opens faster; now there is time for the outbox."""
        if self.workspace is None:
            set_aside()
        self.outlet.open()

    def _forget(self, error: Exception) -> None:
        """The case of last time is not in this store; nobody has to hear of it."""
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self._asked_for = None
        self.preferences.change(last_case="")

    # --- rooms ----------------------------------------------------------------------------------

    def open_room(self, room: Room) -> None:
        """Show a room; a case that is open stays open behind `Cases`."""
        if self.desk is None:
            return
        if self.leaving.stops(partial(self.open_room, room)):
            self.rail.show_room(self.rail.room)
            return
        if self.workspace is not None:
            case_id = self.workspace.case_id
            self.close_case()
            self.leaving.left(case_id)
        if room not in self._made:
            from ui.rooms.registry import make_room

            self._made[room] = make_room(room, self, self.desk)
            self.rooms.addWidget(self._made[room])
        page = self._made[room]
        self.rooms.setCurrentWidget(page)
        self.rail.show_room(room)
        page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        page.setFocus()
        refresh = getattr(page, "refresh", None)
        if refresh is not None:
            refresh()

    def open_finder(self) -> None:
        """Ctrl+K: find a case by any name, company or number."""
        if self.desk is None or self.cover.isVisible():
            return
        from ui.rooms.finder import Finder

        places = (
            *((room.value, words) for room, words in self.rail.words().items()),
            ("new", self.tr("New case")),
            ("guide", self.tr("Help: user guide")),
        )
        finder = Finder(self, self.desk, places, self.filings().lines)
        finder.chosen.connect(self.open_case)
        finder.went.connect(self._go)
        finder.open(finder.field)

    def _go(self, place: str) -> None:
        if place == "new":
            self.new_case()
        elif place == "guide":
            self.open_guide()
        elif place.startswith("filing:"):
            self.open_filing(place.removeprefix("filing:"))
        else:
            self.open_room(Room(place))

    def open_guide(self) -> None:
        """F1: the user guide, at the chapter about what is open now."""
        if self.cover.isVisible():
            return
        from ui.rooms.help import GuideSheet

        about = "gate"
        if self.workspace is not None:
            about = self.workspace.step.value
        elif self.desk is not None:
            about = self.rail.room.value
        GuideSheet(self, about).open_guide()

    # --- filing -----------------------------------------------------------------------------------

    def filings(self) -> Counter:
        """What is known of filing now; made at the first question, after the docket is drawn."""
        assert self.desk is not None, "no store is open"
        return self.outlet.counter(self.desk)

    def keeping(self) -> BackingUp:
        """Backups of the open store; made at the first question."""
        assert self.desk is not None, "no store is open"
        if self._keeping is None:
            from ui.keeping.backing_up import BackingUp

            self._keeping = BackingUp(self.desk, self)
            self._keeping.said.connect(self.say)
        return self._keeping

    def _show_filings(self) -> None:
        from ui.rooms.docket import DocketPage

        docket = self._made.get(Room.DOCKET)
        if self.desk is not None and isinstance(docket, DocketPage):
            docket.follow(self.filings())
            self.filings().look()

    def open_filing(self, filing_id: str = "") -> None:
        """The room of filings, at one of them."""
        from ui.rooms.filing import FilingPage

        self.open_room(Room.FILING)
        page = self._made.get(Room.FILING)
        if filing_id and isinstance(page, FilingPage):
            page.show_filing(FilingId(filing_id))

    def open_court_settings(self) -> None:
        """The settings, where the court's code is entered."""
        from ui.rooms.settings import SettingsPage

        self.open_room(Room.SETTINGS)
        page = self._made.get(Room.SETTINGS)
        if isinstance(page, SettingsPage):
            page.show_court()

    # --- cases ----------------------------------------------------------------------------------

    def new_case(self) -> None:
        """Open a case for the body from the settings, and its first step."""
        if self.desk is None or self.leaving.stops(self.new_case):
            return
        when(self.desk.store.setting("body"), self._open_new)

    def _open_new(self, kept: object) -> None:
        from ui.words.identity import body_from

        if self.desk is None:
            return
        body, instrument = body_from(kept)
        done = self.desk.open_case(instrument, body)
        self._show_case(done.case, Step.CASE)

    def open_case(self, case_id: CaseId, step: Step = Step.CASE, field: str = "") -> None:
        """Bring a stored case onto the desk and show it, the cursor in `field` where one is named."""
        if self.desk is None or self.leaving.stops(partial(self.open_case, case_id, step, field)):
            return
        if self._toast_act is None:  # nothing to be done: it is nothing for the parties to this case
            self.toast.hide()
        self._asked_for = (case_id, step, field)
        when(self.desk.load(case_id), self._arrived)

    def open_at(self, case_id: CaseId, step: Step | None, field: str) -> None:
        """Open a case where its filing says: at a field, or at service, where the filing stands."""
        self.open_case(case_id, Step.SERVICE if step is None else Step(step), field)

    def open_hearing(self, assignment: str) -> None:
        """Open the case of a hearing that the court assigned."""
        delivery = self.filings().delivery
        if delivery is None:
            self.say(self.tr("Filing is just starting; try again in a moment."), "amber")
        else:
            when(delivery.open_hearing(assignment), self._hearing_opened)

    def _hearing_opened(self, case_id: CaseId) -> None:
        self.open_case(case_id)

    def _arrived(self, case: CaseFile) -> None:
        asked, self._asked_for = self._asked_for, None
        if asked is not None and asked[0] == case.record.id:
            self._show_case(case, asked[1])
            if asked[2] and self.workspace is not None:
                self.workspace.open_step(asked[1], asked[2])

    def _show_case(self, case: CaseFile, step: Step) -> None:
        if self.desk is None:
            return
        before = self.workspace.case_id if self.workspace is not None else case.record.id
        self.close_case()
        if before != case.record.id:
            self.leaving.left(before)
        kept = self.preferences.change(last_case=case.record.id, last_step=step.value)
        from ui.workspace import Workspace

        space = Workspace(
            self.desk,
            case.record.id,
            step,
            preview_open=kept.preview_open,
            counter=self.filings(),
            keeping=self.keeping(),
            parent=self.rooms,
        )
        space.cover_wanted.connect(self.cover_screen)
        space.said.connect(self.say)
        space.step_changed.connect(self._remember)
        self.workspace = space
        self.rooms.addWidget(space)
        self.rooms.setCurrentWidget(space)
        self.rail.show_room(Room.CASES)
        if self.toast.isVisible():
            if (layout := space.layout()) is not None:
                layout.activate()
            self.toast.place()
        space.map.buttons[space.step].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_case(self) -> None:
        """Take the workspace away; the case stays on the desk until its edits are on disk."""
        space, self.workspace = self.workspace, None
        if space is None:
            return
        space.leave()
        space.put_down()
        self.preferences.change(last_case="", preview_open=space.preview_open)
        self.rooms.removeWidget(space)
        space.deleteLater()
        bridge().sweeper.sweep_afterwards()

    def _remember(self, step: Step) -> None:
        if self.workspace is not None:
            self.preferences.change(last_case=self.workspace.case_id, last_step=step.value)

    # --- what is said -----------------------------------------------------------------------------

    def say(self, text: str, tone: str = "", action: str = "", act: Callable[[], None] | None = None) -> None:  # noqa: ARG002
        """A passing message; with an action it stays a little longer."""
        self._toast_act = act
        self.toast.say(text, action, seconds=10 if action else 6)

    def _corner(self) -> QRect:
        """Beneath the steps of the case that is open nothing is to be clicked."""
        return QRect() if self.workspace is None else self.workspace.map.corner(self._outer)

    def _toast_acted(self) -> None:
        if self._toast_act is not None:
            self._toast_act()

    def tell(self, error: Refusal | Trouble) -> None:
        """Say a refusal or trouble that no page wanted to hear of."""
        match error:
            case Refusal():
                self.say(refusal_words(error), "red")
            case Trouble():
                self.say(trouble_words(error), "amber")

    def own_up(self, place: str) -> None:  # noqa: ARG002 - logged already
        """The program has a fault: say so honestly. What was recorded is saved."""
        self.say(
            self.tr("The program made a mistake. Everything recorded so far is saved; you can go on working.")
        )

    def _saving(self, state: SaveState) -> None:
        if self.workspace is not None:
            self.workspace.show_saving(state)
        self.leaving.follow(state)

    def cover_screen(self) -> None:
        if self.cover.isVisible():
            self.cover.lift()
            return
        if self.workspace is not None:
            self.workspace.page.out_of_sight()
        self.cover.put()

    def _uncovered(self) -> None:
        if self.workspace is not None:
            self.workspace.page.into_sight()

    # --- look and language ----------------------------------------------------------------------

    def speak(self, language: Language) -> None:
        self.preferences.change(language=language)
        tongue().speak(language)

    def dress(self, scheme: Scheme, percent: int) -> None:
        """Rooms that are not open are made anew when they are wanted, in the size that is chosen now."""
        self.preferences.change(scheme=scheme, percent=percent)
        theme().choose(scheme, percent)
        for room, page in list(self._made.items()):
            if page is not self.rooms.currentWidget():
                del self._made[room]
                self.rooms.removeWidget(page)
                page.deleteLater()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Mediator's desk"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        surface = self.windowHandle()
        if surface is not None:
            self.idle.listen(surface)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Record what is being typed. What cannot be saved keeps the window open, and is said."""
        if self.workspace is not None:
            self.workspace.leave()
        if self.leaving.holds_back():
            event.ignore()
            return
        self.preferences.change(geometry=bytes(self.saveGeometry().data()))
        self.preferences.flush()
        self.outlet.leave()
        if self.workspace is not None:
            self.workspace.put_down()
        super().closeEvent(event)
