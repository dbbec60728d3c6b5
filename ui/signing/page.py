"""The step `signing`: seal, collect every signature, close. One deliberate red act at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from mediator_app.desk import ClosedPaper, SealedPaper
from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import CorrectAgreement, DropCorrection, VoidSeal
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import RevisionId
from mediator_app.domain.papers import PaperId, Signer, SignerRole
from mediator_app.domain.record import Record, Revision, Signature
from mediator_app.domain.sealing import unsigned
from mediator_app.domain.states import EDITABLE, CaseState
from mediator_app.domain.verdict import Verdict
from mediator_app.law.findings import blocking
from ui.bridge import run, when
from ui.printing.case import CasePrinting
from ui.signing.around import ClosingSheet, PapersAround
from ui.signing.asking import ReasonSheet
from ui.signing.closed import ClosedCard, short
from ui.signing.correction import CorrectionCard, DropSheet
from ui.signing.others import Shelf
from ui.signing.papers import CasePapers, PapersSheet
from ui.signing.past import PastCard
from ui.signing.people import who
from ui.signing.rows import FindingsCard, QueueCard
from ui.signing.stamps import Stamping, StampsCard
from ui.signing.turns import Turns
from ui.signing.waiting import Waiting
from ui.steps.base import Step, StepContext, StepPage, step_of
from ui.whole_file import documents, write_whole
from ui.widgets.notices import Banner
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Card, Chip, Words, button, column, row, show_if
from ui.widgets.step_list import step_words
from ui.words.cases import file_name, paper_words
from ui.words.codes import error_words, refusal_words
from ui.words.counts import counted
from ui.words.times import clock_time


class SigningPage(StepPage):
    """Shows what may be done now and hides the rest: the seal, then the queue, then the closed document."""

    step = Step.SIGNING

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: Sheet | None = None
        self.printing = CasePrinting(self, context)
        self.printing.recorded.connect(self.acted)
        self.turns = Turns(self, context, self.printing)
        self.turns.acted.connect(self.acted)
        self.turns.signed.connect(self._after_signature)
        self._waiting: Waiting | None = None
        self._verified = ""
        self._asked = ""
        """The revision for which it was asked whether the mediator signs while other papers wait."""
        body = column(self, gap=14)
        self.banner = Banner()
        self.shelf = Shelf(self, context)
        self.around = PapersAround(self, self.shelf)
        self.papers = CasePapers(self, context, self.printing, self.shelf, may_sign=True)
        self.stamping = Stamping(self, context, self.edit.emit)
        body.addWidget(self.banner)
        body.addWidget(self.around.call)
        self.correction = CorrectionCard(self)
        self.findings = FindingsCard(self)
        self.seal_card = self._make_seal_card()
        self.sealed_card = self._make_sealed_card()
        self.closed = ClosedCard(self)
        self.queue = QueueCard(self)
        self.stamps = StampsCard(self)
        self.past = PastCard(self)
        for part in (
            self.correction,
            self.findings,
            self.seal_card,
            self.sealed_card,
            self.closed,
            self.queue,
            self.stamps,
            self.papers.card,
            self.past,
        ):
            body.addWidget(part)
        body.addStretch(1)
        self.seal_button = button(kind="danger", icon="lock")
        self.close_button = button(kind="danger", icon="lock")
        self.serve_button = button(kind="primary")
        self.turn_button = button(kind="primary", icon="pen-line")
        self.turn_button.clicked.connect(self._turn)
        self.findings.open_check.connect(self._open_check)
        self.findings.open_field.connect(self._open_field)
        self.queue.sign.connect(self._sign)
        self.around.visit.connect(self.turns.open_visit)
        self.papers.card.sign.connect(self.turns.open_other)
        self.papers.card.by_hand.connect(self.turns.open_scan_of)
        self.shelf.changed.connect(self._say)
        self.queue.scan.connect(self._scan)
        self.queue.scan_wanted.connect(self._view_scan)
        self.seal_button.clicked.connect(self.seal)
        self.close_button.clicked.connect(self.close_document)
        self.serve_button.clicked.connect(self._to_service)
        self.closed.print_wanted.connect(self.printing.print_copies)
        self.closed.save_wanted.connect(self.save_copy)
        self.closed.correct_wanted.connect(self.ask_correction)
        self.correction.drop_wanted.connect(self._ask_drop)
        self.stamps.wanted.connect(self.stamping.ask)
        self.banner.acted.connect(self.close_document)
        self.past.view_wanted.connect(self._show_past)

    def _make_seal_card(self) -> Card:
        card = Card(parent=self)
        self.seal_words = Words("", wrap=True)
        card.body.addWidget(self.seal_words)
        return card

    def _make_sealed_card(self) -> Card:
        card = Card(parent=self)
        self.seal_chip = Chip(tone="accent")
        card.head.addWidget(self.seal_chip)
        self.sealed_words = Words("muted", wrap=True)
        card.body.addWidget(self.sealed_words)
        self.next_words = Words("", wrap=True)
        card.body.addWidget(self.next_words)
        acts = row(gap=10)
        self.print_sealed = button(icon="printer")
        self.void_button = button(kind="quiet")
        acts.addWidget(self.print_sealed)
        acts.addStretch(1)
        acts.addWidget(self.void_button)
        card.body.addLayout(acts)
        self.print_sealed.clicked.connect(self.printing.print_sealed)
        self.void_button.clicked.connect(self._ask_void)
        return card

    # --- words and state ----------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Signing")

    def subtitle(self) -> str:
        if self.case is not None and self.case.record.not_agreed:
            return self.tr("Nothing was agreed: nothing is sealed, and the papers are signed by hand.")
        return self.tr("The seal fixes the text; then each signs in turn, the mediator last.")

    def primary_action(self) -> QPushButton | None:
        if self.case is None:
            return None
        record = self.case.record
        if record.state in EDITABLE:
            return self.seal_button
        revision = record.standing
        if record.state is CaseState.SEALED and revision is not None:
            return self.turn_button if unsigned(revision) else self.close_button
        return self.serve_button if revision is not None else None

    def footer_widgets(self) -> Sequence[QWidget]:
        return ()

    def show_case(self, case: CaseFile) -> None:
        super().show_case(case)
        record = case.record
        revision = record.standing if record.state not in EDITABLE else None
        drafting = record.state in EDITABLE
        signing = record.state is CaseState.SEALED
        closed = revision is not None and revision.closing is not None
        self.correction.show_record(record)
        self.past.show_record(record)
        show_if(self.findings, drafting)
        show_if(self.seal_card, drafting)
        show_if(self.sealed_card, signing)
        self.papers.show_case(case)
        self.around.show_revision(revision)
        show_if(self.queue, drafting or revision is not None)
        show_if(self.closed, closed)
        show_if(self.stamps, closed)
        content = revision.content if revision is not None else record.content
        if drafting:
            findings = self.context.desk.check(record.id)
            self.findings.show_findings(findings, record.content)
            ready = record.state is CaseState.AGREED and not blocking(findings)
            self.seal_button.setEnabled(ready)
        self.queue.show_signers(content, revision)
        if revision is not None:
            self._show_revision(record, revision)
        if not signing:
            self.banner.say("")
        self._say()
        self.footer_changed.emit()

    def _show_revision(self, record: Record, revision: Revision) -> None:
        self.seal_chip.show_as(short(revision.seal), "accent")
        self.seal_chip.setToolTip(revision.seal)
        if revision.closing is None:
            return
        correctable = record.state in (CaseState.SIGNED, CaseState.SERVED)
        self.closed.show_revision(revision, may_correct=correctable)
        self.stamps.show_seals(revision)
        if self._verified != revision.closing.pdf_sha256:
            self._verified = revision.closing.pdf_sha256
            when(self.context.desk.closed_pdf(record.id), self._verify, self._not_verified)

    def _say(self) -> None:
        self.seal_card.set_title(self.tr("Seal and sign"))
        self.seal_words.setText(
            self.tr(
                "After the seal nothing in the text can be changed. A correction later means a new text and "
                "every signature again."
            )
        )
        self.seal_button.setText(self.tr("Seal and begin signing"))
        self.close_button.setText(self.tr("Close the document"))
        self.serve_button.setText(self.tr("Next: {step}").format(step=step_words(Step.SERVICE)))
        self.sealed_card.set_title(self.tr("Sealed, being signed"))
        self.print_sealed.setText(self.tr("Print to sign by hand…"))
        self.void_button.setText(self.tr("Void the seal…"))
        revision = self.case.record.standing if self.case is not None else None
        if revision is not None:
            words = self.tr(
                "Sealed {time}. Every page bears this seal check. Until everybody has signed, no copy can leave."
            )
            self.sealed_words.setText(words.format(time=clock_time(revision.sealed_at)))
            turn = self.around.turn()
            if turn is not None:
                words = self.tr("Turn the screen to {who}").format(who=who(revision.content, turn[1]))
                self.turn_button.setText(words)
            # Which papers wait is known a moment after the seal; until then nobody is called up for too few.
            self.turn_button.setEnabled(self.shelf.holds(revision))
            self.next_words.setText(self.around.next_words())
            show_if(self.next_words, bool(self.next_words.text()))

    def retranslate(self) -> None:
        if self.case is not None:
            self.show_case(self.case)

    def show_refusal(self, refusal: Refusal) -> bool:
        if isinstance(self._sheet, ReasonSheet):
            self._sheet.field.show_error(refusal_words(refusal))
            return True
        return self.stamping.refuse(refusal_words(refusal))

    def _open_check(self) -> None:
        self.go_to.emit(Step.CHECK, "")

    def _open_field(self, field: str) -> None:
        self.go_to.emit(step_of(field), field)

    def _show_past(self, revision: str) -> None:
        PapersSheet(self, self.context, self.printing, of=RevisionId(revision))

    def _to_service(self) -> None:
        self.go_to.emit(Step.SERVICE, "")

    # --- sealing --------------------------------------------------------------------------------

    def seal(self) -> None:
        """The one act after which the text stands. Not over a text that somebody believes to be part of it."""
        if self._waiting is not None:
            return
        if self.context.unrecorded is not None and (told := self.context.unrecorded()):
            self.banner.say(told, "", "red")
            return
        self._waiting = Waiting(self, self.tr("Checking once more and sealing…"))
        when(run(self.context.desk.seal, self.context.case_id), self._sealed, self._not_done)

    def _sealed(self, paper: SealedPaper) -> None:
        self._done_waiting()
        self.acted.emit()
        one, many = (
            self.tr("Sealed: 1 page, ready to sign."),
            self.tr("Sealed: {count} pages, ready to sign."),
        )
        self.said.emit(counted(paper.paper.pages, one, many), "green")

    def _not_done(self, error: Exception) -> None:
        self._done_waiting()
        if isinstance(error, Refusal) and error.code == "findings_block":
            self.acted.emit()
        text = error_words(error)
        revision = self.case.record.standing if self.case is not None else None
        if revision is not None and revision.closing is None and not unsigned(revision):
            hint = self.tr("All signatures are kept; the document is not closed yet. {reason}")
            self.banner.say(hint.format(reason=text), self.tr("Try again"), "red")
        else:
            self.banner.say(text, "", "red")

    def _done_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.finish()
            self._waiting = None

    # --- signing ------------------------------------------------------------------------------------

    def _turn(self) -> None:
        """The next visit. Where only the mediator's is left, whoever else missed one had their turn before."""
        turn = self.around.turn()
        if turn is not None:
            self.turns.open_visit(*turn)

    def _sign(self, signer: Signer) -> None:
        self._unless_asked(signer, self.turns.open_room)

    def _scan(self, signer: Signer) -> None:
        self._unless_asked(signer, self.turns.open_scan)

    def _view_scan(self, signature: Signature) -> None:
        if signature.scan is not None:
            self.papers.scans.view(who(self._revision().content, signature.signer), (signature.scan,))

    def _unless_asked(self, signer: Signer, turn: Callable[[Signer], None]) -> None:
        """The mediator's signature closes: ask once for each seal while other papers wait for signatures."""
        seal = self._revision().id
        if signer.role is not SignerRole.MEDIATOR or not self.around.others_left or self._asked == seal:
            turn(signer)
            return
        self._asked = seal
        sheet = ClosingSheet(self, self.around.missing_words())
        sheet.first_wanted.connect(self.around.next)
        sheet.sign_wanted.connect(partial(turn, signer))
        sheet.open(sheet.first)

    def _revision(self) -> Revision:
        """The revision that is being signed. Refusal `nothing_sealed`."""
        revision = self.context.desk.case(self.context.case_id).record.standing
        if revision is None:
            raise Refusal("nothing_sealed", "revisions")
        return revision

    def _after_signature(self, signer: Signer) -> None:
        self.around.stay_with(signer)
        self.acted.emit()
        revision = self._revision()
        self.said.emit(self.tr("{who} has signed.").format(who=who(revision.content, signer)), "green")
        if not unsigned(revision):
            self.close_document()

    def _sheet_closed(self) -> None:
        self._sheet = None

    # --- closing ----------------------------------------------------------------------------------

    def close_document(self) -> None:
        """The certificate over everything. What fails leaves every signature as it was."""
        if self._waiting is not None:
            return
        self.banner.say("")
        self._waiting = Waiting(self, self.tr("Putting the certificate over the whole document…"))
        when(run(self.context.desk.close, self.context.case_id), self._closed, self._not_done)

    def _closed(self, _: ClosedPaper) -> None:
        self._done_waiting()
        self.acted.emit()
        self.said.emit(self.tr("Closed. Print the copies and serve them."), "green")

    def _verify(self, pdf: bytes) -> None:
        revision = self._revision()
        desk = self.context.desk
        when(run(partial(desk.verify, pdf, seal=revision.seal)), self._verdict, self._not_verified)

    def _verdict(self, verdict: Verdict) -> None:
        self.closed.show_verdict(verdict)

    def _not_verified(self, error: Exception) -> None:
        self.closed.show_trouble(error_words(error))

    # --- copies -----------------------------------------------------------------------------------

    def save_copy(self) -> None:
        """The closed file, to a stick or a folder."""
        when(self.context.desk.closed_pdf(self.context.case_id), self._save)

    def _save(self, pdf: bytes) -> None:
        content = self._revision().content
        suggested = file_name(paper_words(content.instrument), content)
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save a sealed copy"),
            str(documents() / suggested),
            self.tr("PDF files") + " (*.pdf)",
        )
        if name:
            when(run(write_whole, Path(name), pdf), self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        self.said.emit(self.tr("The sealed copy lies in {path}.").format(path=path), "green")

    def _not_saved(self, error: Exception) -> None:
        self.said.emit(error_words(error), "red")

    # --- what takes a reason ------------------------------------------------------------------------

    def _ask_void(self) -> None:
        text = self.tr("The text can be changed again. Signatures given so far are void.")
        sheet = ReasonSheet(self, self.tr("Void the seal?"), text, self.tr("Void the seal"))
        sheet.given.connect(self._void)
        self._open_sheet(sheet)

    def _void(self, reason: str) -> None:
        self.edit.emit(partial(VoidSeal, reason=reason))
        self._close_if_done(self.case is not None and self.case.record.state is not CaseState.SEALED)

    def ask_correction(self) -> None:
        """Ask why the signed text is to be opened again."""
        text = self.tr(
            "The text opens again for a correction. The signed one stands until the new one is signed by everybody."
        )
        sheet = ReasonSheet(self, self.tr("Correct the agreement?"), text, self.tr("Open for correction"))
        sheet.given.connect(self._correct)
        self._open_sheet(sheet)

    def _correct(self, reason: str) -> None:
        self.edit.emit(partial(CorrectAgreement, reason=reason))
        self._close_if_done(self.case is not None and self.case.record.state in EDITABLE)

    def _ask_drop(self) -> None:
        sheet = DropSheet(self)
        sheet.confirmed.connect(self._drop)
        sheet.open(sheet.cancel)

    def _drop(self) -> None:
        self.edit.emit(DropCorrection)

    def _open_sheet(self, sheet: ReasonSheet) -> None:
        self._sheet = sheet
        sheet.closed.connect(self._sheet_closed)
        sheet.open(sheet.edit)

    def _close_if_done(self, done: bool) -> None:
        if done and self._sheet is not None:
            self._sheet.close_sheet()

    def preview_paper(self) -> PaperId | None:
        return None
