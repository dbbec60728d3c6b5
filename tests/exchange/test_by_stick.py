"""A filing's whole way on a stick: out of a real store, into a real court, and the court's answers back."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from court import audit, filings, hearings, reviews
from court.service import now
from court.stick import take_in, write_back
from mediator_app import cli
from mediator_app.bootstrap import OpenDesk, Premises, SystemClock
from mediator_app.casefile import steps
from mediator_app.delivery import Brought
from mediator_app.domain.edits import CloseWithoutAgreement
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import FilingState
from mediator_app.domain.ids import CaseId
from mediator_app.practice import HearingClock, case_document, hold
from tests.app.files import case_of_today
from tests.app.test_secrets import spellings, whispered
from tests.court.running import Place, running, set_up

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = set_up(tmp_path / "court")
    yield found
    found.service.database.close()


@pytest.fixture(scope="module")
def settled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop in whose practice store a hearing was held to its end."""
    folder = tmp_path_factory.mktemp("laptop")
    clock = HearingClock()
    with Premises(folder, clock=clock).practice() as office:
        hold(office, clock, lambda _: None)
    return folder


@pytest.fixture
def enrolled_folder(place: Place, settled_folder: Path, tmp_path: Path) -> Path:
    """The same, enrolled at the court once. From then on there is no network."""
    folder = tmp_path / "data"
    shutil.copytree(settled_folder, folder)
    with running(place) as service, Premises(folder, clock=SystemClock()).practice() as office:
        office.delivery.ready.result()
        office.delivery.network(online=False)
        office.delivery.enrol(service.address, place.code()).result()
    return folder


@pytest.fixture
def laptops(enrolled_folder: Path) -> Iterator[Callable[[], OpenDesk]]:
    """Opens the laptop without a network; called again, it is closed and opened anew, as after a restart."""
    with ExitStack() as stack:

        def start() -> OpenDesk:
            stack.close()
            office = stack.enter_context(Premises(enrolled_folder, clock=SystemClock()).practice())
            office.delivery.ready.result()
            office.delivery.network(online=False)
            return office

        yield start


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def fail(office: OpenDesk) -> CaseId:
    """One more case, whose mediation fails: a handover is due."""
    desk = office.desk
    case_id = CaseId(desk.ids.new())
    content = replace(case_document().content, settlement=None, terms=(), agreed_on=None)
    for step in steps(content, case_id, desk.stamp, practice=True):
        desk.do(case_id, step.edit)
    desk.do(case_id, CloseWithoutAgreement(**desk.stamp(), reason="双方差距过大")).saved.result()
    return case_id


def at_court(place: Place, bundle: Path) -> Path:
    """What the clerk does: takes the stick in, and puts the answers beside the bundle."""
    answers = bundle.with_suffix(".answers")
    with bundle.open("rb") as file:
        arrived = take_in(place.service, place.court, file, by=audit.SYSTEM)
    with place.service.database.reading() as connection, answers.open("wb") as out:
        write_back(connection, arrived, out)
    return answers


def states(office: OpenDesk) -> list[FilingState]:
    return [line.state for line in office.delivery.lines().result()]


def test_there_and_back(laptops: Callable[[], OpenDesk], place: Place, stick: Path) -> None:
    office = laptops()
    fail(office)
    written = office.delivery.write_bundle(stick).result()
    assert (len(written.filings), written.left_out) == (2, ())
    assert written.path.parent == stick
    assert written.path.stat().st_size == written.size
    # Until the court has answered, nothing counts as filed, whatever happens to the stick.
    office = laptops()
    assert states(office) == [FilingState.SENDING] * 2
    assert {line.reason for line in office.delivery.lines().result()} == {"on_a_stick"}
    answers = at_court(place, written.path)
    brought = office.delivery.read_answers(answers).result()
    assert set(brought.received) == set(written.filings)
    assert (brought.new, brought.refused) == (2, ())
    assert states(office) == [FilingState.RECEIVED] * 2
    for line in office.delivery.lines().result():
        assert line.receipt is not None
        with place.service.database.reading() as connection:
            there = filings.filing(connection, place.court.id, line.filing_id)
        assert (there.row.number, there.manifest_sha256) == (line.receipt.number, line.manifest_sha256)
    # Once more, after a restart: nothing changes, on either side.
    office = laptops()
    again = office.delivery.read_answers(answers).result()
    assert again == replace(brought, new=0)
    at_court(place, written.path)
    assert office.delivery.read_answers(answers).result().new == 0
    assert office.store.check().result() == ()
    assert office.delivery.write_bundle(stick).result().filings == ()


@pytest.mark.parametrize("taken", [False, True])
def test_a_laptop_enrolled_anew_puts_what_waits_on_the_stick_in_its_own_name(
    laptops: Callable[[], OpenDesk], place: Place, stick: Path, taken: bool
) -> None:
    """The first stick went astray, or its answers did; by then the laptop is another one to the court."""
    office = laptops()
    first = office.delivery.write_bundle(stick).result()
    if taken:
        at_court(place, first.path)
    before = office.delivery.court()
    with running(place) as service:
        office.delivery.enrol(service.address, place.code()).result()
    facts = office.delivery.court()
    assert before is not None
    assert facts is not None
    assert facts.laptop != before.laptop
    second = office.delivery.write_bundle(stick).result()
    assert set(second.filings) == set(first.filings)
    brought = office.delivery.read_answers(at_court(place, second.path)).result()
    assert (set(brought.received), brought.refused) == (set(first.filings), ())
    (line,) = office.delivery.lines().result()
    assert line.state is FilingState.RECEIVED
    with place.service.database.reading() as connection:
        there = filings.filing(connection, place.court.id, line.filing_id)
    assert line.receipt is not None
    assert there.row.number == line.receipt.number
    assert there.laptop == (before.laptop if taken else facts.laptop)


def test_what_a_clerk_decides_comes_with_the_next_stick(
    laptops: Callable[[], OpenDesk], place: Place, stick: Path
) -> None:
    office = laptops()
    first = office.delivery.write_bundle(stick).result()
    office.delivery.read_answers(at_court(place, first.path)).result()
    clerk, mediator = place.clerk("clerk-by-stick"), place.mediator()

    def decide() -> None:
        with place.service.database.writing() as connection:
            reviews.take_up(connection, place.court, clerk, first.filings[0], at=now())
        with place.service.database.writing() as connection:
            number = "示劳人仲（2026）办字第78号"
            reviews.docket(connection, place.court, clerk, first.filings[0], number, at=now())
            hearings.assign(
                connection,
                place.court,
                mediator.id,
                json.dumps(case_of_today(), ensure_ascii=False).encode(),
                starts_at=now(),
                place="示例园区",
                note="",
                at=now(),
                by=audit.SYSTEM,
            )

    decide()
    asking = office.delivery.write_bundle(stick).result()
    assert asking.filings == ()
    answers = at_court(place, asking.path)
    # An assigned hearing is as confidential as a filing: on the stick nobody can read it.
    assert not [name for name in spellings("程虚构") if name in answers.read_bytes()]
    brought = office.delivery.read_answers(answers).result()
    assert brought.new >= 2
    assert states(office) == [FilingState.DOCKETED]
    assert [line.place for line in office.delivery.hearings().result()] == ["示例园区"]


def test_no_byte_on_the_stick_was_said_in_caucus(
    laptops: Callable[[], OpenDesk], place: Place, stick: Path
) -> None:
    office = laptops()
    fail(office)
    written = office.delivery.write_bundle(stick).result()
    clear = pyrage.decrypt(written.path.read_bytes(), [pyrage.x25519.Identity.from_str(place.court.identity)])
    said = whispered()
    assert said
    for data in (written.path.read_bytes(), clear, written.path.name.encode()):
        assert [text for text in said for spelt in spellings(text) if spelt in data] == []
    assert "程虚构".encode() in clear
    assert "程虚构".encode() not in written.path.read_bytes()


def test_a_stick_in_trouble_leaves_the_filings_unsent(laptops: Callable[[], OpenDesk], stick: Path) -> None:
    office = laptops()
    with pytest.raises(Trouble, match="stick_missing"):
        office.delivery.write_bundle(stick / "gone").result()
    assert states(office)[0] in (FilingState.QUEUED, FilingState.SENDING)
    assert list(stick.iterdir()) == []
    assert len(office.delivery.write_bundle(stick).result().filings) == 1


def test_files_that_are_no_answers_change_nothing(
    laptops: Callable[[], OpenDesk], place: Place, stick: Path
) -> None:
    office = laptops()
    case_id = fail(office)
    (line,) = office.delivery.lines(case_id).result()
    written = office.delivery.write_bundle(stick, [line.filing_id]).result()
    assert written.filings == (line.filing_id,)
    answers = at_court(place, written.path)
    whole = answers.read_bytes()
    other = io.BytesIO()
    other.write(pyrage.encrypt(b"a.b.c\n", [pyrage.x25519.Identity.generate().to_public()]))
    for data, code in [
        (b"", "answers_unreadable"),
        (whole[:-1], "answers_damaged"),
        (whole[:200], "answers_damaged"),
        (other.getvalue(), "answers_for_another"),
    ]:
        answers.write_bytes(data)
        with pytest.raises(Refusal) as caught:
            office.delivery.read_answers(answers).result()
        assert caught.value.code == code
    answers.unlink()
    with pytest.raises(Trouble, match="stick_gone"):
        office.delivery.read_answers(answers).result()
    assert office.delivery.lines(case_id).result()[0].state is FilingState.SENDING
    answers.write_bytes(whole)
    brought: Brought = office.delivery.read_answers(answers).result()
    assert brought.new >= 1
    assert office.delivery.lines(case_id).result()[0].state is FilingState.RECEIVED
    with pytest.raises(Refusal, match="filing_not_unsent"):
        office.delivery.write_bundle(stick, [line.filing_id]).result()


def test_by_the_command_line(
    enrolled_folder: Path, place: Place, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--lang", "en", "--data", str(enrolled_folder), "court"]
    assert cli.main([*words, "bundle", "--practice", "--to", str(stick)]) == 0
    assert "filings: 1" in capsys.readouterr().out
    (bundle,) = stick.glob("*.filing")
    answers = at_court(place, bundle)
    assert cli.main([*words, "answers", "--practice", str(answers)]) == 0
    assert "that the court has: 1" in capsys.readouterr().out
    assert cli.main([*words, "answers", "--practice", str(bundle)]) == 1
    assert "another laptop" in capsys.readouterr().err
