"""Decisions of a court's own case system, given at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from court import cli, filings
from court.schema import FilingState
from mediator_app.exchange.contract.answers import Receipt, Review
from tests.court import cases
from tests.court.laptop import Laptop
from tests.court.running import running, set_up


def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = set_up(tmp_path / "court")
    place.clerk("lin")
    with running(place) as served:
        laptop = Laptop.enrol(served.address, place.code())
        first, second = (laptop.make(cases.handover(number)) for number in (1, 2))
        receipts = [laptop.receipt(laptop.put(filing)).said for filing in (first, second)]
        numbers = [receipt.number for receipt in receipts if isinstance(receipt, Receipt)]
        own = ["--data", str(place.settings.data)]

        def refused(*words: str) -> str:
            assert cli.main([*own, *words]) == cli.FOUND
            return capsys.readouterr().err

        assert "not_found" in refused("docket", numbers[0], "示1号", "--clerk", "nobody")
        assert "not_found" in refused("docket", "20260101-AAAAAA", "示1号", "--clerk", "lin")
        assert "case_number_empty" in refused("docket", numbers[0], " ", "--clerk", "lin")
        assert len(laptop.pull()) == 2, "a decision that is refused takes nothing up either"

        assert cli.main([*own, "docket", numbers[0], "示1号", "--clerk", "LIN"]) == cli.FINE
        assert "already_decided" in refused("docket", numbers[0], "示2号", "--clerk", "lin")
        assert "case_number_taken" in refused("docket", numbers[1], "示1号", "--clerk", "lin")
        back = ["return", numbers[1], "--clerk", "lin", "--reason", "other", "--note", "请补材料"]
        assert cli.main([*own, *back]) == cli.FINE
        told = [one.said for one in laptop.pull() if isinstance(one.said, Review)]
        assert [one.state.value for one in told] == ["under_review", "docketed", "under_review", "returned"]
        assert told[-1].objections[0].note == "请补材料"
        laptop.client.close()
    with place.service.database.reading() as connection:
        rows = {row.id: row for row in filings.list_filings(connection, place.court.id)}
    assert (rows[first.id].state, rows[first.id].clerk_name) == (FilingState.DOCKETED, "钱书记")
    assert rows[second.id].state is FilingState.RETURNED
    place.service.database.close()
