"""A disk that fills up or turns read-only in the middle of a hearing: nothing is lost, and it is said plainly."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.store import EncryptedStore
from db.trouble import refused, told
from mediator_app.domain.errors import Trouble
from tests.cases import prepared
from tests.db.pasts import KEY, changes, keep

ROOT = Path(__file__).resolve().parents[2]


def own_mounts() -> list[str]:
    """The words that run a program with mounts of its own; empty where this machine allows nobody that."""
    for words in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        try:
            run = subprocess.run([*words, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True)
        except FileNotFoundError:
            continue
        if run.returncode == 0:
            return words
    return []


@pytest.mark.parametrize("what", ["stay", "restart", "papers", "first"])
@pytest.mark.parametrize("kind", ["full", "limited", "read_only"])
def test_the_hearing_goes_on_and_everything_is_saved_in_the_end(kind: str, what: str, tmp_path: Path) -> None:
    words = own_mounts()
    if kind != "limited" and not words:
        # Without file systems of one's own the same steps run against a limit on the size of files.
        kind = "limited"
    run = subprocess.run(
        [
            *(words if kind != "limited" else []),
            sys.executable,
            "-m",
            "tests.db.disks",
            kind,
            str(tmp_path),
            what,
        ],
        cwd=ROOT,
        # A program that needed a temporary file for a paper would find no room for it.
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert run.stderr == "", run.stderr
    assert run.stdout == "well\n"


def test_a_disk_that_fills_up_under_a_backup_is_said_to_be_full(tmp_path: Path) -> None:
    """The driver's backup gives its errors no name; before, this one passed for a bug."""
    source, target = dbapi2.connect(":memory:"), dbapi2.connect(tmp_path / "copy.db")
    source.execute("CREATE TABLE t AS SELECT zeroblob(400000) AS x")
    source.commit()
    target.execute("PRAGMA max_page_count = 4")
    with closing(source), closing(target), pytest.raises(Trouble) as caught, told(tmp_path / "copy.db"):
        source.backup(target)
    assert caught.value.code == "disk_full"


def test_a_closed_store_on_a_disk_that_may_only_be_read_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    store = EncryptedStore(path, KEY)
    keep(store, changes(prepared()))
    store.close()
    before = path.read_bytes()
    # Root may write everywhere, whatever the mode bits say; so what the system would answer is put in its mouth.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    store = EncryptedStore(path, KEY)
    past = prepared()
    assert store.load(past.case_id).result().case == past.case
    assert store.check().result() == ()
    past.undo()
    with pytest.raises(Trouble) as caught:
        store.record(changes(past)[-1]).result()
    assert caught.value.code == "store_read_only"
    store.close()
    assert path.read_bytes() == before


def test_what_the_system_says_to_a_new_file(tmp_path: Path) -> None:
    assert refused(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    gone = refused(tmp_path / "gone")
    assert gone is not None
    assert gone.code == "store_io"


def test_a_store_that_is_taken_away_and_comes_back(tmp_path: Path) -> None:
    """A stick pulled out: what is asked meanwhile fails plainly; nothing empty takes the store's place."""
    path, away = tmp_path / "stick" / "store.db", tmp_path / "away"
    store = EncryptedStore(path, KEY)
    made = changes(prepared())
    keep(store, made[:3])
    store.close()
    path.parent.rename(away)
    with pytest.raises(Trouble) as caught:
        EncryptedStore(path, KEY, create=False)
    assert caught.value.code == "store_missing"
    assert not path.exists()
    away.rename(path.parent)
    store = EncryptedStore(path, KEY, create=False)
    keep(store, made)
    assert store.check().result() == ()
    store.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
