"""What a court tells a laptop: links of one signed chain, given out in order and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import jwt
import sqlalchemy as sa
from sqlalchemy import Connection

from court.batch import Batch, together
from court.courts import Court
from court.schema import ANSWERS, LAPTOPS
from mediator_app.exchange.contract.answers import Answer, Said, link_hash
from mediator_app.exchange.contract.canonical import read_json
from mediator_app.exchange.contract.reading import write_instant
from mediator_app.exchange.contract.signed import Use, sign

MOST: Final = 200
"""Links of one page."""


@dataclass(frozen=True, slots=True)
class Given:
    """A link that was made: its number and the signed text."""

    seq: int
    token: str


def give(connection: Connection, court: Court, laptop: str, said: Said, *, at: datetime) -> Given:
    """Add the next link of a laptop's chain. Its row stays locked until the end of the transaction."""
    head = connection.execute(
        sa.select(LAPTOPS.c.answer_seq, LAPTOPS.c.answer_hash)
        .where(LAPTOPS.c.id == laptop, LAPTOPS.c.court == court.id)
        .with_for_update()
    ).one()
    with together(connection) as batch:
        return add(batch, court, laptop, head, said, at=at)


def add(batch: Batch, court: Court, laptop: str, head: Any, said: Said, *, at: datetime) -> Given:
    """Add the link after `head`: the laptop's `answer_seq` and `answer_hash`, whose row is locked."""
    answer = Answer(
        seq=head.answer_seq + 1, prev=head.answer_hash, court=court.id, laptop=laptop, at=at, said=said
    )
    token = sign(answer.to_data(), Use.ANSWER, court.answering_key, court.answering)
    row = {
        "laptop": laptop,
        "seq": answer.seq,
        "kind": said.kind.value,
        "at": write_instant(at),
        "token": token,
    }
    batch.insert(ANSWERS, [row])
    batch.run(_MOVE_HEAD, {"own": laptop, "last": answer.seq, "its_hash": link_hash(token)})
    return Given(answer.seq, token)


_MOVE_HEAD: Final = (
    sa.update(LAPTOPS)
    .where(LAPTOPS.c.id == sa.bindparam("own"))
    .values(answer_seq=sa.bindparam("last"), answer_hash=sa.bindparam("its_hash"))
)


def give_all(
    connection: Connection, court: Court, laptops: Sequence[str], said: Said, *, at: datetime
) -> dict[str, Given]:
    """The same to several laptops, in an order in which two such transactions cannot block each other."""
    return {laptop: give(connection, court, laptop, said, at=at) for laptop in sorted(laptops)}


def after(connection: Connection, laptop: str, seq: int, limit: int = MOST) -> tuple[tuple[Given, ...], bool]:
    """Links after `seq` in order, and whether there are more."""
    rows = connection.execute(
        sa.select(ANSWERS.c.seq, ANSWERS.c.token)
        .where(ANSWERS.c.laptop == laptop, ANSWERS.c.seq > seq)
        .order_by(ANSWERS.c.seq)
        .limit(limit + 1)
    ).all()
    return tuple(Given(row.seq, row.token) for row in rows[:limit]), len(rows) > limit


def link(connection: Connection, laptop: str, seq: int) -> str:
    """One link's signed text."""
    query = sa.select(ANSWERS.c.token).where(ANSWERS.c.laptop == laptop, ANSWERS.c.seq == seq)
    return str(connection.execute(query).scalar_one())


def broken(connection: Connection) -> list[str]:
    """Laptops whose chain has a gap or a changed link, as `laptop/seq`."""
    found = []
    heads = {
        row.id: (row.answer_seq, row.answer_hash)
        for row in connection.execute(sa.select(LAPTOPS.c.id, LAPTOPS.c.answer_seq, LAPTOPS.c.answer_hash))
    }
    for laptop, (count, head) in sorted(heads.items()):
        tokens = connection.execute(
            sa.select(ANSWERS.c.seq, ANSWERS.c.token)
            .where(ANSWERS.c.laptop == laptop)
            .order_by(ANSWERS.c.seq)
        ).all()
        seqs = [row.seq for row in tokens]
        last = link_hash(tokens[-1].token) if tokens else ""
        if seqs != list(range(1, count + 1)) or last != head:
            found.append(f"{laptop}/{next((n for n, s in enumerate(seqs, 1) if n != s), len(seqs))}")
            continue
        found += _broken_links(laptop, [row.token for row in tokens])
    return found


def _broken_links(laptop: str, tokens: Sequence[str]) -> list[str]:
    """The first link of a whole chain that does not name the one before it."""
    prev = ""
    for seq, token in enumerate(tokens, 1):
        said = jwt.PyJWS().decode_complete(token, options={"verify_signature": False})["payload"]
        payload = read_json(said)
        if (payload["seq"], payload["prev"], payload["laptop"]) != (seq, prev, laptop):
            return [f"{laptop}/{seq}"]
        prev = link_hash(token)
    return []
