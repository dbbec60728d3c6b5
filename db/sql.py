"""What the store sends, as text. Written by scripts/make_statements.py from db/statements.py."""

from __future__ import annotations

from typing import Final

ADD_CASE: Final = (
    "INSERT INTO cases (id, head_seq, head_hash, updated_at, practice, state, instrument, title, case_number,"
    " cause, claimed, agreed, held_on, started_at, next_due, names) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
)
"""id, head_seq, head_hash, updated_at, then `lines.COLUMNS`; changes no row where the case is there."""

MOVE_HEAD: Final = (
    "UPDATE cases SET head_seq=?, head_hash=?, updated_at=? WHERE cases.id = ? AND cases.head_seq = ? AND "
    "cases.head_hash = ?"
)
"""The new head_seq, head_hash, updated_at; then id, head_seq, head_hash as they must be now."""

CHANGE_LINE: Final = (
    "UPDATE cases SET head_seq=?, head_hash=?, updated_at=?, practice=?, state=?, instrument=?, title=?, "
    "case_number=?, cause=?, claimed=?, agreed=?, held_on=?, started_at=?, next_due=?, names=? WHERE cases.id"
    " = ? AND cases.head_seq = ? AND cases.head_hash = ?"
)
"""As `MOVE_HEAD`, with `lines.COLUMNS` after the new head."""

ADD_ENTRY: Final = (
    'INSERT INTO journal (case_id, seq, edit_id, at, "by", kind, body, prev, hash) VALUES (?, ?, ?, ?, ?, ?, '
    "?, ?, ?)"
)
"""The fields of a `JournalEntry`, in its order."""

ENTRIES: Final = (
    'SELECT journal.case_id, journal.seq, journal.edit_id, journal.at, journal."by", journal.kind, '
    "journal.body, journal.prev, journal.hash FROM journal WHERE journal.case_id = ? ORDER BY journal.seq"
)

HASH_AT: Final = "SELECT journal.hash FROM journal WHERE journal.case_id = ? AND journal.seq = ?"

PUT_PART: Final = (
    "INSERT INTO parts (case_id, path, body) VALUES (?, ?, ?) ON CONFLICT (case_id, path) DO UPDATE SET body "
    "= excluded.body"
)

DROP_PART: Final = "DELETE FROM parts WHERE parts.case_id = ? AND parts.path = ?"

PARTS_OF: Final = "SELECT parts.path, parts.body FROM parts WHERE parts.case_id = ?"

PUT_NAMES: Final = "INSERT OR REPLACE INTO search (rowid, grams) SELECT doc, ? FROM cases WHERE id = ?"

FIND: Final = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"

HEAD_OF: Final = "SELECT cases.head_seq, cases.head_hash FROM cases WHERE cases.id = ?"

LINE_OF: Final = (
    "SELECT cases.head_seq, cases.head_hash, cases.practice, cases.state, cases.instrument, cases.title, "
    "cases.case_number, cases.cause, cases.claimed, cases.agreed, cases.held_on, cases.started_at, "
    "cases.next_due, cases.names FROM cases WHERE cases.id = ?"
)

LATEST: Final = (
    "SELECT cases.updated_at, cases.doc FROM cases WHERE cases.state = ? ORDER BY cases.updated_at DESC LIMIT"
    " ?"
)

NAMES_AMONG: Final = (
    "SELECT cases.doc, cases.names FROM cases WHERE cases.doc IN (SELECT value FROM json_each(?))"
)

SHOW_AMONG: Final = (
    "SELECT cases.id, cases.updated_at, cases.practice, cases.state, cases.instrument, cases.title, "
    "cases.case_number, cases.cause, cases.claimed, cases.agreed, cases.held_on, cases.started_at, "
    "cases.next_due FROM cases WHERE cases.doc IN (SELECT value FROM json_each(?)) ORDER BY cases.updated_at "
    "DESC, cases.doc DESC LIMIT ?"
)

ADD_BLOB: Final = (
    "INSERT INTO blobs (sha256, media_type, data) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING"
)

ADD_CASE_BLOB: Final = "INSERT INTO case_blobs (case_id, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING"

BLOB: Final = "SELECT blobs.data FROM blobs WHERE blobs.sha256 = ?"

PUT_SETTING: Final = (
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

SETTING: Final = "SELECT settings.value FROM settings WHERE settings.name = ?"

PUT_SECRET: Final = (
    "INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

SECRET: Final = "SELECT secrets.value FROM secrets WHERE secrets.name = ?"
