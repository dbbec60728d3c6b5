"""A fictional mediator, papers to close, and one closed paper."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mediator_app.signing.certificate import Holder, Identity, make_identity
from mediator_app.signing.close import close_document
from mediator_app.signing.keys import SoftwareKey
from tests.signing.sheets import agreement

AT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
SEAL = "5ea1" * 16
HOLDER = Holder("虚构调解员甲𠮷", "虚构区劳动人事争议调解中心", "虚调字第0012号")


@pytest.fixture(scope="session")
def at() -> datetime:
    return AT


@pytest.fixture(scope="session")
def seal() -> str:
    return SEAL


@pytest.fixture(scope="session")
def holder() -> Holder:
    return HOLDER


@pytest.fixture(scope="session")
def identity() -> Identity:
    return make_identity(HOLDER, at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="session")
def stranger() -> Identity:
    """Somebody else who gives himself the same name."""
    return make_identity(HOLDER, at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture(scope="session")
def sealed() -> bytes:
    return agreement()


@pytest.fixture(scope="session")
def closed(sealed: bytes, identity: Identity) -> bytes:
    return close_document(
        sealed, SoftwareKey(identity), at=AT, reason="调解协议书", location="虚构市虚构区", seal=SEAL
    )
