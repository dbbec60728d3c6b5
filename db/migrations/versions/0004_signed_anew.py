"""A laptop that was enrolled anew signs what still waits once more; what the court has is kept for ever."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP TRIGGER filings_keep_manifest")
    op.execute(
        "CREATE TRIGGER filings_keep_manifest BEFORE UPDATE OF manifest, manifest_sha256 ON filings "
        "WHEN OLD.manifest != '' AND (OLD.state NOT IN ('sending', 'blocked') OR NEW.manifest = '') "
        "BEGIN SELECT RAISE(ABORT, 'filings_keep_manifest'); END"
    )
    op.execute("PRAGMA user_version = 4")
