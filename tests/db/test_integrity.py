"""What the check finds when somebody with the key has been at the file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from db.connection import connect
from db.store import EncryptedStore
from mediator_app.domain.errors import Trouble
from mediator_app.ports import Blob, Fault
from tests.cases import agreed, prepared
from tests.db.pasts import KEY, another, changes, keep

PAPER = Blob(hashlib.sha256(b"a fictional paper").hexdigest(), "application/pdf", b"a fictional paper")


def tampered(tmp_path: Path, statement: str) -> EncryptedStore:
    """A store with two cases and a paper, after `statement`; the triggers are taken off first and so prove nothing."""
    path = tmp_path / "store.db"
    store = EncryptedStore(path, KEY)
    made = changes(agreed())
    keep(store, [*made[:-1], replace(made[-1], blobs=(PAPER,))])
    keep(store, another(prepared(), 1))
    assert store.check().result() == ()
    store.close()
    connection = connect(path, KEY)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement.replace("$CASE", f"case_id = '{agreed().case_id}'"))
    connection.close()
    return EncryptedStore(path, KEY)


@pytest.mark.parametrize(
    ("statement", "code", "detail"),
    [
        (
            "UPDATE journal SET body = replace(body, '程虚构', '程假冒') WHERE $CASE AND seq = 4",
            "chain_broken",
            "4",
        ),
        ("DELETE FROM journal WHERE $CASE AND seq = 7", "chain_broken", "7"),
        ("UPDATE journal SET hash = prev WHERE $CASE AND seq = 3", "chain_broken", "3"),
        ("UPDATE journal SET at = '2020-01-01T00:00:00+00:00' WHERE $CASE AND seq = 3", "chain_broken", "3"),
        (
            "DELETE FROM journal WHERE $CASE AND seq = (SELECT max(seq) FROM journal WHERE $CASE)",
            "head_differs",
            None,
        ),
        ("DELETE FROM journal WHERE $CASE", "case_without_journal", ""),
        ("UPDATE parts SET body = '1' WHERE $CASE AND path = 'record/content/facts'", "case_differs", ""),
        (
            "UPDATE parts SET body = '\"其他事实\"' WHERE $CASE AND path = 'record/content/facts'",
            "case_differs",
            "",
        ),
        ("DELETE FROM parts WHERE $CASE AND path LIKE 'record/content/parties/%'", "case_differs", ""),
        ("DELETE FROM parts WHERE $CASE", "case_differs", ""),
        ("UPDATE cases SET agreed = 1 WHERE agreed IS NOT NULL", "line_differs", ""),
        ("UPDATE cases SET state = 'closed' WHERE agreed IS NOT NULL", "line_differs", ""),
    ],
)
def test_every_kind_of_tampering_is_named_with_its_case(
    tmp_path: Path, statement: str, code: str, detail: str | None
) -> None:
    store = tampered(tmp_path, statement)
    (fault,) = store.check().result()
    assert (fault.code, fault.case_id) == (code, agreed().case_id)
    assert detail is None or fault.detail == detail
    store.close()


def test_bytes_that_lost_their_hash(tmp_path: Path) -> None:
    store = tampered(tmp_path, "UPDATE blobs SET data = x'00'")
    assert store.check().result() == (Fault("blob_damaged", detail=PAPER.sha256),)
    with pytest.raises(Trouble) as caught:
        store.blob(PAPER.sha256).result()
    assert caught.value.code == "store_damaged"
    store.close()


def test_a_reference_to_nothing(tmp_path: Path) -> None:
    store = tampered(tmp_path, "DELETE FROM blobs")
    assert store.check().result() == (Fault("reference_lost", detail="case_blobs"),)
    store.close()


def test_parts_that_make_no_case_are_said_when_it_is_loaded(tmp_path: Path) -> None:
    store = tampered(tmp_path, "UPDATE parts SET body = '{' WHERE $CASE AND path = 'record/content/hearing'")
    with pytest.raises(Trouble) as caught:
        store.load(agreed().case_id).result()
    assert caught.value.code == "store_damaged"
    # The journal still tells the whole case.
    assert store.journal(agreed().case_id).result() == tuple(agreed().entries)
    store.close()
