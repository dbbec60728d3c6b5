"""Filings that a laptop enrolled anew brings once more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filing_repeats",
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("filing", sa.Text(), nullable=False),
        sa.Column("laptop", sa.Text(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("manifest_sha256", sa.Text(), nullable=False),
        sa.Column("receipt_seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court", "filing"],
            ["filings.court", "filings.id"],
            name=op.f("fk_filing_repeats_court_filing"),
        ),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_filing_repeats_laptop")),
        sa.PrimaryKeyConstraint("court", "filing", "laptop", name=op.f("pk_filing_repeats")),
    )
