"""From a record to what is filed: which papers, which data, and nothing that the court would not take."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediator_app.delivery import Fixed
from mediator_app.domain.edits import (
    Attach,
    CloseWithoutAgreement,
    CorrectAgreement,
    RecordPayment,
    RecordWithdrawal,
    StateFacts,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.filings import FilingKind
from mediator_app.domain.ids import AttachmentId, FilingId, PartyId, PaymentId
from mediator_app.domain.money import Money
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import Record
from mediator_app.domain.settlement import PayMethod
from mediator_app.exchange.contract.case_data import read_case_data
from mediator_app.exchange.contract.checks import check
from mediator_app.exchange.contract.filing import DocumentKind, Manifest
from mediator_app.exchange.contract.signed import Use, read_signed
from mediator_app.exchange.trust import manifest_in
from mediator_app.filing.assembling import Assembler, Task
from tests.cases import ASIDE, ASIDE_FEN, E1, NOON, W1, Past, mediating, served, signed, uid
from tests.desk.fakes import PlainPapers
from tests.exchange.fake_court import AUTHORITY, identity
from tests.exchange.keys import NOW

CLOSED = b"the closed instrument, byte for byte"


class Dossier(PlainPapers):
    """All the papers of a hearing, as plain text."""

    def set_of(self, record: Record) -> tuple[PaperId, ...]:
        content = record.content
        papers = [PaperId(PaperKind.HEARING_RECORD)]
        papers += [PaperId(PaperKind.POWER_OF_ATTORNEY, agent.id) for agent in content.agents]
        if content.settlement is not None:
            papers.append(PaperId(content.instrument))
            papers += [PaperId(PaperKind.SERVICE_RETURN, party.id) for party in content.parties]
        return tuple(papers)


def made(past: Past, kind: FilingKind, record: Record | None = None) -> Fixed:
    assembler = Assembler(Dossier, lambda sha256: CLOSED, identity)
    return assembler.make(
        Task(
            filing_id=FilingId(uid(0xF00)),
            kind=kind,
            made_at=NOON,
            record=record or past.record,
            head=past.history.head,
            supersedes=uid(0xE00),
            assignment="",
        )
    )


def opened(fixed: Fixed) -> tuple[Manifest, dict[str, Any]]:
    """The manifest, its signature verified, and the case data as the court reads it; all hashes and sizes hold."""
    read_signed(fixed.manifest, Use.MANIFEST, at=NOW, authority=AUTHORITY.certificate)
    manifest = manifest_in(fixed.manifest)
    kept = {one.sha256: one.data for one in fixed.documents}
    for sha256, data in kept.items():
        assert hashlib.sha256(data).hexdigest() == sha256
        stated = manifest.document(sha256)
        assert len(data) == (manifest.case.size if stated is None else stated.size)
    assert fixed.total == manifest.size
    return manifest, read_case_data(kept[manifest.case.sha256], 2)


def kinds(manifest: Manifest) -> list[str]:
    return [document.kind.value for document in manifest.documents]


def evidence(past: Past, **fields: Any) -> str:
    id = past.ids.new()
    attachment = {
        "attachment": AttachmentId(id),
        "title": "转账凭证",
        "media_type": "image/jpeg",
        "sha256": hashlib.sha256(id.encode()).hexdigest(),
        "size": 10,
    }
    past.do(Attach, **{**attachment, **fields})
    return id


def test_a_settlement_has_the_closed_instrument_and_every_paper_with_it() -> None:
    past = served()
    evidence(past, title="  ", media_type="video/mp4")
    evidence(past, size=0, sha256="0" * 64)
    manifest, case = opened(made(past, FilingKind.SETTLEMENT))
    assert kinds(manifest) == [
        "hearing_record",
        "power_of_attorney",
        "power_of_attorney",
        "arbitration_mediation",
        "service_return",
        "service_return",
        "evidence",
    ]
    closing = past.standing.closing
    assert closing is not None
    instrument = manifest.documents[3]
    assert (instrument.sha256, instrument.size) == (closing.pdf_sha256, len(CLOSED))
    assert (manifest.documents[-1].title, manifest.documents[-1].media_type) == (
        "附件",
        "application/octet-stream",
    )
    assert manifest.documents[1].title.endswith("）")
    assert (manifest.revision, manifest.seal) == (past.standing.number, past.standing.seal)
    assert (manifest.supersedes, manifest.practice) == (uid(0xE00), False)
    assert [one["served_on"] for one in case["execution"]["services"]] == ["2026-11-23"] * 2
    assert check(manifest, case) == ()


def test_before_everybody_was_served_there_are_only_the_returns_there_are() -> None:
    past = signed()
    past.serve(W1)
    manifest, case = opened(made(past, FilingKind.SETTLEMENT))
    assert kinds(manifest).count("service_return") == 1
    assert [remark.code for remark in check(manifest, case)] == ["not_served"]


def test_a_handover_tells_how_the_case_stands_and_no_instrument() -> None:
    past = mediating()
    past.do(CloseWithoutAgreement, reason="差距过大")
    evidence(past)
    manifest, case = opened(made(past, FilingKind.HANDOVER))
    assert kinds(manifest) == ["hearing_record", "power_of_attorney", "power_of_attorney", "evidence"]
    assert (manifest.revision, manifest.seal) == (0, "")
    assert (case["state"], case["ended"]) == ("not_agreed", "差距过大")


def test_after_a_withdrawal_the_handover_tells_what_is_open_now() -> None:
    past = signed()
    past.do(RecordWithdrawal, party=PartyId(W1), reason="反悔")
    past.do(StateFacts, facts="反悔以后的事实。")
    past.do(CloseWithoutAgreement, reason="反悔后未再达成一致")
    manifest, case = opened(made(past, FilingKind.HANDOVER))
    assert DocumentKind.ARBITRATION_MEDIATION not in {one.kind for one in manifest.documents}
    # The newest closed one is still told, as withdrawn.
    assert case["execution"]["state"] == "withdrawn"
    assert case["content"]["facts"] == "反悔以后的事实。"


def test_a_report_tells_payments_with_their_proofs() -> None:
    past = served()
    proof = evidence(past)
    evidence(past, title="无关的照片")
    past.do(
        RecordPayment,
        payment=PaymentId(past.ids.new()),
        payer=PartyId(E1),
        payee=PartyId(W1),
        number=1,
        amount=Money.yuan(5),
        paid_on=date(2026, 11, 23),
        method=PayMethod.TRANSFER,
        proof=AttachmentId(proof),
    )
    manifest, case = opened(made(past, FilingKind.REPORT))
    assert kinds(manifest) == ["service_return", "service_return", "evidence"]
    assert manifest.documents[-1].title == "转账凭证"
    assert [one["amount"] for one in case["payments"]] == [500]


def test_while_a_correction_is_drafted_the_report_is_about_what_was_signed() -> None:
    past = served()
    seal = past.standing.seal
    past.do(CorrectAgreement, reason="笔误")
    past.do(StateFacts, facts="更正后的事实。")
    past.seal()
    manifest, case = opened(made(past, FilingKind.REPORT))
    assert manifest.seal == seal
    assert case["content"].get("facts") != "更正后的事实。"


def test_nothing_said_in_caucus_is_in_it() -> None:
    for past, kind in ((served(), FilingKind.SETTLEMENT), (_failed(), FilingKind.HANDOVER)):
        fixed = made(past, kind)
        whole = json.dumps(manifest_in(fixed.manifest).to_data(), ensure_ascii=False).encode()
        whole += b"".join(one.data for one in fixed.documents)
        assert ASIDE.encode() not in whole
        assert str(ASIDE_FEN).encode() not in whole
        assert "程虚构".encode() in whole


def _failed() -> Past:
    past = mediating()
    past.do(CloseWithoutAgreement, reason="差距过大")
    return past


def test_what_the_court_would_not_take_is_refused_here() -> None:
    past = served()
    revision = past.standing
    nameless = replace(revision.content.parties[0], name=" ")
    content = replace(revision.content, parties=(nameless, *revision.content.parties[1:]))
    record = replace(past.record, revisions=(replace(revision, content=content),))
    with pytest.raises(Refusal) as caught:
        made(past, FilingKind.SETTLEMENT, record)
    assert (caught.value.code, caught.value.field) == ("remarks_block", "parties.0.name")
    with pytest.raises(Refusal) as caught:
        made(mediating(), FilingKind.SETTLEMENT)
    assert caught.value.code == "nothing_to_file"


def test_a_document_that_is_too_large_is_named() -> None:
    past = served()
    evidence(past, size=300 * 1024 * 1024)
    with pytest.raises(Refusal) as caught:
        made(past, FilingKind.SETTLEMENT)
    assert (caught.value.code, caught.value.params["reason"]) == ("manifest_invalid", "document_too_large")
    assert caught.value.field.startswith("documents.")


def test_the_same_record_makes_the_same_manifest() -> None:
    past = served()
    one, two = made(past, FilingKind.SETTLEMENT), made(past, FilingKind.SETTLEMENT)
    assert one.manifest_sha256 == two.manifest_sha256
