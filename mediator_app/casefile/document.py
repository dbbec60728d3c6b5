"""What a case file holds. The published schema is made from these classes (`scripts/make_schema.py`)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediator_app.domain.ink import Ink
from mediator_app.domain.papers import PaperKind, Signer
from mediator_app.domain.record import Content

FORMAT: Final = "mediator-case"
VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class InkSignature:
    """One handwritten signature, as it was drawn on a signing field."""

    signer: Signer
    ink: Ink
    paper: PaperKind | None = None
    """The paper it stands on; left out, it is the agreement itself."""
    subject: str = ""
    """The party's or agent's id for papers that are made one for each."""
    pages_seen: int = 0
    """How many pages were shown to the signer before the pen touched the field."""
    read_aloud: bool = False
    """Whether the paper was read to the signer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument:
    """One case that is being mediated: everything open about it, and nothing that was said in caucus."""

    format: str
    version: int
    content: Content
    signatures: tuple[InkSignature, ...] = ()
    """Signatures given to the agreement of this file. An export never has any: ink belongs to the paper it was
    drawn on."""
    practice: bool = False
    """The case is fictional and made for training; it can never become a real one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in a case file that cannot be taken: where (`content.claims.0.amount`) and why."""

    path: str
    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)


def schema_path(version: int = VERSION) -> Path:
    """Where the published JSON Schema of a version lies."""
    return Path(__file__).resolve().parents[2] / "resources" / "schema" / f"case-{version}.schema.json"
