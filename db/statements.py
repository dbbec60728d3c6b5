"""The store's statements, put together from the tables; `db.sql` has them as the text that is sent.

Compiling a statement anew, or even looking it up in SQLAlchemy's cache, costs a tenth of a whole durable edit.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ClauseElement, bindparam, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects.sqlite.pysqlite import dialect

from db.lines import COLUMNS, SHOWN
from db.schema import BLOBS, CASE_BLOBS, CASES, JOURNAL, PARTS, SECRETS, SETTINGS

_DIALECT: Final = dialect()


def _sql(statement: ClauseElement) -> str:
    """The statement's text, with a question mark for each value in the order in which they stand."""
    return str(statement.compile(dialect=_DIALECT))


def _new(column: str) -> Any:
    return bindparam(f"new_{column}")


# SQLAlchemy writes an OFFSET beside every LIMIT.
_LIMIT: Final = " LIMIT ?"
_HEAD: Final = ("head_seq", "head_hash", "updated_at")
_AT_HEAD: Final = (
    (CASES.c.id == bindparam("case"))
    & (CASES.c.head_seq == bindparam("seq"))
    & (CASES.c.head_hash == bindparam("head"))
)


def _move(columns: tuple[str, ...]) -> str:
    return _sql(
        update(CASES).ordered_values(*((CASES.c[name], _new(name)) for name in columns)).where(_AT_HEAD)
    )


def _put(table: Any, key: tuple[str, ...], value: str) -> str:
    statement = insert(table)
    return _sql(
        statement.on_conflict_do_update(index_elements=key, set_={value: statement.excluded[value]}),
    )


ADD_CASE: Final = _sql(
    insert(CASES)
    .values({name: _new(name) for name in ("id", *_HEAD, *COLUMNS)})
    .on_conflict_do_nothing(index_elements=["id"])
)
"""id, head_seq, head_hash, updated_at, then `lines.COLUMNS`; changes no row where the case is there."""

MOVE_HEAD: Final = _move(_HEAD)
"""The new head_seq, head_hash, updated_at; then id, head_seq, head_hash as they must be now."""

CHANGE_LINE: Final = _move((*_HEAD, *COLUMNS))
"""As `MOVE_HEAD`, with `lines.COLUMNS` after the new head."""

ADD_ENTRY: Final = _sql(insert(JOURNAL))
"""The fields of a `JournalEntry`, in its order."""

ENTRIES: Final = _sql(select(JOURNAL).where(JOURNAL.c.case_id == bindparam("case")).order_by(JOURNAL.c.seq))
HASH_AT: Final = _sql(
    select(JOURNAL.c.hash).where(
        (JOURNAL.c.case_id == bindparam("case")) & (JOURNAL.c.seq == bindparam("seq_"))
    )
)

PUT_PART: Final = _put(PARTS, ("case_id", "path"), "body")
DROP_PART: Final = _sql(
    delete(PARTS).where((PARTS.c.case_id == bindparam("case")) & (PARTS.c.path == bindparam("at_path")))
)
PARTS_OF: Final = _sql(select(PARTS.c.path, PARTS.c.body).where(PARTS.c.case_id == bindparam("case")))

PUT_NAMES: Final = "INSERT OR REPLACE INTO search (rowid, grams) SELECT doc, ? FROM cases WHERE id = ?"
FIND: Final = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"

HEAD_OF: Final = _sql(select(CASES.c.head_seq, CASES.c.head_hash).where(CASES.c.id == bindparam("case")))
LINE_OF: Final = _sql(
    select(*(CASES.c[name] for name in ("head_seq", "head_hash", *COLUMNS))).where(
        CASES.c.id == bindparam("case")
    )
)
LATEST: Final = (
    _sql(
        select(CASES.c.updated_at, CASES.c.doc)
        .where(CASES.c.state == bindparam("state_"))
        .order_by(CASES.c.updated_at.desc())
    )
    + _LIMIT
)

# A list of any length in one value, so that there is one statement and not one for each length.
_AMONG: Final = CASES.c.doc.in_(text("SELECT value FROM json_each(?)"))
NAMES_AMONG: Final = _sql(select(CASES.c.doc, CASES.c.names).where(_AMONG))
SHOW_AMONG: Final = (
    _sql(
        select(*(CASES.c[name] for name in SHOWN))
        .where(_AMONG)
        .order_by(CASES.c.updated_at.desc(), CASES.c.doc.desc())
    )
    + _LIMIT
)

ADD_BLOB: Final = _sql(insert(BLOBS).on_conflict_do_nothing(index_elements=["sha256"]))
ADD_CASE_BLOB: Final = _sql(insert(CASE_BLOBS).on_conflict_do_nothing())
BLOB: Final = _sql(select(BLOBS.c.data).where(BLOBS.c.sha256 == bindparam("hash_")))

PUT_SETTING: Final = _put(SETTINGS, ("name",), "value")
SETTING: Final = _sql(select(SETTINGS.c.value).where(SETTINGS.c.name == bindparam("name_")))
PUT_SECRET: Final = _put(SECRETS, ("name",), "value")
SECRET: Final = _sql(select(SECRETS.c.value).where(SECRETS.c.name == bindparam("name_")))
