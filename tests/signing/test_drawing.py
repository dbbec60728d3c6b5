"""Reading the words out of a page's drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.signing.drawing import operators
from mediator_app.signing.pages import open_contents
from tests.signing.sheets import PAGES, agreement


@pytest.mark.parametrize("packed", [False, True])
def test_the_words_of_a_page_come_out_as_they_went_in(packed: bool) -> None:
    contents = open_contents(agreement(packed=packed))
    for page, lines in zip(contents.pages(), PAGES, strict=True):
        assert [line for line in contents.text(page).split("\n") if line.strip()] == list(lines)


def test_strings_are_read_with_their_brackets_and_escapes() -> None:
    drawing = rb"BT /F#31 12 Tf (a\(b(c)d\)\\\n\101\7x\q) Tj <4142 4> Tj [(A) -20 <42> .5 (C)] TJ ET"
    assert list(operators(drawing)) == [
        ("BT", []),
        ("Tf", ["/F1", None]),
        ("Tj", [b"a(b(c)d)\\\nA\x07xq"]),
        ("Tj", [b"AB@"]),
        ("TJ", [[b"A", b"B", b"C"]]),
        ("ET", []),
    ]


def test_paths_comments_and_pictures_stand_in_nobodys_way() -> None:
    """`f`, `n` and `f*` are operators; a picture's bytes may look like anything."""
    drawing = (
        b"0 0 10 10 re f % (not a word) Tj\n0 0 m 1 1 l n f* true false null w\n"
        b"BI /W 2 /H 1 ID (( Tj ET EIx EI\n(word) Tj"
    )
    found = [operator for operator, _ in operators(drawing)]
    assert found == ["re", "f", "m", "l", "n", "f*", "w", "BI", "ID", "Tj"]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_to_their_end(data: bytes) -> None:
    for operator, operands in operators(data):
        assert operator
        assert all(isinstance(o, bytes | str | list) or o is None for o in operands)


@given(st.binary(max_size=60))
def test_every_string_comes_back(data: bytes) -> None:
    escaped = b"".join(b"\\%03o" % byte for byte in data)
    assert list(operators(b"(" + escaped + b") Tj")) == [("Tj", [data])]
    assert list(operators(b"<" + data.hex().encode() + b"> Tj")) == [("Tj", [data])]
