"""Messages of the Internet Printing Protocol, written and read."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.errors import Trouble
from ui.printing.ipp import Given, Operation, Tag, decode, encode, first_text, server, texts

NAMES = st.text("abcdefghij-", min_size=1, max_size=20)


def answer(request: bytes, status: int = 0) -> bytes:
    """The same attributes as a server would send them: only the operation becomes a status."""
    return request[:2] + struct.pack(">H", status) + request[4:]


@given(NAMES, st.lists(st.text(max_size=40), min_size=1, max_size=4), st.binary(max_size=50))
def test_texts_survive_the_wire(name: str, values: list[str], document: bytes) -> None:
    given_ = Given(Tag.KEYWORD, f"x-{name}", tuple(values))
    read = decode(answer(encode(Operation.PRINT_JOB, (), (given_,), document)))
    assert texts(read.groups[0], f"x-{name}") == tuple(values)


@given(st.integers(-(2**31), 2**31 - 1), st.booleans(), st.tuples(st.integers(1, 999), st.integers(1, 999)))
def test_numbers_truths_and_ranges_survive_the_wire(number: int, truth: bool, pages: tuple[int, int]) -> None:
    job = (
        Given(Tag.INTEGER, "number", (number,)),
        Given(Tag.BOOLEAN, "truth", (truth,)),
        Given(Tag.RANGE, "pages", (pages,)),
    )
    (group,) = decode(answer(encode(Operation.PRINT_JOB, (), job))).groups
    assert (group["number"], group["truth"], group["pages"]) == ((number,), (truth,), (pages,))


def test_a_long_name_is_cut_between_characters() -> None:
    given_ = Given(Tag.NAME, "job-name", ("𠮷" * 100,))
    (group,) = decode(answer(encode(Operation.PRINT_JOB, (), (given_,)))).groups
    assert first_text(group, "job-name") == "𠮷" * 63


@given(st.binary(max_size=200))
def test_what_is_no_message_is_trouble_and_nothing_else(data: bytes) -> None:
    try:
        decode(data)
    except Trouble as trouble:
        assert trouble.code == "print_system_failed"


def test_the_server_is_named_by_the_environment_then_by_the_users_file(tmp_path: Path) -> None:
    folder = tmp_path / ".cups"
    folder.mkdir()
    (folder / "client.conf").write_text("# office\nServerName printers.example\n")
    assert server({"CUPS_SERVER": "/tmp/x.sock", "HOME": str(tmp_path)}) == "/tmp/x.sock"
    assert server({"HOME": str(tmp_path)}) == "printers.example"


def test_a_status_beyond_success_is_bad() -> None:
    assert decode(answer(encode(Operation.PRINT_JOB, ()), 0x0001)).is_good
    assert not decode(answer(encode(Operation.PRINT_JOB, ()), 0x0400)).is_good
    with pytest.raises(Trouble):
        decode(b"")
