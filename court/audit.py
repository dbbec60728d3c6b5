"""The audit log: who did what, when, about what. Append-only, each actor's entries hash-chained.

An entry names things by their ids and holds no personal data, so that the log may be kept longer than the cases.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from court.batch import Batch, together
from court.schema import AUDIT, AUDIT_HEADS
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.reading import write_instant

SYSTEM: Final = "system"
"""The actor of what nobody in particular did: the command line, a refused stranger."""


def laptop(id: str) -> str:
    return f"laptop:{id}"


def clerk(id: str) -> str:
    return f"clerk:{id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    id: int
    actor: str
    seq: int
    at: str
    deed: str
    subject: str
    details: Mapping[str, Any]


def write(
    connection: Connection,
    court: str,
    actor: str,
    deed: str,
    subject: str,
    *,
    at: datetime,
    **details: object,
) -> None:
    """One more entry, in the transaction of the deed itself. `court` is empty for what concerns no court."""
    head = lock_head(connection, court, actor)
    with together(connection) as batch:
        add(batch, court, actor, head, deed, subject, at=at, **details)


def add(
    batch: Batch,
    court: str,
    actor: str,
    head: Any,
    deed: str,
    subject: str,
    *,
    at: datetime,
    **details: object,
) -> None:
    """One more entry after `head`: `seq` and `hash` of the actor's chain, whose row is locked."""
    row = {
        "court": court,
        "actor": actor,
        "seq": head.seq + 1,
        "at": write_instant(at),
        "deed": deed,
        "subject": subject,
        "details": json.dumps(details, ensure_ascii=False, sort_keys=True),
        "prev": head.hash,
    }
    row["hash"] = hash_of(row)
    batch.insert(AUDIT, [row])
    batch.run(_MOVE_HEAD, {"of_court": court, "of_actor": actor, "last": row["seq"], "its_hash": row["hash"]})


_MOVE_HEAD: Final = (
    sa.update(AUDIT_HEADS)
    .where(AUDIT_HEADS.c.court == sa.bindparam("of_court"), AUDIT_HEADS.c.actor == sa.bindparam("of_actor"))
    .values(seq=sa.bindparam("last"), hash=sa.bindparam("its_hash"))
)


def hash_of(row: Mapping[str, Any]) -> str:
    """SHA-256 of everything in an entry but its own hash and its place in the table."""
    return sha256_of(
        canonical({k: row[k] for k in ("court", "actor", "seq", "at", "deed", "subject", "details", "prev")})
    )


def entries(
    connection: Connection, court: str, *, subject: str = "", before: int | None = None, limit: int = 100
) -> tuple[Entry, ...]:
    """The newest entries of one court, all or those about `subject`; `before` is the id to go on from."""
    query = sa.select(AUDIT).where(AUDIT.c.court == court).order_by(AUDIT.c.id.desc()).limit(limit)
    if subject:
        query = query.where(AUDIT.c.subject == subject)
    if before is not None:
        query = query.where(AUDIT.c.id < before)
    return tuple(
        Entry(
            id=row.id,
            actor=row.actor,
            seq=row.seq,
            at=row.at,
            deed=row.deed,
            subject=row.subject,
            details=json.loads(row.details),
        )
        for row in connection.execute(query)
    )


def broken(connection: Connection) -> list[str]:
    """The chains that do not hold, as `court/actor/seq` of the first entry that is wrong or missing."""
    found = []
    heads = {
        (row.court, row.actor): (row.seq, row.hash) for row in connection.execute(sa.select(AUDIT_HEADS))
    }
    last: dict[tuple[str, str], tuple[int, str]] = {}
    bad: set[tuple[str, str]] = set()
    rows = connection.execute(sa.select(AUDIT).order_by(AUDIT.c.court, AUDIT.c.actor, AUDIT.c.seq))
    for row in rows.mappings():
        chain = (row["court"], row["actor"])
        seq, prev = last.get(chain, (0, ""))
        if chain not in bad and (row["seq"], row["prev"], row["hash"]) != (seq + 1, prev, hash_of(dict(row))):
            bad.add(chain)
            found.append(f"{chain[0]}/{chain[1]}/{seq + 1}")
        last[chain] = (row["seq"], row["hash"])
    found += [
        f"{chain[0]}/{chain[1]}/{heads.get(chain, (0, ''))[0]}"
        for chain in sorted({*heads, *last} - bad)
        if heads.get(chain) != last.get(chain)
    ]
    return found


def lock_head(connection: Connection, court: str, actor: str) -> Any:
    """`seq` and `hash` of an actor's chain, which is begun where there is none; locked until the transaction ends."""
    query = (
        sa.select(AUDIT_HEADS.c.seq, AUDIT_HEADS.c.hash)
        .where(AUDIT_HEADS.c.court == court, AUDIT_HEADS.c.actor == actor)
        .with_for_update()
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        fresh = {"court": court, "actor": actor, "seq": 0, "hash": ""}
        connection.execute(dialect.insert(AUDIT_HEADS).values(fresh).on_conflict_do_nothing())
        found = connection.execute(query).one()
    return found
