"""The practice case S1 and what can be made of it; all people and companies in it are fictional."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from mediator_app.casefile.reading import read_case
from mediator_app.documents.faces import RESOURCES
from mediator_app.domain.ids import AttachmentId, AuthorId, CaseId, RevisionId, SignatureId
from mediator_app.domain.ink import Ink, Stroke
from mediator_app.domain.papers import PaperKind, Signer
from mediator_app.domain.people import Body, BodyKind
from mediator_app.domain.record import Content, Record, Revision, Scan, Signature
from mediator_app.domain.schedule import EqualParts, Plan, Step
from mediator_app.domain.sealing import signer_name, signers
from mediator_app.domain.settlement import Settlement
from mediator_app.domain.states import RevisionState

AT = datetime(2026, 11, 23, 3, 40, tzinfo=UTC)
SEAL = "0123456789abcdef" * 4
INK = Ink(
    (Stroke(tuple((500 + i * 40, 800 + i * 37 % 400, 300 + i * 15, i * 10) for i in range(40))),), 4000, 1500
)


@cache
def s1() -> Content:
    return read_case((RESOURCES / "practice/s1.case.json").read_bytes()).content


def record(content: Content | None = None, *, practice: bool = False) -> Record:
    return Record(
        id=CaseId("0198"), opened_at=AT, opened_by=AuthorId("x"), practice=practice, content=content or s1()
    )


def with_plan(plan: Plan) -> Content:
    content = s1()
    assert content.settlement
    share = replace(content.settlement.shares[0], plan=plan)
    return replace(content, settlement=Settlement((share,)))


def street() -> Content:
    """The same dispute before a street body, paid in six instalments."""
    body = Body(
        kind=BodyKind.STREET,
        name="上海市示例区示例街道劳动争议调解委员会",
        court="上海市示例区劳动人事争议仲裁委员会",
    )
    plan = EqualParts(6, date(2026, 12, 15), Step.MONTH)
    return replace(
        with_plan(plan), instrument=PaperKind.MEDIATION_AGREEMENT, body=body, case_number="示街调〔2026〕12号"
    )


def sealed(wording: str, *, signed: bool = False, content: Content | None = None) -> Record:
    """S1 with a sealed revision; `signed` by all, the last but the mediator on paper."""
    content = content or s1()
    found: list[Signature] = []
    if signed:
        people = signers(content, content.instrument)
        for number, signer in enumerate(people):
            on_paper = number == len(people) - 2
            found.append(_signature(content, signer, number, on_paper=on_paper))
    revision = Revision(
        id=RevisionId("r1"), number=1, state=RevisionState.SEALED, sealed_at=AT, content=content, seal=SEAL,
        wording=wording, rules="", pdf_sha256="", signatures=tuple(found),
    )  # fmt: skip
    # What was sealed stands, whatever the content became later.
    return replace(record(replace(content, cause="后来改动的案由")), revisions=(revision,))


def _signature(content: Content, signer: Signer, number: int, *, on_paper: bool) -> Signature:
    scan = Scan(AttachmentId("a1"), "0" * 64)
    return Signature(
        id=SignatureId(f"s{number}"), at=AT, paper=content.instrument, signer=signer,
        name=signer_name(content, signer), ink=None if on_paper else INK, scan=scan if on_paper else None,
    )  # fmt: skip
