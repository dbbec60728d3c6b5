"""From the agreed content to a sealed, signed and closed document. None of this can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediator_app.domain.case import CaseFile
from mediator_app.domain.days import legal_day
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AttachmentId, RevisionId, SealId, SignatureId
from mediator_app.domain.ink import Ink, check_ink
from mediator_app.domain.papers import PaperKind, Signer
from mediator_app.domain.people import Employer
from mediator_app.domain.record import Attachment, Closing, PhysicalSeal, Revision, Scan, Signature
from mediator_app.domain.sealing import BODY, check_may_close, check_may_sign, seal_of, signer_name
from mediator_app.domain.states import CaseState, RevisionState, move, move_revision

from .base import Edit, add, in_state, standing, with_record, with_revision


def _draft_replaces(case: CaseFile) -> RevisionId | None:
    """The newest revision: a new seal always names the one before it."""
    revisions = case.record.revisions
    return revisions[-1].id if revisions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealAgreement(Edit):
    """Fixes the content for ever. `seal` must be the hash of the very content that the case holds (`seal_mismatch`)."""

    revocable = False
    revision: RevisionId
    seal: str
    wording: str
    rules: str
    pdf_sha256: str

    def change(self, case: CaseFile) -> CaseFile:
        record = case.record
        in_state(record, CaseState.AGREED)
        replaces = _draft_replaces(case)
        if self.seal != seal_of(record, self.wording, self.rules, replaces):
            raise Refusal("seal_mismatch", "seal")
        revision = Revision(
            id=self.revision,
            number=len(record.revisions) + 1,
            state=RevisionState.SEALED,
            sealed_at=self.at,
            content=record.content,
            seal=self.seal,
            wording=self.wording,
            rules=self.rules,
            pdf_sha256=self.pdf_sha256,
            replaces=replaces,
        )
        revisions = add(record.revisions, revision, "revisions")
        return with_record(case, revisions=revisions, state=move(record.state, CaseState.SEALED))


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidSeal(Edit):
    """Gives a sealed revision up before everybody has signed. A later seal names it; every signature is asked anew."""

    revocable = False
    reason: str

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.SEALED)
        if not self.reason.strip():
            raise Refusal("reason_missing", "reason")
        revision = standing(case.record)
        state = move_revision(revision.state, RevisionState.VOID)
        ended = replace(revision, state=state, ended=self.reason, ended_at=self.at)
        return with_revision(case, ended, state=move(case.record.state, CaseState.AGREED))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSignature(Edit):
    """One person's handwritten signature on one paper, as ink from the screen or as the scan of a page signed by hand.

    `signed_on` is the day that stands on the page, where it is not the day on which the scan is attached.

    Refusals: those of `check_ink` and `check_may_sign`, `ink_or_scan` (exactly one of both), `no_such_attachment`,
    `signed_later` (after today), `signed_early` (before the seal).
    """

    revocable = False
    signature: SignatureId
    paper: PaperKind
    subject: str = ""
    signer: Signer
    ink: Ink | None = None
    scan: Scan | None = None
    pages_seen: int = 0
    read_aloud: bool = False
    signed_on: date | None = None

    def change(self, case: CaseFile) -> CaseFile:
        revision = standing(case.record)
        check_may_sign(revision, self.signer, self.paper, self.subject)
        if (self.ink is None) == (self.scan is None):
            raise Refusal("ink_or_scan", "signature")
        if self.ink is not None:
            check_ink(self.ink)
        if self.scan is not None:
            check_scan(case.record.attachments, self.scan)
        self._check_day(revision)
        signature = Signature(
            id=self.signature,
            at=self.at,
            paper=self.paper,
            subject=self.subject,
            signer=self.signer,
            name=signer_name(revision.content, self.signer),
            ink=self.ink,
            scan=self.scan,
            pages_seen=self.pages_seen,
            read_aloud=self.read_aloud,
            signed_on=self.signed_on,
        )
        signatures = add(revision.signatures, signature, "signatures")
        return with_revision(case, replace(revision, signatures=signatures))

    def _check_day(self, revision: Revision) -> None:
        if self.signed_on is None:
            return
        if self.ink is not None:
            raise Refusal("ink_or_scan", "signed_on")  # ink has the moment in which it was written
        if self.signed_on > legal_day(self.at):
            raise Refusal("signed_later", "signed_on")
        if self.signed_on < legal_day(revision.sealed_at):
            raise Refusal("signed_early", "signed_on")


def check_scan(attachments: tuple[Attachment, ...], scan: Scan) -> None:
    """Refusal `no_such_attachment` unless the scan is one of the attachments, with the same bytes."""
    if not any((a.id, a.sha256) == (scan.attachment, scan.sha256) for a in attachments):
        raise Refusal("no_such_attachment", "scan")


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDocument(Edit):
    """The mediator's certificate has signed the whole document. From here on it may leave the room.

    A revision that this one replaces after it had been signed is now superseded.
    """

    revocable = False
    pdf_sha256: str
    certificate: str

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.SEALED)
        revision = standing(case.record)
        check_may_close(revision)
        closed = replace(
            revision,
            state=move_revision(revision.state, RevisionState.SIGNED),
            closing=Closing(self.at, self.pdf_sha256, self.certificate),
        )
        revisions = tuple(_after_closing(old, closed) for old in case.record.revisions)
        return with_record(case, revisions=revisions, state=move(case.record.state, CaseState.SIGNED))


def _after_closing(old: Revision, closed: Revision) -> Revision:
    if old.id == closed.id:
        return closed
    if old.state is RevisionState.SIGNED:
        return replace(old, state=move_revision(old.state, RevisionState.SUPERSEDED))
    return old


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectAgreement(Edit):
    """Reopens the content of a signed agreement for a correction, which will be a new revision with new signatures.

    The signed revision stands until the new one is closed. Refusal `payments_made` once money was paid on it: nobody
    could say which instalment of the new one the money was for.
    """

    revocable = False
    reason: str

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.SIGNED, CaseState.SERVED)
        if not self.reason.strip():
            raise Refusal("reason_missing", "reason")
        revision = replace(standing(case.record), ended=self.reason)
        if any(payment.revision == revision.id for payment in case.record.payments):
            raise Refusal("payments_made", "payments")
        return with_revision(case, revision, state=move(case.record.state, CaseState.AGREED))


@dataclass(frozen=True, slots=True, kw_only=True)
class DropCorrection(Edit):
    """Gives a correction up: the content is again that of the signed agreement, which goes on as if nothing had been.

    Refusal `no_correction` where nothing signed stands.
    """

    revocable = False

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.AGREED)
        revision = case.record.standing
        if revision is None:
            raise Refusal("no_correction", "revisions")
        to = CaseState.SERVED if revision.served else CaseState.SIGNED
        return with_revision(
            case,
            replace(revision, ended=""),
            content=revision.content,
            state=move(case.record.state, to),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPhysicalSeal(Edit):
    """That a stamp was put on the paper. `owner` is `body` or an employer's id (`no_such_employer`)."""

    revocable = False
    seal_id: SealId
    owner: str
    affixed_by: str

    def change(self, case: CaseFile) -> CaseFile:
        in_state(case.record, CaseState.SEALED, CaseState.SIGNED, CaseState.SERVED, CaseState.PERFORMING)
        revision = standing(case.record)
        employers = {p.id for p in revision.content.parties if isinstance(p, Employer)}
        if self.owner != BODY and self.owner not in employers:
            raise Refusal("no_such_employer", "owner")
        if not self.affixed_by.strip():
            raise Refusal("name_missing", "affixed_by")
        seal = PhysicalSeal(id=self.seal_id, at=self.at, owner=self.owner, affixed_by=self.affixed_by)
        return with_revision(case, replace(revision, seals=add(revision.seals, seal, "seals")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach(Edit):
    """Puts a file into the case; its bytes are stored under the hash in the same transaction. `size` in bytes."""

    revocable = False
    attachment: AttachmentId
    title: str
    media_type: str
    sha256: str
    size: int

    def change(self, case: CaseFile) -> CaseFile:
        attachment = Attachment(
            id=self.attachment,
            at=self.at,
            title=self.title,
            media_type=self.media_type,
            sha256=self.sha256,
            size=self.size,
        )
        return with_record(case, attachments=add(case.record.attachments, attachment, "attachments"))
