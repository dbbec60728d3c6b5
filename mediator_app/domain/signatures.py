"""What one person put on one paper: ink on the screen, or the scan of ink on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .days import legal_day
from .ids import AttachmentId, SignatureId
from .ink import Ink
from .papers import PaperKind, Signer


@dataclass(frozen=True, slots=True)
class Scan:
    """The picture of a page that was signed by hand; the bytes lie in the store under their SHA-256 (hex)."""

    attachment: AttachmentId
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One person's signature on one paper of a revision: ink on the screen, or a scan of ink on paper, never both."""

    id: SignatureId
    at: datetime
    paper: PaperKind
    subject: str = ""
    """Which of several papers of the kind: the party's or agent's id for papers made one for each."""
    signer: Signer
    name: str
    """The name as it stood in the sealed content."""
    ink: Ink | None = None
    scan: Scan | None = None
    pages_seen: int = 0
    read_aloud: bool = False
    signed_on: date | None = None
    """The day that stands beside a signature on paper; `at` is when its scan was attached."""

    @property
    def day(self) -> date:
        """The day of signing in Asia/Shanghai."""
        return self.signed_on or legal_day(self.at)
