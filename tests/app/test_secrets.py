"""Nothing of a case can be read outside the encrypted file: every byte that the program leaves is searched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.bootstrap import Premises
from mediator_app.casefile.writing import write_case
from mediator_app.domain.codec import to_json
from mediator_app.domain.ids import CaseId
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.practice import HearingClock, case_document, caucus, hold
from mediator_app.settling import bring
from tests.app.conftest import Machine
from tests.app.files import case_of_today, signed, written
from tests.documents.reading import text as text_of

NEEDLES = (
    "程虚构",
    "沃尔夫冈",
    "DVOŘÁK",
    "郑𬭎",
    "示例跨国",
    "310110198001010006",
    "C00X00T47",
    "91310000MA0000000Y",
    "6222020000000000018",
    "13800000001",
    "750,000.00",
    "75000000",
    "柒拾伍万",
    "虚构路8弄",
    "示劳人仲",
    "一个很长的口令",
)


def spellings(needle: str) -> Iterator[bytes]:
    """The ways in which a text can lie in a file without anybody meaning to hide it."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        yield needle.encode(encoding)
    yield json.dumps(needle).strip('"').encode("ascii")


def found(folder: Path, needles: tuple[str, ...]) -> list[tuple[str, str]]:
    """Which needle lies in which file, file names included."""
    hits = []
    for path in folder.rglob("*"):
        data = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        hits += [(path.name, needle) for needle in needles if any(way in data for way in spellings(needle))]
    return hits


def whispered() -> tuple[str, ...]:
    said = caucus()
    texts = [offer["conditions"] for offer in said["offers"]] + [note["text"] for note in said["notes"]]
    return (*texts, "812,345.67", "81234567", "698,765.43", "69876543")


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    written(case_of_today(), tmp_path / "case.json")
    hits = {needle for _, needle in found(tmp_path, NEEDLES)}
    assert {"程虚构", "310110198001010006", "750,000.00", "示劳人仲"} <= hits
    (tmp_path / "程虚构.pdf").write_bytes("柒拾伍万".encode("utf-16-le"))
    assert ("程虚构.pdf", "程虚构") in found(tmp_path, NEEDLES)
    assert ("程虚构.pdf", "柒拾伍万") in found(tmp_path, NEEDLES)


@pytest.fixture
def worked(machine: Machine, tmp_path: Path) -> Machine:
    """A machine on which a real case was settled, listed, exported and backed up, and practice was held."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("一个很长的口令 correct horse", "utf-8")
    key = ("--passphrase-file", str(passphrase))
    case = written(signed(case_of_today(practice=False)), tmp_path / "case.json")
    drill = written(signed(case_of_today()), tmp_path / "drill.json")
    runs = [
        machine.run("init", *key, "--name", "周示范", "--organisation", "示例委", "--number", "1"),
        machine.run("case", "settle", str(case), "--out", str(tmp_path / "out"), *key),
        machine.run("case", "settle", str(drill), "--out", str(tmp_path / "drill"), "--practice"),
        machine.run("case", "list", *key),
        machine.run("practice", "--out", str(tmp_path / "practice")),
        machine.run("backup", str(machine.home / "backup"), *key),
    ]
    assert [(run.code, run.err) for run in runs] == [(0, "")] * len(runs)
    return machine


def test_nothing_is_readable_under_home_data_or_temporary_folders(worked: Machine) -> None:
    assert found(worked.home, NEEDLES + whispered()) == []
    assert list(worked.temporary.iterdir()) == []
    assert (worked.data / "store.db").stat().st_size > 50_000
    assert (worked.data / "practice" / "store.db").stat().st_size > 50_000


def test_nothing_is_readable_while_a_case_is_being_worked_on(tmp_path: Path) -> None:
    """The log beside the store, with everything said in caucus just written to it."""
    clock = HearingClock()
    with Premises(tmp_path, clock=clock).practice() as office:
        case_id = hold(office, clock, lambda _: None)
        assert len(office.desk.case(case_id).caucus.notes) == 3
        assert (tmp_path / "practice" / "store.db-wal").stat().st_size > 0
        assert found(tmp_path, NEEDLES + whispered()) == []
    assert found(tmp_path, NEEDLES + whispered()) == []


def test_nothing_that_is_typed_and_not_recorded_is_readable_anywhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not beside the store, not in a backup, not in what is exported of the case, and not in a log."""
    caplog.set_level(0)
    typed = ("刘半句", "30万5半", "背靠背半句话")
    data = tmp_path / "data"
    with Premises(data, clock=HearingClock()).practice() as office:
        case_id = CaseId(office.desk.ids.new())
        assert list(bring(office.desk, case_id, case_document()))
        office.saved()
        texts = [Unrecorded(f"negotiation/{at}", text, text, at == 2) for at, text in enumerate(typed)]
        office.desk.keep_unrecorded(case_id, texts).result()
        assert len(office.desk.unrecorded(case_id).result()) == len(typed)
        assert (data / "practice" / "store.db-wal").stat().st_size > 0
        assert found(data, typed) == []
        office.desk.store.backup(data / "backup").result()
        case = office.desk.case(case_id)
        told = to_json(case) + write_case(case.record)
        for paper in office.desk.papers_of(case_id):
            told += text_of(office.desk.draw(case_id, paper).pdf, tmp_path)
        assert "程虚构" in told
        assert [text for text in typed if text in told] == []
    assert found(data, typed) == []
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert [text for text in typed if text in logged] == []


def test_nothing_of_a_case_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    clock = HearingClock()
    with Premises(tmp_path, clock=clock).practice() as office:
        hold(office, clock, lambda _: None)
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert [needle for needle in NEEDLES + whispered() if needle in logged] == []


def test_a_refused_file_is_not_quoted_in_the_refusal(machine: Machine, tmp_path: Path) -> None:
    """What stands on a screen or in a pipe names fields, not what the parties wrote in them."""
    raw = case_of_today()
    raw["content"]["parties"][0]["identity"]["number"] = 310110198001010006
    raw["content"]["claims"][0]["amount"] = "程虚构"
    run = machine.run("case", "check", str(written(raw, tmp_path / "case.json")))
    assert run.code == 1
    assert "identity.number" in run.err
    assert [secret for secret in ("程虚构", "310110198001010006") if secret in run.out + run.err] == []
