"""What both sides agree on: amounts between payers and payees, each divided so that it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.codec import to_json
from mediator_app.domain.edits import Award
from mediator_app.domain.errors import Refusal
from mediator_app.domain.money import Money, capitals, format_money
from mediator_app.domain.record import Content
from mediator_app.domain.settlement import Settlement
from mediator_app.law.plausible import FarOff, doubts_agreed
from ui.steps.left_behind import left_behind
from ui.steps.negotiation.award_box import AwardBox
from ui.steps.negotiation.division import (
    Draft,
    award_of,
    claims_between,
    draft_of,
    usual_drafts,
    with_total,
)
from ui.steps.negotiation.round_parts import AmountQuestion
from ui.steps.negotiation.words import doubt_words, share_doubt_words
from ui.steps.unrecorded import DRAFT
from ui.theme import theme
from ui.widgets.parts import Card, Words, button, column, icon_button, name_it, row, show_if
from ui.widgets.scrolling import bring_into_view
from ui.widgets.strokes import strokes
from ui.words.codes import refusal_words
from ui.words.people import party_name


class AgreementCard(Card):
    """Opens for the first agreement on demand; once something is agreed it stays and follows every change."""

    agreed = Signal(object)
    """A tuple of `Award`: record it."""
    drafted = Signal(object)
    """The same, while somebody types; None where nothing can be drawn yet."""
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty(DRAFT, True)
        self._content: Content | None = None
        self._settled: Settlement | None = None
        """What is agreed now."""
        self._proposed: Settlement | None = None
        """What was agreed once, where the negotiation is open again."""
        self.boxes: list[AwardBox] = []
        self.words = Words("muted", wrap=True)
        self.body.addWidget(self.words)
        self._seek = QTimer(self)
        self._seek.setSingleShot(True)
        self._seek.setInterval(0)
        self._seek.timeout.connect(self._scroll)
        self._column = column(gap=8)
        self.body.addLayout(self._column)
        self.question = AmountQuestion(self)
        self._doubted: tuple[FarOff, ...] = ()
        """The amounts that are asked about."""
        self.body.addWidget(self.question)
        foot = row(gap=10)
        self.total = Words("strong")
        self.spelled = Words("muted")
        self.more = button(kind="quiet", icon="plus")
        self.record = button(kind="primary")
        self.fold = icon_button("x", "", size=16)
        self.head.addWidget(self.fold)
        foot.addWidget(self.total)
        foot.addWidget(self.spelled, 1)
        foot.addWidget(self.more)
        foot.addWidget(self.record)
        self.body.addLayout(foot)
        self.error = Words("error", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        self.more.clicked.connect(self._add)
        self.record.clicked.connect(self.enter)
        self.fold.clicked.connect(self._fold)
        self.drafted.connect(strokes().heard)
        self.hide()
        self.retranslate()

    # --- showing ------------------------------------------------------------------------------------

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(box.draft for box in self.boxes if box.draft is not None)

    def show_content(self, content: Content, *, editable: bool, agreed: bool) -> None:
        """Follow the case. A draft that is open stays as it is until it is recorded. Unless it is `agreed`, what stands
        in the content is the latest proposal: it takes the same deliberate act as a first agreement."""
        self._content = content
        settled = content.settlement if agreed else None
        changed = settled != self._settled
        self._settled = settled
        self._proposed = None if agreed else content.settlement
        self.setEnabled(editable)
        if changed:
            self._unask()
        if settled is not None and (changed or not self.boxes):
            self._show([draft_of(share, content) for share in settled.shares])
            self.show()
        elif settled is None and changed:
            self._show([])
            self.hide()
        elif self.boxes:
            self._show(self.drafts)
        self._say()

    def open_with(self, total: Money | None) -> None:
        """Begin to agree: the usual payers and payees, with a total to start from."""
        content = self._content
        if content is None:
            return
        if not self.boxes:
            proposed = self._proposed
            if proposed is not None and total in (None, proposed.total):
                drafts: Sequence[Draft] = [draft_of(share, content) for share in proposed.shares]
            elif total is not None:
                drafts = with_total(usual_drafts(content), total, content)
            else:
                drafts = usual_drafts(content)
            self._show(drafts)
        self.show()
        self._say()
        if self.boxes:
            self.boxes[0].amount_field.bring_up()
            self.boxes[0].amount.selectAll()
        self._seek.start()

    @property
    def _total(self) -> Money:
        return Money.sum(draft.amount for draft in self.drafts if draft.amount is not None)

    @property
    def is_opened(self) -> bool:
        """Whether a first agreement is being written that is not recorded yet."""
        return bool(self.boxes) and self._settled is None

    def _scroll(self) -> None:
        """Once it has its place: the heading is in view, and so is the button where there is room for both."""
        for part in (self.record, self.title):
            bring_into_view(part, across=0, along=theme().px(24))

    def _show(self, drafts: Sequence[Draft]) -> None:
        content = self._content
        if content is None:
            return
        while len(self.boxes) > len(drafts):
            box = self.boxes.pop()
            box.hide()
            self._column.removeWidget(box)
            box.deleteLater()
        while len(self.boxes) < len(drafts):
            box = AwardBox(self)
            box.drafted.connect(self._drafted)
            box.settled.connect(self._box_settled)
            box.entered.connect(self.enter)
            box.removed.connect(self._removed)
            self._column.addWidget(box)
            self.boxes.append(box)
        alone = len(drafts) == 1 and len(content.parties) <= 2
        for box, draft in zip(self.boxes, drafts, strict=True):
            box.show_draft(draft, content, alone=alone)
            show_if(box, True)

    # --- recording ----------------------------------------------------------------------------------

    def enter(self) -> None:
        """Record what stands here, or say what is missing."""
        if self._content is None or not all(box.read() for box in self.boxes):
            return
        awards = self._awards()
        if awards is None:
            return
        self.show_error("")
        if (self._settled is None or self.pending() is not None) and self._is_meant(awards, answered=True):
            self.agreed.emit(awards)

    def _awards(self) -> tuple[Award, ...] | None:
        content = self._content
        if content is None:
            return None
        found = []
        for box, draft in zip(self.boxes, self.drafts, strict=True):
            award = award_of(draft, claims_between(content, draft.payer, draft.payee))
            if award is None:
                box.amount_field.show_error(self.tr("Type the agreed amount; 0 where nothing is paid."))
                box.amount.setFocus()
                return None
            if not box.sums:
                self.show_error(self.tr("The parts do not make the agreed amount yet."))
                return None
            found.append(award)
        return tuple(found)

    def pending(self) -> tuple[Award, ...] | None:
        """What would be recorded, where it differs from what is agreed and can be; None otherwise. Says nothing."""
        content = self._content
        if (
            content is None
            or self._settled is None
            or not self.boxes
            or not all(box.sums and box.is_read for box in self.boxes)
        ):
            return None
        awards = [award_of(d, claims_between(content, d.payer, d.payee)) for d in self.drafts]
        if any(award is None for award in awards):
            return None
        given = tuple(award for award in awards if award is not None)
        now = tuple(Award(s.payer, s.payee, s.amount, s.division) for s in self._settled.shares)
        return given if given != now else None

    def left_behind(self) -> str:
        """What stands here and is not what is agreed, in words; empty for nothing."""
        content, settled = self._content, self._settled
        if content is None or settled is None or not self.boxes:
            return ""
        told = left_behind(self)
        if told:
            return told
        awards = self.pending()
        if awards is not None:
            return self.tr("The changed amount is not recorded yet: see whether it is meant.")
        if self.is_changed:
            return self.tr("What is agreed is unchanged: the parts do not make the new amount yet.")
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether something else stands here than what is agreed."""
        content, settled = self._content, self._settled
        if content is None or settled is None:
            return False
        return bool(self.boxes) and self.drafts != tuple(draft_of(share, content) for share in settled.shares)

    @property
    def stands(self) -> str:
        """What is agreed or was last proposed, and over which claims, as a text."""
        stands = self._settled or self._proposed
        claims = self._content.claims if self._content is not None else ()
        kind = "agreed" if self._settled is not None else "proposed"
        return "\n".join((kind, to_json(stands) if stands is not None else "", *(one.id for one in claims)))

    def take_up(self, drafts: Sequence[Draft]) -> None:
        """Stand as it was written once, recorded by nobody; not between people who are not in the case any more."""
        content = self._content
        known = {party.id for party in content.parties} if content is not None else set()
        if all({draft.payer, draft.payee} <= known for draft in drafts):
            self._show(drafts)
            self.show()
            self._say()

    def _doubts(self, awards: Sequence[Award]) -> tuple[FarOff, ...]:
        """The doubtful amounts among them that are not agreed already."""
        if self._content is None:
            return ()
        shares = self._settled.shares if self._settled is not None else ()
        known = {(share.payer, share.payee): share.amount for share in shares}
        total = self._settled.total if self._settled is not None else None

        def is_agreed(far: FarOff) -> bool:
            if far.share is None:
                return far.amount == total
            award = awards[far.share]
            return far.amount == known.get((award.payer, award.payee))

        return tuple(far for far in doubts_agreed(self._content, awards) if not is_agreed(far))

    def is_doubted(self, awards: Sequence[Award]) -> bool:
        """Whether one of them, or their total, is powers of ten away from the offers or the claims, and not what is
        agreed already."""
        return bool(self._doubts(awards))

    def _is_meant(self, awards: Sequence[Award], *, answered: bool) -> bool:
        """Whether to record these; else the question is in view. Only Enter answers it, and only one seen before."""
        found = self._doubts(awards)
        if not found or (answered and self._doubted == found and self.question.stands):
            return True
        self._doubted = found
        first, *others = (far.amount for far in found)
        self.question.ask(first, self._doubt_words(awards, found), *others)
        self._say()
        return False

    def _doubt_words(self, awards: Sequence[Award], found: Sequence[FarOff]) -> str:
        content = self._content
        if content is None or found[0].share is None:
            return doubt_words(found[0].doubt)
        payees = [content.party(awards[far.share].payee) for far in found if far.share is not None]
        return share_doubt_words([(party_name(payee), far) for payee, far in zip(payees, found, strict=True)])

    def _unask(self) -> None:
        self._doubted = ()
        self.question.take_back()

    def show_error(self, text: str) -> None:
        self.error.setText(text)
        show_if(self.error, bool(text))

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why not at the amount of the share that is meant, else under all of them."""
        parts = refusal.field.split(".")
        if (
            len(parts) > 2
            and parts[2].isdigit()
            and int(parts[2]) < len(self.boxes)
            and "division" not in parts
        ):
            self.boxes[int(parts[2])].amount_field.show_error(refusal_words(refusal))
        else:
            self.show_error(refusal_words(refusal))

    def focus_path(self, path: str) -> bool:
        """`settlement.shares.N.amount` and `.division`."""
        if not self.boxes:
            return False
        parts = path.split(".")
        at = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else 0
        box = self.boxes[min(at, len(self.boxes) - 1)]
        box.amount_field.bring_up()
        if "division" in parts and box.parts and not next(iter(box.parts.values())).isReadOnly():
            next(iter(box.parts.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- what happens ---------------------------------------------------------------------------------

    def _drafted(self) -> None:
        self.show_error("")
        if self._doubted and not self._still_doubted():
            self._unask()
        self._say()
        content = self._content
        if content is None:
            return
        awards = [award_of(d, claims_between(content, d.payer, d.payee)) for d in self.drafts]
        ready = all(award is not None for award in awards) and all(box.sums for box in self.boxes)
        self.drafted.emit(tuple(award for award in awards if award is not None) if ready else None)

    def _still_doubted(self) -> bool:
        """Whether what was asked about stands in its field as it did; another amount is another question."""
        amounts = [draft.amount for draft in self.drafts]
        return all(
            far.amount == self._total
            if far.share is None
            else far.share < len(amounts) and amounts[far.share] == far.amount
            for far in self._doubted
        )

    def _box_settled(self) -> None:
        """A change of what is agreed already is recorded as soon as it adds up; the first agreement takes Enter."""
        awards = self.pending()
        if awards is not None and self._is_meant(awards, answered=False):
            self.agreed.emit(awards)

    def _add(self) -> None:
        content = self._content
        if content is None or len(content.parties) < 2:
            return
        taken = {(draft.payer, draft.payee) for draft in self.drafts}
        ids = [party.id for party in content.parties]
        free = [(a, b) for b in ids for a in ids if a != b and (a, b) not in taken]
        opposed = [(a, b) for a, b in free if content.party(a).side is not content.party(b).side]
        pairs = opposed or free
        if pairs:
            self._show([*self.drafts, Draft(*pairs[0])])
            for box in self.boxes:
                if box.draft is not None:
                    box.show_draft(box.draft, content, alone=False)
            self.boxes[-1].amount_field.bring_up()
            self._say()

    def _removed(self) -> None:
        box = self.sender()
        if isinstance(box, AwardBox) and len(self.boxes) > 1:
            self._show([other.draft for other in self.boxes if other is not box and other.draft is not None])
            self._drafted()
            self._box_settled()

    def _fold(self) -> None:
        """Give the draft up; what is agreed stays."""
        if self._settled is None:
            self._unask()
            self._show([])
            self.hide()
        self.drafted.emit(None)
        self.folded.emit()

    # --- words ----------------------------------------------------------------------------------------

    def _say(self) -> None:
        content, total = self._content, self._total
        several = len(self.boxes) > 1
        self.set_title(self.tr("What is agreed") if self._settled else self.tr("Agree on amounts"))
        self.words.setText(
            self.tr(
                "Changes here are recorded as soon as they add up. Dates and account follow under Payment."
            )
            if self._settled
            else self.tr(
                "Who pays whom how much, and which claims it answers. Nothing is agreed before you record it."
            )
        )
        self.total.setText(
            self.tr("Together {amount} yuan").format(amount=format_money(total)) if several else ""
        )
        self.spelled.setText(capitals(total) if several and total.fen >= 0 else "")
        for words in (self.total, self.spelled):
            show_if(words, several)  # an empty line would leave a strip beneath the boxes
        show_if(self.more, content is not None and len(content.parties) > 2)
        asked = self.question.amount is not None
        self.record.setText(self.tr("It is right: record") if asked else self.tr("Record the agreement"))
        show_if(self.record, self._settled is None or asked)
        show_if(self.fold, self._settled is None)

    def retranslate(self) -> None:
        self.more.setText(self.tr("Another payer or payee"))
        name_it(self.fold, self.tr("Not agreed yet: fold this away"))
        self._say()

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
