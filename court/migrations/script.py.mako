"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Literal tables only: what the schema says today is not what it said when this ran. `op.f` around every name."""
    ${upgrades if upgrades else "raise NotImplementedError"}
