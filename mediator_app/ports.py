"""What the desk needs from the world: a clock, ids, a store, papers, and the mediator's certificate.

Every adapter and every fake of one passes the same contract tests. Calls that touch the disk answer with a Future, so
that no screen waits; their failures are `Trouble`, or a `Refusal` where the user can mend the matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    # The docket lists cases before anybody opens one: what a case consists of is loaded behind it.
    from mediator_app.delivery import Answers, Filings
    from mediator_app.domain.case import CaseFile
    from mediator_app.domain.filings import Duty
    from mediator_app.domain.ids import CaseId, TermId
    from mediator_app.domain.journal import JournalEntry
    from mediator_app.domain.money import Money
    from mediator_app.domain.papers import LibraryClause, PaperId, PaperKind, RenderedPaper
    from mediator_app.domain.record import Record
    from mediator_app.domain.states import CaseState
    from mediator_app.domain.unrecorded import Unrecorded
    from mediator_app.domain.verdict import Verdict

Watch = Callable[[int, int], bool]
"""Hears how many bytes of all are done, and says whether to go on; called on the thread that does the work."""


class Clock(Protocol):
    def now(self) -> datetime:
        """An aware instant in UTC."""
        ...

    def today(self) -> date:
        """The date in Asia/Shanghai."""
        ...


class Ids(Protocol):
    def new(self) -> str:
        """A UUIDv7 in its 36-character form, later than all made before by the same source."""
        ...


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes kept under their SHA-256 (hex): a sealed PDF, a scan, a proof of payment."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """One edit to be made durable: its journal entry, the case before and after, bytes that belong to it, and what is
    owed to the court from now on.
    """

    entry: JournalEntry
    before: CaseFile | None
    after: CaseFile
    blobs: tuple[Blob, ...] = ()
    filings: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as the store has it. `seq` and `head` are its newest journal entry's."""

    case: CaseFile
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What a list shows of a case. `title` is `applicants|respondents` (see `record.title`)."""

    id: CaseId
    title: str
    case_number: str
    cause: str
    instrument: PaperKind
    state: CaseState
    practice: bool
    claimed: Money
    agreed: Money | None
    held_on: date | None
    """Day of the hearing."""
    started_at: datetime | None
    next_due: date | None
    """The next instalment not yet paid in full."""
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that an integrity check found. `case_id` is empty where the file itself is damaged."""

    code: str
    case_id: str = ""
    detail: str = ""


class Store(Protocol):
    """The encrypted store. Everything a `record` call has acknowledged survives any crash."""

    @property
    def filings(self) -> Filings:
        """What this laptop owes the court."""
        ...

    @property
    def answers(self) -> Answers:
        """What the court told this laptop."""
        ...

    def record(self, change: Change) -> Future[None]:
        """Make one edit durable in one transaction; done only after the commit returned.

        Repeating a change whose entry is already stored does nothing and succeeds. Trouble: `disk_full`,
        `store_read_only`, `store_locked`, `store_damaged`, `store_io`, `store_behind` (the entry before this one is
        not stored: it failed while this one was already on its way); Refusal `journal_conflict` where another entry
        stands at the same place.
        """
        ...

    def load(self, case_id: CaseId) -> Future[StoredCase]:
        """Refusal `no_such_case`."""
        ...

    def journal(self, case_id: CaseId) -> Future[tuple[JournalEntry, ...]]:
        """All entries of a case, in order; empty for an unknown case."""
        ...

    def keep_unrecorded(self, case_id: CaseId, texts: tuple[Unrecorded, ...]) -> Future[None]:
        """Keep what is typed in a case and not recorded: these texts, each at another place, and no others.

        Of a case that can no longer be changed nothing is kept, and the edit that makes it so drops what was. Not in
        the journal and in nothing that is made from the case. Trouble as `record`; Refusal `no_such_case`.
        """
        ...

    def unrecorded(self, case_id: CaseId) -> Future[tuple[Unrecorded, ...]]:
        """What was kept last, by place; nothing for an unknown case."""
        ...

    def cases(self, *, states: tuple[CaseState, ...] = (), limit: int = 1000) -> Future[tuple[CaseLine, ...]]:
        """Cases in the given states (all, where none is given), newest change first."""
        ...

    def search(self, text: str, *, limit: int = 50) -> Future[tuple[CaseLine, ...]]:
        """Cases in which a name, company or case number holds every word of `text`; newest change first."""
        ...

    def blob(self, sha256: str) -> Future[bytes]:
        """Refusal `no_such_blob`; Trouble `store_damaged` where the bytes no longer have their hash."""
        ...

    def setting(self, name: str) -> Future[Any]:
        """A setting's JSON value, None where it was never set."""
        ...

    def set_setting(self, name: str, value: Any) -> Future[None]: ...

    def secret(self, name: str) -> Future[bytes | None]:
        """A secret that lives in the encrypted file, such as the mediator's private key."""
        ...

    def set_secret(self, name: str, value: bytes) -> Future[None]: ...

    def check(self) -> Future[tuple[Fault, ...]]:
        """Integrity of the file, of every journal's chain, and that each journal replays to its stored case."""
        ...

    def backup(self, to: Path, watch: Watch | None = None) -> Future[None]:
        """A verified backup in one file, written beside its place first and moved there when it is whole.

        `watch` is asked on the store's thread. Refusal `backup_stopped` where it said no; Trouble `backup_no_room`,
        `backup_read_only`, `backup_place_gone`, `backup_not_verified`. What else is asked of the store waits meanwhile.
        """
        ...

    def close(self) -> None:
        """Finish what was asked for, then let go of the file."""
        ...


class Papers(Protocol):
    """Papers from the open record."""

    def wording(self) -> str:
        """Version (SHA-256, hex) of the wording files in use."""
        ...

    def render(
        self,
        record: Record,
        paper: PaperId,
        *,
        seal: str = "",
        signed: bool = False,
        language: str = "zh",
    ) -> RenderedPaper:
        """The paper as PDF: a draft where `seal` is empty, else marked with that seal.

        A sealed paper is drawn from the revision that has this seal, not from the record's current content; `signed`
        also draws the ink that was recorded for it. The same arguments give the same bytes. Refusals:
        `glyph_missing` (naming field and character), `text_too_long`, `wording_…` (naming file and line).
        """
        ...

    def set_of(self, record: Record) -> tuple[PaperId, ...]:
        """All papers that this case has, in the order of the dossier."""
        ...

    def title(self, kind: PaperKind, language: str = "zh") -> str:
        """What the paper is called on its first line."""
        ...

    def library(self, language: str = "zh") -> Mapping[str, LibraryClause]:
        """The clauses there are, by code. Refusals `wording_…`."""
        ...

    def clauses(self, record: Record, language: str = "zh") -> Mapping[TermId, str]:
        """Every clause of the record's content in the words in which it is printed. Refusals `wording_…`."""
        ...


@dataclass(frozen=True, slots=True)
class Closed:
    """A PDF closed by one PAdES signature. `certificate` is the SHA-256 (hex) of the signing certificate."""

    pdf: bytes
    certificate: str


class Certifier(Protocol):
    """The mediator's certificate: a software key from the vault, or a token."""

    def close(self, paper: RenderedPaper, *, at: datetime, seal: str, place: str) -> Closed:
        """One signature over the whole document, naming the seal that it closes.

        Refusal `certificate_missing`, `certificate_expired`; Trouble `token_missing`, `token_pin_wrong`,
        `token_pin_locked`.
        """
        ...


class Verifier(Protocol):
    def verify(self, pdf: bytes, *, original: bytes | None = None, seal: str = "") -> Verdict:
        """Whether the PDF is exactly what was closed.

        `original` (the sealed PDF before closing) lets the verdict name the pages that differ; `seal` is the seal
        that the document is expected to bear. Never raises for a bad file: the verdict says what it is.
        """
        ...
