"""S1 by hand: from an empty desk to an agreement that everybody signed and received, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mediator_app.domain.money import Money, format_money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import Signer
from mediator_app.domain.people import Power, Worker
from mediator_app.domain.record import Content, Record
from mediator_app.domain.schedule import OneSum
from mediator_app.domain.sealing import server, signers
from mediator_app.domain.states import CaseState
from mediator_app.domain.terms import ReturnTerm
from mediator_app.law.findings import blocking
from ui.rooms.gate import Gate
from ui.signing.around import ClosingSheet
from ui.signing.asking import ScanSheet
from ui.signing.hand_back import HandBack
from ui.signing.people import who
from ui.signing.room import SigningRoom
from ui.steps.base import Step, StepPage
from ui.steps.case import CasePage
from ui.steps.case.course import Act
from ui.steps.check import CheckPage
from ui.steps.claims import ClaimsPage
from ui.steps.negotiation import NegotiationPage
from ui.steps.negotiation.division import Way
from ui.steps.parties import PartiesPage
from ui.steps.parties.employer import EmployerForm
from ui.steps.payment import PaymentPage
from ui.steps.service import ServicePage
from ui.steps.signing import SigningPage
from ui.steps.terms import TermsPage
from ui.steps.terms.kinds import kind_of
from ui.walkthrough.forms import fill_form
from ui.walkthrough.hand import Hand
from ui.walkthrough.script import Aside, Script
from ui.walkthrough.touch import Stuck
from ui.window import Window
from ui.words.claims import claim_kind_words
from ui.words.codes import finding_words
from ui.workspace import Workspace

translate = QCoreApplication.translate
P = TypeVar("P", bound=StepPage)
W = TypeVar("W", bound=QWidget)


class Hearing:
    """One hearing at one window. Each method is a step; `told` hears of each one that is done."""

    def __init__(self, hand: Hand, script: Script, told: Callable[[str], None] | None = None) -> None:
        self.hand, self.script = hand, script
        self._told = told
        self._occasion = 0

    @property
    def window(self) -> Window:
        return self.hand.window

    @property
    def space(self) -> Workspace:
        if self.window.workspace is None:
            raise Stuck("no case is open")
        return self.window.workspace

    @property
    def record(self) -> Record:
        """The case as the desk has it now."""
        return self.space.desk.case(self.space.case_id).record

    @property
    def content(self) -> Content:
        return self.record.content

    def _page(self, kind: type[P]) -> P:
        page = self.space.page
        if not isinstance(page, kind):
            raise Stuck(f"the step {self.space.step} is open, not {kind.__name__}")
        return page

    def done(self, name: str) -> None:
        """Come to rest and say so."""
        self.hand.settle()
        if self._told is not None:
            self._told(name)

    def open_step(self, step: Step) -> None:
        """By its number, as the map of steps says."""
        self.hand.chord(Qt.Key(Qt.Key.Key_1 + list(Step).index(step)))
        if self.space.step is not step:
            raise Stuck(f"the step {step} did not open")
        self.hand.settle()

    def hold(self, *, after: Step | None = None) -> None:
        """Every step in its order, or those that come after one that is done already. Stuck names the step."""
        steps = list(Step)
        for step in steps[steps.index(after) + 1 if after is not None else 0 :]:
            try:
                getattr(self, step.value)()
            except Stuck as stuck:
                raise Stuck(f"{step.value}: {stuck}") from None

    # --- coming in ------------------------------------------------------------------------------

    @property
    def gate(self) -> Gate:
        found = self.window.findChild(Gate)
        if found is None:
            raise Stuck("there is no gate")
        return found

    def practise(self) -> None:
        """Into the practice store, where nothing has to be set up."""
        self.hand.push(self.gate.practice_button)
        self.hand.until(lambda: self.window.desk is not None, "the practice desk to open")
        self.done("docket")

    def set_up(self, passphrase: str) -> str:
        """The first run of a computer; gives the recovery code as it is shown."""
        hand, first = self.hand, self.gate.first
        if first is None:
            raise Stuck("this computer is set up already")
        officer, body = self.script.content.hearing.mediator, self.script.content.body
        form = first.form
        hand.fill(form.name.editor, officer.name)
        hand.fill(form.number.editor, officer.number)
        hand.fill(form.body_name.editor, body.name)
        for field in (first.passphrase, first.again):
            hand.fill(field.editor, passphrase)
        hand.settle()  # the desktop says whether it has a key ring
        if first.quick.isVisible():
            hand.tick(first.quick, on=False)
        self.done("first-run")
        hand.push(first.create_button)
        hand.until(lambda: first.sheet is not None and first.sheet.isVisible(), "the recovery code")
        sheet = first.sheet
        if sheet is None:
            raise Stuck("the recovery code is gone")
        hand.until(lambda: bool(sheet.certificate.text()), "the certificate to be made")
        code = sheet.code.text()
        self.done("recovery")
        hand.tick(sheet.kept)
        hand.push(sheet.go_button)
        hand.until(lambda: self.window.desk is not None, "the desk to open")
        self.done("docket")
        return code

    def unlock(self, passphrase: str) -> None:
        """By passphrase; a case that was open before comes back by itself."""
        page = self.gate.unlock
        if page is None:
            raise Stuck("there is nothing to unlock")
        self.hand.reach(page.secret.editor)
        self.hand.write(passphrase)
        self.hand.press(Qt.Key.Key_Return)
        self.hand.until(lambda: self.window.desk is not None, f"the desk to open: {page.secret.error.text()}")
        self.hand.settle()

    def new_case(self) -> None:
        self.hand.chord(Qt.Key.Key_N)
        self.hand.until(lambda: self.window.workspace is not None, "the new case to open")
        self.hand.settle()

    # --- before the seal ------------------------------------------------------------------------

    def case(self) -> None:
        """Head, body, hearing, facts; then mediation begins."""
        self.open_step(Step.CASE)
        page, hand, content = self._page(CasePage), self.hand, self.script.content
        self.hand.settle()  # the mediator is filled in from the settings
        if not page.head.body_form.isVisible():
            hand.push(page.head.change)
        for form in (page.head.body_form, page.head.head_form, page.hearing, page.facts):
            fill_form(hand, form, content)
        hand.push(page.course.buttons[Act.BEGIN])
        self.done("case")

    def parties(self) -> None:
        """Each party by its name in the one line, the rest in its card; agents and interpreters after it."""
        self.open_step(Step.PARTIES)
        page, hand, content = self._page(PartiesPage), self.hand, self.script.content
        for place, party in enumerate(content.parties):
            hand.pick(page.adding.side, party.side)
            hand.reach(page.adding.line)
            hand.write(party.name)
            worker = isinstance(party, Worker)
            hand.push(page.adding.worker_button if worker else page.adding.employer_button)
            known = self.content.parties[place]
            card = page.cards[known.id]
            if card.form is None:
                raise Stuck("the new party's card did not open")
            if isinstance(card.form, EmployerForm) and card.form.more.isVisible():
                hand.push(card.form.more)
            fill_form(hand, card.form, replace(party, id=known.id))
            for agent in content.agents_of(party.id):
                hand.push(card.add_agent)
                made = self.content.agents[-1]
                inside = card.agent_cards[made.id].form
                if inside is None:
                    raise Stuck("the new agent's card did not open")
                fill_form(hand, inside, replace(agent, id=made.id, acts_for=known.id))
            hand.push(card.toggle)
        for interpreter in content.interpreters:
            hand.push(page.add_interpreter)
            added = self.content.interpreters[-1]
            form = page.interpreters[added.id].form
            if form is None:
                raise Stuck("the interpreter's card did not open")
            fill_form(hand, form, replace(interpreter, id=added.id))
        self.done("parties")

    def claims(self) -> None:
        """Each claim by its usual word, then amount, days and reasons."""
        self.open_step(Step.CLAIMS)
        page, hand = self._page(ClaimsPage), self.hand
        for place, claim in enumerate(self.script.content.claims):
            hand.reach(page.adding.line)
            hand.write(claim_kind_words(claim.kind))
            hand.press(Qt.Key.Key_Return)
            known = self.content.claims[place]
            if known.kind is not claim.kind:
                raise Stuck(f"“{claim_kind_words(claim.kind)}” made a claim of {known.kind}")
            card = page.cards[known.id]
            wanted = replace(
                claim, id=known.id, claimant=known.claimant, against=known.against, reckoning=known.reckoning
            )
            fill_form(hand, card.amount, wanted)
            if card.details is None:
                raise Stuck("the new claim's card did not open")
            fill_form(hand, card.details, wanted)
            hand.push(card.toggle)
        self.done("claims")

    def negotiation(self) -> None:
        """The rounds in front of both, what is said aside in between, and the agreement."""
        self.open_step(Step.NEGOTIATION)
        page, hand, content = self._page(NegotiationPage), self.hand, self.script.content
        offers = content.offers
        middle = len(offers) // 2
        for offer in offers[:middle]:
            self._round(page, offer.side, offer.amount, offer.conditions)
        for aside in self.script.aside:
            self._aside(page, aside)
        if self.script.aside:
            self.done("caucus")
            hand.push(page.view)
        for offer in offers[middle:]:
            self._round(page, offer.side, offer.amount, offer.conditions)
        self.done("negotiation")
        self._agree(page)
        self.done("agreed")

    def _round(self, page: NegotiationPage, side: OfferSide, amount: Money, conditions: str) -> None:
        hand, form, before = self.hand, page.form, len(self.content.offers)
        hand.pick(form.side, side)
        hand.reach(form.amount)
        hand.write(format_money(amount))
        if conditions:
            hand.reach(form.conditions)
            hand.write(conditions)
        hand.press(Qt.Key.Key_Return)
        if len(self.content.offers) == before:
            raise Stuck(f"the round was not recorded: {form.amount_field.error.text()}")

    def _aside(self, page: NegotiationPage, aside: Aside) -> None:
        hand, form = self.hand, page.form
        if not page.private:
            hand.push(page.view)
        if aside.amount is None:
            hand.choose(page.notes.side, aside.side)
            hand.reach(page.notes.text)
            hand.write(aside.text)
            hand.press(Qt.Key.Key_Return)
            return
        hand.tick(form.secret)
        hand.pick(form.side, aside.side)
        hand.reach(form.amount)
        hand.write(format_money(aside.amount))
        hand.reach(form.conditions)
        hand.write(aside.text)
        hand.press(Qt.Key.Key_Return)
        hand.tick(form.secret, on=False)

    def _agree(self, page: NegotiationPage) -> None:
        hand, settlement = self.hand, self.script.content.settlement
        if settlement is None:
            return
        hand.push(page.agree)
        share = settlement.shares[0]
        box = page.agreement.boxes[0]
        if box.draft is None or box.draft.amount != share.amount:
            hand.fill(box.amount, format_money(share.amount))
        hand.pick(box.way, Way.BY_HAND)
        for claim, part in zip(self.content.claims, share.division, strict=True):
            hand.fill(box.parts[claim.id], format_money(part.amount))
        hand.push(page.agreement.record)
        if self.content.settlement is None:
            raise Stuck(f"the agreement was not recorded: {page.agreement.error.text()}")

    def payment(self) -> None:
        """One day, and the account it goes to."""
        self.open_step(Step.PAYMENT)
        page, hand, settlement = self._page(PaymentPage), self.hand, self.script.content.settlement
        if settlement is None:
            return
        share, form = settlement.shares[0], page.cards[0].form
        if form is None or not isinstance(share.plan, OneSum):
            raise Stuck("the payment of S1 is one sum on one day")
        hand.fill(form.due, form.due.format(share.plan.due))
        fill_form(hand, form.account, share.account)
        agreed = self.content.settlement
        if agreed is None or agreed.shares[0].plan != share.plan or agreed.shares[0].account != share.account:
            raise Stuck(f"the schedule was not recorded: {form.error.text()}")
        self.done("payment")

    def terms(self) -> None:
        """What else both sides promise."""
        self.open_step(Step.TERMS)
        page, hand = self._page(TermsPage), self.hand
        for place, term in enumerate(self.script.content.terms):
            hand.settle()  # the library is printed anew after each clause
            line = next(line for line in page.library.rows if line.kind is kind_of(term))
            hand.push(line.add)
            hand.settle()  # and so is the clause: the page moves until its words have come
            known = self.content.terms[place]
            wanted = replace(term, id=known.id)
            if isinstance(wanted, ReturnTerm) and isinstance(known, ReturnTerm):
                wanted = replace(wanted, giver=known.giver)
            fill_form(hand, page.cards[known.id].form, wanted)
        self.done("terms")

    def check(self) -> None:
        """Nothing may stand against the seal any more."""
        self.open_step(Step.CHECK)
        page = self._page(CheckPage)
        against = blocking(self.space.desk.check(self.space.case_id))
        if against:
            raise Stuck("still against the seal: " + "; ".join(map(finding_words, against)))
        self.done("check")
        self.hand.push(page.seal)
        if self.space.step is not Step.SIGNING:
            raise Stuck("the way to the seal did not open")

    # --- signing and service ------------------------------------------------------------------------

    def signing(self) -> None:
        """Seal; everybody signs in turn, the mediator last; the document closes."""
        self.open_step(Step.SIGNING)
        page, hand = self._page(SigningPage), self.hand
        self.done("seal")
        hand.push(page.seal_button)
        hand.until(lambda: self.record.state is CaseState.SEALED, "the agreement to be sealed")
        self.done("sealed")
        for number, signer in enumerate(signers(self.content, self.content.instrument)):
            name = who(self.content, signer)
            if self.script.scan is None:
                hand.push(hand.find(translate("QueueCard", "{name}: sign now").format(name=name), page.queue))
                self._not_first()
                self._ink(signer, "signing-room" if number == 0 else "")
            else:
                words = translate("QueueCard", "{name}: signed on paper").format(name=name)
                hand.push(hand.find(words, page.queue))
                self._not_first()
                self._scan("signing-scan" if number == 0 else "")
        hand.until(lambda: self.record.state is CaseState.SIGNED, "the document to be closed")
        self.done("signed")

    def _not_first(self) -> None:
        """Before the mediator signs: the other papers of this hearing are signed by hand afterwards."""
        for sheet in self.window.findChildren(ClosingSheet):
            if sheet.isVisible():
                self.hand.push(sheet.sign)

    def _ink(self, signer: Signer, name: str) -> None:
        """Write in the room that is open, and confirm."""
        hand = self.hand
        room = self._open(SigningRoom)
        hand.until(room.read_button.isEnabled, "the sealed text to be there to read")
        hand.draw(room.pad, self.script.ink(self._in_script(signer), self._occasion))
        self._occasion += 1
        if name:
            self.done(name)
        hand.push(room.confirm_button)
        hand.until(lambda: not _there(room), f"the signature to be taken: {_said(room)}")
        hand.settle()
        self._take_back(name)

    def _take_back(self, name: str) -> None:
        """Whoever is not the mediator has handed the device back."""
        for plate in self.window.findChildren(HandBack):
            if plate.isVisible():
                if name:
                    self.done(f"{name}-back")
                self.hand.push(plate.go_button)
                self.hand.until(lambda: not _there(plate), "the device to be handed back")  # noqa: B023 - at once
                self.hand.settle()

    def _in_script(self, signer: Signer) -> Signer:
        """The same person as the script knows them: the case at the desk has ids of its own."""
        here, there = self.content, self.script.content
        known = dict(zip(_ids(here), _ids(there), strict=True))
        return replace(signer, id=known.get(signer.id, signer.id))

    def _scan(self, name: str) -> None:
        """Attach what was signed on paper."""
        hand, sheet = self.hand, self._open(ScanSheet)
        hand.fill(sheet.path, str(self.script.scan))
        if name:
            self.done(name)
        hand.push(sheet.confirm)
        hand.until(lambda: not _there(sheet), "the scan to be taken")
        hand.settle()

    def _open(self, kind: type[W]) -> W:
        """The room or sheet that has just opened."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        if not found:
            raise Stuck(f"no {kind.__name__} opened")
        return found[-1]

    def service(self) -> None:
        """Each party signs for its copy: the worker herself, for the employer the agent who may receive."""
        self.open_step(Step.SERVICE)
        page, hand = self._page(ServicePage), self.hand
        for number, party in enumerate(self.content.parties):
            card = page._cards[party.id]
            agents = [a for a in self.content.agents_of(party.id) if a.may(Power.RECEIVE)]
            receiver = card.receiver.value
            if not isinstance(party, Worker) and agents:
                receiver = next(one for one in card.receiver.values if one.id == agents[0].id)
                hand.choose(card.receiver, receiver)
            if self.script.scan is None:
                hand.push(page.receive_button)
                self._made_elsewhere(page)
                self._ink(receiver, "service-room" if number == 0 else "")
                self._ink(server(self.content), "")
            else:
                hand.push(card.scan_button)
                self._made_elsewhere(page)
                self._scan("")
        hand.until(lambda: self.record.state is CaseState.SERVED, "everybody to have a copy")
        self.done("served")

    def _made_elsewhere(self, page: ServicePage) -> None:
        """No printer is needed to practise: the copies were made by another machine."""
        if page.copies.sheet is not None:
            self.done("copies-missing")
            self.hand.push(page.copies.sheet.other)


def _ids(content: Content) -> list[str]:
    return [str(one.id) for one in (*content.parties, *content.agents, *content.interpreters)]


def _there(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible()


def _said(room: SigningRoom) -> str:
    return room.error.text() if isValid(room) else ""
