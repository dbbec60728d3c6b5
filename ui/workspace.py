"""One open case: the map of steps, the form, the paper beside it, and what is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediator_app.desk import Desk, Done
from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import Edit
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import Record
from mediator_app.domain.states import EDITABLE
from mediator_app.law.findings import Finding
from mediator_app.saving import SaveState
from ui.footer import Footer
from ui.foothold import Foothold
from ui.icons import set_icon
from ui.page_frame import PageFrame
from ui.preview import PreviewPane
from ui.steps.base import EditMaker, Step, StepContext, StepPage
from ui.steps.progress import progress
from ui.steps.registry import make_page
from ui.theme import theme
from ui.unrecorded import UnrecordedTexts
from ui.widgets.header import Header
from ui.widgets.parts import Chip, button, column, icon_button, name_it, row
from ui.widgets.save_chip import SaveChip
from ui.widgets.shortcuts import shortcut
from ui.widgets.step_list import StepList, step_words
from ui.words.cases import case_title
from ui.words.codes import refusal_words
from ui.words.filings import joined

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from ui.filing.counter import Counter
    from ui.filing.in_case import CaseFiling
    from ui.keeping.backing_up import BackingUp
    from ui.printing.case import CasePrinting

FINDINGS_MS = 120
"""How long after an edit the findings are looked for again."""
ROOM_FOR_ALL = 1100
"""Pixels of the design: the steps, a form that can be worked in, and the paper."""


def main_paper(record: Record) -> PaperId:
    """What the case is about: the instrument, and the record of the hearing where there will be none."""
    return PaperId(PaperKind.HEARING_RECORD if record.not_agreed else record.content.instrument)


class Workspace(QWidget):
    """The room in which a case is worked on; made from the outside in (see `ui.page_frame`)."""

    cover_wanted = Signal()
    said = Signal(str, str)
    """A message for the window's toast, and its tone."""
    step_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        case_id: CaseId,
        step: Step = Step.CASE,
        *,
        preview_open: bool = True,
        counter: Counter | None = None,
        keeping: BackingUp | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Without a `counter` nothing is known of filing, without `keeping` no backup is offered."""
        super().__init__(parent)
        self.desk, self.case_id, self.counter, self.keeping = desk, case_id, counter, keeping
        self.filing: CaseFiling | None = None
        self.preview_open = preview_open
        self.narrow = False
        """Whether steps, form and paper do not fit beside each other; known once the room has its size."""
        self._opening = False
        self._paper_instead = False
        """Where there is no room for the paper beside the form: whether it stands in place of the steps."""
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case = desk.case(case_id)
        self._findings: tuple[Finding, ...] = ()
        self._frames: dict[Step, PageFrame] = {}
        self._printing: CasePrinting | None = None
        self.pages: dict[Step, StepPage] = {}
        """Those that were made."""
        self.step = step

        if parent is not None:
            self.resize(parent.contentsRect().size())  # at once: the first page is laid out in it
            self.narrow = self.width() < theme().px(ROOM_FOR_ALL)
        self.outer = outer = column(self, gap=0)
        self.header = Header()
        self.practice_chip, self.offline_chip = Chip(tone="red"), Chip(tone="amber")
        self.save_chip = SaveChip()
        self.secret_chip = Chip(tone="red")
        self.secret_chip.hide()
        for chip in (self.practice_chip, self.offline_chip, self.save_chip):
            self.header.chips.addWidget(chip)
        self.undo_button, self.redo_button = icon_button("undo-2", ""), icon_button("redo-2", "")
        self.print_button = icon_button("printer", "")
        self.preview_button = icon_button("panel-right-close", "")
        self.cover_button = button()
        for part in (
            self.secret_chip,
            self.undo_button,
            self.redo_button,
            self.print_button,
            self.preview_button,
            self.cover_button,
        ):
            self.header.tools.addWidget(part)
        outer.addWidget(self.header)
        if counter is not None:
            self._show_filing(counter, outer)

        self.under = row(gap=0)
        outer.addLayout(self.under, 1)
        self.map = StepList()
        self.under.addWidget(self.map)
        middle = column(gap=0)
        self.stack = QStackedWidget()
        middle.addWidget(self.stack, 1)
        self.footer = Footer(self)
        self.back_button, self.next_button = button(), button(kind="primary")
        middle.addWidget(self.footer)
        self.under.addLayout(middle, 1)
        self.preview = PreviewPane(desk)
        self.under.addWidget(self.preview)

        self._foothold = Foothold(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FINDINGS_MS)
        self._later.timeout.connect(self.look_for_findings)
        self._wire()
        self.retranslate()
        self.show_saving(desk.saving())
        self.open_step(step)
        self.look_for_findings()
        self.texts = UnrecordedTexts(self, self._later)

    def _show_filing(self, counter: Counter, outer: QVBoxLayout) -> None:
        from ui.filing.in_case import CaseFiling

        self.filing = filing = CaseFiling(counter, self.case_id, self, at_work=self.offline_chip)
        self.header.chips.addWidget(filing.chip)
        outer.addWidget(filing.banner)
        filing.go.connect(self.open_step)
        filing.correct_wanted.connect(self._correct)
        filing.said.connect(self.said)
        filing.changed.connect(self._say_case)

    def _correct(self) -> None:
        """Open the signed text for a correction, where that is done for any other reason too."""
        self.open_step(Step.SIGNING)
        from ui.steps.signing import SigningPage

        if isinstance(self.page, SigningPage):
            self.page.ask_correction()

    def _wire(self) -> None:
        self.map.chosen.connect(self.open_step)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.print_button.clicked.connect(self.print_paper)
        self.preview_button.clicked.connect(self.toggle_preview)
        self.cover_button.clicked.connect(self.cover_wanted)
        self.save_chip.retry.connect(self.desk.retry_saving)
        for keys, slot in (
            (QKeySequence("Ctrl+Z"), self.undo),
            (QKeySequence("Ctrl+Shift+Z"), self.redo),
            (QKeySequence("Ctrl+Y"), self.redo),
            (QKeySequence("Ctrl+PgDown"), self.next),
            (QKeySequence("Ctrl+PgUp"), self.back),
            (QKeySequence("F8"), self.toggle_preview),
            (QKeySequence("Ctrl+P"), self.print_paper),
        ):
            shortcut(self, keys, slot)
        for number, step in enumerate(Step, 1):
            action = shortcut(self, QKeySequence(f"Ctrl+{number}"), self._jump)
            action.setData(step.value)

    # --- steps --------------------------------------------------------------------------------

    @property
    def page(self) -> StepPage:
        """The page that is open."""
        return self.pages[self.step]

    def open_step(self, step: Step, field: str = "", *, work: bool = False) -> None:
        """Open a step, recording first what was being typed; `field` gets the cursor, for `work` the page says."""
        if self.step in self.pages and self.step is not step:
            self.page.go_away()
            self.page.provisional.emit(None)
            if told := self.page.left_behind(for_good=False):
                self.said.emit(told, "amber")
        self.step = step
        self._opening = True
        try:
            if step not in self.pages:
                self._make(step)
            page, frame = self.pages[step], self._frames[step]
            fresh = self.stack.indexOf(frame) < 0
            page.show_case(self._case)
        finally:
            self._opening = False
        frame.show_record(self._case.record)
        self.map.show_step(step)
        self._say_secret(secret=False)
        self._turn_to(frame, fresh=fresh)
        self.show_preview(self._case)
        if not (field and page.focus_field(field)) and not (work and page.take_cursor()):
            self._foothold.keep()
            frame.begin()
        self.step_changed.emit(step)

    def _turn_to(self, frame: PageFrame, *, fresh: bool) -> None:
        """Show a page, laid out once, for the room that it will have; the one that goes is not laid out for it."""
        stacking = self.stack.layout()
        assert stacking is not None
        stacking.setEnabled(False)
        self._lay_out()
        self._fill_footer()
        self.outer.activate()
        room = self.stack.contentsRect()
        if fresh:
            frame.put_in(room.size())
            self.stack.addWidget(frame)
        frame.setGeometry(room)
        stacking.setEnabled(True)
        self.stack.setCurrentWidget(frame)
        self._foothold.hold()

    def page_of(self, step: Step) -> StepPage:
        """The page of a step; made now, and not shown, if it was never open."""
        if step not in self.pages:
            self._make(step)
            self.pages[step].show_case(self._case)
        return self.pages[step]

    def _make(self, step: Step) -> None:
        context = StepContext(self.desk, self.case_id, self.counter, self.keeping, self._unrecorded)
        self._frames[step] = frame = PageFrame(partial(make_page, step, context), self.stack)
        self.pages[step] = page = frame.page
        page.edit.connect(self.do)
        page.provisional.connect(self._try)
        page.acted.connect(self.refresh)
        page.go_to.connect(self.open_step)
        page.confidential.connect(self._say_secret)
        page.footer_changed.connect(self._fill_footer)
        page.said.connect(self.said)
        page.retranslate()

    def _jump(self) -> None:
        if isinstance(sender := self.sender(), QAction):
            self.open_step(Step(sender.data()), work=True)  # Qt hands it back as a bare string

    def next(self) -> None:
        self._go_on(1)

    def back(self) -> None:
        self._go_on(-1)

    def _go_on(self, by: int) -> None:
        steps = list(Step)
        at = steps.index(self.step) + by
        if 0 <= at < len(steps):
            self.open_step(steps[at], work=True)

    def _fill_footer(self) -> None:
        """Put in what belongs beneath this page. One that is being opened may ask for it; it is done when it stands."""
        if self._opening:
            return
        steps, page = list(Step), self.page
        at = steps.index(self.step)
        ways: list[QWidget] = [*page.footer_actions()]
        if at:
            ways.append(self.back_button)
        primary = page.primary_action()
        if primary is not None:
            ways.append(primary)
        elif at + 1 < len(steps):
            self.next_button.setText(self.tr("Next: {step}").format(step=step_words(steps[at + 1])))
            ways.append(self.next_button)
        self.footer.fill(page.footer_widgets(), ways)
        self._foothold.hold()

    # --- edits --------------------------------------------------------------------------------

    def do(self, make: EditMaker) -> None:
        """Record an edit of the page; a refusal goes back to the page's field, else into the window's toast."""
        try:
            done = self.desk.do(self.case_id, self._made(make))
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self._took(done)

    def _made(self, make: EditMaker) -> Edit:
        return make(**self.desk.stamp())

    def refuse(self, refusal: Refusal) -> None:
        """Say why not, as near to the field as possible. The paper shows again what is so."""
        self.show_preview(self._case)
        if not self.page.show_refusal(refusal):
            self.said.emit(refusal_words(refusal), "red")

    def undo(self) -> None:
        """Take back the last edit; what is being typed is recorded first, so that nothing vanishes unseen."""
        self._turn(self.desk.undo)

    def redo(self) -> None:
        self._turn(self.desk.redo)

    def _turn(self, turn: Callable[[CaseId], Done]) -> None:
        self.page.leave()
        try:
            self._took(turn(self.case_id))
        except Refusal as refusal:
            self.said.emit(refusal_words(refusal), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo that a line of text took for its own and gave back."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """The desk has another case than the one on screen: show it."""
        self._show(self.desk.case(self.case_id))
        self._foothold.hold()

    def _took(self, done: Done) -> None:
        self.show_saving(self.desk.saving())
        self._show(done.case)

    def _show(self, case: CaseFile) -> None:
        self._case = case
        self.page.show_case(case)
        self._frames[self.step].show_record(case.record)
        self._say_case()
        self.show_preview(case)
        self._later.start()

    def _try(self, make: EditMaker | None) -> None:
        """Draw the paper as it would be. What cannot be applied yet is simply not drawn."""
        if make is None:
            self.show_preview(self._case)
            return
        try:
            case = self.desk.provisional(self.case_id, self._made(make))
        except Refusal:
            return
        self.show_preview(case)

    def look_for_findings(self) -> None:
        """Ask the law what is missing, and mark the map."""
        self._findings = self.desk.check(self.case_id)
        self.map.show_progress(progress(self._case.record, self._findings))

    @property
    def findings(self) -> Sequence[Finding]:
        return self._findings

    # --- what is beside and above ---------------------------------------------------------------

    def show_preview(self, case: CaseFile) -> None:
        if self.preview.isVisibleTo(self):
            self.preview.show_record(case.record, self.page.preview_paper() or main_paper(case.record))

    def toggle_preview(self) -> None:
        if self.narrow:
            self._paper_instead = not self._paper_instead
        else:
            self.preview_open = not self.preview_open
        self._lay_out()
        self.show_preview(self._case)

    def print_paper(self) -> None:
        """The paper that belongs beside the page; once the text is sealed, whichever of all papers is chosen."""
        printing = self._print_ways()
        record = self._case.record
        if record.state in EDITABLE:
            printing.print_paper(self.page.preview_paper() or main_paper(record))
            return
        from ui.signing.papers import PapersSheet

        PapersSheet(self, StepContext(self.desk, self.case_id, self.counter), printing)

    def print_copies(self) -> None:
        """The numbered copies of the closed agreement."""
        self._print_ways().print_copies()

    def _print_ways(self) -> CasePrinting:
        from ui.printing.case import CasePrinting

        self.page.leave()
        if self._printing is None:
            self._printing = CasePrinting(self, StepContext(self.desk, self.case_id, self.counter))
            self._printing.recorded.connect(self.refresh)
        return self._printing

    def _lay_out(self) -> None:
        """Steps and paper make room for each other, and for the form on a narrow screen."""
        page = self.page
        paper = page.wants_preview and (self._paper_instead if self.narrow else self.preview_open)
        self.map.setVisible(not (self.narrow and paper))
        self.preview.setVisible(paper)
        self.preview_button.setVisible(page.wants_preview)
        open_now = self.preview.isVisibleTo(self)
        set_icon(self.preview_button, "panel-right-close" if open_now else "panel-right-open", "muted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(ROOM_FOR_ALL)
        if narrow is not self.narrow:
            self.narrow = narrow
            self._lay_out()
            self.show_preview(self._case)

    def show_saving(self, state: SaveState) -> None:
        """Follow what the desk says about the disk."""
        self.save_chip.show_state(state, self.desk.clock.now())

    def _say_secret(self, secret: bool) -> None:
        words = self.tr("In caucus · for the mediator only")
        self.secret_chip.show_as(words if secret else "", "red")

    def _say_case(self) -> None:
        record = self._case.record
        number = record.content.case_number
        if self.filing is not None:
            self.filing.show_record(record)
            court = self.filing.number
            if court and court != number:
                number = joined((number, self.tr("docketed as {number}").format(number=court)))
        self.header.say(case_title(record.title), number)
        self.practice_chip.show_as(self.tr("Practice · fictional") if record.practice else "", "red")
        history = self.desk.history(self.case_id)
        self.undo_button.setEnabled(history.can_undo)
        self.redo_button.setEnabled(history.can_redo)

    def retranslate(self) -> None:
        if self.filing is None:
            self.offline_chip.show_as(self.tr("Offline"), "amber")
        name_it(self.offline_chip, self.tr("Cases stay on this computer until they are filed"))
        name_it(self.undo_button, self.tr("Undo (Ctrl+Z)"))
        name_it(self.redo_button, self.tr("Redo (Ctrl+Shift+Z)"))
        name_it(self.print_button, self.tr("Print (Ctrl+P)"))
        name_it(self.preview_button, self.tr("Show or fold the paper (F8)"))
        self.cover_button.setText(self.tr("Cover F9"))
        self.cover_button.setAccessibleName(self.tr("Cover the screen (F9)"))
        self.back_button.setText(self.tr("Back"))
        self._say_case()
        for frame in self._frames.values():
            frame.say()
        if self.step in self.pages:
            self._fill_footer()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def leave(self) -> None:
        """Record what is being typed; called before another room or the end."""
        if self.step in self.pages:
            self.page.go_away()
            self.texts.keep()

    def left_behind(self) -> str:
        """What is lost when the case is closed now, since it could not be recorded; in words, empty for nothing."""
        self.leave()
        return self._unrecorded(for_good=True)

    def _unrecorded(self, *, for_good: bool = False) -> str:
        told = (page.left_behind(for_good=for_good) for page in self.pages.values())
        return "\n".join(part for part in told if part)

    def put_down(self) -> None:
        """Let nothing go off any more; called before the room is taken away."""
        for timer in self.findChildren(QTimer):
            timer.stop()
