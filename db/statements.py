"""The store's statements, put together from the tables; `db.sql` has them as the text that is sent.

Compiling a statement anew, or even looking it up in SQLAlchemy's cache, costs a tenth of a whole durable edit.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ClauseElement, bindparam, delete, exists, select, text, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects.sqlite.pysqlite import dialect

from db.lines import COLUMNS, SHOWN
from db.schema import (
    ANSWERS,
    BLOBS,
    CASE_BLOBS,
    CASES,
    FILINGS,
    HEARINGS,
    JOURNAL,
    OPENED,
    PACKS,
    PARTS,
    RECEIPTS,
    REVIEWS,
    SECRETS,
    SETTINGS,
    UNRECORDED,
    UPLOADS,
)

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

STATE_OF: Final = _sql(select(CASES.c.state).where(CASES.c.id == bindparam("case")))
ADD_UNRECORDED: Final = _sql(insert(UNRECORDED))
"""case_id, place, text, typed_over, aside."""

UNRECORDED_OF: Final = _sql(
    select(UNRECORDED.c.place, UNRECORDED.c.text, UNRECORDED.c.typed_over, UNRECORDED.c.aside)
    .where(UNRECORDED.c.case_id == bindparam("case"))
    .order_by(UNRECORDED.c.place)
)
DROP_UNRECORDED: Final = _sql(delete(UNRECORDED).where(UNRECORDED.c.case_id == bindparam("case")))

PUT_SETTING: Final = _put(SETTINGS, ("name",), "value")
SETTING: Final = _sql(select(SETTINGS.c.value).where(SETTINGS.c.name == bindparam("name_")))
PUT_SECRET: Final = _put(SECRETS, ("name",), "value")
SECRET: Final = _sql(select(SECRETS.c.value).where(SECRETS.c.name == bindparam("name_")))

# --- what is owed to the court -----------------------------------------------------------------

# A filing that is not made ready yet and was not taken away.
_WAITS: Final = (FILINGS.c.manifest == text("''")) & text("filings.state IN ('queued', 'blocked')")
_OF_CASE: Final = FILINGS.c.case_id == bindparam("case")

ADD_FILING: Final = _sql(
    insert(FILINGS)
    .values({column.name: _new(column.name) for column in FILINGS.columns})
    .on_conflict_do_nothing(index_elements=["filing_id"])
)
"""The columns of `filings`, in their order."""

REPORT_IS_DUE: Final = _sql(
    select(
        exists().where(_OF_CASE, text("filings.kind = 'settlement'"), FILINGS.c.manifest != text("''"))
        & ~exists().where(
            FILINGS.c.case_id == bindparam("again"), text("filings.kind IN ('settlement', 'report')"), _WAITS
        )
    )
)
"""The case, twice."""

WAITING: Final = _sql(
    select(FILINGS.c.filing_id).where(_OF_CASE, FILINGS.c.kind == bindparam("of_kind"), _WAITS)
)
RELEASE: Final = _sql(
    update(FILINGS).values(held=text("0")).where(_OF_CASE, FILINGS.c.revision == bindparam("of_revision"))
)
TAKE_AWAY: Final = _sql(
    update(FILINGS)
    .values(state=text("'withdrawn'"))
    .where(
        _OF_CASE,
        FILINGS.c.kind == bindparam("of_kind"),
        FILINGS.c.revision == bindparam("of_revision"),
        _WAITS,
    )
)

_SHOWN_FILINGS: Final = (
    select(
        *(column for column in FILINGS.columns if column.name != "manifest"),
        CASES.c.title,
        CASES.c.practice,
        RECEIPTS.c.manifest_sha256,
        RECEIPTS.c.number,
        RECEIPTS.c.received_at,
        REVIEWS.c.state,
        REVIEWS.c.decided_at,
        REVIEWS.c.case_number,
        REVIEWS.c.objections,
        REVIEWS.c.note,
    )
    .join(CASES, CASES.c.id == FILINGS.c.case_id)
    .outerjoin(RECEIPTS, RECEIPTS.c.filing_id == FILINGS.c.filing_id)
    .outerjoin(REVIEWS, REVIEWS.c.filing_id == FILINGS.c.filing_id)
)
_OLDEST: Final = (FILINGS.c.made_at, FILINGS.c.filing_id)
_NEWEST: Final = (FILINGS.c.made_at.desc(), FILINGS.c.filing_id.desc())

FILINGS_ALL: Final = _sql(_SHOWN_FILINGS.order_by(*_NEWEST)) + _LIMIT
"""What `filed.line` takes: all columns of `filings` but the manifest, then case, receipt and review."""

FILINGS_OF: Final = (
    _sql(_SHOWN_FILINGS.where(FILINGS.c.case_id == bindparam("case")).order_by(*_NEWEST)) + _LIMIT
)
FILINGS_UNSENT: Final = _sql(
    _SHOWN_FILINGS.where(text("filings.state IN ('queued', 'sending', 'blocked')")).order_by(*_OLDEST)
)
FILING: Final = _sql(_SHOWN_FILINGS.where(FILINGS.c.filing_id == bindparam("filing")))
FILING_STATE: Final = _sql(
    select(FILINGS.c.state, FILINGS.c.case_id, FILINGS.c.manifest_sha256, FILINGS.c.held).where(
        FILINGS.c.filing_id == bindparam("filing")
    )
)
MANIFEST: Final = _sql(select(FILINGS.c.manifest).where(FILINGS.c.filing_id == bindparam("filing")))


def _set_filing(*columns: str) -> str:
    values = ((FILINGS.c[name], _new(name)) for name in columns)
    return _sql(update(FILINGS).ordered_values(*values).where(FILINGS.c.filing_id == bindparam("filing")))


FIX_FILING: Final = _set_filing(
    "state", "manifest", "manifest_sha256", "total", "supersedes", "attempts", "retry_at", "reason", "params"
)
SIGN_ANEW: Final = _set_filing("manifest", "manifest_sha256", "sent")
MOVE_FILING: Final = _set_filing("state", "attempts", "retry_at", "reason", "params")
SENT: Final = _set_filing("sent")
HOLD: Final = _set_filing("held")
RECEIVED: Final = (
    "UPDATE filings SET state = ?, sent = total, retry_at = NULL, reason = '', params = '{}' "
    "WHERE filing_id = ?"
)
"""State, filing: the court has it, so nothing is left to say of how it was sent."""

PUT_UPLOAD: Final = _put(UPLOADS, ("sha256",), "url")
UPLOAD: Final = _sql(select(UPLOADS.c.url).where(UPLOADS.c.sha256 == bindparam("hash_")))
DROP_UPLOAD: Final = _sql(delete(UPLOADS).where(UPLOADS.c.sha256 == bindparam("hash_")))
DROP_UPLOADS: Final = _sql(delete(UPLOADS))

# --- what the court answers --------------------------------------------------------------------

ADD_ANSWER: Final = _sql(insert(ANSWERS))
"""laptop, seq, prev, hash, at, token."""

ANSWERS_HEAD: Final = (
    _sql(
        select(ANSWERS.c.seq, ANSWERS.c.hash)
        .where(ANSWERS.c.laptop == bindparam("of_laptop"))
        .order_by(ANSWERS.c.seq.desc())
    )
    + " LIMIT 1"
)
_AT: Final = (ANSWERS.c.laptop == bindparam("of_laptop")) & (ANSWERS.c.seq == bindparam("seq_"))
ANSWER_HASH: Final = _sql(select(ANSWERS.c.hash).where(_AT))
ANSWER: Final = _sql(select(ANSWERS.c.token).where(_AT))


def _newest_of(table: Any, key: str) -> str:
    """A row of the court's, in place of an older one of the same name."""
    statement = insert(table)
    others = {column.name: statement.excluded[column.name] for column in table.columns if column.name != key}
    return _sql(statement.on_conflict_do_update(index_elements=[key], set_=others))


PUT_RECEIPT: Final = _newest_of(RECEIPTS, "filing_id")
PUT_REVIEW: Final = _newest_of(REVIEWS, "filing_id")
PUT_HEARING: Final = _newest_of(HEARINGS, "assignment")
HEARING_GONE: Final = "UPDATE hearings SET withdrawn = 1, note = ? WHERE assignment = ?"
SHOW_HEARINGS: Final = _sql(
    select(
        *(column for column in HEARINGS.columns if column.name != "case_file"),
        OPENED.c.case_id,
    )
    .outerjoin(OPENED, OPENED.c.assignment == HEARINGS.c.assignment)
    .order_by(HEARINGS.c.starts_at, HEARINGS.c.assignment)
)
HEARING: Final = _sql(select(HEARINGS).where(HEARINGS.c.assignment == bindparam("of_assignment")))
OPENED_AS: Final = _sql(insert(OPENED).on_conflict_do_nothing(index_elements=["assignment"]))
ASSIGNMENT: Final = _sql(select(OPENED.c.assignment).where(OPENED.c.case_id == bindparam("case")))

ADD_PACK: Final = (
    "INSERT INTO packs (sha256, pack, version, size, note, state, reason) VALUES (?, ?, ?, ?, ?, 'announced', '')"
    " ON CONFLICT (sha256) DO NOTHING"
)
SET_PACK: Final = "UPDATE packs SET state = ?, reason = ?, data = ? WHERE sha256 = ?"
SHOW_PACKS: Final = _sql(
    select(*(column for column in PACKS.columns if column.name != "data")).order_by(PACKS.c.seq)
)
PACK: Final = _sql(select(PACKS.c.data).where(PACKS.c.sha256 == bindparam("hash_")))
