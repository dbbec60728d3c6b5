"""What every table shares: the names of constraints, and the closed lists that columns are held to."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    MetaData,
)

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class FilingState(StrEnum):
    """Where a filing stands at the court; the last two are how a review ends."""

    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    DOCKETED = "docketed"
    RETURNED = "returned"


class Role(StrEnum):
    CLERK = "clerk"
    """Reviews filings, assigns hearings."""
    HEAD = "head"
    """Also enrols and revokes laptops, sees statistics and the audit log."""
    ADMIN = "admin"
    """Also keeps the clerks."""


class Channel(StrEnum):
    """The way by which a dispute came to the court."""

    DESK = "desk"
    COUNTER = "counter"
    ONLINE = "online"
    OTHER = "other"


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
