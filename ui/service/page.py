"""The step `service`: each party signs for its copy, and only then an arbitration instrument takes effect."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import RecordWithdrawal, check_receipt
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import PaperId, PaperKind, Signer
from mediator_app.domain.record import Record, Revision, Scan, ServiceMethod, ServiceOutcome
from mediator_app.domain.sealing import signer_name
from mediator_app.domain.states import EDITABLE, CaseState
from ui.filing.in_service import InService
from ui.keeping.offer import BackupOffer
from ui.printing.case import CasePrinting
from ui.service.copies import CopyGate, names_without_copy
from ui.service.effect import milestones, presumed_words, state_words
from ui.service.handing import Handing
from ui.service.left import LeftCard, left_to_do
from ui.service.parties import PartyCard, copy_number
from ui.service.receiving import OtherWaySheet, PaperReceiptSheet
from ui.signing.asking import ChoiceSheet, ReasonSheet
from ui.signing.others import Shelf
from ui.signing.papers import CasePapers
from ui.signing.people import side_words, who
from ui.signing.stamps import Stamping, missing_words
from ui.steps.base import EditMaker, Step, StepContext, StepPage
from ui.widgets.notices import Banner, Empty
from ui.widgets.overlay import Sheet
from ui.widgets.parts import Card, Chip, Rule, Words, button, clear, column, row, show_if
from ui.words.codes import refusal_words
from ui.words.times import long_day


class ServicePage(StepPage):
    """The state with what it means, a card for each party, and the days that follow."""

    step = Step.SERVICE

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: Sheet | None = None
        self.printing = CasePrinting(self, context)
        self.printing.recorded.connect(self.acted)
        self.handing = Handing(self, context, self._give)
        self.handing.scan_wanted.connect(self._open_scan)
        self.handing.done.connect(self._say_served)
        self.copies = CopyGate(self, context)
        self.copies.print_wanted.connect(self.printing.print_copies)
        self.copies.recorded.connect(self.acted)
        self.stamping = Stamping(self, context, self.edit.emit)
        self.shelf = Shelf(self, context)
        self.shelf.changed.connect(self._show_left)
        self.papers = CasePapers(self, context, self.printing, self.shelf)
        self._asked: tuple[str, Signer] | None = None
        self._refusal: Refusal | None = None
        self._cards: dict[str, PartyCard] = {}
        body = column(self, gap=14)
        self.banner = Banner()
        self.banner.acted.connect(self.printing.print_copies)
        body.addWidget(self.banner)
        self.seal_banner = Banner()
        self.seal_banner.acted.connect(self.stamping.ask)
        body.addWidget(self.seal_banner)
        self.empty = Empty("send")
        self.empty.acted.connect(self._to_signing)
        body.addWidget(self.empty, 1)
        self.state_card = Card()
        self.state_chip = Chip()
        self.state_card.head.insertWidget(0, self.state_chip)
        self.meaning = Words("strong", wrap=True)
        self.state_card.body.addWidget(self.meaning)
        self.presumes = Words("remark", wrap=True)
        self.state_card.body.addWidget(self.presumes)
        acts = row(gap=8)
        self.print_button = button(icon="printer")
        self.withdraw_button = button(kind="quiet")
        acts.addWidget(self.print_button)
        acts.addStretch(1)
        acts.addWidget(self.withdraw_button)
        self.state_card.body.addLayout(acts)
        self.backup = BackupOffer(context.keeping) if context.keeping is not None else None
        if self.backup is not None:
            self.state_card.body.addWidget(self.backup)
        body.addWidget(self.state_card)
        self._parties = column(gap=14)
        body.addLayout(self._parties)
        self.next_card = Card()
        self._days = column(gap=0)
        self.next_card.body.addLayout(self._days)
        body.addWidget(self.next_card)
        self.left = LeftCard()
        self.left.seal_wanted.connect(self.stamping.ask)
        self.left.print_wanted.connect(self.printing.print_any)
        body.addWidget(self.left)
        body.addWidget(self.papers.card)
        self.filing = InService(context.counter, context, self) if context.counter is not None else None
        if self.filing is not None:
            self.filing.said.connect(self.said)
            self.filing.go.connect(self.go_to)
            body.addWidget(self.filing)
        body.addStretch(1)
        self.receive_button = button(kind="primary", icon="pen-line")
        self.receive_button.clicked.connect(self._receive_next)
        self.print_button.clicked.connect(self.printing.print_copies)
        self.withdraw_button.clicked.connect(self._ask_withdrawal)

    # --- what it shows --------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Service")

    def subtitle(self) -> str:
        return self.tr("Each party signs for its own copy; date and time are recorded with the signature.")

    def preview_paper(self) -> PaperId | None:
        revision = self._standing()
        if revision is None or revision.closing is None:
            return None
        parties = revision.content.parties
        waiting = next((p for p in parties if revision.served_on(p.id) is None), parties[-1])
        return PaperId(PaperKind.SERVICE_RETURN, waiting.id)

    def primary_action(self) -> QPushButton | None:
        return self.receive_button if self._next() is not None else None

    def _standing(self) -> Revision | None:
        if self.case is None or self.case.record.state in EDITABLE:
            return None
        return self.case.record.standing

    def _next(self) -> PartyCard | None:
        """The card of the first party that has not received its copy."""
        revision = self._standing()
        if self.case is None or revision is None or self.case.record.state is not CaseState.SIGNED:
            return None
        parties = revision.content.parties
        return next((self._cards[p.id] for p in parties if revision.served_on(p.id) is None), None)

    def show_case(self, case: CaseFile) -> None:
        super().show_case(case)
        if self.filing is not None:
            self.filing.show_filing()
        record, revision = case.record, self._standing()
        if self.backup is not None:
            self.backup.show_revision(revision)
        ready = revision is not None and revision.closing is not None
        show_if(self.empty, not ready)
        show_if(self.state_card, ready)
        show_if(self.next_card, ready)
        show_if(self.left, ready)
        self.papers.show_case(case)
        self._say_empty(record)
        if revision is None or not ready:
            clear(self._parties)
            self._cards = {}
            self.banner.say("")
            self.seal_banner.say("")
            self.footer_changed.emit()
            return
        self._show_copies(record)
        self.seal_banner.say(missing_words(revision), self.tr("Record the seal…"))
        self._show_left()
        self._show_state(record, revision)
        self._show_parties(record, revision)
        self._show_days(record, revision)
        self.footer_changed.emit()

    def _say_empty(self, record: Record) -> None:
        if record.not_agreed:
            self.empty.say(
                self.tr("There is nothing to serve"),
                self.tr("Mediation ended without an agreement. Its record and the other papers are beneath."),
            )
        else:
            self.empty.say(
                self.tr("Nothing can be served yet"),
                self.tr(
                    "The copies can be handed over once everybody has signed and the document is closed."
                ),
                self.tr("Go to signing"),
            )

    def _show_left(self) -> None:
        revision = self._standing()
        if self.case is not None and revision is not None:
            others = self.shelf.papers if self.shelf.holds(revision) else ()
            self.left.show_left(left_to_do(self.case.record, others))

    def _show_copies(self, record: Record) -> None:
        names = names_without_copy(record)
        show_if(self.print_button, not names)  # the banner has the same button
        if not names:
            self.banner.say("")
            return
        told = self.tr("Copies not printed yet for: {names}.").format(names=self.tr(", ").join(names))
        self.banner.say(told, self.tr("Print copies…"))

    def _show_state(self, record: Record, revision: Revision) -> None:
        text, tone, meaning = state_words(revision)
        self.state_chip.show_as(text, tone)
        self.meaning.setText(meaning)
        self.presumes.setText(presumed_words(revision))
        self.presumes.setVisible(bool(self.presumes.text()))
        self.print_button.setText(self.tr("Print copies…"))
        self.withdraw_button.setText(self.tr("Going back on it…"))
        arbitration = revision.content.instrument is PaperKind.ARBITRATION_MEDIATION
        show_if(self.withdraw_button, arbitration and record.state is CaseState.SIGNED)

    def _show_parties(self, record: Record, revision: Revision) -> None:
        wanted = [party.id for party in revision.content.parties]
        if list(self._cards) != wanted:
            clear(self._parties)
            self._cards = {}
            for party_id in wanted:
                card = PartyCard(party_id)
                card.receive.connect(self._hand_over)
                card.scan.connect(self._sign_on_paper)
                card.refuse.connect(self._ask_refusal)
                card.other.connect(self._serve_another_way)
                card.proof.connect(self.print_proof)
                self._cards[party_id] = card
                self._parties.addWidget(card)
        for card in self._cards.values():
            card.show_party(record, revision, open_now=record.state is CaseState.SIGNED)
        waiting = self._next()
        if waiting is not None:
            party = revision.content.party(PartyId(waiting.party_id))
            words = self.tr("Hand over no. {number} and sign for it")
            self.receive_button.setText(words.format(number=copy_number(revision.content, party)))

    def _show_days(self, record: Record, revision: Revision) -> None:
        self.next_card.set_title(self.tr("What comes next"))
        clear(self._days)
        for at, one in enumerate(milestones(record, revision)):
            if at:
                self._days.addWidget(Rule())
            holder = QWidget()
            line = row(holder, gap=12)
            line.setContentsMargins(0, 6, 0, 6)
            day = Words("strong", long_day(one.day))
            day.setMinimumWidth(day.fontMetrics().horizontalAdvance("2026年12月30日 "))
            line.addWidget(day)
            line.addWidget(Words("", one.what, wrap=True), 1)
            if one.provisional:
                line.addWidget(Chip(self.tr("provisional: holidays not announced"), "amber"))
            self._days.addWidget(holder)
        if not self._days.count():
            self._days.addWidget(Words("muted", self.tr("Nothing is owed."), wrap=True))

    def retranslate(self) -> None:
        if self.case is not None:
            self.show_case(self.case)

    def show_refusal(self, refusal: Refusal) -> bool:
        """Whoever asked for the edit looks at `_refusal` afterwards; the sheet or room that is open says it."""
        self._refusal = refusal
        match self._sheet:
            case PaperReceiptSheet() | OtherWaySheet() as sheet:
                sheet.refuse(refusal)
            case ReasonSheet() | ChoiceSheet() as sheet:
                sheet.field.show_error(refusal_words(refusal))
            case _:
                return self.stamping.refuse(refusal_words(refusal)) or self.handing.refuse(refusal)
        return True

    def _to_signing(self) -> None:
        self.go_to.emit(Step.SIGNING, "")

    # --- receiving ----------------------------------------------------------------------------------

    def _receive_next(self) -> None:
        card = self._next()
        if card is not None:
            self._hand_over(card.party_id, card.receiver.value)

    def _hand_over(self, party_id: str, receiver: Signer) -> None:
        self.copies.ask(party_id, partial(self.handing.open, party_id, receiver))

    def _sign_on_paper(self, party_id: str, receiver: Signer) -> None:
        self.copies.ask(party_id, partial(self._open_scan, party_id, receiver))

    def _serve_another_way(self, party_id: str, receiver: Signer) -> None:
        self.copies.ask(party_id, partial(self._ask_other_way, party_id, receiver))

    def _revision(self) -> Revision:
        revision = self.context.desk.case(self.context.case_id).record.standing
        if revision is None:
            raise Refusal("nothing_sealed", "revisions")
        return revision

    def _give(self, edit: EditMaker) -> bool:
        """Record something; whether the desk took it."""
        self._refusal = None
        self.edit.emit(edit)
        return self._refusal is None

    def _serve(self, party_id: str, receiver: Signer, **fields: Any) -> bool:
        return self._give(self.handing.edit(party_id, receiver, **fields))

    def _say_served(self) -> None:
        revision = self._revision()
        text = self.tr("Everybody has received a copy.") if revision.served else self.tr("Receipt recorded.")
        self.said.emit(text, "green")

    # --- sheets -------------------------------------------------------------------------------------

    def _show(self, sheet: Sheet, focus: QWidget) -> None:
        self._sheet = sheet
        sheet.closed.connect(self._sheet_closed)
        sheet.open(focus)

    def _sheet_closed(self) -> None:
        self._sheet = None

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.close_sheet()

    def _open_scan(self, party_id: str, receiver: Signer) -> None:
        self._asked = (party_id, receiver)
        content = self._revision().content
        sheet = PaperReceiptSheet(
            self,
            self.tr("Signed for on paper · {who}").format(who=who(content, receiver)),
            self.tr(
                "Print the proof of service, let the receiver sign and date it, then attach a scan or a photo."
            ),
            [(receiver, who(content, receiver))],
            receiver,
            confirm=self.tr("Attach and record the receipt"),
            now=self.context.desk.clock.now,
        )
        sheet.given.connect(self._scanned)
        sheet.print_wanted.connect(self._print_asked_proof)
        self._show(sheet, sheet.path)

    def _print_asked_proof(self) -> None:
        if self._asked is not None:
            self.print_proof(self._asked[0])

    def _scanned(self, data: bytes, kind: str, _chosen: object, _aloud: bool) -> None:
        received = self._received()
        if self._asked is None or received is None:
            return
        party_id, receiver = self._asked
        desk = self.context.desk
        name = signer_name(self._revision().content, receiver)
        title = self.tr("Signed proof of service: {name}").format(name=name)
        attachment = desk.attach(self.context.case_id, title, kind, data)
        if self._serve(party_id, receiver, scan=Scan(attachment.id, attachment.sha256), **received):
            self._close_sheet()
            self._say_served()

    def _received(self) -> dict[str, Any] | None:
        """What the open sheet says of the day and time of receipt; None where that cannot be, which it then says."""
        sheet = self._sheet
        if not isinstance(sheet, PaperReceiptSheet | OtherWaySheet):
            return None
        given = sheet.received.value()
        if given is None:
            return None
        day, at = given
        try:  # before the scan is kept, so that a mistyped date keeps no second one
            check_receipt(self._revision(), day, at, self.context.desk.clock.now())
        except Refusal as refusal:
            sheet.refuse(refusal)
            return None
        return {"received_on": day, "received_at": at}

    def _ask_refusal(self, party_id: str, receiver: Signer) -> None:
        self._asked = (party_id, receiver)
        name = who(self._revision().content, receiver)
        sheet = ReasonSheet(
            self,
            self.tr("Not taken · {who}").format(who=name),
            self.tr(
                "Write down why, and who saw it. A mediation instrument is never left behind against refusal."
            ),
            self.tr("Record the refusal"),
        )
        sheet.given.connect(self._refused)
        self._show(sheet, sheet.edit)

    def _refused(self, reason: str) -> None:
        if self._asked is None:
            return
        party_id, receiver = self._asked
        if self._serve(party_id, receiver, outcome=ServiceOutcome.REFUSED, note=reason):
            self._close_sheet()

    def _ask_other_way(self, party_id: str, receiver: Signer) -> None:
        self._asked = (party_id, receiver)
        party = self._revision().content.party(PartyId(party_id))
        ways = [(ServiceMethod.POST, self.tr("By post, with proof of delivery"))]
        if party.e_service:
            ways.append((ServiceMethod.ELECTRONIC, self.tr("Electronically, as agreed in writing")))
        sheet = OtherWaySheet(
            self,
            self.tr("Served another way · {name}").format(name=party.name),
            self.tr("Record it when the receipt is here: the day of receipt is the day of service."),
            ways,
            choice_label=self.tr("How"),
            name_label=self.tr("Number of the consignment or address, and who signed"),
            confirm=self.tr("Record the receipt"),
            now=self.context.desk.clock.now,
        )
        sheet.given.connect(self._served_otherwise)
        self._show(sheet, sheet.choice)

    def _served_otherwise(self, method: ServiceMethod, note: str) -> None:
        received = self._received()
        if self._asked is None or received is None:
            return
        if self._serve(*self._asked, method=method, note=note, **received):
            self._close_sheet()
            self._say_served()

    def _ask_withdrawal(self) -> None:
        content = self._revision().content
        sheet = ChoiceSheet(
            self,
            self.tr("Going back on it before service"),
            self.tr(
                "Until both sides have signed for it, either may go back on it (art. 42). The signed instrument then "
                "counts for nothing, and negotiation is open again or an award follows."
            ),
            [(party.id, f"{side_words(party.side)} {party.name}") for party in content.parties],
            choice_label=self.tr("Who goes back on it"),
            name_label=self.tr("Reason, in that side's words"),
            name="",
            confirm=self.tr("Record the withdrawal"),
            chosen=_who_refused(self._revision()),
            missing="reason_missing",
            danger=True,
        )
        sheet.given.connect(self._withdrawn)
        self._show(sheet, sheet.choice)

    def _withdrawn(self, party_id: str, reason: str) -> None:
        if self._give(partial(RecordWithdrawal, party=PartyId(party_id), reason=reason)):
            self._close_sheet()

    # --- paper --------------------------------------------------------------------------------------

    def print_proof(self, party_id: str) -> None:
        """The proof of service of one party, as it stands."""
        self.printing.print_paper(PaperId(PaperKind.SERVICE_RETURN, party_id))


def _who_refused(revision: Revision) -> PartyId | None:
    """Who would not take the copy, where that is one party: it counts as going back on it (art. 42)."""
    refused = {
        one.recipient
        for one in revision.services
        if one.outcome is ServiceOutcome.REFUSED and revision.served_on(one.recipient) is None
    }
    return refused.pop() if len(refused) == 1 else None
