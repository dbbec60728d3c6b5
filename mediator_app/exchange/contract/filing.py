"""A filing: what a laptop owes the court about one case, stated in a manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from . import OLDEST, VERSION
from .faults import Fault
from .reading import Fields, write_instant


class FilingKind(StrEnum):
    SETTLEMENT = "settlement"
    """A settled case: the signed instrument and the papers with it (仲裁调解书 or 调解协议书)."""
    HANDOVER = "handover"
    """Mediation failed: everything recorded goes on to arbitration."""
    REPORT = "report"
    """What happened after a settlement was filed: service, withdrawal, payments, the end of the case."""


class DocumentKind(StrEnum):
    """What a document of a filing is. The first seven are the papers of a hearing."""

    ARBITRATION_MEDIATION = "arbitration_mediation"
    MEDIATION_AGREEMENT = "mediation_agreement"
    HEARING_RECORD = "hearing_record"
    RIGHTS_NOTICE = "rights_notice"
    POWER_OF_ATTORNEY = "power_of_attorney"
    SERVICE_ADDRESS = "service_address"
    SERVICE_RETURN = "service_return"
    EVIDENCE = "evidence"
    """Anything that was put into the case: scans, photographs, tables."""


MEDIA_TYPES: Final = frozenset(
    {
        "application/pdf",
        "image/jpeg",
        "image/png",
        "text/plain",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream",
    }
)
"""Documents of other kinds travel as `application/octet-stream`; a court never shows those in the page."""

MOST_DOCUMENTS: Final = 500
LARGEST_DOCUMENT: Final = 256 * 1024 * 1024
"""Bytes."""
LARGEST_CASE_DATA: Final = 16 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file of a filing. `subject` is the party's or agent's id for papers that are made one for each."""

    sha256: str
    size: int
    media_type: str
    kind: DocumentKind
    title: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseData:
    """The case as JSON (see `case_data`): by its hash, like every document."""

    sha256: str
    size: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who filed. `certificate` is the SHA-256 of the laptop's certificate, whose key signed the manifest."""

    name: str
    organisation: str
    number: str
    certificate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything that is filed, by hash. The same id with the same manifest is the same filing; the same id with
    another manifest is a conflict that a person decides.
    """

    contract: int
    filing_id: str
    case_id: str
    kind: FilingKind
    made_at: datetime
    court: str
    laptop: str
    author: Author
    practice: bool
    case_number: str
    """The number under which the mediator knows the case; empty where it has none yet."""
    assignment: str
    """The hearing that the court assigned, where the case began as one; else empty."""
    supersedes: str
    """The filing that this one corrects or completes; empty for the first."""
    revision: int
    """Number of the sealed agreement that it is about; 0 where nothing was sealed."""
    seal: str
    """SHA-256 of the sealed content; empty where nothing was sealed."""
    case: CaseData
    documents: tuple[Document, ...]

    @property
    def hashes(self) -> tuple[str, ...]:
        """Of everything that has to be there, the case data first, each once."""
        return tuple(dict.fromkeys((self.case.sha256, *(d.sha256 for d in self.documents))))

    @property
    def sizes(self) -> dict[str, int]:
        """The bytes of each, by its hash."""
        return {self.case.sha256: self.case.size} | {one.sha256: one.size for one in self.documents}

    @property
    def size(self) -> int:
        """Bytes of everything that has to be there."""
        return sum(self.sizes.values())

    def document(self, sha256: str) -> Document | None:
        return next((d for d in self.documents if d.sha256 == sha256), None)

    def to_data(self) -> dict[str, Any]:
        """As it stands on the wire; `signed.sign` makes the canonical JSON of it."""
        return {
            "contract": self.contract,
            "filing_id": self.filing_id,
            "case_id": self.case_id,
            "kind": self.kind.value,
            "made_at": write_instant(self.made_at),
            "court": self.court,
            "laptop": self.laptop,
            "author": {
                "name": self.author.name,
                "organisation": self.author.organisation,
                "number": self.author.number,
                "certificate": self.author.certificate,
            },
            "practice": self.practice,
            "case_number": self.case_number,
            "assignment": self.assignment,
            "supersedes": self.supersedes,
            "revision": self.revision,
            "seal": self.seal,
            "case": {"sha256": self.case.sha256, "size": self.case.size, "version": self.case.version},
            "documents": [
                {
                    "sha256": d.sha256,
                    "size": d.size,
                    "media_type": d.media_type,
                    "kind": d.kind.value,
                    "title": d.title,
                    "subject": d.subject,
                }
                for d in self.documents
            ],
        }


def read_manifest(value: Any) -> Manifest:
    """A manifest from the wire. Faults name the field; `contract_too_new`, `contract_too_old` name the versions."""
    top = Fields(value)
    contract = top.whole("contract", least=1)
    check_version(contract)
    top.only(
        "contract", "filing_id", "case_id", "kind", "made_at", "court", "laptop", "author", "practice",
        "case_number", "assignment", "supersedes", "revision", "seal", "case", "documents",
    )  # fmt: skip
    author, case = Fields(top.get("author"), "author"), Fields(top.get("case"), "case")
    author.only("name", "organisation", "number", "certificate")
    case.only("sha256", "size", "version")
    manifest = Manifest(
        contract=contract,
        filing_id=top.id("filing_id"),
        case_id=top.id("case_id"),
        kind=top.one_of("kind", FilingKind),
        made_at=top.instant("made_at"),
        court=top.id("court"),
        laptop=top.id("laptop"),
        author=Author(
            name=author.text("name"),
            organisation=author.text("organisation"),
            number=author.text("number"),
            certificate=author.hash("certificate"),
        ),
        practice=top.truth("practice"),
        case_number=top.text("case_number"),
        assignment=top.id("assignment", empty=True),
        supersedes=top.id("supersedes", empty=True),
        revision=top.whole("revision"),
        seal=top.hash("seal", empty=True),
        case=CaseData(
            sha256=case.hash("sha256"),
            size=case.whole("size", least=2),
            version=case.whole("version", least=1),
        ),
        documents=tuple(_document(item) for item in top.objects("documents")),
    )
    _check(manifest)
    return manifest


def check_version(contract: int) -> None:
    """Faults `contract_too_new` (the other side must wait for this one's update), `contract_too_old`."""
    if contract > VERSION:
        raise Fault("contract_too_new", "contract", found=contract, newest=VERSION)
    if contract < OLDEST:
        raise Fault("contract_too_old", "contract", found=contract, oldest=OLDEST)


def _document(item: Fields) -> Document:
    item.only("sha256", "size", "media_type", "kind", "title", "subject")
    media_type = item.text("media_type")
    if media_type not in MEDIA_TYPES:
        raise Fault("not_one_of", item.at("media_type"))
    return Document(
        sha256=item.hash("sha256"),
        size=item.whole("size", least=1),
        media_type=media_type,
        kind=item.one_of("kind", DocumentKind),
        title=item.text("title", empty=False),
        subject=item.id("subject", empty=True),
    )


def _check(manifest: Manifest) -> None:
    """What makes no sense whatever the case is about."""
    if len(manifest.documents) > MOST_DOCUMENTS:
        raise Fault("list_too_long", "documents", most=MOST_DOCUMENTS)
    if manifest.case.size > LARGEST_CASE_DATA:
        raise Fault("document_too_large", "case.size", most=LARGEST_CASE_DATA)
    sizes = {manifest.case.sha256: manifest.case.size}
    for number, document in enumerate(manifest.documents):
        if document.size > LARGEST_DOCUMENT:
            raise Fault("document_too_large", f"documents.{number}.size", most=LARGEST_DOCUMENT)
        if sizes.setdefault(document.sha256, document.size) != document.size:
            raise Fault("sizes_differ", f"documents.{number}.size")
    if manifest.case.version != manifest.contract:
        raise Fault("case_version_differs", "case.version")
    if manifest.supersedes == manifest.filing_id:
        raise Fault("supersedes_itself", "supersedes")
    if bool(manifest.revision) is not bool(manifest.seal):
        raise Fault("seal_without_revision", "seal")
