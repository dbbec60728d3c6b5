"""Looking a store over: the file, every journal's chain, and that each journal tells the case that is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from db.connection import Run
from db.lines import values
from db.parts import assemble
from db.rows import entries_of, journal_of, line_values_of, parts_of
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import replay, verify_chain
from mediator_app.ports import Fault


def faults(run: Run) -> Iterator[Fault]:
    """Everything that is wrong, the file first.

    Codes: `file_damaged` (a page fails its authentication or SQLite's own check), `reference_lost`, `chain_broken`
    (`detail` is the entry's number), `head_differs`, `journal_refused`, `case_differs`, `line_differs`,
    `case_without_journal`, `blob_damaged`.
    """
    yield from file_faults(run)
    for (id,) in run("SELECT id FROM cases ORDER BY doc").fetchall():
        yield from _case_faults(run, CaseId(id))
    yield from blob_faults(run)


def file_faults(run: Run) -> Iterator[Fault]:
    """What SQLCipher (each page's HMAC) and SQLite find wrong with the file itself.

    What waits in the log is not in the file yet: `db.connection.checkpoint` goes before.
    """
    for (found,) in run("PRAGMA cipher_integrity_check"):
        yield Fault("file_damaged", detail=str(found))
    for (found,) in run("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield Fault("file_damaged", detail=str(found))
    for table, *_ in run("PRAGMA foreign_key_check"):
        yield Fault("reference_lost", detail=str(table))


def blob_faults(run: Run) -> Iterator[Fault]:
    """Bytes that no longer have the hash they are kept under."""
    for sha256, data in run("SELECT sha256, data FROM blobs"):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield Fault("blob_damaged", detail=str(sha256))


def chain_faults(run: Run) -> Iterator[Fault]:
    """Journals whose chain does not hold or does not end where the case says; nothing is replayed."""
    heads = run("SELECT id, head_hash FROM cases ORDER BY doc").fetchall()
    for id, head in heads:
        try:
            last = verify_chain(journal_of(run, id))
        except Refusal as refusal:
            yield Fault("chain_broken", id, str(refusal.params.get("seq", "")))
            continue
        if last != head:
            yield Fault("head_differs", id)


def _case_faults(run: Run, id: CaseId) -> Iterator[Fault]:
    entries = entries_of(run, id)
    if not entries:
        yield Fault("case_without_journal", id)
        return
    seq, head, *shown = line_values_of(run, id)
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
        stored = assemble(parts_of(run, id))
    except (Refusal, KeyError, ValueError):
        yield Fault("case_differs", id)
        return
    if history.case is None or stored != history.case:
        yield Fault("case_differs", id)
    elif tuple(shown) != values(stored.record):
        yield Fault("line_differs", id)
