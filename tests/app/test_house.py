"""The house that the window asks for stores and keys, over a real folder, real key derivation and real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.bootstrap import Premises
from mediator_app.commands.window import prepare_practice
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.papers import PaperKind
from mediator_app.house import Rooms
from tests.vault.fakes import FakeSecretStore

GOOD = "一匹马 crosses 7 bridges"


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    house = Rooms(Premises(tmp_path / "data", ring=FakeSecretStore()))
    yield house
    house.close()


def test_a_store_is_made_left_and_entered_again(rooms: Rooms) -> None:
    made = rooms.create(GOOD).result()
    case = made.desk.open_case(PaperKind.MEDIATION_AGREEMENT).case
    rooms.lock().result()
    desk = rooms.unlock(GOOD).result()
    assert desk.load(case.record.id).result() == case
    rooms.lock().result()
    assert rooms.unlock_with_code(made.recovery_code).result().load(case.record.id).result() == case


def test_a_wrong_passphrase_is_refused_and_the_right_one_still_opens(rooms: Rooms) -> None:
    rooms.create(GOOD).result()
    rooms.lock().result()
    with pytest.raises(Refusal) as refused:
        rooms.unlock("something else entirely").result()
    assert refused.value.code == "passphrase_wrong"
    assert not rooms.unlock(GOOD).result().practice


def test_a_new_passphrase_takes_the_place_of_the_old_one(rooms: Rooms) -> None:
    rooms.create(GOOD).result()
    rooms.set_passphrase("another one, just as long").result()
    rooms.lock().result()
    with pytest.raises(Refusal):
        rooms.unlock(GOOD).result()
    assert rooms.unlock("another one, just as long").result() is not None


def test_quick_unlock_opens_until_it_is_switched_off(rooms: Rooms) -> None:
    rooms.create(GOOD).result()
    rooms.set_quick_unlock(True).result()
    rooms.lock().result()
    rooms.unlock_quickly().result()
    rooms.set_quick_unlock(False).result()
    rooms.lock().result()
    with pytest.raises(Trouble) as trouble:
        rooms.unlock_quickly().result()
    assert trouble.value.code == "key_ring_missing"


@pytest.mark.parametrize(
    ("state", "there"),
    [(None, True), ("key_ring_none", False), ("key_ring_locked", False), ("key_ring_refused", False)],
)
def test_a_key_ring_counts_only_where_it_answers(tmp_path: Path, state: str | None, there: bool) -> None:
    ring = FakeSecretStore()
    ring.state = state
    house = Rooms(Premises(tmp_path / "data", ring=ring))
    assert house.key_ring().result() is there
    house.close()


def test_the_certificate_is_kept_with_the_store(rooms: Rooms) -> None:
    rooms.create(GOOD).result()
    assert rooms.certificate().result() is None
    made = rooms.make_certificate("周示范", "示例街道调解委员会", "示调0001").result()
    rooms.lock().result()
    rooms.unlock(GOOD).result()
    assert rooms.certificate().result() == made
    assert "周示范" in made.subject


def test_practice_needs_nothing_and_has_no_passphrase_to_change(rooms: Rooms) -> None:
    desk = rooms.practice().result()
    assert desk.practice
    assert desk.open_case(PaperKind.MEDIATION_AGREEMENT).case.record.practice
    with pytest.raises(Refusal) as refused:
        rooms.set_passphrase(GOOD).result()
    assert refused.value.code == "practice_has_no_keys"
    assert not rooms.is_set_up


def test_practice_comes_with_one_case_for_today_and_keeps_what_was_done(tmp_path: Path) -> None:
    house = Rooms(Premises(tmp_path / "data", ring=FakeSecretStore()), prepare=prepare_practice)
    desk = house.practice().result()
    (line,) = desk.store.cases().result()
    assert line.practice
    assert line.held_on == desk.clock.today()
    assert line.claimed.fen == 390_000_000
    house.lock().result()
    assert len(house.practice().result().store.cases().result()) == 1
    house.close()


def test_a_passphrase_is_changed_by_whoever_knows_the_old_one(rooms: Rooms) -> None:
    code = rooms.create(GOOD).result().recovery_code
    for old, new, why in (
        (GOOD, "too short", "passphrase_short"),
        ("not this one", GOOD, "passphrase_wrong"),
    ):
        with pytest.raises(Refusal) as refused:
            rooms.change_passphrase(old, new).result()
        assert refused.value.code == why
    rooms.change_passphrase(GOOD, "another one, just as long").result()
    rooms.lock().result()
    with pytest.raises(Refusal):
        rooms.unlock(GOOD).result()
    rooms.unlock("another one, just as long").result()
    rooms.lock().result()
    assert not rooms.unlock_with_code(code).result().practice


def test_a_new_recovery_code_makes_the_old_sheet_void(rooms: Rooms) -> None:
    old = rooms.create(GOOD).result().recovery_code
    with pytest.raises(Refusal) as refused:
        rooms.new_recovery_code("something else entirely").result()
    assert refused.value.code == "passphrase_wrong"
    new = rooms.new_recovery_code(GOOD).result()
    assert new != old
    rooms.lock().result()
    with pytest.raises(Refusal) as refused:
        rooms.unlock_with_code(old).result()
    assert refused.value.code == "recovery_code_wrong"
    rooms.unlock_with_code(new).result()
    rooms.lock().result()
    assert not rooms.unlock(GOOD).result().practice


def test_practice_has_no_keys_to_change(rooms: Rooms) -> None:
    rooms.practice().result()
    for asked in (rooms.change_passphrase(GOOD, GOOD), rooms.new_recovery_code(GOOD)):
        with pytest.raises(Refusal) as refused:
            asked.result()
        assert refused.value.code == "practice_has_no_keys"
