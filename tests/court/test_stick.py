"""Filings that come on a stick: the same intake, the same receipts, and nothing that a stranger made."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from court import audit, filings, laptops
from court.cli import main
from court.refusals import Refused
from court.service import now
from court.stick import arrival, arrivals, write_back
from court.store import blob
from mediator_app.exchange.contract import INLINE_BYTES
from mediator_app.exchange.contract.answers import AnswerKind, Receipt
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from tests.court.cases import handover, settlement
from tests.court.laptop import Paper
from tests.court.running import Place, set_up
from tests.court.sticks import Stick, brought, enrolled, written
from tests.exchange.bundles import members, rebagged, tar_of

LARGE = os.urandom(INLINE_BYTES + 100_000)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A court of its own: these tests count its files and set its clock."""
    is_postgres = request.param == "postgresql"
    found = set_up(
        tmp_path / "court", request.getfixturevalue("postgres").new_database() if is_postgres else ""
    )
    yield found
    found.service.database.close()


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code, caught.value


def stored(place: Place) -> int:
    """Files in the document store and among what arrives."""
    root = place.settings.data
    return sum(
        1 for folder in ("documents", "uploads") for path in (root / folder).rglob("*") if path.is_file()
    )


def log(place: Place) -> list[tuple[str, str, dict[str, object]]]:
    with place.service.database.reading() as connection:
        return [(e.deed, e.subject, dict(e.details)) for e in audit.entries(connection, place.court.id)]


def known(place: Place) -> list[str]:
    with place.service.database.reading() as connection:
        return sorted(row.id for row in filings.list_filings(connection, place.court.id))


def test_filings_come_in_and_the_answers_go_back(place: Place) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    settled = settlement(laptop, papers=(Paper(LARGE, title="录像"), Paper(b"small", title="收据")))
    failed = laptop.make(handover(), (Paper(b"small"),))
    arrived = brought(place, stick.bundle(settled, failed))
    assert [fate.code for fate in arrived.fates] == ["", ""]
    assert (arrived.taken, arrived.laptop, arrived.mediator_name) == (2, laptop.enrolment.laptop, "周示范")
    assert known(place) == sorted([settled.id, failed.id])
    with place.service.database.reading() as connection:
        for sha256, content in {**settled.contents, **failed.contents}.items():
            found = blob(connection, sha256)
            assert found is not None
            assert place.service.store.read(found) == content
        assert place.service.store.orphans(connection) == []
    imported, links = stick.read(written(place, arrived))
    assert imported == arrived.imported
    assert {link.said.filing_id for link in links if isinstance(link.said, Receipt)} == {
        settled.id,
        failed.id,
    }
    assert [link.seq for link in links] == list(range(1, len(links) + 1))
    assert list(place.service.store.arriving.iterdir()) == []
    assert (
        "bundle_imported",
        arrived.id,
        {"laptop": laptop.enrolment.laptop, "filings": 2, "refused": {}},
    ) in log(place)


def test_the_same_stick_again_gives_the_same_receipts(place: Place) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    bundle = stick.bundle(settlement(laptop, papers=(Paper(LARGE),)))
    first = stick.read(written(place, brought(place, bundle)))[1]
    files = stored(place)
    again = brought(place, bundle)
    assert [fate.code for fate in again.fates] == [""]
    assert stick.read(written(place, again))[1] == first
    assert stored(place) == files
    with place.service.database.reading() as connection:
        assert len(arrivals(connection, place.court.id)) == 2


def test_only_answers_that_the_laptop_does_not_have_yet(place: Place) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    first = brought(place, stick.bundle(laptop.make(handover(1))))
    laptop.answers.extend(stick.read(written(place, first))[1])
    second = brought(place, stick.bundle(laptop.make(handover(2))))
    _, links = stick.read(written(place, second))
    assert [link.seq for link in links] == [laptop.answers[-1].seq + 1]
    # A stick without filings only asks.
    laptop.answers.extend(links)
    assert stick.read(written(place, brought(place, stick.bundle())))[1] == []
    assert [link.seq for link in stick.read(written(place, brought(place, stick.bundle(after=0))))[1]] == [
        1,
        2,
    ]


def test_one_bad_filing_does_not_stop_the_others(place: Place) -> None:
    laptop = enrolled(place)
    other = enrolled(place, "示仲调0002")
    stick = Stick.of(laptop)
    good = laptop.make(handover(1), (Paper(b"paper"),))
    foreign = other.make(handover(2))
    broken = laptop.make(b'{"no":"case"}')
    blocked = laptop.make(handover(3), practice=False)
    empty = laptop.make(handover(4), changed={"case_number": 7})
    last = laptop.make(handover(5))
    arrived = brought(place, stick.bundle(good, foreign, broken, blocked, empty, last))
    assert {fate.filing_id: (fate.code, fate.reason) for fate in arrived.fates} == {
        good.id: ("", ""),
        foreign.id: ("not_this_laptop", ""),
        broken.id: ("case_data_invalid", "not_a_case"),
        blocked.id: ("practice_mismatch", ""),
        empty.id: ("not_a_text", ""),
        last.id: ("", ""),
    }
    assert known(place) == sorted([good.id, last.id])
    imported, links = stick.read(written(place, arrived))
    assert [fate.code for fate in imported.filings if fate.code] == [f.code for f in arrived.fates if f.code]
    assert len(links) == 2
    details = next(details for deed, _, details in log(place) if deed == "bundle_imported")
    assert details["refused"] == {fate.filing_id: fate.code for fate in arrived.fates if fate.code}


def test_a_filing_that_is_there_with_another_content(place: Place) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    first = laptop.make(handover(1))
    brought(place, stick.bundle(first))
    second = laptop.make(handover(2), filing_id=first.id)
    arrived = brought(place, stick.bundle(second))
    assert [fate.code for fate in arrived.fates] == ["filing_conflict"]
    with place.service.database.reading() as connection:
        assert filings.filing(connection, place.court.id, first.id).manifest_sha256 == sha256_of(
            canonical(first.manifest.to_data())
        )


def test_a_filing_that_names_a_document_which_did_not_come(place: Place) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    filing = laptop.make(handover(), (Paper(LARGE),))
    whole = members(_clear(place, stick.bundle(filing)))
    path = f"data/documents/{sha256_of(LARGE)}"
    arrived = brought(place, _sealed(place, tar_of(rebagged(whole, {path: None}))))
    assert [fate.code for fate in arrived.fates] == ["documents_missing"]
    assert stored(place) == 0


def _clear(place: Place, bundle: bytes) -> bytes:
    clear: bytes = pyrage.decrypt(bundle, [pyrage.x25519.Identity.from_str(place.court.identity)])
    return clear


def _sealed(place: Place, tar: bytes) -> bytes:
    sealed: bytes = pyrage.encrypt(tar, [pyrage.x25519.Recipient.from_str(place.court.recipient)])
    return sealed


# --- whom it is not taken from ---------------------------------------------------------------------


def test_bundles_that_are_refused_as_a_whole_and_noted(place: Place) -> None:
    laptop, other = enrolled(place), enrolled(place, "示仲调0002")
    elsewhere = place.another_court()
    stranger = enrolled(place, court=elsewhere)
    stick, filing = Stick.of(laptop), laptop.make(handover())
    foreign = Stick.of(stranger)
    whole = stick.bundle(filing)
    cut = rebagged(members(_clear(place, whole)), {f"data/filings/{filing.id}.jws": None})
    for bundle, code in [
        # for another court; by a laptop of another court; with the word of another laptop of this one
        (foreign.bundle(stranger.make(handover())), "file_other_key"),
        (foreign.bundle(stranger.make(handover()), recipient=place.court.recipient), "certificate_foreign"),
        (
            foreign.bundle(filing, recipient=place.court.recipient, court=place.court.id),
            "certificate_foreign",
        ),
        (stick.bundle(filing, signer=other), "not_this_laptop"),
        (stick.bundle(filing, laptop=other.enrolment.laptop), "not_this_laptop"),
        (stick.bundle(filing, court=elsewhere.id), "not_this_court"),
        (stick.bundle(filing, laptop="nobody"), "laptop_unknown"),
        (stick.bundle(filing, contract=9), "contract_too_new"),
        (whole[:-1], "file_damaged"),
        (b"", "file_unreadable"),
        (_sealed(place, tar_of(cut)), "cover_differs"),
    ]:
        with refused(code):
            brought(place, bundle)
        assert log(place)[0] == ("bundle_refused", sha256_of(bundle), {"code": code})
    assert known(place) == []
    assert stored(place) == 0
    # The honest one is none the worse for it.
    assert brought(place, whole).taken == 1


def test_a_revoked_laptop_brings_nothing_and_gets_nothing(place: Place) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    before = brought(place, stick.bundle(laptop.make(handover(1))))
    with place.service.database.writing() as connection:
        laptops.revoke(connection, place.court, laptop.enrolment.laptop, at=now(), by=audit.SYSTEM)
    with refused("laptop_revoked"):
        brought(place, stick.bundle(laptop.make(handover(2))))
    with refused("laptop_revoked"), place.service.database.reading() as connection:
        write_back(connection, before, io.BytesIO())
    assert len(known(place)) == 1


def test_nobody_sees_what_came_to_another_court(place: Place) -> None:
    laptop = enrolled(place)
    arrived = brought(place, Stick.of(laptop).bundle(laptop.make(handover())))
    elsewhere = place.another_court()
    with place.service.database.reading() as connection:
        assert arrivals(connection, elsewhere.id) == ()
        assert arrival(connection, place.court.id, arrived.id) == arrived
        with refused("not_found"):
            arrival(connection, elsewhere.id, arrived.id)


def test_the_answers_are_for_the_laptop_alone(place: Place) -> None:
    laptop = enrolled(place)
    arrived = brought(place, Stick.of(laptop).bundle(laptop.make(handover())))
    data = written(place, arrived)
    with pytest.raises(Exception, match="file_other_key"):
        Stick.of(laptop).read(data)
    assert b"desk-answer" not in data
    assert laptop.enrolment.laptop.encode() not in data


# --- time ------------------------------------------------------------------------------------------


def test_a_certificate_that_ends_soon_comes_back_renewed(place: Place) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    bundle = stick.bundle(laptop.make(handover()))
    place.service.clock = lambda: now() + timedelta(days=700)
    _, links = stick.read(written(place, brought(place, bundle)))
    assert [link.said.kind for link in links] == [AnswerKind.RECEIPT, AnswerKind.CERTIFICATE]


def test_a_stick_that_comes_after_the_certificate_has_ended(place: Place) -> None:
    laptop = enrolled(place)
    bundle = Stick.of(laptop).bundle(laptop.make(handover()))
    place.service.clock = lambda: now() + timedelta(days=800)
    with refused("certificate_expired"):
        brought(place, bundle)


# --- the disk --------------------------------------------------------------------------------------


def test_a_court_without_room(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = enrolled(place)
    bundle = Stick.of(laptop).bundle(laptop.make(handover(), (Paper(LARGE),)))
    honest = os.fsync

    def full(descriptor: int) -> None:
        if "stick-" in os.readlink(f"/proc/self/fd/{descriptor}"):
            raise OSError(28, "No space left on device")
        honest(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            brought(place, bundle)
    assert stored(place) == 0
    assert known(place) == []
    assert brought(place, bundle).taken == 1


def test_the_command_line_takes_a_stick_in(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    good, bad = laptop.make(handover(1)), laptop.make(handover(2), practice=False)
    (tmp_path / "stick").mkdir()
    file = tmp_path / "stick" / "b.filing"
    file.write_bytes(stick.bundle(good, bad))
    words = ["--data", str(place.settings.data), "--database", place.settings.database, "import", str(file)]
    assert main(words) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == [f"{good.id}  received", f"{bad.id}  practice_mismatch"]
    imported, links = stick.read((tmp_path / "stick" / "b.answers").read_bytes())
    assert [fate.code for fate in imported.filings] == ["", "practice_mismatch"]
    assert len(links) == 1
    file.write_bytes(b"no bundle")
    assert main([*words, "--answers-to", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "refused: file_unreadable\n"
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == ["b.answers", "b.filing"]
    assert not (tmp_path / "b.answers").exists()


def test_many_filings(tmp_path: Path) -> None:
    """Two hundred, as after some weeks without a network, and more answers than fit on one page of the feed."""
    place = set_up(tmp_path / "court")
    laptop = enrolled(place)
    stick = Stick.of(laptop)
    many = [laptop.make(handover(n), (Paper(b"%d" % n),)) for n in range(210)]
    arrived = brought(place, stick.bundle(*many))
    assert arrived.taken == 210
    _, links = stick.read(written(place, arrived))
    assert [link.seq for link in links] == list(range(1, 211))
    place.service.database.close()
