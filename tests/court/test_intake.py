"""Filings over the network: taken once, answered the same each time, refused with a reason."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from court import answers, audit, filings, laptops, reviews
from court.service import now
from mediator_app.exchange.contract.answers import AnswerKind, Outcome, Receipt
from mediator_app.exchange.contract.enrolment import read_certificate
from mediator_app.exchange.contract.filing import FilingKind
from mediator_app.exchange.contract.signed import Use, read_signed, sign
from tests.court import cases
from tests.court.laptop import Filing, Laptop, Paper, form_of, new_client
from tests.court.running import Running


def code_of(response: httpx2.Response) -> str:
    assert response.headers["content-type"] == "application/problem+json", response.text
    return str(response.json()["code"])


def test_a_filing_is_taken_with_a_signed_receipt(laptop: Laptop, served: Running) -> None:
    filing = cases.settlement(laptop, papers=(Paper(b"evidence"),))
    response = laptop.put(filing)
    assert response.status_code == 201
    said = laptop.receipt(response).said
    assert isinstance(said, Receipt)
    assert (said.filing_id, said.manifest_sha256) == (filing.id, laptop_hash(laptop, filing.token))
    assert {one.sha256 for one in said.documents} == set(filing.contents)
    assert {one.outcome for one in said.documents} == {Outcome.STORED}
    again = laptop.put(filing)
    assert (again.status_code, again.content) == (200, response.content)
    assert [a.said for a in laptop.pull()] == [said]

    place = served.place
    with place.service.database.reading() as connection:
        found = filings.filing(connection, place.court.id, filing.id)
        assert found.row.number == said.number
        assert (found.row.agreed, found.row.claimed) == (2_000_000, 3_000_000)
        assert found.row.title == "程虚构|示例（中国）有限公司"
        assert filings.case(connection, place.service.store, found)["content"] == cases.content()
        stored, blob = filings.document(
            connection, place.court.id, filing.id, filing.manifest.documents[1].sha256
        )
        assert (stored.title, place.service.store.read(blob)) == ("材料", b"evidence")
        assert audit.entries(connection, place.court.id)[0].deed == "filing_received"
        assert (audit.broken(connection), answers.broken(connection)) == ([], [])


def laptop_hash(laptop: Laptop, token: str) -> str:
    authority = read_certificate(laptop.enrolment.authority)
    return read_signed(token, Use.MANIFEST, at=datetime.now(UTC), authority=authority).sha256


def test_identical_posts_at_the_same_time_are_one_filing(
    enrol: Callable[..., Laptop], served: Running
) -> None:
    """100 ids, each sent three times at once: no wrong answer, nothing twice."""
    laptops = [enrol("一"), enrol("二")]
    made = [(laptop, laptop.make(cases.handover(n))) for n in range(50) for laptop in laptops]
    for laptop in laptops:
        assert laptop.headers
    posts = [pair for pair in made for _ in range(3)]

    def send(pair: tuple[Laptop, Filing]) -> tuple[str, int, bytes]:
        laptop, filing = pair
        with new_client() as client:
            response = laptop.put(filing, client=client)
            while response.status_code == 503:
                response = laptop.put(filing, client=client)
            return filing.id, response.status_code, response.content

    with ThreadPoolExecutor(12) as pool:
        results = list(pool.map(send, posts))
    receipts: dict[str, set[bytes]] = {}
    for id, status, content in results:
        assert status in (200, 201), content
        receipts.setdefault(id, set()).add(content)
    assert len(receipts) == 100
    assert all(len(contents) == 1 for contents in receipts.values())
    assert sum(status == 201 for _, status, _ in results) == 100
    for laptop in laptops:
        said = laptop.pull()
        assert len(said) == 50
        assert {answer.said.kind for answer in said} == {AnswerKind.RECEIPT}
    place = served.place
    with place.service.database.reading() as connection:
        assert filings.count(connection, place.court.id) == 100
        assert place.service.store.orphans(connection) == []
        assert (audit.broken(connection), answers.broken(connection)) == ([], [])


def test_the_same_id_with_another_manifest_is_a_conflict(laptop: Laptop) -> None:
    filing = laptop.make(cases.handover(1))
    assert laptop.put(filing).status_code == 201
    other = laptop.make(cases.handover(2), filing_id=filing.id)
    response = laptop.put(other)
    assert (response.status_code, code_of(response)) == (409, "filing_conflict")
    assert laptop.put(filing).status_code == 200


def renamed(filing: Filing, laptop: Laptop, **changed: Any) -> Filing:
    """The same filing, signed by another laptop in its own name."""
    own = laptop.make(b"{}")
    manifest = replace(filing.manifest, laptop=own.manifest.laptop, author=own.manifest.author, **changed)
    token = sign(manifest.to_data(), Use.MANIFEST, laptop.key, laptop.certificate)
    return Filing(manifest, token, filing.contents)


@pytest.mark.parametrize("inline", [True, False])
def test_a_laptop_enrolled_anew_brings_the_same_filing_and_it_is_one(
    enrol: Callable[..., Laptop], served: Running, inline: bool
) -> None:
    lost, laptop = enrol(), enrol()
    filing = lost.make(cases.handover(1), (Paper(b"evidence"),))
    first = lost.receipt(lost.put(filing)).said
    assert isinstance(first, Receipt)
    place = served.place
    clerk = place.clerk(f"clerk-of-repeats-{inline}".lower())
    with place.service.database.writing() as connection:
        reviews.take_up(connection, place.court, clerk, filing.id, at=now())
    again = renamed(filing, laptop)
    response = laptop.put(again, inline=inline)
    assert response.status_code == 200, "it is not new"
    said = laptop.receipt(response).said
    assert isinstance(said, Receipt)
    assert (said.filing_id, said.manifest_sha256) == (filing.id, laptop_hash(laptop, again.token))
    assert (said.number, said.received_at) == (first.number, first.received_at)
    assert laptop.put(again).content == response.content, "the same receipt, byte for byte"
    assert laptop_said(laptop) == [AnswerKind.RECEIPT, AnswerKind.REVIEW]
    # What becomes of it afterwards is told to the laptop that is there; what was kept of the first stays.
    with place.service.database.writing() as connection:
        reviews.docket(connection, place.court, clerk, filing.id, "示劳人仲（2026）办字第79号", at=now())
    assert laptop_said(laptop) == [AnswerKind.RECEIPT, AnswerKind.REVIEW, AnswerKind.REVIEW]
    assert laptop_said(lost) == [AnswerKind.RECEIPT, AnswerKind.REVIEW]
    assert lost.put(filing).status_code == 200
    with place.service.database.reading() as connection:
        kept = filings.filing(connection, place.court.id, filing.id)
        assert (kept.laptop, kept.manifest) == (lost.enrolment.laptop, filing.token)
        deeds = [one.deed for one in audit.entries(connection, place.court.id)]
        assert deeds.count("filing_received") == deeds.count("filing_repeated") == 1
        assert (audit.broken(connection), answers.broken(connection)) == ([], [])


def laptop_said(laptop: Laptop) -> list[AnswerKind]:
    laptop.pull()
    wanted = (AnswerKind.RECEIPT, AnswerKind.REVIEW)
    return [answer.said.kind for answer in laptop.answers if answer.said.kind in wanted]


def test_what_is_not_the_same_filing_or_not_the_same_mediators_stays_a_conflict(
    enrol: Callable[..., Laptop], served: Running
) -> None:
    first, laptop, stranger = enrol(), enrol(), enrol("示仲调0002")
    filing = first.make(cases.handover(1))
    assert first.put(filing).status_code == 201
    for own, changed in (
        (laptop, {"case_number": "另一号"}),
        (laptop, {"made_at": datetime.now(UTC)}),
        (stranger, {}),
    ):
        response = own.put(renamed(filing, own, **changed))
        assert (response.status_code, code_of(response)) == (409, "filing_conflict")
        assert laptop_said(own) == []


def test_a_revoked_laptop_repeats_nothing(enrol: Callable[..., Laptop], served: Running) -> None:
    first, laptop = enrol(), enrol()
    filing = first.make(cases.handover(1))
    assert first.put(filing).status_code == 201
    assert laptop.headers
    place = served.place
    with place.service.database.writing() as connection:
        laptops.revoke(connection, place.court, laptop.enrolment.laptop, at=now(), by=audit.SYSTEM)
    assert code_of(laptop.put(renamed(filing, laptop))) == "laptop_revoked"


def test_refusals_name_what_is_wrong(laptop: Laptop, enrol: Callable[..., Laptop], served: Running) -> None:
    other = enrol("另一")
    case = cases.handover()
    filing = laptop.make(case)
    stated = filing.manifest.to_data()["case"]
    refused = {
        "not_this_laptop": other.put(filing),
        "not_this_court": laptop.put(laptop.make(case, changed={"court": "another"})),
        "practice_mismatch": laptop.put(laptop.make(case, practice=False)),
        "contract_too_new": laptop.put(laptop.make(case, contract=3)),
        "manifest_invalid": laptop.put(replace(filing, token=filing.token[:-4] + "AAAA")),
        "document_unnamed": laptop.put(replace(filing, contents={**filing.contents, "0" * 64: b"?"})),
        "hash_mismatch": laptop.put(replace(filing, contents={filing.manifest.case.sha256: case + b" "})),
        "size_mismatch": laptop.put(laptop.make(case, changed={"case": {**stated, "size": 5}})),
        "documents_missing": laptop.put(filing, inline=False),
        "case_data_invalid": laptop.put(laptop.make(case.replace(b'"content":{', b'"content":{"x":1,'))),
        "remarks_block": laptop.put(laptop.make(case, kind=FilingKind.SETTLEMENT)),
    }
    assert {code: code_of(response) for code, response in refused.items()} == {code: code for code in refused}
    assert refused["documents_missing"].json()["missing"] == [filing.manifest.case.sha256]
    assert [remark["code"] for remark in refused["remarks_block"].json()["remarks"] if remark["blocks"]] == [
        "nothing_agreed",
        "one_instrument",
    ]
    assert laptop.put(laptop.make(case, filing_id="b"), inline=True).status_code == 201
    wrong_place = laptop.client.put(
        f"{served.address}/v1/filings/another", files=form_of(filing.token, {}), headers=laptop.headers
    )
    assert (code_of(wrong_place), wrong_place.json()["reason"]) == ("manifest_invalid", "filing_id_differs")
    assert [a.said.filing_id for a in laptop.pull() if isinstance(a.said, Receipt)] == ["b"]


def test_the_contract_before_this_one_is_understood(laptop: Laptop, served: Running) -> None:
    filing = laptop.make(cases.case_file(), version=1)
    assert laptop.put(filing).status_code == 201
    place = served.place
    with place.service.database.reading() as connection:
        found = filings.filing(connection, place.court.id, filing.id)
        case = filings.case(connection, place.service.store, found)
    assert (found.contract, case["version"], case["state"]) == (1, 2, "not_agreed")
    assert found.row.title == "程虚构|示例跨国（中国）有限公司"
    # Amounts in a case file may be written as people write them; where one is, the sum is not guessed.
    assert found.row.claimed is None


def test_a_check_keeps_nothing(laptop: Laptop, served: Running) -> None:
    filing = laptop.make(cases.handover(), (Paper(b"evidence"),))
    response = laptop.check(filing)
    assert (response.status_code, response.json()) == (200, {"remarks": []})
    settled = laptop.check(laptop.make(cases.handover(), kind=FilingKind.SETTLEMENT)).json()["remarks"]
    assert any(remark["blocks"] for remark in settled)
    assert code_of(laptop.put(filing, inline=False)) == "documents_missing"
    with served.place.service.database.reading() as connection:
        assert filings.count(connection, served.place.court.id) == 0


def test_a_correction_is_linked_and_twins_are_pointed_out(
    enrol: Callable[..., Laptop], served: Running
) -> None:
    laptop, colleague = enrol("一"), enrol("二")
    first = cases.settlement(laptop)
    assert laptop.put(first).status_code == 201
    corrected = cases.settlement(
        laptop, b"%PDF-1.7 corrected", supersedes=first.id, case_id=first.manifest.case_id
    )
    assert laptop.put(corrected).status_code == 201
    elsewhere = cases.settlement(colleague, b"%PDF-1.7 elsewhere")
    assert colleague.put(elsewhere).status_code == 201
    stranger = cases.settlement(colleague, b"%PDF-1.7 stranger", content=cases.content("310110199001010003"))
    assert colleague.put(stranger).status_code == 201
    place = served.place
    with place.service.database.reading() as connection:
        old = filings.filing(connection, place.court.id, first.id)
        assert old.row.superseded_by == corrected.id
        assert [row.id for row in old.chain] == [first.id, corrected.id]
        assert {twin.filing for twin in old.twins} == {elsewhere.id}
        assert filings.filing(connection, place.court.id, stranger.id).twins == ()
        listed = {row.id: bool(row.twins) for row in filings.list_filings(connection, place.court.id)}
    assert listed == {first.id: True, corrected.id: True, elsewhere.id: True, stranger.id: False}


def test_a_filing_is_only_shown_to_its_laptop(enrol: Callable[..., Laptop], served: Running) -> None:
    laptop, other = enrol("一"), enrol("二")
    filing = laptop.make(cases.handover())
    receipt = laptop.put(filing).json()["signed"]
    url = f"{served.address}/v1/filings/{filing.id}"
    mine = laptop.client.get(url, headers=laptop.headers).json()
    assert (mine["state"], mine["receipt"], mine["review"]) == ("received", receipt, None)
    assert code_of(other.client.get(url, headers=other.headers)) == "not_found"
    # Knowing the hash of somebody's document is no right to it.
    theirs = other.make(cases.handover())
    assert code_of(other.put(theirs, inline=False)) == "documents_missing"
