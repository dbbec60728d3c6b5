"""From a case file to sealed and closed papers: the same edits, checks and refusals as at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Final

from mediator_app.bootstrap import OpenDesk
from mediator_app.casefile import CaseDocument, InkSignature, Reason, Step, steps, try_out
from mediator_app.desk import Desk, Stamp
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AuthorId, CaseId, EditId
from mediator_app.domain.ink import check_ink
from mediator_app.domain.papers import PaperId, Signer, SignerRole
from mediator_app.domain.record import Content, Record
from mediator_app.domain.sealing import signer_name, signers, unsigned, why_by_hand
from mediator_app.law.checks import check
from mediator_app.law.findings import Finding
from mediator_app.law.rules import Rules
from mediator_app.ports import Clock, Ids, Papers


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands against a case file, and what the law's checks found in it."""

    reasons: tuple[Reason, ...]
    findings: tuple[Finding, ...] = ()


def check_document(
    document: CaseDocument, clock: Clock, ids: Ids, rules: Callable[[], Rules], papers: Callable[[], Papers]
) -> Checked:
    """Try a case file out without a store: the edits' refusals, the signatures, then the checks before the seal.

    Every paper is drawn as a draft as well, so that a character without a glyph is named here and not at the seal.
    """
    case_id, now = CaseId(ids.new()), clock.now()

    def stamp() -> Stamp:
        return Stamp(id=EditId(ids.new()), at=now, by=AuthorId("check"))

    history, refused = try_out(document.content, case_id, stamp, now=now, practice=document.practice)
    reasons = [*refused, *_signatures(document)]
    if reasons or history.case is None:
        return Checked(tuple(reasons))
    record = history.case.record
    return Checked(tuple(_undrawable(record, papers())), check(record, clock.today(), rules()))


_CONTENT: Final = frozenset(field.name for field in fields(Content))


def _undrawable(record: Record, papers: Papers) -> Iterator[Reason]:
    told: set[tuple[str, str]] = set()
    for paper in papers.set_of(record):
        try:
            papers.render(record, paper)
        except Refusal as refusal:
            if (refusal.field, refusal.code) not in told:
                told.add((refusal.field, refusal.code))
                # A place on the paper (`rows.3`) is no place in the file.
                known = refusal.field.partition(".")[0] in _CONTENT
                path = f"content.{refusal.field}" if known else paper.kind.value
                yield Reason(path, refusal.code, refusal.params)


def _signatures(document: CaseDocument) -> Iterator[Reason]:
    seen: set[tuple[Signer, PaperId]] = set()
    for at, given in enumerate(document.signatures):
        path = f"signatures.{at}"
        paper = _paper(document.content, given)
        if given.signer not in signers(document.content, paper.kind, paper.subject):
            yield Reason(f"{path}.signer", "not_a_signer")
        elif reason := why_by_hand(document.content, given.signer, paper.kind):
            yield Reason(f"{path}.signer", reason)
        if (given.signer, paper) in seen:
            yield Reason(f"{path}.signer", "already_there")
        seen.add((given.signer, paper))
        try:
            check_ink(given.ink)
        except Refusal as refusal:
            yield Reason(f"{path}.ink.{refusal.field}", refusal.code, refusal.params)


def _paper(content: Content, given: InkSignature) -> PaperId:
    return PaperId(given.paper or content.instrument, given.subject)


def bring(desk: Desk, case_id: CaseId, document: CaseDocument) -> Iterator[Step]:
    """Do the file's edits on the desk, one after the other; yields each step before it is done."""
    for step in steps(document.content, case_id, desk.stamp, practice=desk.practice):
        yield step
        desk.do(case_id, step.edit)


def sign(desk: Desk, case_id: CaseId, given: tuple[InkSignature, ...]) -> None:
    """Record the signatures, the mediator's own on the agreement last, wherever it stood in the file."""
    content = desk.case(case_id).record.content
    last = Signer(SignerRole.MEDIATOR)
    for one in sorted(given, key=lambda s: (s.signer == last, _paper(content, s).kind is content.instrument)):
        desk.sign(
            case_id,
            one.signer,
            ink=one.ink,
            paper=_paper(content, one),
            pages_seen=one.pages_seen,
            read_aloud=one.read_aloud,
        )


def missing(desk: Desk, case_id: CaseId) -> tuple[tuple[Signer, str], ...]:
    """Who has not signed the agreement yet, with the name of each."""
    revision = desk.case(case_id).record.standing
    if revision is None:
        return ()
    return tuple((signer, signer_name(revision.content, signer)) for signer in unsigned(revision))


def settle(opened: OpenDesk, document: CaseDocument, say: Callable[[str], None]) -> CaseId:
    """Bring, check, seal, sign what signatures there are, and close where nobody's is missing.

    `say` is told the key of each step. Refusals: `findings_block`, those of the desk; Trouble of the store, after
    which everything done so far is what the store holds.
    """
    desk = opened.desk
    case_id = CaseId(desk.ids.new())
    say("step_bring")
    for _ in bring(desk, case_id, document):
        pass
    say("step_seal")
    desk.seal(case_id)
    say("step_sign")
    sign(desk, case_id, document.signatures)
    if not missing(desk, case_id):
        say("step_close")
        desk.close(case_id)
    opened.saved()
    return case_id
