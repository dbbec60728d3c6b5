"""What is typed and not recorded: the desk gives back what it was given, to the letter."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import EncryptedStore
from mediator_app.desk import Desk
from mediator_app.domain.codec import to_json
from mediator_app.domain.unrecorded import Unrecorded
from tests.cases import mediating
from tests.db.fakes import FakeStore
from tests.db.pasts import KEY, changes, keep
from tests.desk.fakes import Table

Kept = list[dict[str, tuple[str, str, bool]]]


def desk_over(store: Any) -> Desk:
    return Table(store).desk


@given(
    st.lists(
        st.dictionaries(st.text(max_size=9), st.tuples(st.text(), st.text(), st.booleans()), max_size=4),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=25, deadline=None)
def test_the_desk_gives_back_to_the_letter_what_it_was_given_last(kept: Kept) -> None:
    """By both stores alike, also after the file was closed and opened again; and the case knows nothing of it."""
    past, fake = mediating(), FakeStore()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        real = EncryptedStore(path, KEY)
        for store in (fake, real):
            keep(store, changes(past))
        for one in kept:
            texts = tuple(Unrecorded(place, *rest) for place, rest in one.items())
            for store in (fake, real):
                desk = desk_over(store)
                desk.keep_unrecorded(past.case_id, texts).result()
                assert set(desk.unrecorded(past.case_id).result()) == set(texts)
        real.close()
        real = EncryptedStore(path, KEY)
        given_back = desk_over(real).unrecorded(past.case_id).result()
        assert given_back == desk_over(fake).unrecorded(past.case_id).result()
        assert to_json(desk_over(real).load(past.case_id).result()) == to_json(past.case)
        real.close()
