"""Verification: the untouched paper passes, and nothing else does."""

from __future__ import annotations

import hashlib
import random
import re
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.verdict import DocumentState, FindingCode, Standing, Verdict
from mediator_app.signing.certificate import Identity, certificate_request, with_certificate
from mediator_app.signing.close import close_document
from mediator_app.signing.keys import SoftwareKey
from mediator_app.signing.verify import verify
from tests.signing.authority import Authority
from tests.signing.sheets import PAGES, agreement


def codes(verdict: Verdict) -> set[FindingCode]:
    return {finding.code for finding in verdict.findings if not finding.is_note}


def gap_of(pdf: bytes) -> tuple[int, int]:
    """Where /Contents lies, from its `<` to behind its `>`."""
    match = re.search(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", pdf)
    assert match is not None
    return int(match[1]), int(match[2])


def changed(pdf: bytes, at: int, value: int) -> bytes:
    return pdf[:at] + bytes((value,)) + pdf[at + 1 :]


# --- the untouched paper ----------------------------------------------------------------------------


def test_the_untouched_paper_says_who_closed_it_and_when(
    closed: bytes, identity: Identity, at: datetime, seal: str
) -> None:
    verdict = verify(closed, trusted=[identity.certificate], seal=seal)
    assert verdict.state is DocumentState.UNTOUCHED
    assert verdict.untouched
    assert codes(verdict) == set()
    assert verdict.standing is Standing.TRUSTED
    assert verdict.signer is not None
    assert verdict.signer.name == "虚构调解员甲𠮷"
    assert verdict.signer.organisation == "虚构区劳动人事争议调解中心"
    assert verdict.signer.fingerprint == hashlib.sha256(identity.certificate).hexdigest()
    assert verdict.claimed_at == at
    assert verdict.stamped_at is None
    assert verdict.has(FindingCode.CLOCK_UNCONFIRMED)
    assert verdict.whole_file
    assert verdict.seal == seal
    assert verdict.sha256 == hashlib.sha256(closed).hexdigest()


def test_an_unknown_signer_is_not_taken_for_the_trusted_one_of_the_same_name(
    sealed: bytes, identity: Identity, stranger: Identity, at: datetime
) -> None:
    forged = close_document(sealed, SoftwareKey(stranger), at=at)
    verdict = verify(forged, trusted=[identity.certificate])
    assert verdict.untouched
    assert verdict.standing is Standing.SELF_ISSUED
    assert verify(forged).standing is Standing.SELF_ISSUED


def test_a_certificate_from_an_authority_is_trusted_through_it(
    sealed: bytes, identity: Identity, at: datetime
) -> None:
    authority = Authority.make()
    request = x509.load_pem_x509_csr(certificate_request(identity))
    certified = with_certificate(identity, authority.certify(request))
    pdf = close_document(sealed, SoftwareKey(certified), at=at)
    assert verify(pdf, trusted=[authority.certificate]).standing is Standing.TRUSTED
    assert verify(pdf, trusted=[Authority.make().certificate]).standing is Standing.UNKNOWN
    assert verify(pdf).untouched


def test_the_seal_and_the_sealed_file_may_be_asked_for(closed: bytes, sealed: bytes, seal: str) -> None:
    sha256 = hashlib.sha256(sealed).hexdigest()
    assert verify(closed, seal=seal[:12], sealed_sha256=sha256, original=sealed).untouched
    assert verify(closed, original=closed).untouched
    other = verify(closed, seal="0" * 64)
    assert other.state is DocumentState.OTHER
    assert codes(other) == {FindingCode.SEAL_DIFFERS}
    elsewhere = verify(closed, sealed_sha256="0" * 64)
    assert elsewhere.state is DocumentState.OTHER
    assert codes(elsewhere) == {FindingCode.FILE_DIFFERS}


def test_another_paper_by_the_same_mediator_is_not_this_one(
    closed: bytes, identity: Identity, at: datetime
) -> None:
    """The amount was changed before signing: the signature holds, but it is not the paper that was sealed."""
    pages = [PAGES[0], ("一、被申请人向申请人支付人民币150,000.00元", *PAGES[1][1:]), PAGES[2]]
    twin = close_document(agreement(pages), SoftwareKey(identity), at=at)
    verdict = verify(twin, original=closed)
    assert verdict.state is DocumentState.OTHER
    (text,) = [f for f in verdict.findings if f.code is FindingCode.PAGE_TEXT]
    assert text.get("page") == 2
    assert "750,000.00" in str(text.get("before"))
    assert "150,000.00" in str(text.get("after"))


@pytest.mark.parametrize(
    ("shift", "code"),
    [
        (timedelta(days=-200), FindingCode.CERTIFICATE_EARLY),
        (timedelta(days=2000), FindingCode.CERTIFICATE_EXPIRED),
    ],
)
def test_a_certificate_out_of_its_term_is_said_but_alters_nothing(
    sealed: bytes,
    identity: Identity,
    at: datetime,
    shift: timedelta,
    code: FindingCode,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`close` refuses to do that; another program may have."""
    monkeypatch.setattr("mediator_app.signing.close._check_validity", lambda certificate, at: None)
    verdict = verify(close_document(sealed, SoftwareKey(identity), at=at + shift))
    assert verdict.untouched
    assert verdict.has(code)


# --- one changed byte -------------------------------------------------------------------------------


def test_every_byte_of_the_signature_counts(closed: bytes) -> None:
    """Each byte from `/Contents <` to `>` is replaced once: nothing in there is signed, and all of it counts."""
    rng = random.Random(20260302)
    start, end = gap_of(closed)
    missed = [
        at
        for at in range(start - len("/Contents "), end)
        if verify(changed(closed, at, (closed[at] + rng.randrange(1, 256)) % 256)).untouched
    ]
    assert missed == []


def test_every_byte_of_the_container_counts_even_as_another_digit(closed: bytes) -> None:
    """The cunning changes: a digit for a digit, and the same digit in lower case."""
    rng = random.Random(7)
    start, end = gap_of(closed)
    digits = b"0123456789ABCDEF"
    written = closed[start + 1 : end - 1].rstrip(b"0")
    letters = [start + 1 + k for k, digit in enumerate(written) if digit > ord("9")]
    for at in range(start + 1, start + 1 + len(written)):
        others = [digit for digit in digits if digit != closed[at]]
        assert not verify(changed(closed, at, rng.choice(others))).untouched, at
    for at in rng.sample(letters, 100):
        verdict = verify(changed(closed, at, closed[at] | 0x20))
        assert codes(verdict) == {FindingCode.SIGNATURE_ENCODING}, at


def test_a_dense_sample_of_all_other_bytes_counts(closed: bytes) -> None:
    rng = random.Random()
    start, end = gap_of(closed)
    outside = [*range(start), *range(end, len(closed))]
    # All of the structure behind the sealed bytes, and one byte in fifty of the rest.
    tail = [at for at in outside if at > closed.index(b"%%EOF")]
    for at in {*tail, *rng.sample(outside, len(outside) // 50)}:
        value = (closed[at] + rng.randrange(1, 256)) % 256
        verdict = verify(changed(closed, at, value))
        assert not verdict.untouched, (at, value)
        assert codes(verdict), (at, value)


def test_a_changed_amount_is_named_with_its_page_when_the_original_is_known(
    identity: Identity, at: datetime
) -> None:
    """One byte: 750,000.00 becomes 150,000.00."""
    sealed = agreement(packed=False)
    pdf = close_document(sealed, SoftwareKey(identity), at=at)
    place = pdf.index(b"750,000.00")
    forged = changed(pdf, place, ord("1"))
    verdict = verify(forged, original=sealed, trusted=[identity.certificate])
    assert verdict.state is DocumentState.ALTERED
    assert verdict.standing is Standing.TRUSTED
    (text,) = [f for f in verdict.findings if f.code is FindingCode.PAGE_TEXT]
    assert dict(text.params) == {
        "page": 2,
        "before": "申请人支付人民币750,000.00元 （大",
        "after": "申请人支付人民币150,000.00元 （大",
    }
    (where,) = [f for f in verdict.findings if f.code is FindingCode.BYTES_DIFFER]
    assert dict(where.params) == {"first": place, "count": 1}
    assert codes(verify(forged)) == {FindingCode.BYTES_CHANGED}


def test_a_broken_page_is_named_without_the_original(closed: bytes) -> None:
    streams = [m.start() for m in re.finditer(rb"/FlateDecode \] /Length \d+\n>>\nstream\n", closed)]
    page_two = [at for at in streams if at < closed.index(b"%%EOF")][-2]
    at = closed.index(b"stream\n", page_two) + 30
    verdict = verify(changed(closed, at, ord("!") if closed[at] != ord("!") else ord('"')))
    assert FindingCode.BYTES_CHANGED in codes(verdict)
    assert [f.get("page") for f in verdict.findings if f.code is FindingCode.PAGE_UNREADABLE] == [2]
    assert verdict.signer is not None


def test_drawing_and_details_are_told_from_text(sealed: bytes) -> None:
    drawn = verify(agreement(boxes=2), original=sealed)
    assert FindingCode.PAGE_DRAWING in codes(drawn)
    assert FindingCode.PAGE_TEXT not in codes(drawn)
    titled = verify(agreement(title="和解协议书"), original=sealed)
    assert FindingCode.DETAILS_CHANGED in codes(titled)
    assert not codes(titled) & {FindingCode.PAGE_DRAWING, FindingCode.PAGE_TEXT}


def test_added_and_removed_pages_are_counted(sealed: bytes) -> None:
    more = verify(agreement([*PAGES, ("附件",)]), original=sealed)
    assert [f.get("count") for f in more.findings if f.code is FindingCode.PAGES_ADDED] == [1]
    less = verify(agreement(PAGES[:1]), original=sealed)
    assert [f.get("count") for f in less.findings if f.code is FindingCode.PAGES_REMOVED] == [2]


# --- more or fewer bytes ----------------------------------------------------------------------------


@settings(max_examples=40)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_cut_file_never_passes(closed: bytes, share: float) -> None:
    verdict = verify(closed[: int(share * len(closed))])
    assert not verdict.untouched
    assert codes(verdict)


def test_the_last_bytes_count(closed: bytes) -> None:
    for cut in range(1, 40):
        verdict = verify(closed[:-cut])
        assert verdict.state is DocumentState.ALTERED
        assert verdict.has(FindingCode.BYTES_MISSING)


@settings(max_examples=30)
@given(extra=st.binary(min_size=1, max_size=300))
def test_anything_behind_the_end_is_found(closed: bytes, extra: bytes) -> None:
    verdict = verify(closed + extra)
    assert verdict.state is DocumentState.ALTERED
    assert FindingCode.BYTES_ADDED in codes(verdict)
    assert [f.get("count") for f in verdict.findings if f.code is FindingCode.BYTES_ADDED] == [len(extra)]


@settings(max_examples=30)
@given(extra=st.binary(min_size=1, max_size=60), share=st.floats(0, 1, exclude_max=True))
def test_bytes_put_in_anywhere_are_found(closed: bytes, extra: bytes, share: float) -> None:
    at = int(share * len(closed))
    assert not verify(closed[:at] + extra + closed[at:]).untouched


@settings(max_examples=30)
@given(a=st.integers(0, 9000), b=st.integers(0, 9000), size=st.integers(1, 400))
def test_bytes_moved_about_are_found(closed: bytes, a: int, b: int, size: int) -> None:
    piece = closed[b : b + size]
    moved = closed[:a] + piece + closed[a + len(piece) :]
    assert verify(moved).untouched is (moved == closed)


# --- files that are something else ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pdf", "state", "code"),
    [
        (b"", DocumentState.UNREADABLE, FindingCode.NOT_A_PDF),
        (b"PK\x03\x04 a spreadsheet", DocumentState.UNREADABLE, FindingCode.NOT_A_PDF),
        (b"%PDF-1.7\n" + b"\0" * 4000, DocumentState.UNREADABLE, FindingCode.DAMAGED),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF", DocumentState.UNREADABLE, FindingCode.DAMAGED),
        (b"%PDF-1.7\n/ByteRange [0 5 7 9999999]\n%%EOF", DocumentState.ALTERED, FindingCode.BYTES_MISSING),
        (b"%PDF-1.7\n/ByteRange [0 0 0 0]\n%%EOF", DocumentState.ALTERED, FindingCode.SIGNATURE_RANGE),
        (
            b"%PDF-1.7\n/Contents <3003020101> /ByteRange [0 19 31 29]%%EOF",
            DocumentState.ALTERED,
            FindingCode.DAMAGED,
        ),
    ],
)
def test_what_is_no_closed_paper_gets_a_verdict_all_the_same(
    pdf: bytes, state: DocumentState, code: FindingCode
) -> None:
    verdict = verify(pdf, original=b"%PDF-1.4 something", seal="00")
    assert verdict.state is state
    assert verdict.has(code)


def test_an_unsigned_paper_is_called_unsigned(sealed: bytes, seal: str) -> None:
    verdict = verify(sealed, original=sealed, seal=seal)
    assert verdict.state is DocumentState.UNSIGNED
    assert codes(verdict) == {FindingCode.NO_SIGNATURE}
    assert verdict.signer is None


@settings(max_examples=60)
@given(st.binary(max_size=2000))
def test_garbage_never_breaks_it(garbage: bytes) -> None:
    assert not verify(b"%PDF-1.7\n" + garbage).untouched


@settings(max_examples=60)
@given(data=st.data())
def test_a_mangled_paper_never_breaks_it(closed: bytes, data: st.DataObject) -> None:
    """Pieces cut out, doubled and overwritten: there is a verdict each time, and never that of a whole paper."""
    pdf = closed
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(pdf) - 1)))
        size = data.draw(st.integers(1, 2000))
        pdf = pdf[:at] + data.draw(st.binary(max_size=40)) + pdf[at + size :]
    assert verify(pdf, original=closed).untouched is (pdf == closed)


def test_a_trusted_certificate_that_cannot_be_read_is_the_callers_bug(closed: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        verify(closed, trusted=[b"no certificate"])
