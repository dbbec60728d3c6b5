"""One card for each party: who receives for it, which copy, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.copies import has_copy
from mediator_app.domain.papers import Signer, SignerRole
from mediator_app.domain.people import Employer, Party, Power
from mediator_app.domain.record import (
    Content,
    Record,
    Revision,
    Service,
    ServiceMethod,
    ServiceOutcome,
)
from ui.service.receiving import received_words
from ui.signing.people import side_words, who
from ui.widgets.choices import Choice
from ui.widgets.fields import Field
from ui.widgets.parts import Card, Chip, Words, button, clear, column, row, show_if


def receivers(content: Content, party: Party) -> tuple[Signer, ...]:
    """Who may take the copy for a party: itself, and its agents with authority to receive; those present first."""
    here = party.legal_representative.attends if isinstance(party, Employer) else party.attends
    agents = [a for a in content.agents_of(party.id) if a.may(Power.RECEIVE)]
    found = [(not here, Signer(SignerRole.PARTY, party.id))]
    found += [(not agent.attends, Signer(SignerRole.AGENT, agent.id)) for agent in agents]
    return tuple(signer for _, signer in sorted(found, key=lambda pair: pair[0]))


def copy_number(content: Content, party: Party) -> int:
    """The number of a party's copy: parties in the order of the paper, the body's own last."""
    return 1 + next(at for at, other in enumerate(content.parties) if other.id == party.id)


class PartyCard(Card):
    """`receive`, `scan`, `refuse` and `other` carry who is named as the receiver."""

    receive = Signal(str, object)
    scan = Signal(str, object)
    refuse = Signal(str, object)
    other = Signal(str, object)
    proof = Signal(str)

    def __init__(self, party_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.party_id = party_id
        self.copy_chip, self.state_chip = Chip(), Chip()
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.proof_button = button(kind="quiet", icon="printer")
        states = row(gap=8)
        states.addWidget(self.copy_chip)
        states.addWidget(self.state_chip)
        states.addStretch(1)
        states.addWidget(self.proof_button)
        self.body.addLayout(states)
        self.receiver = Choice()
        self.field = Field(self.receiver)
        self.body.addWidget(self.field)
        self._past = column(gap=4)
        self.body.addLayout(self._past)
        acts = row(gap=8)
        self.sign_button = button(kind="primary", icon="pen-line")
        self.scan_button, self.other_button = button(kind="quiet"), button(kind="quiet")
        self.refuse_button = button(kind="quiet")
        for made in (self.sign_button, self.scan_button, self.other_button, self.refuse_button):
            acts.addWidget(made)
        acts.addStretch(1)
        self.body.addLayout(acts)
        self.sign_button.clicked.connect(self._sign)
        self.scan_button.clicked.connect(self._scan)
        self.refuse_button.clicked.connect(self._refuse)
        self.other_button.clicked.connect(self._other)
        self.proof_button.clicked.connect(self._proof)

    def show_party(self, record: Record, revision: Revision, *, open_now: bool) -> None:
        """`open_now` while copies may be handed over."""
        content = revision.content
        party = next(one for one in content.parties if one.id == self.party_id)
        self.set_title(f"{side_words(party.side)} {party.name}")
        number = copy_number(content, party)
        printed = has_copy(record, party.id)
        copy = self.tr("Original no. {number}").format(number=number)
        not_yet = self.tr("Original no. {number} · not printed yet").format(number=number)
        self.copy_chip.show_as(copy if printed else not_yet, "" if printed else "amber")
        delivered = revision.served_on(party.id)
        tries = [one for one in revision.services if one.recipient == party.id]
        if delivered is not None:
            self.state_chip.show_as(self.tr("received"), "green")
        elif tries:
            self.state_chip.show_as(self.tr("refused"), "red")
        else:
            self.state_chip.show_as(self.tr("not yet received"), "amber")
        waiting = open_now and delivered is None
        self.receiver.set_choices(
            [(one, self._receiver_words(content, one)) for one in receivers(content, party)]
        )
        if self.receiver.value is None and receivers(content, party):
            self.receiver.show_value(receivers(content, party)[0])
        self.field.say(self.tr("Who receives it"))
        self.receiver.setAccessibleName(self.tr("Who receives for {name}").format(name=party.name))
        show_if(self.field, waiting)
        clear(self._past)
        for one in tries:
            self._past.addWidget(Words("", self._told(one), wrap=True))
        if tries and delivered is None:
            warning = self.tr(
                "A refusal counts as going back on it (art. 42): record that above, or serve again."
            )
            self._past.addWidget(Words("muted", warning, wrap=True))
        self.sign_button.setText(self.tr("Sign for it"))
        self.scan_button.setText(self.tr("On paper…"))
        self.other_button.setText(self.tr("Another way…"))
        self.refuse_button.setText(self.tr("Refused…"))
        self.proof_button.setText(self.tr("Proof…"))
        for made in (self.sign_button, self.scan_button, self.other_button, self.refuse_button):
            show_if(made, waiting)
            made.setAccessibleName(f"{party.name}: {made.text()}")
        self.proof_button.setAccessibleName(f"{party.name}: {self.proof_button.text()}")

    def _receiver_words(self, content: Content, signer: Signer) -> str:
        if signer.role is SignerRole.AGENT:
            return self.tr("{who} (may receive)").format(who=who(content, signer))
        return who(content, signer)

    def _told(self, service: Service) -> str:
        when = received_words(service)
        if service.outcome is ServiceOutcome.REFUSED:
            words = self.tr("{time}: {name} did not take it. {reason}")
            return words.format(time=when, name=service.name, reason=service.note)
        match service.method:
            case ServiceMethod.POST:
                words = self.tr("{time}: by post. {note}")
            case ServiceMethod.ELECTRONIC:
                words = self.tr("{time}: electronically. {note}")
            case _ if service.scan is not None:
                words = self.tr("{time}: {name} signed for it on paper; the scan is kept. {note}")
            case _:
                words = self.tr("{time}: {name} signed for it. {note}")
        return words.format(time=when, name=service.name, note=service.note).strip()

    def _sign(self) -> None:
        self.receive.emit(self.party_id, self.receiver.value)

    def _scan(self) -> None:
        self.scan.emit(self.party_id, self.receiver.value)

    def _refuse(self) -> None:
        self.refuse.emit(self.party_id, self.receiver.value)

    def _other(self) -> None:
        self.other.emit(self.party_id, self.receiver.value)

    def _proof(self) -> None:
        self.proof.emit(self.party_id)
