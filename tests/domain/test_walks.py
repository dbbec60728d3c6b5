"""Whatever is done to a case, in whatever order: what must hold after every single edit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import integers, sampled_from

from db.parts import assemble, parts
from mediator_app.domain.case import CaseFile
from mediator_app.domain.codec import from_json, to_json
from mediator_app.domain.edits import (
    CorrectAgreement,
    DropCorrection,
    Edit,
    RecordConfidentialOffer,
    RecordWithdrawal,
    Redo,
    Undo,
    VoidSeal,
    WriteConfidentialNote,
)
from mediator_app.domain.edits.caucus import (
    ChangeConfidentialNote,
    CorrectConfidentialOffer,
    RemoveConfidentialNote,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.journal import replay, verify_chain
from mediator_app.domain.record import Record, Revision
from mediator_app.domain.sealing import seal_of, unsigned
from mediator_app.domain.states import CASE_MOVES, EDITABLE, REVISION_MOVES, CaseState, RevisionState
from tests.cases import Past
from tests.strategies import STARTS, seeds
from tests.wandering import Wanderer

LEAVES_A_SEAL = (VoidSeal, CorrectAgreement, RecordWithdrawal)
"""The deliberate acts that open the content of a sealed case again."""
ASIDE = (
    RecordConfidentialOffer,
    CorrectConfidentialOffer,
    WriteConfidentialNote,
    ChangeConfidentialNote,
    RemoveConfidentialNote,
)
CHANGEABLE = EDITABLE | {CaseState.NOT_AGREED}
"""States between which undo may move."""


class Walk(RuleBasedStateMachine):
    """Random edits, allowed and refused; the model is a stack of earlier cases and a dict of stored rows."""

    def __init__(self) -> None:
        super().__init__()
        self.past = Past()
        self.undoable: list[CaseFile] = []
        self.redoable: list[CaseFile] = []
        self.rows: dict[str, str] = {}
        self.sealed: set[str] = set()

    @initialize(start=integers(0, len(STARTS) - 1))
    def begin(self, start: int) -> None:
        """The way to the start is walked edit by edit, so it is checked too."""
        template = STARTS[start]()
        self.past.ids.last, self.past.clock.at = 0x8000, template.clock.at
        for entry in template.entries:
            self.take(entry.edit())

    @rule(seed=seeds)
    def wander(self, seed: int) -> None:
        self.take(Wanderer(Random(seed), self.past).next())

    @rule(kind=sampled_from((Undo, Undo, Redo)))
    def go_back_or_forth(self, kind: type[Edit]) -> None:
        if self.past.history.case is None:
            return
        history = self.past.history
        self.take(
            self.past.edit(Undo, undoes=history.next_undo or "")
            if kind is Undo
            else self.past.edit(Redo, redoes=history.next_redo or "")
        )

    @rule(seed=seeds)
    def rush(self, seed: int) -> None:
        """On to the next state without a detour: what lies beyond a seal is seldom reached by chance alone."""
        match self.past.history.case and self.past.record.state:
            case CaseState.AGREED:
                self.take(self.past.sealing())
            case CaseState.SEALED:
                for signer in unsigned(self.past.standing):
                    self.take(self.past.signing(signer))
                self.take(self.past.closing())
            case CaseState.SIGNED | CaseState.SERVED if seed % 3 == 0:
                self.take(self.past.edit(CorrectAgreement, reason="笔误"))
            case CaseState.SIGNED:
                for party in self.past.standing.content.parties:
                    self.take(self.past.serving(party.id))
            case _:
                self.wander(seed)

    def take(self, edit: Edit) -> None:
        before, history = self.past.history.case, self.past.history
        try:
            self.past.apply(edit)
        except Refusal:
            assert self.past.history is history
            assert len(self.past.entries) == history.seq
            return
        after = self.past.case
        self.check_undo(edit, before, after)
        if before is not None:
            check_move(edit, before.record, after.record)
            check_seals(edit, before.record, after.record)
            if isinstance(edit, ASIDE):
                assert after.record is before.record
            elif not isinstance(edit, Undo | Redo):
                assert after.caucus is before.caucus
        for path, body in parts(before, after):
            if body is None:
                del self.rows[path]
            else:
                self.rows[path] = body
        if self.past.history.seq % 16 == 0:
            assert assemble(self.rows) == after

    def check_undo(self, edit: Edit, before: CaseFile | None, after: CaseFile) -> None:
        match edit:
            case Undo():
                assert before is not None
                assert after is self.undoable.pop()
                self.redoable.append(before)
            case Redo():
                assert before is not None
                assert after is self.redoable.pop()
                self.undoable.append(before)
            case _:
                self.redoable = []
                if before is not None and edit.revocable:
                    self.undoable.append(before)
                else:
                    self.undoable = []
        assert self.past.history.can_undo == bool(self.undoable)
        assert self.past.history.can_redo == bool(self.redoable)

    @invariant()
    def holds_together(self) -> None:
        if self.past.history.case is not None:
            check_record(self.past.record)
        for revision in self.past.record.revisions if self.past.history.case else ():
            if revision.id not in self.sealed:  # afterwards `check_seals` keeps it
                self.sealed.add(revision.id)
                sealed = replace(self.past.record, content=revision.content)
                assert revision.seal == seal_of(sealed, revision.wording, revision.rules, revision.replaces)

    def teardown(self) -> None:
        if not self.past.entries:
            return
        told = replay(self.past.case_id, self.past.entries)
        assert told == self.past.history
        assert told.case == self.past.case
        assert verify_chain(self.past.entries) == self.past.history.head
        text = to_json(self.past.case)
        again: CaseFile = from_json(text, CaseFile)
        assert again == self.past.case
        assert to_json(told.case) == text
        assert assemble(self.rows) == again


def check_move(edit: Edit, before: Record, after: Record) -> None:
    """States move by the table; undo and redo only among the states in which nothing is sealed."""
    if before.state is after.state:
        return
    if isinstance(edit, Undo | Redo):
        assert {before.state, after.state} <= CHANGEABLE
        return
    assert after.state in CASE_MOVES[before.state]
    if before.state not in CHANGEABLE and after.state in CHANGEABLE:
        assert isinstance(edit, LEAVES_A_SEAL)


def fixed(revision: Revision) -> tuple[object, ...]:
    """What nothing may change any more."""
    return (
        revision.number,
        revision.sealed_at,
        revision.content,
        revision.seal,
        revision.wording,
        revision.rules,
        revision.pdf_sha256,
        revision.replaces,
    )


def check_seals(edit: Edit, before: Record, after: Record) -> None:
    """What was sealed stays to the letter, and what was put to it only grows."""
    assert [r.id for r in after.revisions[: len(before.revisions)]] == [r.id for r in before.revisions]
    for old, new in zip(before.revisions, after.revisions, strict=False):
        if old is new:
            continue
        assert fixed(old) == fixed(new)
        assert old.state is new.state or new.state in REVISION_MOVES[old.state]
        for name in ("signatures", "seals", "services"):
            kept = getattr(old, name)
            assert getattr(new, name)[: len(kept)] == kept
        assert old.closing is None or old.closing == new.closing
    for name in ("payments", "prints", "attachments"):
        kept = getattr(before, name)
        assert getattr(after, name)[: len(kept)] == kept
    if before.state not in EDITABLE:
        assert after.content is before.content or (before.state is CaseState.NOT_AGREED)
    if before.content != after.content and after.state not in CHANGEABLE:
        assert isinstance(edit, DropCorrection)


STANDS = {
    CaseState.PREPARING: (None,),
    CaseState.MEDIATING: (None,),
    CaseState.ADJOURNED: (None,),
    CaseState.NOT_AGREED: (None,),
    CaseState.AGREED: (None, RevisionState.SIGNED),
    CaseState.SEALED: (RevisionState.SEALED,),
    CaseState.SIGNED: (RevisionState.SIGNED,),
    CaseState.SERVED: (RevisionState.SIGNED,),
    CaseState.PERFORMING: (RevisionState.SIGNED,),
    CaseState.CLOSED: (None, RevisionState.SIGNED),
}


def check_record(record: Record) -> None:
    """What is true of every case, whatever led to it."""
    standing = record.standing
    assert (standing.state if standing else None) in STANDS[record.state]
    states = Counter(revision.state for revision in record.revisions)
    assert states[RevisionState.SEALED] <= 1
    assert states[RevisionState.SIGNED] <= 1
    assert record.state not in (CaseState.SERVED, CaseState.PERFORMING) or (standing and standing.served)
    if record.state not in (*CHANGEABLE, CaseState.CLOSED):
        assert standing is not None
        assert standing.content == record.content
    for number, revision in enumerate(record.revisions):
        assert revision.number == number + 1
        assert revision.replaces == (record.revisions[number - 1].id if number else None)
        assert (revision.closing is not None) == (
            revision.state in (RevisionState.SIGNED, RevisionState.WITHDRAWN, RevisionState.SUPERSEDED)
        )
        check_payments(record, revision)
    check_references(record)


def check_payments(record: Record, revision: Revision) -> None:
    paid: Counter[tuple[str, str, int]] = Counter()
    for payment in record.payments:
        if payment.revision == revision.id:
            paid[payment.payer, payment.payee, payment.number] += payment.amount.fen
    for (payer, payee, number), fen in paid.items():
        share = revision.content.share(payer, payee)  # type: ignore[arg-type]
        assert fen <= share.instalments()[number - 1].amount.fen


def check_references(record: Record) -> None:
    content = record.content
    people = {party.id for party in content.parties}
    for items in (content.parties, content.agents, content.claims, content.offers, content.terms):
        ids = [item.id for item in items]
        assert len(set(ids)) == len(ids)
    assert all(agent.acts_for in people for agent in content.agents)
    assert all({claim.claimant, claim.against} <= people for claim in content.claims)
    assert all(content.has_speaker(statement.speaker) for statement in content.statements)
    assert record.state not in (CaseState.AGREED, CaseState.SEALED) or content.settlement is not None
    for share in content.settlement.shares if content.settlement else ():
        assert {share.payer, share.payee} <= people
        if share.plan is not None:
            assert sum(line.amount.fen for line in share.instalments()) == share.amount.fen
        for part in share.division:
            claim = content.claim(part.claim)
            assert (claim.against, claim.claimant) == (share.payer, share.payee)


Walk.TestCase.settings = settings(max_examples=150, stateful_step_count=50)
TestWalk = Walk.TestCase
