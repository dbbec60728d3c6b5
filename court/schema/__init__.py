"""The court's tables, as they are today. Migrations carry their own copy of each; a test holds the two together.

The same on SQLite and on PostgreSQL: instants are ISO 8601 texts in UTC with microseconds, which sort as they should;
amounts are whole fen; truth values are 0 and 1; lists and objects inside a row are JSON texts. Every row that belongs
to a court says so, and every query asks for it.
"""

from __future__ import annotations

from court.schema.documents import BLOBS, DOCUMENTS, PACKS, REPORTS, UPLOADS
from court.schema.filings import (
    ANSWERS,
    BUNDLES,
    DISPUTES,
    FILING_DOCUMENTS,
    FILING_REPEATS,
    FILINGS,
    HEARINGS,
    REVIEWS,
)
from court.schema.ground import METADATA, Channel, FilingState, Role
from court.schema.log import AUDIT, AUDIT_HEADS, CHORES
from court.schema.people import ASSERTIONS, CLERKS, CODES, COURTS, KNOCKS, LAPTOPS, MEDIATORS, SESSIONS

__all__ = [
    "ANSWERS",
    "ASSERTIONS",
    "AUDIT",
    "AUDIT_HEADS",
    "BLOBS",
    "BUNDLES",
    "CHORES",
    "CLERKS",
    "CODES",
    "COURTS",
    "DISPUTES",
    "DOCUMENTS",
    "FILINGS",
    "FILING_DOCUMENTS",
    "FILING_REPEATS",
    "HEARINGS",
    "KNOCKS",
    "LAPTOPS",
    "MEDIATORS",
    "METADATA",
    "PACKS",
    "REPORTS",
    "REVIEWS",
    "SESSIONS",
    "UPLOADS",
    "Channel",
    "FilingState",
    "Role",
]
