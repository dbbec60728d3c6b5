"""Nothing of a case can be read anywhere outside the encrypted file, nor inside it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.grams import indexed
from tests.cases import ASIDE, ASIDE_FEN, served

ROOT = Path(__file__).resolve().parents[2]
TEXTS = (
    "程虚构",
    "示例跨国",
    "杜邦",
    "DUPONT",
    "郑虚设",
    "310110198001010022",
    "12AB34567",
    "91350100M000100Y43",
    "13800138000",
    "6222021234567890128",
    "办字第1号",
    "3600000",
    "360000000",
    "75000000",
    "750,000",
    ASIDE,
    "六十八万",
    str(ASIDE_FEN),
    "违法解除",
    "private key",
)


def needles() -> Iterator[tuple[str, bytes]]:
    for text in TEXTS:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "utf-32-le"):
            yield f"{text} in {encoding}", text.encode(encoding)
        yield f"{text} as JSON", text.encode("unicode_escape")
    # The words of the search index are names, too, only spelt differently.
    for word in indexed(("程虚构", "示例跨国")).split():
        if not word.startswith("0000") and word != "0000":
            yield f"index word {word}", word.encode()


def found_below(folder: Path) -> list[str]:
    contents = {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return [
        f"{what} in {name}" for name, data in contents.items() for what, needle in needles() if needle in data
    ]


def test_a_killed_session_leaves_nothing_to_read(tmp_path: Path) -> None:
    for name in ("tmp", "home"):
        (tmp_path / name).mkdir()
    places = {"HOME": "home", "TMPDIR": "tmp", "TMP": "tmp", "TEMP": "tmp", "SQLITE_TMPDIR": "tmp"}
    environment = os.environ | {name: str(tmp_path / place) for name, place in places.items()}
    run = subprocess.run(
        [sys.executable, "-m", "tests.db.session", str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=100,
    )
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    (tmp_path / "said").write_bytes(run.stdout + run.stderr)
    left = {file.name for file in tmp_path.rglob("*") if file.is_file()}
    # The log of the store was not taken in, the program's own log is not empty: there was something to search.
    assert {"store.db", "store.db-wal", "everything.log", "backup.mdbackup", "said"} <= left
    assert (tmp_path / "data" / "store.db-wal").stat().st_size > 100_000
    assert "refused: journal_conflict" in (tmp_path / "everything.log").read_text()
    assert found_below(tmp_path) == []
    # Not even what kind of file it is.
    for name in ("store.db", "store.db-wal"):
        assert b"SQLite format" not in (tmp_path / "data" / name).read_bytes()


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16le"])
def test_the_search_finds_what_an_unencrypted_store_would_leave(tmp_path: Path, encoding: str) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute(f"PRAGMA encoding = '{encoding}'")
    plain.execute("CREATE TABLE journal (body TEXT)")
    plain.executemany("INSERT INTO journal VALUES (?)", [(entry.body,) for entry in served().entries])
    plain.commit()
    plain.close()
    found = "\n".join(found_below(tmp_path))
    for text in ("程虚构", "310110198001010022", "75000000", ASIDE):
        assert text in found
