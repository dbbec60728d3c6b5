"""A backup is worth what can be restored from it."""

from __future__ import annotations

import hashlib
import itertools
import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db import backup, upgrade
from db.connection import connect
from db.store import EncryptedStore
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.unrecorded import Unrecorded
from mediator_app.ports import Blob
from mediator_app.vault import Cost, NewVault, Vault
from tests.cases import Past, mediating, opened, served
from tests.db.pasts import changes, keep

PASSPHRASE = "a fictional passphrase"
PAPER = b"%PDF-1.7 a fictional paper " * 5000


@pytest.fixture(scope="module")
def past() -> Past:
    return served()


@pytest.fixture
def vault(tmp_path: Path) -> NewVault:
    return Vault.create(tmp_path / "old" / "keys.json", PASSPHRASE, cost=Cost(1, 64, 1))


@pytest.fixture
def made(tmp_path: Path, vault: NewVault, past: Past) -> Path:
    """A backup of a store with one whole case, made while the store is open and its newest edits lie in the log."""
    store = EncryptedStore(tmp_path / "old" / "store.db", vault.key.reveal(), key_file=vault.vault.path)
    every = changes(past)
    blob = Blob(hashlib.sha256(PAPER).hexdigest(), "application/pdf", PAPER)
    keep(store, [*every[:-1], replace(every[-1], blobs=(blob,))])
    to = tmp_path / "stick" / "monday.mdbackup"
    store.backup(to).result()
    store.close()
    return to


def by_passphrase(key_file: Path) -> bytes:
    return Vault(key_file).open(PASSPHRASE).reveal()


def refused(action: Callable[..., object], *arguments: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action(*arguments)
    return caught.value


def test_on_another_machine_the_passphrase_brings_everything_back(
    tmp_path: Path, made: Path, past: Past
) -> None:
    new = tmp_path / "new"
    assert backup.restore(made, new / "store.db", new / "keys.json", by_passphrase) is None
    assert sorted(file.name for file in new.iterdir()) == ["keys.json", "store.db"]
    store = EncryptedStore(new / "store.db", by_passphrase(new / "keys.json"), create=False)
    assert store.load(past.case_id).result().case == past.case
    assert store.journal(past.case_id).result() == tuple(past.entries)
    assert store.blob(hashlib.sha256(PAPER).hexdigest()).result() == PAPER
    assert [line.id for line in store.search("程虚构").result()] == [past.case_id]
    assert store.check().result() == ()
    store.close()


def test_what_is_typed_and_not_recorded_comes_back_with_the_backup(tmp_path: Path, vault: NewVault) -> None:
    key, case = vault.key.reveal(), mediating()
    store = EncryptedStore(tmp_path / "old" / "store.db", key, key_file=vault.vault.path)
    keep(store, changes(case))
    typed = (
        Unrecorded("claims/1/amount", "30万5", "1"),
        Unrecorded("negotiation/note", "{}", "", aside=True),
    )
    store.keep_unrecorded(case.case_id, typed).result()
    store.backup(tmp_path / "stick").result()
    store.close()
    assert "30万5".encode() not in (tmp_path / "stick").read_bytes()
    new = tmp_path / "new"
    backup.restore(tmp_path / "stick", new / "store.db", new / "keys.json", by_passphrase)
    restored = EncryptedStore(new / "store.db", key, create=False)
    assert restored.unrecorded(case.case_id).result() == typed
    restored.close()


def test_a_backup_from_before_such_texts_were_kept_is_brought_up_to_date(
    tmp_path: Path, vault: NewVault
) -> None:
    """Version 4: the tables of today's store without the newest one."""
    key, case = vault.key.reveal(), mediating()
    old = tmp_path / "old" / "store.db"
    upgrade.found(old, key, to=4)
    today = EncryptedStore(tmp_path / "today.db", key)
    keep(today, changes(case))
    today.close()
    with closing(connect(old, key)) as there, closing(connect(tmp_path / "today.db", key)) as here:
        for table in ("cases", "journal", "parts"):
            rows = here.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
            marks = ", ".join("?" * len(rows[0]))
            there.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        backup.write(there, tmp_path / "stick", key, vault.vault.path)
    new = tmp_path / "new"
    backup.restore(tmp_path / "stick", new / "store.db", new / "keys.json", by_passphrase)
    restored = EncryptedStore(new / "store.db", key, create=False)
    assert restored.load(case.case_id).result().case == case.case
    assert restored.unrecorded(case.case_id).result() == ()
    typed = (Unrecorded("claims/1/amount", "30万5", "1"),)
    restored.keep_unrecorded(case.case_id, typed).result()
    assert restored.unrecorded(case.case_id).result() == typed
    assert restored.check().result() == ()
    restored.close()


def test_the_recovery_code_does_too(tmp_path: Path, made: Path, vault: NewVault) -> None:
    def by_code(key_file: Path) -> bytes:
        return Vault(key_file).open_with_code(vault.recovery_code).reveal()

    backup.restore(made, tmp_path / "new" / "store.db", tmp_path / "new" / "keys.json", by_code)
    assert (tmp_path / "new" / "store.db").exists()


def test_what_was_there_is_moved_aside_and_still_opens(
    tmp_path: Path, made: Path, vault: NewVault, past: Past
) -> None:
    old = tmp_path / "old"
    store = EncryptedStore(old / "store.db", vault.key.reveal())
    store.set_setting("since", "the backup").result()
    store.close()
    aside = backup.restore(made, old / "store.db", old / "keys.json", by_passphrase)
    assert aside == old / "before-restore-1"
    again = EncryptedStore(aside / "store.db", by_passphrase(aside / "keys.json"), create=False)
    assert again.setting("since").result() == "the backup"
    again.close()
    restored = EncryptedStore(old / "store.db", by_passphrase(old / "keys.json"), create=False)
    assert restored.setting("since").result() is None
    assert restored.load(past.case_id).result().case == past.case
    restored.close()
    assert (
        backup.restore(made, old / "store.db", old / "keys.json", by_passphrase) == old / "before-restore-2"
    )


def test_a_wrong_passphrase_touches_nothing(tmp_path: Path, made: Path, vault: NewVault) -> None:
    old = tmp_path / "old"
    before = {file: file.read_bytes() for file in old.iterdir()}

    def wrong(key_file: Path) -> bytes:
        return Vault(key_file).open("another passphrase").reveal()

    assert (
        refused(backup.restore, made, old / "store.db", old / "keys.json", wrong).code == "passphrase_wrong"
    )
    other = refused(backup.restore, made, old / "store.db", old / "keys.json", lambda _: b"x" * 32)
    assert other.code == "backup_key_wrong"
    assert {file: file.read_bytes() for file in old.iterdir()} == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.97])
def test_one_changed_byte_anywhere_is_found_and_nothing_is_touched(
    tmp_path: Path, made: Path, share: float
) -> None:
    data = bytearray(made.read_bytes())
    data[int(len(data) * share)] ^= 0x01
    made.write_bytes(data)
    refusal = refused(
        backup.restore, made, tmp_path / "new" / "store.db", tmp_path / "new" / "keys.json", by_passphrase
    )
    assert refusal.code == "backup_damaged"
    assert list((tmp_path / "new").iterdir()) == []


def test_what_is_no_backup_says_so(tmp_path: Path, made: Path) -> None:
    target = (tmp_path / "new" / "store.db", tmp_path / "new" / "keys.json", by_passphrase)
    assert refused(backup.restore, tmp_path / "nothing", *target).code == "no_such_file"
    letter = tmp_path / "letter.txt"
    letter.write_text("a letter")
    assert refused(backup.restore, letter, *target).code == "not_a_backup"
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("holiday.jpg", b"\xff\xd8")
    assert refused(backup.restore, tmp_path / "other.zip", *target).code == "not_a_backup"
    assert refused(backup.restore, tmp_path, *target).code == "not_a_backup"


def test_half_a_backup_is_a_damaged_one(tmp_path: Path, made: Path) -> None:
    half = tmp_path / "half.mdbackup"
    half.write_bytes(made.read_bytes()[:-5000])
    target = (tmp_path / "new" / "store.db", tmp_path / "new" / "keys.json", by_passphrase)
    assert refused(backup.restore, half, *target).code == "backup_damaged"


def test_no_changed_byte_of_the_zip_itself_is_a_bug(tmp_path: Path, made: Path) -> None:
    """Its heads and its table: methods nobody knows, members said to be encrypted, places before the beginning."""
    data = made.read_bytes()
    with zipfile.ZipFile(made) as packed:
        heads = [range(one.header_offset, one.header_offset + 44) for one in packed.infolist()]
    end = range(len(data) - 230, len(data))
    said = set()
    for place in (*itertools.chain(*heads), *end):
        broken = bytearray(data)
        broken[place] ^= 0xFF
        made.write_bytes(broken)
        try:
            with backup._opened(made) as packed:
                backup._hashes_hold(packed)
        except Refusal as refusal:
            said.add(refusal.code)
    assert said == {"backup_damaged", "not_a_backup"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": 2}, "backup_too_new"),
        ({"version": "?"}, "backup_too_new"),
        ({"format": "else"}, "not_a_backup"),
        ({"files": {}}, "backup_damaged"),
        ({"files": {"store.db": {"sha256": "0" * 64, "size": 1}}}, "backup_damaged"),
        ({"files": {"gone.db": {}, "store.db": {"sha256": "0" * 64}}}, "backup_damaged"),
    ],
)
def test_a_manifest_that_does_not_fit(
    tmp_path: Path, made: Path, change: dict[str, object], code: str
) -> None:
    other = tmp_path / "other.mdbackup"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == backup.MANIFEST:
                data = json.dumps({**json.loads(data), **change}).encode()
            new.writestr(name, data)
    target = (tmp_path / "new" / "store.db", tmp_path / "new" / "keys.json", by_passphrase)
    assert refused(backup.restore, other, *target).code == code


def test_a_backup_with_a_broken_chain_is_found_though_every_hash_fits(
    tmp_path: Path, made: Path, vault: NewVault
) -> None:
    """Somebody who has the key rewrote an entry and packed the file anew."""
    with zipfile.ZipFile(made) as packed:
        packed.extractall(tmp_path / "unpacked")
    store = tmp_path / "unpacked" / "store.db"
    connection = connect(store, vault.key.reveal())
    connection.execute("DROP TRIGGER journal_keeps_entries")
    connection.execute("UPDATE journal SET body = replace(body, '程虚构', '程假冒') WHERE seq = 4")
    connection.close()
    other = tmp_path / "other.mdbackup"
    backup._pack(other, {"store.db": store, "keys.json": tmp_path / "unpacked" / "keys.json"}, 2)
    refusal = refused(
        backup.restore, other, tmp_path / "new" / "store.db", tmp_path / "new" / "keys.json", by_passphrase
    )
    assert (refusal.code, refusal.params["fault"]) == ("backup_damaged", "chain_broken")


def test_nothing_but_whole_backups_is_left_lying_about(made: Path, tmp_path: Path) -> None:
    assert [file.name for file in made.parent.iterdir()] == ["monday.mdbackup"]
    assert sorted(file.name for file in (tmp_path / "old").iterdir()) == ["keys.json", "store.db"]


def test_a_later_backup_takes_the_place_of_the_earlier_one(
    tmp_path: Path, made: Path, vault: NewVault, past: Past
) -> None:
    store = EncryptedStore(tmp_path / "old" / "store.db", vault.key.reveal(), key_file=vault.vault.path)
    keep(store, [])
    store.set_setting("since", 1).result()
    store.backup(made).result()
    store.close()
    backup.restore(made, tmp_path / "new" / "store.db", tmp_path / "new" / "keys.json", by_passphrase)
    again = EncryptedStore(tmp_path / "new" / "store.db", vault.key.reveal())
    assert again.setting("since").result() == 1
    again.close()


def test_a_damaged_store_gives_no_backup_and_the_old_one_stays(
    tmp_path: Path, made: Path, vault: NewVault, past: Past
) -> None:
    before = made.read_bytes()
    path = tmp_path / "old" / "store.db"
    connection = connect(path, vault.key.reveal())
    connection.execute("DROP TRIGGER journal_stays")
    connection.execute("DELETE FROM journal WHERE seq = 3")
    connection.close()
    store = EncryptedStore(path, vault.key.reveal(), key_file=vault.vault.path)
    with pytest.raises(Trouble) as caught:
        store.backup(made).result()
    assert (caught.value.code, caught.value.params["fault"]) == ("backup_not_verified", "chain_broken")
    assert made.read_bytes() == before
    assert {fault.code for fault in store.check().result()} == {"chain_broken"}
    store.close()


def test_a_backup_without_its_keys_is_none(tmp_path: Path, vault: NewVault) -> None:
    store = EncryptedStore(
        tmp_path / "old" / "store.db", vault.key.reveal(), key_file=tmp_path / "old" / "gone.json"
    )
    keep(store, changes(opened()))
    with pytest.raises(Trouble) as caught:
        store.backup(tmp_path / "stick" / "a.mdbackup").result()
    assert caught.value.code == "key_file_missing"
    assert list((tmp_path / "stick").iterdir()) == []
    assert store.load(CaseId(opened().case_id)).result().seq == 1
    store.close()
