"""A bundle comes back as it was written, and everybody's own tools can read it."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator_app.exchange.contract import bag
from mediator_app.exchange.contract.age import decrypt, encrypt
from mediator_app.exchange.contract.bundle import (
    Fate,
    Filed,
    Imported,
    in_order,
    read_cover,
    read_imported,
    size_of,
    write_bundle,
)
from mediator_app.exchange.contract.canonical import canonical, read_canonical, sha256_of
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.returning import read_answers, write_answers
from tests.cases import uid
from tests.exchange.bundles import Sides, contents
from tests.exchange.keys import NOW

SIDES = Sides.make()
several = st.lists(st.lists(st.binary(min_size=1, max_size=3000), max_size=4), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(several)
def test_what_is_written_is_read(tmp_path: Path, filings: list[list[bytes]]) -> None:
    filed = [SIDES.filed(number, documents) for number, documents in enumerate(filings)]
    known = contents(*(data for documents in filings for data in documents))
    bundle = SIDES.bundle(filed, known)
    assert len(bundle) <= size_of(filed)
    with SIDES.unpacked(bundle, tmp_path) as found:
        assert [one.token for one in found.filings] == [one.token for one in in_order(filed)]
        assert [one.manifest for one in found.filings] == [one.manifest for one in in_order(filed)]
        assert found.cover == SIDES.cover(in_order(filed))
        for one in found.filings:
            assert one.fault is None
            for sha256 in one.manifest.hashes if one.manifest else ():
                assert found.read(sha256) == known[sha256]
    assert list(tmp_path.iterdir()) == []


def test_a_bag_that_other_programs_read(tmp_path: Path) -> None:
    """Decrypted by `age`, unpacked by `tar`, verified by `sha256sum`: three programs that never saw this one."""
    documents = [os.urandom(100_000), "证据".encode(), os.urandom(512), b"x"]
    filed = [SIDES.filed(1, documents[:2]), SIDES.filed(2, documents[1:])]
    (tmp_path / "b.filing").write_bytes(SIDES.bundle(filed, contents(*documents)))
    (tmp_path / "key").write_text(f"{SIDES.court}\n")
    clear = subprocess.run(
        ["age", "--decrypt", "--identity", "key", "b.filing"], cwd=tmp_path, check=True, capture_output=True
    )
    subprocess.run(["tar", "--extract"], cwd=tmp_path, check=True, input=clear.stdout)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["bag"]
    for manifest in (bag.MANIFEST, bag.TAG_MANIFEST):
        check = ["sha256sum", "--check", "--strict", manifest]
        run = subprocess.run(check, cwd=tmp_path / "bag", capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        assert run.stdout.count(": OK\n") == len(run.stdout.splitlines()) >= 3
    listed = {line.split("  ")[1] for line in (tmp_path / "bag" / bag.MANIFEST).read_text().splitlines()}
    there = {
        path.relative_to(tmp_path / "bag").as_posix() for path in (tmp_path / "bag" / "data").rglob("*.*")
    }
    there |= {f"data/documents/{path.name}" for path in (tmp_path / "bag/data/documents").iterdir()}
    assert listed == there
    info = dict(line.split(": ") for line in (tmp_path / "bag" / bag.INFO).read_text().splitlines())
    files = [path for path in (tmp_path / "bag" / "data").rglob("*") if path.is_file()]
    assert info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in files)}.{len(files)}"


def test_a_bundle_that_another_program_made(tmp_path: Path) -> None:
    """`tar` and `age` make one out of the files: nothing in the format is this program's secret."""
    filed = [SIDES.filed(1, [b"one", b"two"])]
    clear = SIDES.clear(SIDES.bundle(filed, contents(b"one", b"two")))
    with tarfile.open(fileobj=io.BytesIO(clear)) as tar:
        names = tar.getnames()
        tar.extractall(tmp_path, filter="data")
    again = subprocess.run(
        ["tar", "--create", "--format=ustar", "--no-recursion", *names],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    ).stdout
    recipient = str(SIDES.court.to_public())
    sealed = subprocess.run(
        ["age", "--encrypt", "--recipient", recipient], check=True, input=again, capture_output=True
    ).stdout
    within = tmp_path / "within"
    within.mkdir()
    assert SIDES.open(sealed, within) == contents(b"one", b"two")


def test_a_large_bundle_needs_little_memory(tmp_path: Path) -> None:
    """60 MB of evidence go through in pieces on both sides."""
    block = os.urandom(1 << 20)
    whole = block * 30
    documents = [whole, whole[1:]]
    filed = in_order([SIDES.filed(1, documents)])
    known = contents(*documents)
    cover = SIDES.cover(filed)
    path = tmp_path / "b.filing"
    tracemalloc.start()
    try:
        with path.open("wb") as file:
            write_bundle(
                file.write,
                court=str(SIDES.court.to_public()),
                cover=cover,
                signed=SIDES.signed(cover),
                filings=filed,
                document=lambda sha256: io.BytesIO(known[sha256]),
            )
        with path.open("rb") as file:
            digest = []
            decrypt(file, lambda data: digest.append(len(data)), str(SIDES.court), most=1 << 30)
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
        tracemalloc.reset_peak()
        with SIDES.unpacked(path.read_bytes(), tmp_path) as found:
            sizes = {sha256: sum(map(len, found.chunks(sha256))) for sha256 in known}
    finally:
        tracemalloc.stop()
    assert sizes == {sha256: len(data) for sha256, data in known.items()}


def test_a_cover_and_what_became_of_it_come_back_from_the_wire() -> None:
    cover = SIDES.cover([SIDES.filed(1, [b"x"])], after=17)
    assert read_cover(read_canonical(canonical(cover.to_data()))) == cover
    fates = (
        Fate(filing_id=uid(1)),
        Fate(filing_id=uid(2), code="manifest_invalid", reason="missing", field="seal"),
    )
    imported = Imported(bundle=uid(3), court="court", laptop="laptop", at=NOW, filings=fates)
    assert read_imported(read_canonical(canonical(imported.to_data()))) == imported


@pytest.mark.parametrize("recipient", ["", "age1", "age1" + "b" * 58, "AGE1" + "q" * 58, "ssh-ed25519 AAAA"])
def test_a_cover_names_a_recipient(recipient: str) -> None:
    with pytest.raises(Fault) as caught:
        read_cover(SIDES.cover([]).to_data() | {"recipient": recipient})
    assert (caught.value.code, caught.value.field) == ("recipient_unreadable", "recipient")


@pytest.mark.parametrize(
    ("content", "code"), [(b"tw", "size_mismatch"), (b"twoo", "size_mismatch"), (b"tvo", "hash_mismatch")]
)
def test_a_document_that_is_not_what_was_promised_is_not_written(content: bytes, code: str) -> None:
    filed = [SIDES.filed(1, [b"two"])]
    with pytest.raises(Fault) as caught:
        SIDES.bundle(filed, contents(b"two") | {sha256_of(b"two"): content})
    assert caught.value.code == code


def test_the_same_filing_twice_in_a_bundle() -> None:
    one = SIDES.filed(1, [])
    with pytest.raises(Fault) as caught:
        in_order([one, one])
    assert caught.value.code == "bundle_member_twice"


def test_a_filing_whose_id_is_no_uuid() -> None:
    one = SIDES.filed(1, [])
    odd = Filed(one.token, replace(one.manifest, filing_id="../up"))
    with pytest.raises(Fault) as caught:
        SIDES.bundle([odd], contents())
    assert caught.value.code == "bundle_name"


# --- age -------------------------------------------------------------------------------------------


class Breaks(Exception):
    """What only this test raises."""


def failing() -> Iterator[bytes]:
    yield b"x" * 100_000
    raise Breaks


def broken(_: bytes) -> None:
    raise Breaks


def test_what_the_ends_of_the_stream_raise_comes_out_as_it_is() -> None:
    to = str(SIDES.court.to_public())
    for pieces, sink in [(failing(), lambda data: None), (iter([b"x" * 100_000]), broken)]:
        with pytest.raises(Breaks):
            encrypt(pieces, sink, to)
    with pytest.raises(Breaks):
        decrypt(io.BytesIO(SIDES.seal(b"x" * 100_000)), broken, str(SIDES.court), most=1 << 20)
    with pytest.raises(OSError, match="No space"):
        decrypt(io.BytesIO(SIDES.seal(b"x")), _full, str(SIDES.court), most=1 << 20)
    with pytest.raises(Fault, match="recipient_unreadable"):
        encrypt(iter([b""]), lambda data: None, "age1nobody")


def _full(_: bytes) -> None:
    raise OSError(28, "No space left on device")


def test_a_head_without_end_is_not_read_to_its_end() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            self.asked += size
            assert size > 0
            return (b"age-encryption.org/v1\n" + b"-> X25519 " + b"A" * size)[:size]

    source = Endless()
    with pytest.raises(Fault) as caught:
        decrypt(source, lambda data: None, str(SIDES.court), most=1 << 40)  # type: ignore[arg-type]
    assert caught.value.code == "file_damaged"
    assert source.asked <= 1 << 16


# --- answers ---------------------------------------------------------------------------------------


def returned(*tokens: str) -> bytes:
    made = io.BytesIO()
    write_answers(
        made.write, recipient=str(SIDES.returns.to_public()), imported=tokens[0], answers=tokens[1:]
    )
    return made.getvalue()


@given(st.lists(st.from_regex(r"[A-Za-z0-9._-]{1,9000}", fullmatch=True), min_size=1, max_size=6))
def test_answers_come_back(tokens: list[str]) -> None:
    found = read_answers(io.BytesIO(returned(*tokens)), str(SIDES.returns))
    assert (found.imported, *found.answers) == tuple(tokens)


@pytest.mark.parametrize("text", [b"", b"a.b.c", b"\n", b"a.b.c\n\n", b"a.b.c\nd", "a.b.c\n回\n".encode()])
def test_answers_that_are_no_lines(text: bytes) -> None:
    sealed = pyrage.encrypt(text, [SIDES.returns.to_public()])
    with pytest.raises(Fault) as caught:
        read_answers(io.BytesIO(sealed), str(SIDES.returns))
    assert caught.value.code == "answers_malformed"


def test_answers_for_somebody_else_or_broken_or_too_large() -> None:
    whole = returned("a.b.c", "d.e.f" * 1000)
    for data, key, largest, code in [
        (whole, SIDES.court, 1 << 20, "file_other_key"),
        (whole[:-1], SIDES.returns, 1 << 20, "file_damaged"),
        (whole, SIDES.returns, 1 << 10, "file_too_large"),
        (b"", SIDES.returns, 1 << 20, "file_unreadable"),
        (b"a.b.c\n", SIDES.returns, 1 << 20, "file_unreadable"),
    ]:
        with pytest.raises(Fault) as caught:
            read_answers(io.BytesIO(data), str(key), largest=largest)
        assert caught.value.code == code
