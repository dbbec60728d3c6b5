"""The page of the step `claims`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QWidget

from mediator_app.domain.case import CaseFile
from mediator_app.domain.claims import Claim, ClaimKind, Reckoning, Region
from mediator_app.domain.edits import AddClaim, ChangeClaim, MoveClaim, RemoveClaim
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import ClaimId, PartyId
from mediator_app.domain.money import format_money
from mediator_app.domain.people import Side
from mediator_app.domain.record import Content
from mediator_app.domain.states import EDITABLE
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.law.checks.demands import NOT_MONEY
from mediator_app.law.findings import Finding
from mediator_app.law.reading_facts import known_employment
from mediator_app.law.statutory import NEEDS
from ui.page_frame import make_room
from ui.steps.base import Step, StepContext, StepPage
from ui.steps.claims.adding import AddClaim as AddClaimLine
from ui.steps.claims.card import ClaimCard
from ui.steps.claims.showing import Showing
from ui.widgets.findings import FindingsLater
from ui.widgets.notices import Banner, Empty
from ui.widgets.parts import Chip, Words, column, row, show_if
from ui.widgets.tab_order import follow_the_eye
from ui.words.claims import ARTICLES, claim_title
from ui.words.codes import refusal_words

AT_ONCE = 9
"""So many cards are made when the page opens; the others follow in the pauses after."""
IN_A_PAUSE = 3
SEEN_MS, PAUSE_MS = 100, 10
"""How long the page stands before the first of the others is made, and each time between: somebody may be typing."""
LEFT_MS = 300
"""How long after an amount was left empty that is said."""
OPEN_UP_TO = 3
"""With so few claims the first one is open from the start."""
LINE: Final = "line"
"""The place of the line that finds a kind of claim."""


class ClaimsPage(StepPage):
    """A card for each claim, and a line that finds the next kind of claim by a word."""

    step = Step.CLAIMS

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        body = column(self, gap=10)
        self.cards: dict[str, ClaimCard] = {}
        self._cards_body = column(gap=10)
        self.nobody = Empty("users")
        self.nobody.acted.connect(self._to_parties)
        self.adding = AddClaimLine()
        self.adding.chosen.connect(self._add)
        body.addWidget(self.nobody)
        body.addLayout(self._cards_body)
        self.lacking = Banner()
        """Beneath the cards, so that none of them moves while an amount is typed."""
        self.lacking.acted.connect(self._to_lacking)
        body.addWidget(self.lacking)
        body.addWidget(self.adding)
        body.addStretch(1)
        self.total = QWidget()
        line = row(self.total, gap=10)
        self.total_label, self.total_figure = Words("muted"), Words("strong")
        font = QFont(self.total_figure.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        self.total_figure.setFont(font)
        line.addWidget(self.total_label)
        line.addWidget(self.total_figure)
        self.lacking_chip = Chip(tone="amber")
        line.addWidget(self.lacking_chip)
        self._asked: ClaimCard | None = None
        self._acting: ClaimCard | None = None
        self._shape: tuple[str, ...] | None = None
        self._found: Sequence[Finding] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._make_next)
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setInterval(LEFT_MS)
        self._left.timeout.connect(self._say_left)
        self._findings = FindingsLater(self, context, self._show_findings)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Claims")

    def subtitle(self) -> str:
        return self.tr(
            "What is asked for, item by item; the statutory reference can be shown to the parties."
        )

    def footer_widgets(self) -> Sequence[QWidget]:
        return (self.total,)

    # --- showing -------------------------------------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        first = self.case is None
        super().show_case(case)
        content = case.record.content
        wanted = tuple(claim.id for claim in content.claims)
        for id in [id for id in self.cards if id not in wanted]:
            card = self.cards.pop(id)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        missing = [place for place, claim in enumerate(content.claims) if claim.id not in self.cards]
        for place in missing[:AT_ONCE]:
            self._make(place)
        if len(missing) > AT_ONCE:
            self._rest.start(SEEN_MS)
        for place, claim in enumerate(content.claims):
            if claim.id in self.cards:
                self.cards[claim.id].show_claim(claim, content, place)
        if first and 0 < len(wanted) <= OPEN_UP_TO:
            self.cards[wanted[0]].open()
        self._arrange(wanted)
        self._enable(case)
        self.total_figure.setText(format_money(content.claimed))
        paired = self._pair(content) is not None
        show_if(self.nobody, not paired)
        show_if(self.adding, paired and case.record.state in EDITABLE)
        self._say_lacking(content)
        self._findings.start()

    def _lacking(self) -> list[int]:
        """The places of the claims whose amount nobody has said yet."""
        claims = self.case.record.content.claims if self.case else ()
        without = NOT_MONEY | {ClaimKind.OTHER}
        return [
            at
            for at, one in enumerate(claims)
            if one.amount is None and one.kind not in without and not self._is_written(one.id)
        ]

    def _is_written(self, claim: ClaimId) -> bool:
        """Whether the cursor stands in its amount: nobody is told of what they are just about to do."""
        card = self.cards.get(claim)
        return card is not None and card.amount.editor("amount").hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what is lacking once an amount was left; a moment later, so that nothing moves under a click."""
        if event.type() is QEvent.Type.FocusIn:
            self._say_left()
        elif event.type() is QEvent.Type.FocusOut:
            self._left.start()
        return super().eventFilter(watched, event)

    def _say_left(self) -> None:
        if self.case is not None:
            self._say_lacking(self.case.record.content)

    def _say_lacking(self, content: Content) -> None:
        names = [f"{at + 1} {claim_title(content.claims[at])}" for at in self._lacking()]
        count = self.tr("{count} without an amount").format(count=len(names))
        self.lacking_chip.show_as(count if names else "", "amber")
        if not names or self.case is None or self.case.record.state not in EDITABLE:
            self.lacking.say("")
            return
        told = self.tr("No amount yet: {claims}.").format(claims=self.tr(", ").join(names))
        self.lacking.say(told, self.tr("Fill in"))

    def _to_lacking(self) -> None:
        for at in self._lacking()[:1]:
            self.focus_field(f"claims.{at}.amount")

    def _make(self, place: int) -> ClaimCard:
        """The card of the claim at that place, made now if it was not yet."""
        assert self.case is not None
        content = self.case.record.content
        claim = content.claims[place]
        card = self.cards.get(claim.id)
        if card is None:
            card = ClaimCard(self.context, claim, self)
            card.changed.connect(self._changed)
            card.recorded.connect(self._recorded)
            card.moved.connect(self._move)
            card.removed.connect(self._remove)
            card.show_wanted.connect(self._show_to_parties)
            card.opened.connect(self._order)
            card.show_claim(claim, content, place)
            card.amount.editor("amount").installEventFilter(self)
            self.cards[claim.id] = card
        return card

    def _make_next(self) -> None:
        """A few more cards, then back to whoever is working; nobody who went on to another step waits for them."""
        if self.case is None or not self.isVisible():
            return
        claims = self.case.record.content.claims
        missing = [place for place, claim in enumerate(claims) if claim.id not in self.cards]
        for place in missing[:IN_A_PAUSE]:
            self._make(place)
        self._arrange(tuple(claim.id for claim in claims))
        self._enable(self.case)
        make_room(self)
        if len(missing) > IN_A_PAUSE:
            self._rest.start(PAUSE_MS)
        else:
            self._show_findings(self._found)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.case is not None and len(self.cards) < len(self.case.record.content.claims):
            self._rest.start(SEEN_MS)

    def _arrange(self, wanted: tuple[str, ...]) -> None:
        shape = tuple(id for id in wanted if id in self.cards)
        if shape == self._shape:
            return
        self._shape = shape
        for place, id in enumerate(shape):
            if self._cards_body.indexOf(self.cards[id]) != place:
                self._cards_body.removeWidget(self.cards[id])
                self._cards_body.insertWidget(place, self.cards[id])
                self.cards[id].show()
        if len(shape) == len(wanted):
            self._order()

    def _order(self, _: str = "") -> None:
        follow_the_eye(self)

    def _enable(self, case: CaseFile) -> None:
        open_now = case.record.state in EDITABLE
        for card in self.cards.values():
            card.allow(open_now)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        self._found = findings
        if self.case is None:
            return
        for place, claim in enumerate(self.case.record.content.claims):
            if claim.id in self.cards:
                head = f"claims.{place}."
                own = [
                    replace(one, field=one.field.removeprefix(head))
                    for one in findings
                    if one.field.startswith(head)
                ]
                self.cards[claim.id].show_findings(own)

    # --- edits ---------------------------------------------------------------------------------------

    @staticmethod
    def _pair(content: Content) -> tuple[PartyId, PartyId] | None:
        """Who usually claims of whom."""
        applicants, respondents = content.on_side(Side.APPLICANT), content.on_side(Side.RESPONDENT)
        if not applicants or not respondents:
            return None
        return applicants[0].id, respondents[0].id

    def _add(self, kind: ClaimKind, words: str) -> None:
        content = self.case.record.content if self.case else Content()
        pair = self._pair(content)
        if pair is None:
            return
        claim = Claim(
            id=ClaimId(self.context.new_id()),
            claimant=pair[0],
            against=pair[1],
            kind=kind,
            title=words,
            articles=ARTICLES.get(kind, ()),
            reckoning=_known(content, pair[0]) if kind in NEEDS else None,
        )
        self.edit.emit(partial(AddClaim, claim=claim))
        card = self.cards.get(claim.id)
        if card is not None:
            card.open()
            card.focus_path("title" if kind is ClaimKind.OTHER and not words else "amount")

    def _changed(self, claim: Claim) -> None:
        self.provisional.emit(partial(ChangeClaim, claim=claim))

    def _recorded(self, claim: Claim) -> None:
        card = self.sender()
        self._asked = card if isinstance(card, ClaimCard) else None
        self.edit.emit(partial(ChangeClaim, claim=claim))

    def _move(self, id: str, by: int) -> None:
        card = self.cards[id]
        self._acting = card
        self.edit.emit(partial(MoveClaim, claim=ClaimId(id), to=card.place + by))
        self._acting = None
        card.toggle.setFocus()

    def _remove(self, id: str) -> None:
        card, before = self.cards[id], self.case
        name = card.what()
        self._acting = card
        self.edit.emit(partial(RemoveClaim, claim=ClaimId(id)))
        self._acting = None
        if self.case is not before:
            self.said.emit(self.tr("{name} was removed. Ctrl+Z brings it back.").format(name=name), "")

    def _show_to_parties(self, id: str) -> None:
        card = self.cards[id]
        if card.reference is not None and card.reference.derivation is not None:
            Showing(self.window(), card.claim, card.reference.derivation, self.context.desk.rules()).put()

    def _to_parties(self) -> None:
        self.go_to.emit(Step.PARTIES, "parties")

    # --- places ----------------------------------------------------------------------------------------

    def show_refusal(self, refusal: Refusal) -> bool:
        if self._acting is not None:
            self._acting.show_error(refusal_words(refusal))
            return True
        return self._asked is not None and self._asked.show_refusal(refusal)

    def focus_field(self, path: str) -> bool:
        """`claims.2.amount`; the list itself is where one adds."""
        parts = path.split(".", 2)
        if parts[0] != "claims":
            return False
        claims = self.case.record.content.claims if self.case else ()
        if len(parts) == 1 or not parts[1].isdigit() or int(parts[1]) >= len(claims):
            self.adding.line.setFocus()
            return True
        card = self._make(int(parts[1]))
        self._arrange(tuple(claim.id for claim in claims))
        return card.focus_path(parts[2] if len(parts) > 2 else "amount") or card.focus_path("amount")

    def lay_open(self, names: Sequence[str]) -> None:
        claims = self.case.record.content.claims if self.case else ()
        for place in [at for at, claim in enumerate(claims) if claim.id in names]:
            self._make(place)
        self._arrange(tuple(claim.id for claim in claims))
        super().lay_open(names)

    def unrecorded(self) -> tuple[Unrecorded, ...]:
        line = self.adding.line.text()
        return (*super().unrecorded(), *((Unrecorded(LINE, line, self._over()),) if line else ()))

    def put_back(self, texts: Sequence[Unrecorded]) -> None:
        for one in texts:
            if one.place == LINE and one.over == self._over() and not self.adding.line.text():
                self.adding.line.setText(one.text)
        super().put_back(texts)

    def _over(self) -> str:
        """The last claim: a line that became one is not the next."""
        claims = self.case.record.content.claims if self.case else ()
        return claims[-1].id if claims else ""

    def retranslate(self) -> None:
        if self.case is not None:
            self._say_lacking(self.case.record.content)
        self.total_label.setText(self.tr("Claimed in total"))
        self.nobody.say(
            self.tr("Nobody claims anything yet"),
            self.tr("A claim stands between an applicant and a respondent; enter both first."),
            self.tr("Enter the parties"),
        )


def _known(content: Content, claimant: PartyId) -> Reckoning:
    """What was already said about the claimant's employment: nobody types it twice, and all of it can be changed."""
    region = next((one.reckoning.region for one in content.claims if one.reckoning), Region.SHANGHAI)
    known = known_employment(content, claimant)
    return Reckoning(region=region, hired=known.hired, ended=known.ended, monthly=known.monthly)
