"""The store's statements: what is written for one change, and what is read back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from db import lines, sql
from db.blobs import put_blob
from db.connection import Run
from db.grams import asked, indexed, pieces, plain
from db.lines import instant
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import AuthorId, CaseId, EditId
from mediator_app.domain.states import EDITABLE, CaseState

if TYPE_CHECKING:
    from mediator_app.domain.journal import JournalEntry
    from mediator_app.ports import CaseLine, Change

NEWEST_FOUND: Final = 1000
"""Of the cases that a search finds, so many of the newest are put in order."""
LATELY_CHANGED: Final = 200
"""When there are more, so many of the cases that were changed last are looked through as well."""


def write(run: Run, change: Change) -> None:
    """Everything that one change leaves in the store, inside the caller's transaction.

    `run` is the driver's own `execute`, since this is what a mediator waits for after every field. Does
    nothing where the entry is stored already. Raises Refusal `journal_conflict`, Trouble `store_behind`.
    """
    from db.parts import parts

    entry, before, after = change.entry, change.before, change.after
    fresh = before is None or lines.changed(before.record, after.record)
    shown = lines.values(after.record) if fresh else ()
    head = (entry.seq, entry.hash, instant(entry.at))
    if entry.seq == 1:
        done = run(sql.ADD_CASE, (entry.case_id, *head, *shown))
    else:
        at_head = (entry.case_id, entry.seq - 1, entry.prev)
        done = run(sql.CHANGE_LINE if fresh else sql.MOVE_HEAD, (*head, *shown, *at_head))
    if done.rowcount != 1:
        _refuse_unless_stored(run, entry)
        return
    run(
        sql.ADD_ENTRY,
        (
            entry.case_id,
            entry.seq,
            entry.edit_id,
            instant(entry.at),
            entry.by,
            entry.kind,
            entry.body,
            entry.prev,
            entry.hash,
        ),
    )
    for path, body in parts(before, after):
        if body is None:
            run(sql.DROP_PART, (entry.case_id, path))
        else:
            run(sql.PUT_PART, (entry.case_id, path, body))
    if fresh:
        names = lines.names(after.record.content)
        if before is None or names != lines.names(before.record.content):
            run(sql.PUT_NAMES, (indexed(names), entry.case_id))
    for blob in change.blobs:
        put_blob(run, entry.case_id, blob)
    if after.record.state not in EDITABLE:
        run(sql.DROP_UNRECORDED, (entry.case_id,))
    if change.filings:
        from db.filed import owe

        for duty in change.filings:
            owe(run, duty)


def _refuse_unless_stored(run: Run, entry: JournalEntry) -> None:
    """The entry does not continue the stored journal: it is in it already, or it must not get in."""
    there = run(sql.HASH_AT, (entry.case_id, entry.seq)).fetchone()
    if there == (entry.hash,):
        return
    (head, _) = run(sql.HEAD_OF, (entry.case_id,)).fetchone() or (0, "")
    if there is None and head < entry.seq - 1:
        # The one before was not saved. It will be sent again, and then this one.
        raise Trouble("store_behind", seq=entry.seq, head=head)
    raise Refusal("journal_conflict", "", case_id=entry.case_id, seq=entry.seq)


def journal_of(run: Run, case_id: str) -> Iterator[JournalEntry]:
    """The entries of a case, in order."""
    from mediator_app.domain.journal import JournalEntry

    for row in run(sql.ENTRIES, (case_id,)):
        case, seq, edit, at, by, kind, body, prev, own = row
        moment = datetime.fromisoformat(at)
        yield JournalEntry(CaseId(case), seq, EditId(edit), moment, AuthorId(by), kind, body, prev, own)


def entries_of(run: Run, case_id: CaseId) -> tuple[JournalEntry, ...]:
    """All entries of a case, in order; empty for an unknown case."""
    return tuple(journal_of(run, case_id))


def parts_of(run: Run, case_id: CaseId) -> Mapping[str, str]:
    """The rows of a case by their path; empty for an unknown case."""
    return {row[0]: row[1] for row in run(sql.PARTS_OF, (case_id,))}


def head_of(run: Run, case_id: CaseId) -> tuple[int, str]:
    """Number and hash of the newest entry. Refusal `no_such_case`."""
    row = run(sql.HEAD_OF, (case_id,)).fetchone()
    if row is None:
        raise Refusal("no_such_case")
    return row[0], row[1]


def line_values_of(run: Run, case_id: CaseId) -> tuple[Any, ...]:
    """Number and hash of the newest entry, then the columns of `lines.COLUMNS`."""
    return tuple(run(sql.LINE_OF, (case_id,)).fetchone())


def newest(run: Run, states: tuple[CaseState, ...], limit: int) -> tuple[CaseLine, ...]:
    """Cases in `states` (all, where none is given), newest change first."""
    return _lines(run, _latest(run, states or tuple(CaseState), limit), limit)


def found(run: Run, text: str, limit: int) -> tuple[CaseLine, ...]:
    """Cases in whose names every word of `text` stands, newest change first; nothing for an empty text.

    Where more than `NEWEST_FOUND` cases match, these are the newest of them by opening, and those of the
    `LATELY_CHANGED` cases that match: an order by change over all of them would cost a look at each.
    """
    words = pieces(text)
    if not words:
        return ()
    asking = (asked(text), NEWEST_FOUND)
    docs: list[int] = [doc for (doc,) in run(sql.FIND, asking)]
    if len(docs) == NEWEST_FOUND:
        docs = list({*docs, *_matching(run, words)})
    return _lines(run, docs, limit)


def _matching(run: Run, words: tuple[str, ...]) -> list[int]:
    latest = json.dumps(_latest(run, tuple(CaseState), LATELY_CHANGED))
    rows = run(sql.NAMES_AMONG, (latest,))
    return [doc for doc, names in rows if _holds([plain(name) for name in names.split("\n")], words)]


def _holds(names: list[str], words: tuple[str, ...]) -> bool:
    return all(any(word in name for name in names) for word in words)


def _latest(run: Run, states: tuple[CaseState, ...], limit: int) -> list[int]:
    """Numbers of the cases changed last, read from the index alone: a few rows of it for each state."""
    rows = [row for state in states for row in run(sql.LATEST, (state.value, limit))]
    return [doc for _, doc in sorted(rows, reverse=True)[:limit]]


def _lines(run: Run, docs: list[int], limit: int) -> tuple[CaseLine, ...]:
    rows = run(sql.SHOW_AMONG, (json.dumps(docs), limit))
    return tuple(lines.line(row) for row in rows)
