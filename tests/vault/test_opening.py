"""Ways into the store, and what keeps everybody else out."""

from __future__ import annotations

import json
import logging
import os
import pickle
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.vault import STANDARD_COST, Cost, DataKey, NewVault, OsKeyRing, SecretStore, Vault
from mediator_app.vault.recovery import new_code
from mediator_app.vault.wrapping import from_passphrase
from tests.vault.desktop import Desktop, desktop
from tests.vault.fakes import FakeSecretStore

CHEAP = Cost(passes=1, memory_kib=64, lanes=1)
PASSPHRASE = "长阳创谷 巡回调解庭 2017"


@pytest.fixture
def new(tmp_path: Path) -> NewVault:
    return Vault.create(tmp_path / "store" / "keys.json", PASSPHRASE, cost=CHEAP)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    with desktop(tmp_path_factory.mktemp("desktop")) as running:
        yield running


@pytest.fixture(params=["fake", "gnome-keyring"])
def ring(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> SecretStore:
    if request.param == "fake":
        return FakeSecretStore()
    running: Desktop = request.getfixturevalue("session")
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    return OsKeyRing()


def refusal(action: object, *arguments: object) -> str:
    assert callable(action)
    with pytest.raises(Refusal) as caught:
        action(*arguments)
    return caught.value.code


def trouble(action: object, *arguments: object) -> str:
    assert callable(action)
    with pytest.raises(Trouble) as caught:
        action(*arguments)
    return caught.value.code


def test_both_ways_in_give_the_same_key(new: NewVault) -> None:
    assert new.vault.open(PASSPHRASE) == new.key
    assert new.vault.open_with_code(new.recovery_code) == new.key


def test_the_standard_cost_is_what_the_standards_ask(new: NewVault) -> None:
    # RFC 9106 section 4, second option; OWASP's floor is 19 MiB with two passes.
    assert Cost(3, 64 * 1024, 4) == STANDARD_COST
    # Checked against the function itself, so that a slip in the wiring (another variant, another length) shows.
    expected = hash_secret_raw(b"abc", b"s" * 16, 1, 64, 1, 32, Type.ID, 0x13)
    assert from_passphrase("abc", b"s" * 16, CHEAP) == expected


def test_an_input_method_does_not_lock_anybody_out(new: NewVault) -> None:
    full_width = "长阳创谷　巡回调解庭　２０１７"
    assert new.vault.open(full_width) == new.key


def test_a_wrong_passphrase_is_refused(new: NewVault) -> None:
    assert refusal(new.vault.open, PASSPHRASE + "x") == "passphrase_wrong"


def test_a_wrong_code_is_told_apart_from_a_mistyped_one(new: NewVault) -> None:
    assert refusal(new.vault.open_with_code, new_code()) == "recovery_code_wrong"
    mistyped = ("1" if new.recovery_code[0] == "0" else "0") + new.recovery_code[1:]
    assert refusal(new.vault.open_with_code, mistyped) == "recovery_code_typo"


@pytest.mark.parametrize("short", ["", "123456789", "九个字还是太短了呀"])
def test_a_short_passphrase_is_refused_everywhere(new: NewVault, tmp_path: Path, short: str) -> None:
    assert refusal(Vault.create, tmp_path / "other.json", short) == "passphrase_short"
    assert not (tmp_path / "other.json").exists()
    assert refusal(new.vault.set_passphrase, new.key, short) == "passphrase_short"
    assert refusal(new.vault.change_passphrase, PASSPHRASE, short) == "passphrase_short"


def test_changing_the_passphrase_ends_the_old_one_and_keeps_the_code(new: NewVault) -> None:
    new.vault.change_passphrase(PASSPHRASE, "another passphrase", cost=CHEAP)
    assert refusal(new.vault.open, PASSPHRASE) == "passphrase_wrong"
    assert new.vault.open("another passphrase") == new.key
    assert new.vault.open_with_code(new.recovery_code) == new.key


def test_changing_it_needs_the_old_one(new: NewVault) -> None:
    assert refusal(new.vault.change_passphrase, "not the old one", "another passphrase") == "passphrase_wrong"
    assert new.vault.open(PASSPHRASE) == new.key


def test_after_a_recovery_a_new_passphrase_is_set(new: NewVault) -> None:
    new.vault.set_passphrase(new.vault.open_with_code(new.recovery_code), "another passphrase", cost=CHEAP)
    assert new.vault.open("another passphrase") == new.key


def test_a_new_code_ends_the_old_paper(new: NewVault) -> None:
    code = new.vault.new_recovery_code(new.key)
    assert refusal(new.vault.open_with_code, new.recovery_code) == "recovery_code_wrong"
    assert new.vault.open_with_code(code) == new.key
    assert new.vault.open(PASSPHRASE) == new.key


def test_another_vaults_key_cannot_lock_the_owner_out(new: NewVault) -> None:
    with pytest.raises(ValueError, match="another vault"):
        new.vault.set_passphrase(DataKey.random(), "another passphrase")
    with pytest.raises(ValueError, match="another vault"):
        new.vault.new_recovery_code(DataKey.random())
    assert new.vault.open(PASSPHRASE) == new.key


def test_an_existing_key_file_is_never_overwritten(new: NewVault) -> None:
    assert trouble(Vault.create, new.vault.path, PASSPHRASE) == "key_file_exists"
    assert new.vault.open(PASSPHRASE) == new.key


def test_quick_unlock(new: NewVault, ring: SecretStore) -> None:
    assert trouble(new.vault.open_quickly, ring) == "key_ring_missing"
    new.vault.enable_quick_unlock(new.key, ring)
    assert new.vault.has_quick_unlock
    assert new.vault.open_quickly(ring) == new.key
    new.vault.disable_quick_unlock(ring)
    assert not Vault(new.vault.path).has_quick_unlock
    assert trouble(new.vault.open_quickly, ring) == "key_ring_missing"
    assert trouble(ring.get, new.vault.vault_id) == "key_ring_missing"


def test_the_key_ring_never_holds_the_data_key(new: NewVault) -> None:
    ring = FakeSecretStore()
    new.vault.enable_quick_unlock(new.key, ring)
    held = json.dumps(ring.secrets).encode()
    for form in (new.key.reveal(), new.key.reveal().hex().encode()):
        assert form not in held
    (secret,) = ring.secrets.values()
    assert secret not in new.vault.path.read_text()


@pytest.mark.parametrize("secret", ["not base 64 !", "c2hvcnQ=", ""])
def test_a_stale_entry_counts_as_missing(new: NewVault, secret: str) -> None:
    ring = FakeSecretStore()
    new.vault.enable_quick_unlock(new.key, ring)
    ring.put(new.vault.vault_id, secret)
    assert trouble(new.vault.open_quickly, ring) == "key_ring_missing"


@pytest.mark.parametrize("state", ["key_ring_none", "key_ring_locked", "key_ring_refused"])
def test_each_state_of_the_key_ring_has_its_own_code(new: NewVault, state: str) -> None:
    ring = FakeSecretStore()
    ring.state = state
    assert trouble(new.vault.enable_quick_unlock, new.key, ring) == state
    assert not new.vault.has_quick_unlock
    ring.state = None
    new.vault.enable_quick_unlock(new.key, ring)
    ring.state = state
    assert trouble(new.vault.open_quickly, ring) == state
    # The passphrase is not the key ring's business.
    assert new.vault.open(PASSPHRASE) == new.key
    new.vault.disable_quick_unlock(ring)
    assert not new.vault.has_quick_unlock


def test_practice_needs_no_secret_and_says_what_it_is(tmp_path: Path, new: NewVault) -> None:
    vault, key = Vault.create_practice(tmp_path / "practice.json")
    assert vault.is_practice
    assert vault.open_practice() == key
    assert refusal(vault.open, PASSPHRASE) == "passphrase_not_set"
    assert not new.vault.is_practice
    assert refusal(new.vault.open_practice) == "not_practice"


def test_the_file_is_the_owners_alone(new: NewVault) -> None:
    assert stat.S_IMODE(new.vault.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.vault.path.parent.stat().st_mode) == 0o700
    assert os.listdir(new.vault.path.parent) == ["keys.json"]


def test_nothing_secret_in_the_file_the_log_or_an_error(
    new: NewVault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Refusal) as caught:
        new.vault.open("not this one either")
    said = f"{new!r} {new.vault!r} {new.key!r} {new.key} {caught.value!r} {caplog.text}"
    text = new.vault.path.read_text()
    secret = new.recovery_code.replace("-", "")
    for hidden in (new.key.reveal().hex(), repr(new.key.reveal()), PASSPHRASE, new.recovery_code, secret):
        assert hidden not in said
        assert hidden not in text
    with pytest.raises(TypeError):
        pickle.dumps(new.key)


def test_a_gone_file_and_a_damaged_one_and_one_from_the_future(new: NewVault) -> None:
    text = new.vault.path.read_text()
    new.vault.path.write_text(text.replace('"version": 1', '"version": 2'))
    assert trouble(new.vault.open, PASSPHRASE) == "key_file_too_new"
    for damaged in (
        text[:-30],
        "",
        "[]",
        text.replace('"mediators-desk-keys"', '"else"'),
        text.replace("lanes", "l"),
    ):
        new.vault.path.write_text(damaged)
        assert trouble(new.vault.open, PASSPHRASE) == "key_file_damaged"
    new.vault.path.write_bytes(b"\xff\xfe\x00")
    assert trouble(new.vault.open, PASSPHRASE) == "key_file_damaged"
    new.vault.path.unlink()
    assert trouble(new.vault.open, PASSPHRASE) == "key_file_missing"


def test_a_doctored_file_opens_nothing(new: NewVault) -> None:
    document = json.loads(new.vault.path.read_text())
    cheaper = {**document, "argon2id": {"passes": 1, "memory_kib": 32, "lanes": 1}}
    new.vault.path.write_text(json.dumps(cheaper))
    assert refusal(new.vault.open, PASSPHRASE) == "passphrase_wrong"
    slots = document["slots"]
    moved = {**document, "slots": {"passphrase": slots["recovery"], "recovery": slots["passphrase"]}}
    new.vault.path.write_text(json.dumps(moved))
    assert refusal(new.vault.open_with_code, new.recovery_code) == "recovery_code_wrong"
    greedy = {**document, "argon2id": {"passes": 1, "memory_kib": 1 << 40, "lanes": 1}}
    new.vault.path.write_text(json.dumps(greedy))
    assert trouble(new.vault.open, PASSPHRASE) == "key_file_damaged"


def test_a_write_that_fails_leaves_the_old_file(new: NewVault, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = new.vault.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert trouble(new.vault.new_recovery_code, new.key) == "key_file_not_written"
    assert new.vault.path.read_bytes() == before
    assert os.listdir(new.vault.path.parent) == ["keys.json"]
    assert new.vault.open_with_code(new.recovery_code) == new.key


def test_a_key_is_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes") as caught:
        DataKey(b"a secret that is too short")
    assert "secret that" not in str(caught.value)
    assert DataKey.random() != DataKey.random()
