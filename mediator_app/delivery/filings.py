"""Filings as the store keeps them: what this laptop owes the court, and how far each has come."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from mediator_app.domain.filings import FilingKind, FilingOrder, FilingState
from mediator_app.domain.ids import CaseId, FilingId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFact:
    """The court has it. `number` is the receipt's, for people; `received_at` the official filing time."""

    filing_id: FilingId
    manifest_sha256: str
    number: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionFact:
    """One reason of a return: a code, the path of a field in the case (`parties.1.name`), the clerk's words."""

    reason: str
    field: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFact:
    """What the court made of a filing; `state` is one of `under_review`, `docketed`, `returned`."""

    filing_id: FilingId
    state: FilingState
    decided_at: datetime
    case_number: str = ""
    objections: tuple[ObjectionFact, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingLine:
    """One filing as a list shows it. `sent` and `total` are bytes; `total` is 0 until it was made ready.

    `reason` with `params` says why it is blocked, or what went wrong the last time it was tried (`retry_at` says when
    it is tried again). `receipt` and `review` are the court's words and the newest of their kind.
    """

    filing_id: FilingId
    case_id: CaseId
    kind: FilingKind
    revision: str
    supersedes: str
    made_at: datetime
    held: bool
    state: FilingState
    manifest_sha256: str
    sent: int
    total: int
    attempts: int
    retry_at: datetime | None
    reason: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    """`applicants|respondents` (see `record.title`)."""
    practice: bool = False
    receipt: ReceiptFact | None = None
    review: ReviewFact | None = None

    @property
    def fixed(self) -> bool:
        """Whether its manifest is made: from then on it tells the same. Only a laptop that was enrolled anew signs it
        once more, in its new name."""
        return bool(self.manifest_sha256)


@dataclass(frozen=True, slots=True)
class Bytes:
    """A document that is made for a filing, kept under its SHA-256 (hex)."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A filing made ready: its signed manifest, and the documents that were made for it.

    `case_head` is the hash of the newest journal entry of the case as it was told.
    """

    manifest: str
    manifest_sha256: str
    total: int
    supersedes: str
    case_head: str
    documents: tuple[Bytes, ...]


class Filings(Protocol):
    """The filings in the store. Every call that writes is durable when its Future is done.

    Calls that name a filing raise Refusal `no_such_filing`; those that move one, `filing_move`.
    """

    def lines(self, case_id: CaseId | None = None, *, limit: int = 1000) -> Future[tuple[FilingLine, ...]]:
        """Of one case or of all, newest first."""
        ...

    def unsent(self) -> Future[tuple[FilingLine, ...]]:
        """Everything that the court has not confirmed, oldest first: held ones and blocked ones too."""
        ...

    def line(self, filing_id: FilingId) -> Future[FilingLine]: ...

    def order(self, order: FilingOrder) -> Future[None]:
        """One more, by the mediator's wish. Repeating it does nothing. Refusal `filing_waits` with the id of another
        of this case that has not been made ready yet: it will tell the same.
        """
        ...

    def fix(self, filing_id: FilingId, fixed: Fixed) -> Future[None]:
        """Keep the manifest and its documents; the filing is `sending` from now on.

        Refusals `filing_fixed` (it has a manifest already), `filing_stale` (the case has changed since it was read),
        `filing_held`, `filing_move` unless it is queued.
        """
        ...

    def sign_anew(self, filing_id: FilingId, manifest: str, manifest_sha256: str) -> Future[None]:
        """Keep the manifest that this laptop has signed with another key, in place of the one before; nothing of it is
        at the court, and every upload begins anew.

        Refusals `filing_not_fixed`, `filing_move` where the court has it.
        """
        ...

    def manifest(self, filing_id: FilingId) -> Future[str]:
        """The signed manifest. Refusal `filing_not_fixed`."""
        ...

    def document(self, sha256: str) -> Future[bytes]:
        """As `Store.blob`."""
        ...

    def sent(self, filing_id: FilingId, sent: int) -> Future[None]:
        """So many bytes of it are at the court."""
        ...

    def later(
        self,
        filing_id: FilingId,
        *,
        attempts: int,
        retry_at: datetime,
        reason: str,
        params: Mapping[str, Any],
    ) -> Future[None]:
        """It was tried for the `attempts`-th time, and is tried again."""
        ...

    def block(self, filing_id: FilingId, reason: str, params: Mapping[str, Any]) -> Future[None]:
        """A person decides."""
        ...

    def unblock(self, filing_id: FilingId) -> Future[None]:
        """Try again: blocked ones from where they were, others at once."""
        ...

    def hold(self, filing_id: FilingId, held: bool) -> Future[None]:
        """Hold it back, or let it go. Refusal `filing_fixed` where it is on its way already."""
        ...

    def withdraw(self, filing_id: FilingId) -> Future[None]:
        """Take it away. Refusal `filing_move` unless it is queued or blocked."""
        ...

    def upload(self, sha256: str) -> Future[str]:
        """Where an upload of these bytes goes on; empty where none was begun."""
        ...

    def keep_upload(self, sha256: str, url: str) -> Future[None]:
        """An empty `url` forgets it."""
        ...
