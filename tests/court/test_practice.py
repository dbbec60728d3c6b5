"""The court to practise with is a whole one, and is the same one the next time."""

from __future__ import annotations

from pathlib import Path

from court import clerks, filings, hearings, practice, reports, upkeep
from court.service import now
from court.settings import read_settings
from mediator_app.exchange.contract.filing import FilingKind


def test_there_is_something_to_review(tmp_path: Path) -> None:
    settings = read_settings({}, data=tmp_path / "court")
    first, again = practice.prepare(settings), practice.prepare(settings)
    assert first.password == again.password
    assert first.code != again.code
    service = first.service
    court = service.court()
    assert court.practice
    with service.database.reading() as connection:
        assert clerks.with_password(connection, first.sign_in, first.password) is not None
        assert clerks.with_password(connection, first.sign_in, first.password + "x") is None
        found = filings.list_filings(connection, court.id)
        assert sorted(row.kind for row in found) == [
            FilingKind.HANDOVER,
            FilingKind.SETTLEMENT,
            FilingKind.SETTLEMENT,
        ]
        settled = next(row for row in found if row.kind is FilingKind.SETTLEMENT)
        (paper,) = filings.filing(connection, court.id, settled.id).documents
        assert len(hearings.all_of(connection, court.id)) == 1
    assert reports.report(service.database, service.store, paper.sha256, at=now())["state"] == "unsigned"
    assert upkeep.check(service).faults == ()
    service.database.close()
    again.service.database.close()
