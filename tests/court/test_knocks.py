"""Guessers are counted by all workers together: two services of one worker each, over the same database and folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from court import knocks
from court.refusals import Refused
from court.review.accounts import MOST_FAILURES
from court.review.door import MOST_BY_ADDRESS, WINDOW
from court.schema import KNOCKS
from court.service import now
from tests.court.laptop import Laptop, new_client, request_for
from tests.court.running import PASSWORD, Place, Running, running, set_up


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Running]]:
    url = request.getfixturevalue("postgres").new_database() if request.param == "postgresql" else ""
    place = set_up(tmp_path_factory.mktemp("court"), url)
    place.clerk("lin")
    with running(place) as one, running(place) as other:
        yield [one, other]
        assert "bug:" not in one.output + other.output
    place.service.database.close()


def each_in_turn(two: list[Running], times: int) -> Iterator[Running]:
    for number in range(times):
        yield two[number % len(two)]


def sign_in(address: str, name: str, password: str, stranger: str) -> httpx2.Response:
    with new_client() as client:
        client.headers["X-Forwarded-For"] = stranger
        page = client.get(f"{address}/review/sign-in").text
        token = re.search(r'name="csrf" value="([^"]+)"', page)
        assert token is not None
        form = {"csrf": token[1], "sign_in": name, "password": password}
        return client.post(f"{address}/review/sign-in", data=form)


def test_wrong_codes_are_counted_over_all_workers(two: list[Running]) -> None:
    place, stranger = two[0].place, "198.51.100.7"
    asked = {"code": "0" * 20, "request": request_for(ec.generate_private_key(ec.SECP256R1()))}
    statuses = []
    with new_client() as client:
        for one in each_in_turn(two, 2 * knocks.MOST_CODES):
            url = f"{one.address}/v1/enrolments"
            answer = client.post(url, json=asked, headers={"X-Forwarded-For": stranger})
            statuses.append(answer.status_code)
            if answer.status_code == 429:
                assert 0 < int(answer.headers["Retry-After"]) <= knocks.CODES_WINDOW.total_seconds()
    assert statuses == [403] * knocks.MOST_CODES + [429] * knocks.MOST_CODES
    # Somebody else enrols meanwhile, at either worker.
    for one in two:
        Laptop.enrol(one.address, place.code()).client.close()


def test_right_codes_are_not_counted(two: list[Running]) -> None:
    """A court that hands out thirty laptops in a morning sits behind one address."""
    with new_client() as client:
        for one in each_in_turn(two, knocks.MOST_CODES + 5):
            asked = {
                "code": one.place.code(),
                "request": request_for(ec.generate_private_key(ec.SECP256R1())),
            }
            url = f"{one.address}/v1/enrolments"
            answer = client.post(url, json=asked, headers={"X-Forwarded-For": "198.51.100.8"})
            assert answer.status_code == 200, answer.text


def test_a_name_that_nobody_has_is_locked_at_every_worker_like_one_that_somebody_has(
    two: list[Running],
) -> None:
    for name in ("nobody", "lin"):
        tried = [
            sign_in(one.address, name, "wrong password 1", f"203.0.113.{number}").status_code
            for number, one in enumerate(each_in_turn(two, MOST_FAILURES + 2))
        ]
        assert tried == [403] * MOST_FAILURES + [429, 429], name
    assert sign_in(two[1].address, "lin", PASSWORD, "203.0.113.99").status_code == 429


def test_an_address_is_counted_over_all_workers(two: list[Running]) -> None:
    tried = [
        sign_in(one.address, f"name{number}", "wrong password 1", "192.0.2.1").status_code
        for number, one in enumerate(each_in_turn(two, MOST_BY_ADDRESS + 2))
    ]
    assert tried == [403] * MOST_BY_ADDRESS + [429, 429]
    assert sign_in(two[0].address, "name0", "wrong password 1", "192.0.2.2").status_code == 403


def test_knocks_name_nobody_and_are_forgotten(two: list[Running]) -> None:
    place: Place = two[0].place
    service, at = place.service, now()
    with service.database.writing() as connection:
        for _ in range(knocks.MOST_CODES):
            knocks.note_code(connection, service.secret, "192.0.2.77", at=at)
    with service.database.reading() as connection:
        kept = [str(row) for row in connection.execute(KNOCKS.select())]
        assert kept
        assert not any("192.0.2" in row for row in kept)
        with pytest.raises(Refused, match="rate_limited"):
            knocks.check_codes(connection, service.secret, "192.0.2.77", at=at)
        later = at + knocks.CODES_WINDOW + timedelta(seconds=1)
        knocks.check_codes(connection, service.secret, "192.0.2.77", at=later)
    assert WINDOW <= knocks.KEPT_FOR
    with service.database.writing() as connection:
        knocks.sweep(connection, at=at + knocks.KEPT_FOR)
        assert not knocks.recent(connection, service.secret, "code 192.0.2.77", at=at, window=knocks.KEPT_FOR)
