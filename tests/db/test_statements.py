"""What is sent is what SQLAlchemy makes of the tables, and a store understands it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from db import sql
from db.connection import connect
from db.store import EncryptedStore
from scripts import make_statements
from tests.db.pasts import KEY

NAMES = [name for name in vars(sql) if name.isupper()]


def test_the_text_is_what_the_tables_give() -> None:
    assert Path(sql.__file__).read_text("utf-8") == make_statements.text(), "run scripts/make_statements.py"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("statements") / "store.db"
    EncryptedStore(path, KEY).close()
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_store_of_today_understands_it(store: Path, name: str) -> None:
    statement: str = getattr(sql, name)
    with closing(connect(store, KEY)) as connection:
        assert connection.execute(f"EXPLAIN {statement}", (None,) * statement.count("?")).fetchall()
