"""From a record to what is filed: the case as JSON, its papers as PDF, what was put into it, and the manifest over all.

It is given records, never a case: what is said in caucus cannot be reached from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from mediator_app.delivery import Bytes, Fixed
from mediator_app.domain.errors import Refusal
from mediator_app.domain.filings import FilingKind, settled
from mediator_app.domain.ids import FilingId
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind, RenderedPaper
from mediator_app.domain.record import Attachment, Record, Revision
from mediator_app.domain.sealing import end_seal
from mediator_app.exchange.case_data import VERSION as CASE_VERSION
from mediator_app.exchange.case_data import filing_case, write_filing_case
from mediator_app.exchange.contract import VERSION
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.case_data import read_case_data
from mediator_app.exchange.contract.checks import check
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import (
    MEDIA_TYPES,
    CaseData,
    Document,
    DocumentKind,
    Manifest,
    read_manifest,
)
from mediator_app.exchange.contract.filing import FilingKind as WireKind
from mediator_app.exchange.identity import Identity

_PDF: Final = "application/pdf"
_JSON: Final = "application/json"
_ANYTHING: Final = "application/octet-stream"
_UNNAMED: Final = "附件"


class PaperSource(Protocol):
    """The part of `ports.Papers` that is needed here."""

    def wording(self) -> str: ...

    def set_of(self, record: Record) -> tuple[PaperId, ...]: ...

    def title(self, kind: PaperKind, language: str = "zh") -> str: ...

    def render(
        self, record: Record, paper: PaperId, *, seal: str = "", signed: bool = False, language: str = "zh"
    ) -> RenderedPaper: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be filed. `head` is the hash of the journal entry at which the record stood."""

    filing_id: FilingId
    kind: FilingKind
    made_at: datetime
    record: Record
    head: str
    supersedes: str
    assignment: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A document, and its bytes where they were made just now."""

    document: Document
    data: bytes | None


class Assembler:
    """Makes filings ready, in the name of one laptop."""

    def __init__(
        self,
        papers: Callable[[], PaperSource],
        stored: Callable[[str], bytes],
        identity: Callable[[], Identity],
    ) -> None:
        """`stored` gives bytes of the store by their hash."""
        self._papers = papers
        self._stored = stored
        self._identity = identity

    def make(self, task: Task) -> Fixed:
        """The filing, signed. Checked by the very rules by which the court will take it or not.

        Refusals: `remarks_block` (`remarks`: code and field of each), `manifest_invalid` (`reason`), those of the
        papers (`glyph_missing`, …), `nothing_to_file`.
        """
        pieces = tuple(self._pieces(task))
        data = write_filing_case(task.record)
        manifest = self._manifest(task, data, tuple(piece.document for piece in pieces))
        _check(manifest, data)
        token = self._identity().sign(manifest)
        made = [Bytes(manifest.case.sha256, _JSON, data)]
        made += [Bytes(p.document.sha256, _PDF, p.data) for p in pieces if p.data is not None]
        return Fixed(
            manifest=token,
            manifest_sha256=sha256_of(canonical(manifest.to_data())),
            total=manifest.size,
            supersedes=task.supersedes,
            case_head=task.head,
            documents=tuple(made),
        )

    def _manifest(self, task: Task, data: bytes, documents: tuple[Document, ...]) -> Manifest:
        identity, told = self._identity(), filing_case(task.record)
        return Manifest(
            contract=VERSION,
            filing_id=task.filing_id,
            case_id=task.record.id,
            kind=WireKind(task.kind.value),
            made_at=task.made_at,
            court=identity.enrolment.court,
            laptop=identity.enrolment.laptop,
            author=identity.author,
            practice=task.record.practice,
            case_number=told.content.case_number,
            assignment=task.assignment,
            supersedes=task.supersedes,
            revision=told.execution.revision if told.execution else 0,
            seal=told.execution.seal if told.execution else "",
            case=CaseData(sha256=sha256_of(data), size=len(data), version=CASE_VERSION),
            documents=documents,
        )

    # --- documents --------------------------------------------------------------------------

    def _pieces(self, task: Task) -> Iterator[_Piece]:
        match task.kind:
            case FilingKind.SETTLEMENT:
                yield from self._papers_of(task.record, _closed(task.record), lambda _: True)
                yield from self._attached(task.record.attachments)
            case FilingKind.REPORT:
                revision = _closed(task.record)
                yield from self._papers_of(
                    task.record, revision, lambda paper: paper.kind is PaperKind.SERVICE_RETURN
                )
                yield from self._attached(_proofs(task.record, revision))
            case FilingKind.HANDOVER:
                yield from self._last(task.record)
                yield from self._attached(task.record.attachments)

    def _papers_of(
        self, record: Record, revision: Revision, wanted: Callable[[PaperId], bool]
    ) -> Iterator[_Piece]:
        """The papers of a closed agreement: the instrument byte for byte as it was closed, the others as signed."""
        shown = record.as_of(revision)
        served = {service.recipient for service in revision.services}
        for paper in self._papers().set_of(shown):
            if not wanted(paper) or (paper.kind is PaperKind.SERVICE_RETURN and paper.subject not in served):
                continue
            if paper.kind in INSTRUMENTS:
                closing = revision.closing
                assert closing is not None, "a closed agreement"
                size = len(self._stored(closing.pdf_sha256))
                yield _Piece(self._document(shown, paper, closing.pdf_sha256, size), None)
            else:
                pdf = self._papers().render(shown, paper, seal=revision.seal, signed=True).pdf
                yield _Piece(self._document(shown, paper, sha256_of(pdf), len(pdf)), pdf)

    def _last(self, record: Record) -> Iterator[_Piece]:
        """After mediation has failed: the papers as they stand, which nothing changes any more."""
        seal = end_seal(record, self._papers().wording())
        for paper in self._papers().set_of(record):
            if paper.kind in INSTRUMENTS or paper.kind is PaperKind.SERVICE_RETURN:
                continue
            pdf = self._papers().render(record, paper, seal=seal).pdf
            yield _Piece(self._document(record, paper, sha256_of(pdf), len(pdf)), pdf)

    def _document(self, record: Record, paper: PaperId, sha256: str, size: int) -> Document:
        people = (*record.content.parties, *record.content.agents)
        name = next((one.name for one in people if one.id == paper.subject), "")
        title = self._papers().title(paper.kind)
        return Document(
            sha256=sha256,
            size=size,
            media_type=_PDF,
            kind=DocumentKind(paper.kind.value),
            title=f"{title}（{name}）" if name else title,
            subject=paper.subject,
        )

    def _attached(self, attachments: tuple[Attachment, ...]) -> Iterator[_Piece]:
        for one in attachments:
            if one.size == 0:
                continue  # an empty file proves nothing, and the contract knows none
            media_type = one.media_type if one.media_type in MEDIA_TYPES else _ANYTHING
            yield _Piece(
                Document(
                    sha256=one.sha256,
                    size=one.size,
                    media_type=media_type,
                    kind=DocumentKind.EVIDENCE,
                    title=one.title.strip() or _UNNAMED,
                ),
                None,
            )


def _closed(record: Record) -> Revision:
    revision = settled(record)
    if revision is None:
        raise Refusal("nothing_to_file", "state", state=record.state.value)
    return revision


def _proofs(record: Record, revision: Revision) -> tuple[Attachment, ...]:
    """What was put into the case to prove service and payments."""
    named: set[str] = {p.proof for p in record.payments if p.proof is not None}
    named |= {service.scan.attachment for service in revision.services if service.scan is not None}
    return tuple(one for one in record.attachments if one.id in named)


def _check(manifest: Manifest, data: bytes) -> None:
    try:
        read_manifest(manifest.to_data())
        remarks = check(manifest, read_case_data(data, CASE_VERSION))
    except Fault as fault:
        raise Refusal("manifest_invalid", fault.field, reason=fault.code, **dict(fault.params)) from None
    blocking = [remark for remark in remarks if remark.blocks]
    if blocking:
        raise Refusal(
            "remarks_block",
            blocking[0].field,
            remarks=[remark.to_data() for remark in blocking],
        )
