"""A search index over names, companies and case numbers, filled from the cases that are there already."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# `prefix = 4` indexes single characters, which are spelt in four letters each.
CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "grams, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = 4)"
)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LEFT_OUT = [
    "Cc",
    "Cf",
    "Cs",
    "Pc",
    "Pd",
    "Pe",
    "Pf",
    "Pi",
    "Po",
    "Ps",
    "Sc",
    "Sk",
    "Sm",
    "So",
    "Zl",
    "Zp",
    "Zs",
]


def upgrade() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql(CREATE)
    cases = connection.execute(sa.text("SELECT doc, names FROM cases ORDER BY doc"))
    for rows in cases.partitions(1000):
        connection.exec_driver_sql(
            "INSERT INTO search (rowid, grams) VALUES (?, ?)", [(doc, pairs(names)) for doc, names in rows]
        )
    op.execute("PRAGMA user_version = 2")


def pairs(names: str) -> str:
    """The index words of one case, as they were spelt when this migration was written."""
    words: list[str] = []
    for name in names.split("\n"):
        folded = unicodedata.normalize("NFKC", name).casefold()
        spelt = [letters(c) for c in folded if unicodedata.category(c) not in LEFT_OUT]
        words += [first + second for first, second in zip(spelt, [*spelt[1:], "0000"], strict=True)]
        words.append("0000")
    return " ".join(words)


def letters(char: str) -> str:
    number = ord(char)
    digits = [number // 36**place % 36 for place in (3, 2, 1, 0)]
    return "".join(DIGITS[digit] for digit in digits)
