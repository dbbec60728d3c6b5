"""Bundles that came on a stick."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bundles",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("bundle", sa.Text(), nullable=False),
        sa.Column("laptop", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("cover", sa.Text(), nullable=False),
        sa.Column("imported", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_bundles_court")),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_bundles_laptop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundles")),
    )
    op.create_index(op.f("ix_bundles_court_at"), "bundles", ["court", "at"], unique=False)
