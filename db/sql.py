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

STATE_OF: Final = "SELECT cases.state FROM cases WHERE cases.id = ?"

ADD_UNRECORDED: Final = (
    "INSERT INTO unrecorded (case_id, place, text, typed_over, aside) VALUES (?, ?, ?, ?, ?)"
)
"""case_id, place, text, typed_over, aside."""

UNRECORDED_OF: Final = (
    "SELECT unrecorded.place, unrecorded.text, unrecorded.typed_over, unrecorded.aside FROM unrecorded WHERE "
    "unrecorded.case_id = ? ORDER BY unrecorded.place"
)

DROP_UNRECORDED: Final = "DELETE FROM unrecorded WHERE unrecorded.case_id = ?"

PUT_SETTING: Final = (
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

SETTING: Final = "SELECT settings.value FROM settings WHERE settings.name = ?"

PUT_SECRET: Final = (
    "INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

SECRET: Final = "SELECT secrets.value FROM secrets WHERE secrets.name = ?"

ADD_FILING: Final = (
    "INSERT INTO filings (filing_id, case_id, kind, revision, supersedes, made_at, held, state, manifest, "
    "manifest_sha256, sent, total, attempts, retry_at, reason, params) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?) ON CONFLICT (filing_id) DO NOTHING"
)
"""The columns of `filings`, in their order."""

REPORT_IS_DUE: Final = (
    "SELECT (EXISTS (SELECT * FROM filings WHERE filings.case_id = ? AND filings.kind = 'settlement' AND "
    "filings.manifest != '')) AND NOT (EXISTS (SELECT * FROM filings WHERE filings.case_id = ? AND "
    "filings.kind IN ('settlement', 'report') AND filings.manifest = '' AND filings.state IN ('queued', "
    "'blocked'))) AS anon_1"
)
"""The case, twice."""

WAITING: Final = (
    "SELECT filings.filing_id FROM filings WHERE filings.case_id = ? AND filings.kind = ? AND "
    "filings.manifest = '' AND filings.state IN ('queued', 'blocked')"
)

RELEASE: Final = "UPDATE filings SET held=0 WHERE filings.case_id = ? AND filings.revision = ?"

TAKE_AWAY: Final = (
    "UPDATE filings SET state='withdrawn' WHERE filings.case_id = ? AND filings.kind = ? AND filings.revision"
    " = ? AND filings.manifest = '' AND filings.state IN ('queued', 'blocked')"
)

FILINGS_ALL: Final = (
    "SELECT filings.filing_id, filings.case_id, filings.kind, filings.revision, filings.supersedes, "
    "filings.made_at, filings.held, filings.state, filings.manifest_sha256, filings.sent, filings.total, "
    "filings.attempts, filings.retry_at, filings.reason, filings.params, cases.title, cases.practice, "
    "receipts.manifest_sha256 AS manifest_sha256_1, receipts.number, receipts.received_at, reviews.state AS "
    "state_1, reviews.decided_at, reviews.case_number, reviews.objections, reviews.note FROM filings JOIN "
    "cases ON cases.id = filings.case_id LEFT OUTER JOIN receipts ON receipts.filing_id = filings.filing_id "
    "LEFT OUTER JOIN reviews ON reviews.filing_id = filings.filing_id ORDER BY filings.made_at DESC, "
    "filings.filing_id DESC LIMIT ?"
)
"""What `filed.line` takes: all columns of `filings` but the manifest, then case, receipt and review."""

FILINGS_OF: Final = (
    "SELECT filings.filing_id, filings.case_id, filings.kind, filings.revision, filings.supersedes, "
    "filings.made_at, filings.held, filings.state, filings.manifest_sha256, filings.sent, filings.total, "
    "filings.attempts, filings.retry_at, filings.reason, filings.params, cases.title, cases.practice, "
    "receipts.manifest_sha256 AS manifest_sha256_1, receipts.number, receipts.received_at, reviews.state AS "
    "state_1, reviews.decided_at, reviews.case_number, reviews.objections, reviews.note FROM filings JOIN "
    "cases ON cases.id = filings.case_id LEFT OUTER JOIN receipts ON receipts.filing_id = filings.filing_id "
    "LEFT OUTER JOIN reviews ON reviews.filing_id = filings.filing_id WHERE filings.case_id = ? ORDER BY "
    "filings.made_at DESC, filings.filing_id DESC LIMIT ?"
)

FILINGS_UNSENT: Final = (
    "SELECT filings.filing_id, filings.case_id, filings.kind, filings.revision, filings.supersedes, "
    "filings.made_at, filings.held, filings.state, filings.manifest_sha256, filings.sent, filings.total, "
    "filings.attempts, filings.retry_at, filings.reason, filings.params, cases.title, cases.practice, "
    "receipts.manifest_sha256 AS manifest_sha256_1, receipts.number, receipts.received_at, reviews.state AS "
    "state_1, reviews.decided_at, reviews.case_number, reviews.objections, reviews.note FROM filings JOIN "
    "cases ON cases.id = filings.case_id LEFT OUTER JOIN receipts ON receipts.filing_id = filings.filing_id "
    "LEFT OUTER JOIN reviews ON reviews.filing_id = filings.filing_id WHERE filings.state IN ('queued', "
    "'sending', 'blocked') ORDER BY filings.made_at, filings.filing_id"
)

FILING: Final = (
    "SELECT filings.filing_id, filings.case_id, filings.kind, filings.revision, filings.supersedes, "
    "filings.made_at, filings.held, filings.state, filings.manifest_sha256, filings.sent, filings.total, "
    "filings.attempts, filings.retry_at, filings.reason, filings.params, cases.title, cases.practice, "
    "receipts.manifest_sha256 AS manifest_sha256_1, receipts.number, receipts.received_at, reviews.state AS "
    "state_1, reviews.decided_at, reviews.case_number, reviews.objections, reviews.note FROM filings JOIN "
    "cases ON cases.id = filings.case_id LEFT OUTER JOIN receipts ON receipts.filing_id = filings.filing_id "
    "LEFT OUTER JOIN reviews ON reviews.filing_id = filings.filing_id WHERE filings.filing_id = ?"
)

FILING_STATE: Final = (
    "SELECT filings.state, filings.case_id, filings.manifest_sha256, filings.held FROM filings WHERE "
    "filings.filing_id = ?"
)

MANIFEST: Final = "SELECT filings.manifest FROM filings WHERE filings.filing_id = ?"

FIX_FILING: Final = (
    "UPDATE filings SET state=?, manifest=?, manifest_sha256=?, total=?, supersedes=?, attempts=?, "
    "retry_at=?, reason=?, params=? WHERE filings.filing_id = ?"
)

SIGN_ANEW: Final = "UPDATE filings SET manifest=?, manifest_sha256=?, sent=? WHERE filings.filing_id = ?"

MOVE_FILING: Final = (
    "UPDATE filings SET state=?, attempts=?, retry_at=?, reason=?, params=? WHERE filings.filing_id = ?"
)

SENT: Final = "UPDATE filings SET sent=? WHERE filings.filing_id = ?"

HOLD: Final = "UPDATE filings SET held=? WHERE filings.filing_id = ?"

RECEIVED: Final = (
    "UPDATE filings SET state = ?, sent = total, retry_at = NULL, reason = '', params = '{}' WHERE filing_id "
    "= ?"
)
"""State, filing: the court has it, so nothing is left to say of how it was sent."""

PUT_UPLOAD: Final = (
    "INSERT INTO uploads (sha256, url) VALUES (?, ?) ON CONFLICT (sha256) DO UPDATE SET url = excluded.url"
)

UPLOAD: Final = "SELECT uploads.url FROM uploads WHERE uploads.sha256 = ?"

DROP_UPLOAD: Final = "DELETE FROM uploads WHERE uploads.sha256 = ?"

DROP_UPLOADS: Final = "DELETE FROM uploads"

ADD_ANSWER: Final = "INSERT INTO answers (laptop, seq, prev, hash, at, token) VALUES (?, ?, ?, ?, ?, ?)"
"""laptop, seq, prev, hash, at, token."""

ANSWERS_HEAD: Final = (
    "SELECT answers.seq, answers.hash FROM answers WHERE answers.laptop = ? ORDER BY answers.seq DESC LIMIT 1"
)

ANSWER_HASH: Final = "SELECT answers.hash FROM answers WHERE answers.laptop = ? AND answers.seq = ?"

ANSWER: Final = "SELECT answers.token FROM answers WHERE answers.laptop = ? AND answers.seq = ?"

PUT_RECEIPT: Final = (
    "INSERT INTO receipts (filing_id, manifest_sha256, number, received_at) VALUES (?, ?, ?, ?) ON CONFLICT "
    "(filing_id) DO UPDATE SET manifest_sha256 = excluded.manifest_sha256, number = excluded.number, "
    "received_at = excluded.received_at"
)

PUT_REVIEW: Final = (
    "INSERT INTO reviews (filing_id, state, decided_at, case_number, objections, note) VALUES (?, ?, ?, ?, ?,"
    " ?) ON CONFLICT (filing_id) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at, "
    "case_number = excluded.case_number, objections = excluded.objections, note = excluded.note"
)

PUT_HEARING: Final = (
    "INSERT INTO hearings (assignment, case_number, starts_at, place, title, note, withdrawn, case_file) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (assignment) DO UPDATE SET case_number = "
    "excluded.case_number, starts_at = excluded.starts_at, place = excluded.place, title = excluded.title, "
    "note = excluded.note, withdrawn = excluded.withdrawn, case_file = excluded.case_file"
)

HEARING_GONE: Final = "UPDATE hearings SET withdrawn = 1, note = ? WHERE assignment = ?"

SHOW_HEARINGS: Final = (
    "SELECT hearings.assignment, hearings.case_number, hearings.starts_at, hearings.place, hearings.title, "
    "hearings.note, hearings.withdrawn, opened_hearings.case_id FROM hearings LEFT OUTER JOIN opened_hearings"
    " ON opened_hearings.assignment = hearings.assignment ORDER BY hearings.starts_at, hearings.assignment"
)

HEARING: Final = (
    "SELECT hearings.assignment, hearings.case_number, hearings.starts_at, hearings.place, hearings.title, "
    "hearings.note, hearings.withdrawn, hearings.case_file FROM hearings WHERE hearings.assignment = ?"
)

OPENED_AS: Final = (
    "INSERT INTO opened_hearings (assignment, case_id) VALUES (?, ?) ON CONFLICT (assignment) DO NOTHING"
)

ASSIGNMENT: Final = "SELECT opened_hearings.assignment FROM opened_hearings WHERE opened_hearings.case_id = ?"

ADD_PACK: Final = (
    "INSERT INTO packs (sha256, pack, version, size, note, state, reason) VALUES (?, ?, ?, ?, ?, 'announced',"
    " '') ON CONFLICT (sha256) DO NOTHING"
)

SET_PACK: Final = "UPDATE packs SET state = ?, reason = ?, data = ? WHERE sha256 = ?"

SHOW_PACKS: Final = (
    "SELECT packs.seq, packs.sha256, packs.pack, packs.version, packs.size, packs.note, packs.state, "
    "packs.reason FROM packs ORDER BY packs.seq"
)

PACK: Final = "SELECT packs.data FROM packs WHERE packs.sha256 = ?"
