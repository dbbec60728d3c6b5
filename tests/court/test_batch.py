"""Statements that go together: the same on both databases, and nothing of them where one fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from court.batch import together
from court.courts import new_id
from court.database import lost_race
from court.schema import BLOBS, DISPUTES, Channel
from tests.court.postgres import Cluster
from tests.court.running import Place, set_up

OF = sa.select(DISPUTES.c.id, DISPUTES.c.reference).where(DISPUTES.c.id == sa.bindparam("own"))
NAME = sa.update(DISPUTES).where(DISPUTES.c.id == sa.bindparam("own")).values(reference=sa.bindparam("to"))


def dispute(place: Place, **changed: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("worker", "employer", "starts", "ends", "reference", "filing", "case_id"), "")
    row = {"id": new_id(), "court": place.court.id, "channel": Channel.OTHER.value, "recorded_at": ""}
    return {**empty, **row, **changed}


def blob(sha256: str) -> dict[str, Any]:
    return {"sha256": sha256, "size": 1, "pack": "00/none", "start": 0, "stored_at": "9999"}


def reference(connection: Connection, id: str) -> str | None:
    """What a dispute is called; None where there is none."""
    row = connection.execute(OF, {"own": id}).one_or_none()
    return None if row is None else str(row.reference)


def test_statements_are_done_in_their_order_and_tell_what_they_did(place: Place) -> None:
    one, two = dispute(place), dispute(place)
    with place.service.database.writing() as connection:
        with together(connection) as batch:
            made = batch.insert(DISPUTES, [one, two])
            batch.run(NAME, {"own": one["id"], "to": "named"})
            found = batch.run(OF, {"own": one["id"]})
            nobody = batch.run(OF, {"own": "nobody"})
            nothing = batch.insert(DISPUTES, [])
        assert (made.count, nothing.count) == (2, 0)
        assert found.first().reference == "named"
        assert nobody.first() is None
    with place.service.database.reading() as connection, together(connection) as batch:
        kept = batch.run(OF, {"own": two["id"]})
    assert kept.first().id == two["id"]


def test_only_what_is_new_is_counted(place: Place) -> None:
    hashes = [new_id() for _ in range(3)]
    for known, new in ((hashes[:2], 2), (hashes, 1), (hashes, 0)):
        with place.service.database.writing() as connection:
            with together(connection) as batch:
                put = batch.insert(BLOBS, [blob(sha256) for sha256 in known], only_new=True)
            assert put.count == new
    with place.service.database.writing() as connection:
        connection.execute(sa.delete(BLOBS).where(BLOBS.c.sha256.in_(hashes)))


def test_where_one_fails_there_is_nothing_of_the_others(place: Place) -> None:
    one = dispute(place)

    def work() -> None:
        with place.service.database.writing() as connection, together(connection) as batch:
            batch.insert(DISPUTES, [one])
            batch.insert(DISPUTES, [dispute(place, id=one["id"])])
            batch.run(NAME, {"own": one["id"], "to": "named"})
            batch.commit()

    with pytest.raises(IntegrityError) as failed:
        work()
    assert lost_race(failed.value), "whoever comes second looks what the first has written"
    with place.service.database.reading() as connection:
        assert reference(connection, one["id"]) is None


def test_a_transaction_that_ended_in_a_block_is_there_for_others(place: Place) -> None:
    one = dispute(place)
    with place.service.database.writing() as connection:
        with together(connection) as batch:
            batch.insert(DISPUTES, [one])
            batch.commit()
        if not place.service.database.is_sqlite:
            with place.service.database.reading() as other:
                assert reference(other, one["id"]) == ""
    with place.service.database.reading() as connection:
        assert reference(connection, one["id"]) == ""


def test_a_database_that_goes_away_in_between_is_named_as_ever(postgres: Cluster, tmp_path: Path) -> None:
    place = set_up(tmp_path, postgres.new_database())
    database = place.service.database

    def work() -> None:
        with database.writing() as connection:
            (own,) = connection.execute(sa.text("SELECT pg_backend_pid()")).one()
            with database.writing() as other:
                other.execute(sa.text("SELECT pg_terminate_backend(:own)"), {"own": own})
            with together(connection) as batch:
                batch.insert(DISPUTES, [dispute(place)])

    with pytest.raises(OperationalError):
        work()
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT 1")).scalar_one() == 1
    place.service.close()
