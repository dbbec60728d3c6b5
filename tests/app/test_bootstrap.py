"""The wiring: places, clock, ids, keys, and that everything done is durable before a command says so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_app.bootstrap import OpenDesk, Premises, Saves, SystemClock, Uuid7, data_folder, rules
from mediator_app.desk import Desk
from mediator_app.domain.days import CHINA
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.practice import HearingClock
from mediator_app.saving import SaveState
from tests.vault.fakes import FakeSecretStore

PASSPHRASE = "correct horse battery"


def test_ids_rise_whatever_the_clock_does() -> None:
    source = Uuid7()
    made = [source.new() for _ in range(5_000)]
    assert made == sorted(set(made))
    assert {id[14] for id in made} == {"7"}


def test_the_day_is_that_of_shanghai() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert CHINA.utcoffset(None) == datetime(2026, 7, 1, tzinfo=CHINA).utcoffset()
    assert abs((datetime.now(CHINA).date() - clock.today()).days) <= 1


def test_the_hearing_clock_runs_on_and_never_back() -> None:
    clock = HearingClock()
    first = clock.now()
    clock.reach(datetime(2026, 11, 23, 12, tzinfo=CHINA))
    clock.reach(datetime(2026, 11, 23, 9, tzinfo=CHINA))
    assert first < clock.now() > datetime(2026, 11, 23, 12, tzinfo=CHINA)
    assert clock.today().isoformat() == "2026-11-23"


def test_the_data_folder_is_named_or_given_or_the_systems(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MEDIATOR_DATA", raising=False)
    assert data_folder(tmp_path) == tmp_path
    assert data_folder().name == "mediators-desk"
    monkeypatch.setenv("MEDIATOR_DATA", str(tmp_path / "there"))
    assert data_folder() == tmp_path / "there"


def test_the_rules_that_ship_load() -> None:
    assert rules().version


def test_practice_lies_in_its_own_folder_and_makes_practice_cases_only(tmp_path: Path) -> None:
    house = Premises(tmp_path)
    with house.practice() as office:
        done = office.desk.open_case(PaperKind.ARBITRATION_MEDIATION)
        office.saved()
        assert done.case.record.practice
    assert not house.is_set_up
    with house.practice() as office:
        assert [line.practice for line in office.store.cases().result()] == [True]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["practice"]


def test_the_same_author_signs_all_edits_of_a_store(tmp_path: Path) -> None:
    authors = set()
    for _ in range(2):
        with Premises(tmp_path).practice() as office:
            authors.add(office.desk.stamp()["by"])
    assert len(authors) == 1


def test_the_real_store_opens_by_passphrase_code_and_key_ring(tmp_path: Path) -> None:
    ring = FakeSecretStore()
    house = Premises(tmp_path, ring=ring)
    office, made = house.create(PASSPHRASE)
    case = office.desk.open_case(PaperKind.MEDIATION_AGREEMENT).case.record
    assert not case.practice
    office.close()
    made.vault.enable_quick_unlock(made.key, ring)
    assert house.has_quick_unlock
    ways: list[Callable[[], OpenDesk]] = [
        lambda: house.unlock(PASSPHRASE),
        lambda: house.unlock_with_code(made.recovery_code),
        house.unlock_quickly,
    ]
    for way in ways:
        with way() as office:
            assert [line.id for line in office.store.cases().result()] == [case.id]


def test_what_keeps_a_store_shut_leaves_the_folder_free(tmp_path: Path) -> None:
    house = Premises(tmp_path)
    with pytest.raises(Refusal, match="not_set_up"):
        house.unlock(PASSPHRASE)
    house.create(PASSPHRASE)[0].close()
    for _ in range(2):
        with pytest.raises(Refusal, match="passphrase_wrong"):
            house.unlock("something else")
    with pytest.raises(Refusal, match="already_set_up"):
        house.create(PASSPHRASE)
    house.real.store.unlink()
    with pytest.raises(Trouble, match="store_missing"):
        house.unlock(PASSPHRASE)


def test_one_program_at_a_time(tmp_path: Path) -> None:
    with Premises(tmp_path).practice(), pytest.raises(Trouble, match="store_locked"):
        Premises(tmp_path).practice()
    Premises(tmp_path).practice().close()


def test_practice_can_be_forgotten_and_begun_anew(tmp_path: Path) -> None:
    house = Premises(tmp_path)
    with house.practice() as office:
        office.desk.open_case(PaperKind.ARBITRATION_MEDIATION)
        with pytest.raises(Trouble, match="store_locked"):
            house.forget_practice()
    house.forget_practice()
    with house.practice() as office:
        assert office.store.cases().result() == ()


def test_the_practice_certificate_says_so(tmp_path: Path) -> None:
    with Premises(tmp_path).practice() as office:
        assert office.closing.certificate() is None
        with pytest.raises(Refusal, match="certificate_name_missing"):
            office.closing.make("", "", "")
        made = office.closing.make("周示范", "示例委", "1")
        assert office.closing.certificate() == made


def test_a_token_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with Premises(tmp_path).practice() as office:
        case = office.desk.open_case(PaperKind.ARBITRATION_MEDIATION).case.record.id
        paper = office.desk.draw(case, PaperId(PaperKind.RIGHTS_NOTICE))
        certifier = office.closing.certifier()
        office.closing.use_token(str(tmp_path / "none.so"))
        with pytest.raises(Trouble, match="token_module_missing"):
            certifier.close(paper, at=datetime.now(UTC), seal="", place="")
        office.closing.use_token("")
        assert certifier.close(paper, at=datetime.now(UTC), seal="", place="").pdf.startswith(paper.pdf)


class _Failing:
    """A desk whose disk is full."""

    def saving(self) -> SaveState:
        return SaveState(3, Trouble("disk_full"))


def test_waiting_for_a_save_ends_when_the_disk_is_full() -> None:
    desk: Desk = _Failing()  # type: ignore[assignment]
    with pytest.raises(Trouble, match="disk_full"):
        Saves().wait(desk)


class _Slow:
    """A desk that saves the last edit on another thread while somebody waits."""

    def __init__(self, waiting: int) -> None:
        self.left = waiting
        self.asked: Future[None] = Future()

    def saving(self) -> SaveState:
        if not self.asked.done():
            self.asked.set_result(None)
        return SaveState(self.left, None)


def test_waiting_for_a_save_ends_with_the_last_one() -> None:
    from threading import Thread

    slow = _Slow(1)
    heard: list[SaveState] = []
    saves = Saves(heard.append)
    desk: Desk = slow  # type: ignore[assignment]

    def save() -> None:
        slow.asked.result(timeout=10)
        slow.left = 0
        saves(SaveState(0, None))

    thread = Thread(target=save)
    thread.start()
    saves.wait(desk)
    thread.join(timeout=10)
    assert [state.waiting for state in heard] == [0]
