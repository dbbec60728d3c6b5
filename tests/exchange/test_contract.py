"""What laptop and court agree on: every value comes back from the wire, and nothing else gets through."""

from __future__ import annotations

import base64
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.days import legal_day
from mediator_app.domain.edits import Attach
from mediator_app.domain.ids import AttachmentId
from mediator_app.domain.sealing import unsigned
from mediator_app.domain.signatures import Scan
from mediator_app.exchange.case_data import filing_case, write_filing_case
from mediator_app.exchange.contract import OLDEST, VERSION, case_data
from mediator_app.exchange.contract.answers import (
    Answer,
    CertificateRenewed,
    DocumentOutcome,
    Hearing,
    HearingWithdrawn,
    Outcome,
    Pack,
    PackKind,
    Receipt,
    Review,
    ReviewState,
    Said,
    read_answer,
)
from mediator_app.exchange.contract.canonical import canonical, read_canonical, read_json, sha256_of
from mediator_app.exchange.contract.checks import check
from mediator_app.exchange.contract.enrolment import (
    LETTERS,
    Code,
    Enrolment,
    mark_of,
    new_code,
    read_code,
    read_enrolment,
)
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import (
    MEDIA_TYPES,
    Author,
    CaseData,
    Document,
    DocumentKind,
    FilingKind,
    Manifest,
    read_manifest,
)
from mediator_app.exchange.contract.reasons import PLACES, Objection, Reason
from mediator_app.exchange.contract.signed import Use, read_signed, sign
from scripts import make_schema
from tests import cases
from tests.exchange.keys import NOW, authority, issued

COURT, LAPTOP = authority(), issued(authority())
HASH = "0123456789abcdef" * 4

ids = st.from_regex(r"[0-9A-Za-z_-]{1,64}", fullmatch=True)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
said = texts.filter(bool)
instants = st.integers(0, 7 * 10**15).map(
    lambda us: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)
)
sizes = st.integers(2, 10**7)

documents = st.builds(
    Document,
    sha256=hashes,
    size=sizes,
    media_type=st.sampled_from(sorted(MEDIA_TYPES)),
    kind=st.sampled_from(DocumentKind),
    title=said,
    subject=st.just("") | ids,
)


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    revision = draw(st.integers(0, 9))
    found = draw(st.lists(documents, max_size=6, unique_by=lambda d: d.sha256))
    # The case data is a document too: the same hash is the same bytes, so it has one size.
    case = CaseData(
        sha256=draw(hashes.filter(lambda one: one not in {d.sha256 for d in found})),
        size=draw(sizes),
        version=VERSION,
    )
    return Manifest(
        contract=VERSION,
        filing_id=draw(ids),
        case_id=draw(ids),
        kind=draw(st.sampled_from(FilingKind)),
        made_at=draw(instants),
        court=draw(ids),
        laptop=draw(ids),
        author=Author(
            name=draw(texts), organisation=draw(texts), number=draw(texts), certificate=draw(hashes)
        ),
        practice=draw(st.booleans()),
        case_number=draw(texts),
        assignment=draw(st.just("") | ids),
        supersedes="",
        revision=revision,
        seal=draw(hashes) if revision else "",
        case=case,
        documents=tuple(found),
    )


objections = st.builds(Objection, reason=st.sampled_from(Reason), field=texts, note=texts)
outcomes = st.builds(
    DocumentOutcome, sha256=hashes, outcome=st.sampled_from(Outcome), objection=st.none() | objections
)
several = st.lists(outcomes, max_size=3).map(tuple)
answers_said: st.SearchStrategy[Said] = st.one_of(
    st.builds(
        Receipt, filing_id=ids, manifest_sha256=hashes, number=said, received_at=instants, documents=several
    ),
    st.builds(
        Review,
        filing_id=ids,
        state=st.sampled_from(ReviewState),
        decided_at=instants,
        case_number=said,
        objections=st.lists(objections, min_size=1, max_size=3).map(tuple),
        documents=several,
        note=texts,
    ),
    st.builds(
        Hearing,
        assignment=ids,
        case_number=texts,
        starts_at=instants,
        place=texts,
        case=st.dictionaries(said, texts | st.integers(-(2**53) + 1, 2**53 - 1), max_size=3),
        note=texts,
    ),
    st.builds(HearingWithdrawn, assignment=ids, note=texts),
    st.builds(Pack, pack=st.sampled_from(PackKind), version=said, sha256=hashes, size=sizes, note=texts),
    st.builds(CertificateRenewed, certificate=said),
)
answers = st.builds(
    Answer,
    seq=st.integers(1, 10**9),
    prev=st.just("") | hashes,
    court=ids,
    laptop=ids,
    at=instants,
    said=answers_said,
)


def over_the_wire(value: Any) -> Any:
    return read_canonical(canonical(value))


# --- canonical JSON -------------------------------------------------------------------------------


@given(st.recursive(st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)))  # fmt: skip
def test_canonical_json_is_one_spelling(value: Any) -> None:
    data = canonical(value)
    assert read_canonical(data) == value
    assert canonical(json.loads(json.dumps(value))) == data
    loose = json.dumps(value, indent=1).encode()
    if loose != data:
        with pytest.raises(Fault, match="not_canonical"):
            read_canonical(loose)


@pytest.mark.parametrize("value", [0.5, [1.0], {"a": 2**60}, "\ud800"])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(Fault, match="not_canonical"):
        canonical(value)


@pytest.mark.parametrize("data", [b"\xff", b"{", b'{"a":1,"a":1}', b"NaN", b"[" * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(Fault, match="not_json"):
        read_json(data)


# --- manifests and answers ------------------------------------------------------------------------


@given(manifests())
def test_a_manifest_comes_back_from_the_wire(manifest: Manifest) -> None:
    assert read_manifest(over_the_wire(manifest.to_data())) == manifest


@given(answers)
def test_an_answer_comes_back_from_the_wire(answer: Answer) -> None:
    assert read_answer(over_the_wire(answer.to_data())) == answer


def test_every_field_of_a_manifest_is_asked_for_and_no_other_taken() -> None:
    whole = _manifest().to_data()
    for name in whole:
        with pytest.raises(Fault) as refused:
            read_manifest({key: value for key, value in whole.items() if key != name})
        assert (refused.value.code, refused.value.field) == ("missing", name)
    with pytest.raises(Fault) as refused:
        read_manifest({**whole, "caucus": []})
    assert (refused.value.code, refused.value.field) == ("unknown_field", "caucus")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"contract": VERSION + 1}, "contract_too_new", "contract"),
        ({"contract": OLDEST - 1}, "not_a_number", "contract"),
        ({"filing_id": "../../etc"}, "not_an_id", "filing_id"),
        ({"kind": "secret"}, "not_one_of", "kind"),
        ({"made_at": "2026-11-26T10:00:00"}, "not_an_instant", "made_at"),
        ({"seal": ""}, "seal_without_revision", "seal"),
        ({"supersedes": "f-1"}, "supersedes_itself", "supersedes"),
        ({"case": {"sha256": HASH, "size": 10, "version": 1}}, "case_version_differs", "case.version"),
        ({"case": {"sha256": HASH.upper(), "size": 10, "version": 2}}, "not_a_hash", "case.sha256"),
        ({"documents": [1]}, "not_an_object", "documents.0"),
        ({"practice": 0}, "not_a_truth_value", "practice"),
        ({"case_number": "x" * 5000}, "text_too_long", "case_number"),
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused_at_its_field(
    changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Fault) as refused:
        read_manifest({**_manifest().to_data(), **changes})
    assert (refused.value.code, refused.value.field) == (code, field)


def test_the_same_document_cannot_have_two_sizes() -> None:
    paper = _manifest().documents[0]
    with pytest.raises(Fault, match="sizes_differ"):
        read_manifest(replace(_manifest(), documents=(paper, replace(paper, size=paper.size + 1))).to_data())


def test_a_return_without_a_reason_and_a_docket_without_a_number_are_no_reviews() -> None:
    review = Review(filing_id="f-1", state=ReviewState.RETURNED, decided_at=NOW)
    answer = Answer(seq=1, prev="", court="c", laptop="l", at=NOW, said=review)
    with pytest.raises(Fault, match=r"empty at said\.objections"):
        read_answer(answer.to_data())
    docketed = replace(answer, said=replace(review, state=ReviewState.DOCKETED))
    with pytest.raises(Fault, match=r"empty at said\.case_number"):
        read_answer(docketed.to_data())


def test_every_reason_has_its_place() -> None:
    assert set(PLACES) == set(Reason)


# --- signatures -----------------------------------------------------------------------------------


def test_what_was_signed_is_read_and_its_bytes_are_kept() -> None:
    laptop = issued(COURT)
    token = sign(_manifest().to_data(), Use.MANIFEST, laptop.key, laptop.certificate)
    signed = read_signed(token, Use.MANIFEST, at=NOW, authority=COURT.certificate)
    assert read_manifest(signed.payload) == _manifest()
    assert signed.sha256 == sha256_of(canonical(_manifest().to_data()))


def test_a_signature_serves_one_use_one_authority_and_its_time_only() -> None:
    laptop = issued(COURT)
    token = sign({"a": 1}, Use.MANIFEST, laptop.key, laptop.certificate)
    for use in set(Use) - {Use.MANIFEST}:
        with pytest.raises(Fault, match="signed_for_other_use"):
            read_signed(token, use, at=NOW, authority=COURT.certificate)
    with pytest.raises(Fault, match="certificate_foreign"):
        read_signed(token, Use.MANIFEST, at=NOW, authority=authority("another").certificate)
    for late in (NOW - timedelta(days=2), NOW + timedelta(days=31)):
        with pytest.raises(Fault, match="certificate_expired"):
            read_signed(token, Use.MANIFEST, at=late, authority=COURT.certificate)


def test_a_key_that_is_not_the_certificates_signs_nothing() -> None:
    thief = issued(COURT)
    token = sign({"a": 1}, Use.ANSWER, thief.key, issued(COURT).certificate)
    with pytest.raises(Fault, match="signature_wrong"):
        read_signed(token, Use.ANSWER, at=NOW, authority=COURT.certificate)


def test_no_changed_byte_of_a_signed_text_goes_unnoticed() -> None:
    laptop = issued(COURT)
    token = sign({"filing": "f-1", "amount": 75_000_000}, Use.MANIFEST, laptop.key, laptop.certificate)
    untouched = read_signed(token, Use.MANIFEST, at=NOW, authority=COURT.certificate)
    for at in range(len(token)):
        other = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        try:
            read = read_signed(other, Use.MANIFEST, at=NOW, authority=COURT.certificate)
        except Fault:
            continue
        # The last letter of base 64 has bits that say nothing.
        assert (read.body, read.certificate) == (untouched.body, untouched.certificate)


@pytest.mark.parametrize("token", ["", "a.b.c", "a.b", "\x00", "e30.e30.", "x" * 10_000])
def test_what_is_not_signed_is_no_signed_text(token: str) -> None:
    with pytest.raises(Fault, match="not_signed"):
        read_signed(token, Use.ANSWER, at=NOW, authority=COURT.certificate)


def test_a_text_that_says_it_needs_no_signature_is_refused() -> None:
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"desk-answer+jws"}').decode().rstrip("=")
    with pytest.raises(Fault, match="not_signed"):
        read_signed(f"{head}.e30.", Use.ANSWER, at=NOW, authority=COURT.certificate)


# --- enrolment ------------------------------------------------------------------------------------


def test_a_code_is_read_as_people_type_it() -> None:
    code = new_code(COURT.certificate)
    shown = str(code)
    assert read_code(shown) == code
    assert read_code(shown.lower().replace("-", "  ")) == code
    assert read_code(shown.replace("0", "O").replace("1", "l")) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "code_short"), ("AAAAA-" * 5, "code_long"), ("AAAAA-AAAAA-AAAAA-AAAA!", "code_letter")],
)
def test_a_code_with_a_slip_says_which(text: str, code: str) -> None:
    with pytest.raises(Fault, match=code):
        read_code(text)


@given(st.text(LETTERS, min_size=20, max_size=20))
def test_every_code_is_shown_as_it_is_read(text: str) -> None:
    assert str(read_code(text)).replace("-", "") == text


def test_only_the_court_that_gave_the_code_can_answer_it() -> None:
    pem = _pem(COURT.certificate)
    enrolment = Enrolment(
        court="c-1",
        court_name="练习仲裁院",
        laptop="l-1",
        mediator="周某",
        organisation="某街道",
        number="",
        authority=pem,
        certificate=_pem(LAPTOP.certificate),
        recipient="age1…",
    )
    right = Code("A" * 12, mark_of(COURT.certificate))
    assert read_enrolment(over_the_wire(enrolment.to_data()), right) == enrolment
    with pytest.raises(Fault, match="other_court"):
        read_enrolment(enrolment.to_data(), Code("A" * 12, mark_of(authority("another").certificate)))


# --- the case -------------------------------------------------------------------------------------


def test_the_published_schema_of_a_filing_is_the_classes() -> None:
    path = case_data._SCHEMAS / "filing-2.schema.json"
    assert path.read_text("utf-8") == make_schema.text(make_schema.filing_schema()), (
        "run scripts/make_schema.py"
    )


def test_a_filed_case_holds_who_signed_and_was_served_and_no_ink() -> None:
    record = cases.served().case.record
    data = write_filing_case(record)
    assert b'"ink"' not in data
    assert b"strokes" not in data
    case = case_data.read_case_data(data, 2)
    assert case_data.agreed(case) == 75_000_000
    assert case_data.claimed(case) == record.content.claimed.fen
    execution = case["execution"]
    assert [s["name"] for s in execution["signatures"]]
    assert {s["recipient"] for s in execution["services"]} == {p.id for p in record.content.parties}


def test_a_signature_by_hand_is_filed_with_the_day_that_stands_beside_it() -> None:
    past = cases.sealed()
    past.do(
        Attach,
        attachment=AttachmentId(cases.uid(70)),
        title="签名页",
        media_type="image/png",
        sha256="b" * 64,
        size=9,
    )
    first = unsigned(past.standing)[0]
    sealed_on = legal_day(past.standing.sealed_at)
    past.clock.at += timedelta(days=3)
    scan = Scan(AttachmentId(cases.uid(70)), "b" * 64)
    past.sign(first, ink=None, scan=scan, signed_on=sealed_on)
    past.sign_all()
    past.close()
    case = case_data.read_case_data(write_filing_case(past.case.record), 2)
    by_hand, *others = case["execution"]["signatures"]
    assert (by_hand["hand"], by_hand["signed_on"]) == ("paper", sealed_on.isoformat())
    assert {one["hand"] for one in others} == {"screen"}
    assert not any("signed_on" in one for one in others)


def test_nothing_of_the_caucus_is_filed() -> None:
    past = cases.served()
    noted = [note.text for note in past.case.caucus.notes]
    secret = [offer.amount for offer in past.case.caucus.offers]
    assert noted or secret, "the case must have a caucus for this to say anything"
    filed = write_filing_case(past.case.record).decode()
    assert not any(text in filed for text in noted)
    names = {field.name for field in fields(filing_case(past.case.record))}
    assert "caucus" not in names


def test_a_case_file_of_the_version_before_is_understood() -> None:
    from mediator_app.casefile import write_case

    old = write_case(cases.s1_record()).encode()
    case = case_data.read_case_data(old, 1)
    assert (case["version"], case["format"]) == (2, "mediator-filing")
    assert case_data.agreed(case) == 75_000_000
    assert case_data.title(case) == cases.s1_record().title
    manifest = replace(_manifest(), contract=1, case=CaseData(sha256=HASH, size=10, version=1))
    codes = {remark.code: remark.blocks for remark in check(read_manifest(manifest.to_data()), case)}
    assert codes["execution_unknown"] is False


@pytest.mark.parametrize("version", [0, 3, 99])
def test_a_case_of_an_unknown_version_says_which_is_known(version: int) -> None:
    with pytest.raises(Fault, match=r"contract_too_(new|old)"):
        case_data.read_case_data(b"{}", version)


def test_case_data_that_does_not_fit_names_its_fields() -> None:
    case = json.loads(write_filing_case(cases.served().case.record))
    case["content"]["parties"][0]["nickname"] = "x"
    with pytest.raises(Fault) as refused:
        case_data.read_case_data(json.dumps(case).encode(), 2)
    assert (refused.value.code, refused.value.field) == ("case_data_bad", "content.parties.0")


# --- the rules of both sides ----------------------------------------------------------------------


def test_a_served_settlement_has_nothing_against_it() -> None:
    case = case_data.read_case_data(write_filing_case(cases.served().case.record), 2)
    assert check(_manifest_for(case), case) == ()


def test_what_keeps_a_settlement_from_being_filed_is_named() -> None:
    case = case_data.read_case_data(write_filing_case(cases.signed().case.record), 2)
    manifest = _manifest_for(case)
    assert {r.code for r in check(manifest, case)} == {"not_served"}
    blocked = {r.code for r in check(replace(manifest, documents=(), practice=True), case) if r.blocks}
    assert blocked == {"practice_differs", "one_instrument"}
    paper = replace(manifest.documents[0], sha256=HASH)
    assert {r.code for r in check(replace(manifest, documents=(paper,)), case) if r.blocks} == {
        "other_instrument"
    }
    case["content"]["settlement"]["shares"][0]["amount"] += 1
    assert {r.code for r in check(manifest, case) if r.blocks} <= {"division_differs"}
    case["content"]["parties"][0]["name"] = " "
    assert "name_missing" in {r.code for r in check(manifest, case)}
    case["content"]["parties"] = []
    assert {"applicant_missing", "respondent_missing"} <= {r.code for r in check(manifest, case)}


def test_a_division_that_does_not_add_up_blocks() -> None:
    case = case_data.read_case_data(write_filing_case(cases.served().case.record), 2)
    share = case["content"]["settlement"]["shares"][0]
    share["division"] = [{"claim": "c", "amount": share["amount"] - 1}]
    found = [r for r in check(_manifest_for(case), case) if r.code == "division_differs"]
    assert [(r.field, r.blocks) for r in found] == [("settlement.shares.0.division", True)]


def _manifest_for(case: dict[str, Any]) -> Manifest:
    execution = case["execution"]
    paper = replace(_manifest().documents[0], sha256=execution["pdf_sha256"])
    return replace(
        _manifest(),
        revision=execution["revision"],
        seal=execution["seal"],
        documents=(paper,),
        practice=case["practice"],
    )


def _manifest() -> Manifest:
    paper = Document(
        sha256="ab" * 32,
        size=30_000,
        media_type="application/pdf",
        kind=DocumentKind.ARBITRATION_MEDIATION,
        title="仲裁调解书",
    )
    return Manifest(
        contract=VERSION,
        filing_id="f-1",
        case_id="c-1",
        kind=FilingKind.SETTLEMENT,
        made_at=NOW,
        court="court-1",
        laptop="laptop-1",
        author=Author(name="周某", organisation="某街道", number="", certificate=HASH),
        practice=False,
        case_number="杨劳人仲（2026）办字第1187号",
        assignment="",
        supersedes="",
        revision=1,
        seal=HASH,
        case=CaseData(sha256="cd" * 32, size=900, version=2),
        documents=(paper,),
    )


def _pem(certificate: Any) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return str(certificate.public_bytes(Encoding.PEM).decode())
