"""Looking a store over: the file, every journal's chain, and that each journal tells the case that is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection

from db.lines import values
from db.parts import assemble
from db.rows import entries_of, journal_of, line_values_of, parts_of
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import replay, verify_chain
from mediator_app.ports import Fault


def faults(connection: Connection) -> Iterator[Fault]:
    """Everything that is wrong, the file first.

    Codes: `file_damaged` (a page fails its authentication or SQLite's own check), `reference_lost`, `chain_broken`
    (`detail` is the entry's number), `head_differs`, `journal_refused`, `case_differs`, `line_differs`,
    `case_without_journal`, `blob_damaged`.
    """
    yield from file_faults(connection)
    ids = connection.exec_driver_sql("SELECT id FROM cases ORDER BY doc").scalars().all()
    for id in ids:
        yield from _case_faults(connection, CaseId(id))
    yield from blob_faults(connection)


def file_faults(connection: Connection) -> Iterator[Fault]:
    """What SQLCipher (each page's HMAC) and SQLite find wrong with the file itself.

    What waits in the log is not in the file yet: `db.engine.checkpoint` goes before.
    """
    for (found,) in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
        yield Fault("file_damaged", detail=str(found))
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield Fault("file_damaged", detail=str(found))
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault("reference_lost", detail=str(table))


def blob_faults(connection: Connection) -> Iterator[Fault]:
    """Bytes that no longer have the hash they are kept under."""
    for sha256, data in connection.exec_driver_sql("SELECT sha256, data FROM blobs"):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield Fault("blob_damaged", detail=str(sha256))


def chain_faults(connection: Connection) -> Iterator[Fault]:
    """Journals whose chain does not hold or does not end where the case says; nothing is replayed."""
    heads = connection.exec_driver_sql("SELECT id, head_hash FROM cases ORDER BY doc").all()
    for id, head in heads:
        try:
            last = verify_chain(journal_of(connection, id))
        except Refusal as refusal:
            yield Fault("chain_broken", id, str(refusal.params.get("seq", "")))
            continue
        if last != head:
            yield Fault("head_differs", id)


def _case_faults(connection: Connection, id: CaseId) -> Iterator[Fault]:
    entries = entries_of(connection, id)
    if not entries:
        yield Fault("case_without_journal", id)
        return
    seq, head, *shown = line_values_of(connection, id)
    try:
        history = replay(id, entries)
    except Refusal as refusal:
        broken = refusal.code == "chain_broken"
        yield Fault(refusal.code if broken else "journal_refused", id, str(refusal.params.get("seq", "")))
        return
    if (history.seq, history.head) != (seq, head):
        yield Fault("head_differs", id, str(seq))
        return
    try:
        stored = assemble(parts_of(connection, id))
    except (Refusal, KeyError, ValueError):
        yield Fault("case_differs", id)
        return
    if history.case is None or stored != history.case:
        yield Fault("case_differs", id)
    elif tuple(shown) != values(stored.record):
        yield Fault("line_differs", id)
