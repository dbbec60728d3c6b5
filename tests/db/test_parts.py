"""Only what an edit changed is written, and what is written makes the same case again."""

from __future__ import annotations

import pytest

from db.parts import assemble, parts
from mediator_app.domain.case import CaseFile
from mediator_app.domain.edits import AddParty, AddStatement, MoveParty, RemoveParty, StateFacts
from mediator_app.domain.ids import PartyId
from mediator_app.domain.people import Side
from mediator_app.domain.sealing import unsigned
from tests.cases import E1, W1, Past, mediating, opened, sealed, served, statement, worker
from tests.db.pasts import changes


def written(before: CaseFile | None, after: CaseFile) -> dict[str, str | None]:
    rows = list(parts(before, after))
    assert len({path for path, _ in rows}) == len(rows), "a row is written twice"
    return dict(rows)


@pytest.fixture(scope="module")
def past() -> Past:
    return served()


def test_row_by_row_the_case_grows_into_itself(past: Past) -> None:
    rows: dict[str, str] = {}
    for change in changes(past):
        for path, body in parts(change.before, change.after):
            if body is None:
                del rows[path]  # nothing is taken out that was not there
            else:
                assert rows.get(path) != body, f"{path} is written though it did not change"
                rows[path] = body
        assert assemble(rows) == change.after
    # Written in one go it is the same.
    assert written(None, past.case) == rows


def test_nothing_changed_nothing_written(past: Past) -> None:
    assert written(past.case, past.case) == {}


def test_one_more_statement_writes_itself_and_the_order(past: Past) -> None:
    one = mediating()
    before = one.case
    id = one.ids.new()
    after = one.do(AddStatement, statement=statement(id))
    assert set(written(before, after)) == {"record/content/statements", f"record/content/statements/{id}"}


def test_a_field_that_goes_back_to_nothing_is_taken_out() -> None:
    one = opened()
    first = one.case
    filled = one.do(StateFacts, facts="事实")
    assert written(first, filled) == {"record/content/facts": '"事实"'}
    assert written(filled, one.do(StateFacts, facts="")) == {"record/content/facts": None}


def test_moving_writes_the_order_alone_and_removing_takes_the_row_out() -> None:
    one = opened()
    one.do(AddParty, party=worker())
    before = one.do(AddParty, party=worker(E1, side=Side.APPLICANT))
    moved = one.do(MoveParty, party=PartyId(E1), to=0)
    assert written(before, moved) == {"record/content/parties": f'["{E1}","{W1}"]'}
    gone = one.do(RemoveParty, party=PartyId(E1))
    assert written(moved, gone) == {
        "record/content/parties": f'["{W1}"]',
        f"record/content/parties/{E1}": None,
    }


def test_a_signature_does_not_write_what_was_sealed_once_more() -> None:
    one = sealed()
    before = one.case
    after = one.sign(unsigned(one.standing)[0])
    (revision,) = after.record.revisions
    (signature,) = revision.signatures
    under = f"record/revisions/{revision.id}/signatures"
    assert set(written(before, after)) == {under, f"{under}/{signature.id}"}


def test_equal_is_as_good_as_the_same() -> None:
    one = mediating()
    again = mediating()
    assert one.case is not again.case
    assert written(one.case, again.case) == {}
