"""What is typed in a case and not recorded yet outlives a lock and a lost power supply."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unrecorded",
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("typed_over", sa.Text, nullable=False),
        sa.Column("aside", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "place", name=op.f("pk_unrecorded")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_unrecorded_case_id")),
        sa.CheckConstraint("aside IN (0, 1)", name=op.f("ck_unrecorded_aside")),
        sqlite_with_rowid=False,
    )
    op.execute("PRAGMA user_version = 5")
