"""Everything that a screen or a command may ask for. It knows cases, edits and ports; it knows no Qt and no adapter.

The docket needs none of what a case consists of, and making those classes takes longer than drawing it: edits, journal
and checks are loaded where they are first used (the window does it as soon as the docket stands).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypedDict

from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AttachmentId, AuthorId, CaseId, EditId, RevisionId, SignatureId, TermId
from mediator_app.domain.states import EDITABLE
from mediator_app.ports import Blob, Certifier, Change, Clock, Ids, Papers, Store, Verifier
from mediator_app.saving import Saver, SaveState

if TYPE_CHECKING:
    from mediator_app.domain.case import CaseFile
    from mediator_app.domain.edits import Edit
    from mediator_app.domain.ink import Ink
    from mediator_app.domain.journal import History, JournalEntry
    from mediator_app.domain.papers import LibraryClause, PaperId, PaperKind, RenderedPaper, Signer
    from mediator_app.domain.people import Body
    from mediator_app.domain.record import Attachment, Record, Revision
    from mediator_app.domain.unrecorded import Unrecorded
    from mediator_app.domain.verdict import Verdict
    from mediator_app.law.findings import Finding
    from mediator_app.law.rules import Rules


class Stamp(TypedDict):
    """What every edit carries; made by the desk, never by the edit."""

    id: EditId
    at: datetime
    by: AuthorId


@dataclass(frozen=True, slots=True)
class Done:
    """The case after an edit, at once, and the promise that it is durable."""

    case: CaseFile
    saved: Future[None]


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """The sealed agreement as it is before anybody signed, with the edit that sealed it."""

    done: Done
    paper: RenderedPaper


@dataclass(frozen=True, slots=True)
class ClosedPaper:
    """The closed agreement: every signature drawn, the mediator's certificate over all of it."""

    done: Done
    paper: RenderedPaper


class Desk:
    """One mediator's work on one store.

    `papers`, `certifier`, `verifier` and `rules` (the pack that `check` goes by) are asked for when they are first
    needed, since what stands behind them is slow to load. A desk for practice makes practice cases only.
    """

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        ids: Ids,
        papers: Callable[[], Papers],
        certifier: Callable[[], Certifier],
        verifier: Callable[[], Verifier],
        author: AuthorId,
        rules: Callable[[], Rules],
        practice: bool = False,
        on_save: Callable[[SaveState], None] | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.ids = ids
        self.practice = practice
        self._papers = papers
        self._certifier = certifier
        self._verifier = verifier
        self._author = author
        self._rules = rules
        self._saver = Saver(store, on_save)
        self._owed: Callable[[], None] | None = None
        self._open: dict[CaseId, History] = {}
        self._checked: tuple[Record, date, Rules, tuple[Finding, ...]] | None = None

    # --- cases and edits --------------------------------------------------------------------

    def stamp(self) -> Stamp:
        """Id, time and author for one edit: `desk.do(case_id, AddParty(**desk.stamp(), party=party))`."""
        return Stamp(id=EditId(self.ids.new()), at=self.clock.now(), by=self._author)

    def open_case(self, instrument: PaperKind, body: Body | None = None) -> Done:
        """A new case; its id is `done.case.record.id`."""
        from mediator_app.domain.edits import OpenCase
        from mediator_app.domain.people import Body

        case_id = CaseId(self.ids.new())
        edit = OpenCase(
            **self.stamp(),
            case_id=case_id,
            instrument=instrument,
            body=body or Body(),
            practice=self.practice,
        )
        return self.do(case_id, edit)

    def load(self, case_id: CaseId) -> Future[CaseFile]:
        """Bring a stored case with its past onto the desk.

        Refusals: `no_such_case`, `chain_broken`, `entry_refused` (written by a version that allowed other edits).
        """
        answer: Future[CaseFile] = Future()
        answer.set_running_or_notify_cancel()
        if case_id in self._open:
            answer.set_result(self.case(case_id))
            return answer

        def arrived(done: Future[tuple[JournalEntry, ...]]) -> None:
            from mediator_app.domain.journal import replay

            try:
                history = replay(case_id, done.result())
                if history.case is None:
                    raise Refusal("no_such_case")
                # Somebody may have loaded the same case, and gone on working on it, while this journal was read.
                case = self._open.setdefault(case_id, history).case or history.case
            except Exception as error:  # noqa: BLE001 - whoever asked gets it with the future
                answer.set_exception(error)
            else:
                answer.set_result(case)

        self.store.journal(case_id).add_done_callback(arrived)
        return answer

    def put_away(self, case_id: CaseId) -> None:
        """Take a case off the desk. Refusal `not_saved_yet` while an edit of it is not durable."""
        if self._saver.waiting(case_id):
            raise Refusal("not_saved_yet")
        self._open.pop(case_id, None)

    def history(self, case_id: CaseId) -> History:
        """Refusal `not_open` for a case that is not on the desk."""
        history = self._open.get(case_id)
        if history is None:
            raise Refusal("not_open")
        return history

    def case(self, case_id: CaseId) -> CaseFile:
        """The case as it is on the desk now. Refusal `not_open`."""
        case = self.history(case_id).case
        if case is None:
            raise Refusal("not_open")
        return case

    def provisional(self, case_id: CaseId, edit: Edit) -> CaseFile:
        """The case as it would be after `edit`, for a preview while somebody types. Nothing is recorded."""
        return edit.apply(self.case(case_id))

    def do(self, case_id: CaseId, edit: Edit, blobs: tuple[Blob, ...] = ()) -> Done:
        """Apply an edit, show it at once, make it durable behind.

        Raises the edit's Refusal; `practice_mismatch` where a case of the other kind would be opened.
        """
        from mediator_app.domain.edits import OpenCase
        from mediator_app.domain.filings import duties
        from mediator_app.domain.journal import History

        history = self._open.get(case_id) or History(case_id)
        if isinstance(edit, OpenCase) and edit.practice is not self.practice:
            raise Refusal("practice_mismatch", "practice")
        after, entry = history.apply(edit)
        if after.case is None:
            raise Refusal("no_case")
        self._open[case_id] = after
        before = history.case.record if history.case else None
        owed = duties(before, after.case.record, at=edit.at, new_id=self.ids.new)
        saved = self._saver.save(Change(entry, history.case, after.case, blobs, owed))
        if owed:
            saved.add_done_callback(self._tell_owed)
        return Done(after.case, saved)

    def when_owed(self, heard: Callable[[], None] | None) -> None:
        """`heard` is called, on the store's thread, when an edit that changes what is owed to the court is durable."""
        self._owed = heard

    def _tell_owed(self, _: Future[None]) -> None:
        if (heard := self._owed) is not None:
            heard()

    def undo(self, case_id: CaseId) -> Done:
        """Take the last edit back. Refusal `nothing_to_undo`, `undo_past_seal`."""
        from mediator_app.domain.edits import Undo

        last = self.history(case_id).next_undo
        return self.do(case_id, Undo(**self.stamp(), undoes=last or EditId("")))

    def redo(self, case_id: CaseId) -> Done:
        """Do again what was taken back. Refusal `nothing_to_redo`."""
        from mediator_app.domain.edits import Redo

        last = self.history(case_id).next_redo
        return self.do(case_id, Redo(**self.stamp(), redoes=last or EditId("")))

    def keep_unrecorded(self, case_id: CaseId, texts: Iterable[Unrecorded]) -> Future[None]:
        """Keep what is typed in a case and not recorded, in place of what was kept before; nothing drops it all."""
        return self.store.keep_unrecorded(case_id, tuple(texts))

    def unrecorded(self, case_id: CaseId) -> Future[tuple[Unrecorded, ...]]:
        """What was typed in a case, was not recorded, and was not dropped since."""
        return self.store.unrecorded(case_id)

    def saving(self) -> SaveState:
        """What is not durable yet, and why."""
        return self._saver.state()

    def retry_saving(self) -> None:
        """After trouble with the disk: try again with everything that is not durable."""
        self._saver.retry()

    # --- from agreed to closed --------------------------------------------------------------

    def check(self, case_id: CaseId) -> tuple[Finding, ...]:
        """What stands against sealing, and what should be looked at first."""
        from mediator_app.law.checks import check

        record, today, rules = self.case(case_id).record, self.clock.today(), self._rules()
        known = self._checked  # a page and what stands around it ask one after the other
        if known is None or known[0] is not record or known[1] != today or known[2] is not rules:
            known = self._checked = (record, today, rules, check(record, today, rules))
        return known[3]

    def rules(self) -> Rules:
        """The pack of legal facts that this desk goes by."""
        return self._rules()

    def draw(
        self, case_id: CaseId, paper: PaperId, *, language: str = "zh", of: RevisionId | None = None
    ) -> RenderedPaper:
        """A paper as it stands: the closed or sealed form where there is one, else a draft, or final where mediation
        is over without an agreement. `of` names a revision that need not count any more.

        Never the half-signed form: while signatures are being collected it is the sealed paper without ink.
        """
        record = self.case(case_id).record
        if of is None:
            return self.draw_record(record, paper, language=language)
        revision = record.revision(of)
        signed = revision.closing is not None
        return self._papers().render(record, paper, seal=revision.seal, signed=signed, language=language)

    def draw_record(self, record: Record, paper: PaperId, *, language: str = "zh") -> RenderedPaper:
        """Like `draw`, for a record that need not be on the desk, such as a provisional one."""
        revision = record.standing if record.state not in EDITABLE else None
        if revision is None:
            from mediator_app.domain.sealing import end_seal

            papers = self._papers()
            seal = end_seal(record, papers.wording()) if record.not_agreed else ""
            return papers.render(record, paper, seal=seal, language=language)
        return self._papers().render(
            record, paper, seal=revision.seal, signed=revision.closing is not None, language=language
        )

    def papers_of(self, case_id: CaseId, *, of: RevisionId | None = None) -> tuple[PaperId, ...]:
        """All papers of the case, or those of one revision, in the order of the dossier."""
        record = self.case(case_id).record
        return self._papers().set_of(record if of is None else record.as_of(record.revision(of)))

    def library(self, language: str = "zh") -> Mapping[str, LibraryClause]:
        """The clauses there are, by code. Slow at first, since the wording is loaded then."""
        return self._papers().library(language)

    def clauses(self, record: Record, language: str = "zh") -> Mapping[TermId, str]:
        """Every clause of a record in the words in which it is printed. Slow at first."""
        return self._papers().clauses(record, language)

    def seal(self, case_id: CaseId) -> SealedPaper:
        """Check again, fix the content for ever, and keep the rendered agreement with it.

        Refusals: `findings_block` (param `findings`), `wrong_state`, `glyph_missing` and others of the renderer.
        """
        from mediator_app.domain.edits import SealAgreement
        from mediator_app.domain.papers import PaperId
        from mediator_app.domain.sealing import seal_of
        from mediator_app.law.findings import blocking

        record = self.case(case_id).record
        findings = blocking(self.check(case_id))
        if findings:
            raise Refusal("findings_block", findings[0].field, findings=findings)
        papers = self._papers()
        wording, rules = papers.wording(), self._rules().version
        replaces = record.revisions[-1].id if record.revisions else None
        edit = SealAgreement(
            **self.stamp(),
            revision=RevisionId(self.ids.new()),
            seal=seal_of(record, wording, rules, replaces),
            wording=wording,
            rules=rules,
            pdf_sha256="",
        )
        sealed = self.provisional(case_id, edit).record
        paper = papers.render(sealed, PaperId(record.content.instrument), seal=edit.seal)
        blob = pdf_blob(paper.pdf)
        done = self.do(case_id, replace(edit, pdf_sha256=blob.sha256), (blob,))
        return SealedPaper(done, paper)

    def sign(
        self,
        case_id: CaseId,
        signer: Signer,
        *,
        ink: Ink | None = None,
        scan: Attachment | None = None,
        paper: PaperId | None = None,
        pages_seen: int = 0,
        read_aloud: bool = False,
        signed_on: date | None = None,
    ) -> Done:
        """Record one signature, on the agreement unless another paper is named.

        Refusals of `RecordSignature` and of `why_by_hand`: ink where only paper will do. It is refused here and not by
        the edit, which older journals may hold.
        """
        from mediator_app.domain.edits import RecordSignature
        from mediator_app.domain.papers import PaperId
        from mediator_app.domain.record import Scan
        from mediator_app.domain.sealing import why_by_hand

        content = self._standing(case_id).content
        target = paper or PaperId(content.instrument)
        if ink is not None and (reason := why_by_hand(content, signer, target.kind)):
            raise Refusal(reason, "signer")
        edit = RecordSignature(
            **self.stamp(),
            signature=SignatureId(self.ids.new()),
            paper=target.kind,
            subject=target.subject,
            signer=signer,
            ink=ink,
            scan=Scan(scan.id, scan.sha256) if scan else None,
            pages_seen=pages_seen,
            read_aloud=read_aloud,
            signed_on=signed_on,
        )
        return self.do(case_id, edit)

    def attach(self, case_id: CaseId, title: str, media_type: str, data: bytes) -> Attachment:
        """Put a file into the case and keep its bytes in the same transaction."""
        from mediator_app.domain.edits import Attach

        sha256 = _sha256(data)
        edit = Attach(
            **self.stamp(),
            attachment=AttachmentId(self.ids.new()),
            title=title,
            media_type=media_type,
            sha256=sha256,
            size=len(data),
        )
        done = self.do(case_id, edit, (Blob(sha256, media_type, data),))
        return done.case.record.attachments[-1]

    def attached(self, case_id: CaseId, attachment: AttachmentId) -> Future[bytes]:
        """The very bytes of a file in the case. Refusal `no_such_attachment`."""
        for one in self.case(case_id).record.attachments:
            if one.id == attachment:
                return self._bytes(one.sha256)
        raise Refusal("no_such_attachment", "attachments")

    def close(self, case_id: CaseId) -> ClosedPaper:
        """The mediator's certificate signs the whole document, with every signature on it.

        Refusals: those of `check_may_close` and of the certificate; Trouble of a token. Nothing is recorded unless the
        document was closed.
        """
        from mediator_app.domain.edits import CloseDocument
        from mediator_app.domain.papers import PaperId
        from mediator_app.domain.sealing import check_may_close

        record = self.case(case_id).record
        revision = self._standing(case_id)
        check_may_close(revision)
        paper = self._papers().render(
            record, PaperId(revision.content.instrument), seal=revision.seal, signed=True
        )
        stamp = self.stamp()
        place = revision.content.hearing.place
        closed = self._certifier().close(paper, at=stamp["at"], seal=revision.seal, place=place)
        blob = pdf_blob(closed.pdf)
        edit = CloseDocument(**stamp, pdf_sha256=blob.sha256, certificate=closed.certificate)
        done = self.do(case_id, edit, (blob,))
        return ClosedPaper(done, replace(paper, pdf=closed.pdf))

    def closed_pdf(self, case_id: CaseId) -> Future[bytes]:
        """The very bytes that were closed. Refusal `not_closed`: a half-signed copy never leaves the room."""
        revision = self._standing(case_id)
        if revision.closing is None:
            raise Refusal("not_closed", "revisions")
        return self._bytes(revision.closing.pdf_sha256)

    def sealed_pdf(self, case_id: CaseId) -> Future[bytes]:
        """The very bytes that were sealed, without any signature: for signing by hand on paper."""
        return self._bytes(self._standing(case_id).pdf_sha256)

    def kept_pdf(self, case_id: CaseId, of: RevisionId) -> Future[bytes]:
        """The very bytes of a revision's agreement: as it was closed, else as it was sealed."""
        revision = self.case(case_id).record.revision(of)
        return self._bytes(
            revision.closing.pdf_sha256 if revision.closing is not None else revision.pdf_sha256
        )

    def verify(self, pdf: bytes, *, seal: str = "") -> Verdict:
        """Whether a PDF is exactly what a mediator closed, and what was changed if it is not."""
        return self._verifier().verify(pdf, seal=seal)

    def _bytes(self, sha256: str) -> Future[bytes]:
        """Bytes of a case, also while the disk does not take them: a paper can be printed before it is stored."""
        waiting = self._saver.blob(sha256)
        if waiting is None:
            return self.store.blob(sha256)
        answer: Future[bytes] = Future()
        answer.set_result(waiting)
        return answer

    def _standing(self, case_id: CaseId) -> Revision:
        revision = self.case(case_id).record.standing
        if revision is None:
            raise Refusal("nothing_sealed", "revisions")
        return revision


def pdf_blob(pdf: bytes) -> Blob:
    """A PDF with its hash."""
    return Blob(_sha256(pdf), "application/pdf", pdf)


def _sha256(data: bytes) -> str:
    # Python's hashes come with all of OpenSSL: four megabytes that a list of cases does not need.
    import hashlib

    return hashlib.sha256(data).hexdigest()
