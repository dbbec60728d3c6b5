"""Files built to hurt the reader: each gets its verdict in good time."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

import pytest

from mediator_app.domain.verdict import DocumentState, FindingCode
from mediator_app.signing.verify import verify


def pdf_of(objects: Mapping[int, bytes], root: int = 1, more: bytes = b"") -> bytes:
    """A file of the given objects with a cross-reference table that is right."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %c \n" % (places.get(number, 0), b"n"[0] if number in places else b"f"[0])
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, more, start)
    return bytes(out)


def stream(data: bytes, packed: int = 0) -> bytes:
    filters = b"/Filter [" + b" /FlateDecode" * packed + b"]" if packed else b""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), filters, data)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
WHOLE = pdf_of({1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(b"BT ET")})

HOSTILE = {
    "an earlier table that is this very table": pdf_of(
        {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(b"")}, more=b"/Prev %d" % WHOLE.index(b"xref")
    ),
    "pages that are their own parents": pdf_of(
        {1: CATALOG, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}
    ),
    "an object that is itself": pdf_of({1: b"1 0 R"}),
    "two objects that are each other": pdf_of({1: CATALOG, 2: b"3 0 R", 3: b"2 0 R"}),
    "an array a thousand deep": pdf_of({1: CATALOG, 2: b"[" * 5000 + b"]" * 5000}),
    "a page that unpacks to a gigabyte": pdf_of(
        {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(bytes(2**28), packed=2)}
    ),
    "a page of a million letters": pdf_of(
        {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(b"BT " + b"(a) Tj " * 1_000_000 + b"ET", packed=1)}
    ),
    "a form whose fields are their own children": pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>",
            2: PAGES,
            3: PAGE,
            4: stream(b""),
            5: b"<< /T (a) /FT /Sig /Kids [5 0 R] /V << /Type /Sig /ByteRange [0 1 2 3] /Contents <30> >> >>",
        }
    ),
    "a drawing that draws itself": pdf_of(
        {
            1: CATALOG,
            2: PAGES,
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
            4: b"<< /Subtype /Form /Resources << /XObject << /X 4 0 R >> >> /Length 18 >>\nstream\n"
            b"/X Do /X Do /X Do \nendstream",
        }
    ),
    "a drawing that draws a thousand that draw a thousand": pdf_of(
        {
            1: CATALOG,
            2: PAGES,
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
            4: stream(b"/X Do " * 1000),
            5: b"<< /Subtype /Form /Resources << /XObject << /X 5 0 R >> >> /Length 6000 >>\nstream\n"
            + b"/X Do " * 1000
            + b"\nendstream",
        }
    ),
    "a byte range of negative and enormous numbers": pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>",
            2: PAGES,
            3: PAGE,
            4: stream(b""),
            5: b"<< /T (a) /FT /Sig /V << /ByteRange [0 -5 99999999999999999999 1e9] /Contents (x) >> >>",
        }
    ),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("compared", [False, True])
def test_a_hostile_file_gets_its_verdict(name: str, compared: bool) -> None:
    verdict = verify(HOSTILE[name], original=WHOLE if compared else None)
    assert not verdict.untouched
    assert verdict.state in {DocumentState.UNREADABLE, DocumentState.UNSIGNED, DocumentState.ALTERED}
    assert verdict.findings


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_put_behind_a_closed_one_hurts_no_more(name: str, closed: bytes) -> None:
    verdict = verify(closed + HOSTILE[name])
    assert verdict.state is DocumentState.ALTERED
    assert verdict.signer is not None or verdict.findings


def test_a_page_too_long_to_read_is_still_told_to_differ() -> None:
    verdict = verify(HOSTILE["a page of a million letters"], original=WHOLE)
    assert verdict.has(FindingCode.PAGE_DRAWING)
    assert not verdict.has(FindingCode.PAGE_TEXT)


def test_the_plain_file_of_these_tests_is_well_made() -> None:
    assert verify(WHOLE).state is DocumentState.UNSIGNED
