"""Too many, too large, too slow: refused at once and in order, and everything is as before afterwards."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import pytest

from court.api.gate import Gate
from court.api.rates import Rate
from court.api.workers import Workers
from court.heads import LARGEST_HEAD
from court.refusals import Refused
from tests.conftest import ExpectLog
from tests.court import cases
from tests.court.laptop import Laptop
from tests.court.running import Running


def test_a_full_house_says_so_at_once_and_recovers() -> None:
    async def story() -> None:
        workers, gate = Workers(size=2, waiting=1), threading.Event()
        held = [asyncio.create_task(workers.run(gate.wait)) for _ in range(3)]
        await asyncio.wait(held, timeout=0)
        assert (workers.is_full, len(held)) == (True, 3)
        with pytest.raises(Refused) as refused:
            await workers.run(gate.wait)
        assert refused.value.code == "overloaded"
        gate.set()
        assert await asyncio.gather(*held) == [True] * 3
        assert await workers.run(lambda: 5) == 5
        assert (workers.is_full, len(held)) == (False, 3)
        workers.close()

    asyncio.run(story())


def test_work_that_fails_makes_room_again() -> None:
    async def story() -> None:
        workers = Workers(size=1, waiting=0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await workers.run(lambda: 1 // 0)
        workers.close()

    asyncio.run(story())


def test_a_rate_lets_a_burst_through_and_then_waits() -> None:
    now = [0.0]
    rate = Rate(0.5, 3, clock=lambda: now[0])
    for _ in range(3):
        rate.take("a")
    with pytest.raises(Refused) as refused:
        rate.take("a")
    assert (refused.value.code, refused.value.params["retry_after"]) == ("rate_limited", 2)
    rate.take("b")
    now[0] = 2.0
    rate.take("a")


async def _answer(
    gate: Gate, scope: dict[str, Any], messages: list[dict[str, Any]]
) -> tuple[int, dict[str, Any]]:
    sent: list[Any] = []
    waiting = iter(messages)

    async def receive() -> Any:
        message = next(waiting, None)
        if message is None:
            await asyncio.Event().wait()
        return message

    async def send(message: Any) -> None:
        sent.append(message)

    await gate({"type": "http", "method": "PUT", "headers": [], "query_string": b"", **scope}, receive, send)
    body = b"".join(message.get("body", b"") for message in sent)
    return sent[0]["status"], json.loads(body) if body else {}


@asynccontextmanager
async def _house(served: Running, patience: float) -> AsyncIterator[Gate]:
    from court.app import Limits, make_app

    gate = make_app(served.place.service, Limits(threads=1, waiting=0, patience=patience))
    yield gate


def test_a_body_that_stops_coming_is_given_up(served: Running) -> None:
    async def story() -> None:
        async with _house(served, patience=0.05) as gate:
            scope = {
                "path": "/v1/checks",
                "method": "POST",
                "headers": [
                    (b"content-type", b"multipart/form-data; boundary=x"),
                    (b"content-length", b"9000"),
                ],
            }
            begun = {"type": "http.request", "body": b"--x\r\n", "more_body": True}
            status, said = await _answer(gate, scope, [begun])
            assert (status, said["code"]) == (408, "body_cut")

    asyncio.run(story())


def test_what_was_not_foreseen_is_logged_without_what_was_sent(expect_log: ExpectLog) -> None:
    async def broken(_scope: Any, _receive: Any, _send: Any) -> None:
        raise RuntimeError("a name that must not be logged")

    async def story() -> None:
        workers = Workers(1, 0)
        await Gate(broken, workers)({"type": "http", "path": "/", "headers": []}, _never, _never)
        workers.close()

    async def _never(*_given: Any) -> Any:
        raise AssertionError

    with expect_log("court", logging.ERROR, r"^bug: RuntimeError court\.api\.gate:\d+$"):
        asyncio.run(story())


def test_bodies_have_their_limits(laptop: Laptop, served: Running) -> None:
    large = laptop.make(cases.handover(), documents_of(3_000_000))
    response = laptop.put(large)
    assert (response.status_code, response.json()["code"]) == (413, "too_large")
    unannounced = laptop.client.post(
        f"{served.address}/v1/enrolments",
        content=chunks(200_000),
        headers={"Content-Type": "application/json"},
    )
    assert unannounced.status_code in (400, 413)
    assert unannounced.headers["content-type"] == "application/problem+json"
    # And the next one is served as usual.
    assert laptop.put(laptop.make(cases.handover())).status_code == 201


def documents_of(size: int) -> Any:
    from tests.court.laptop import Paper

    return (Paper(b"x" * size),)


def chunks(size: int) -> Any:
    yield from (b"x" * 1000 for _ in range(size // 1000))


@pytest.mark.parametrize(
    "begun",
    [
        b"GET /v1/about HTTP/1.1\r\nHost: here\r\nX-Long: ",
        b"GET /v1/about?nonce=",
        b"PUT /v1/filings/x HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Long: ",
    ],
    ids=["header", "address", "trailer"],
)
def test_a_head_without_end_is_cut_off(laptop: Laptop, served: Running, begun: bytes) -> None:
    parts = urlsplit(served.address)
    sent = 0
    with socket.create_connection((str(parts.hostname), parts.port or 0), timeout=20) as line:
        line.sendall(begun)
        with suppress(ConnectionError):
            while sent < 64 * 1024 * 1024:
                line.sendall(b"x" * 16_384)
                sent += 16_384
    # What the system itself holds of a line that nobody reads any more comes on top of the limit.
    assert LARGEST_HEAD <= sent < 16 * 1024 * 1024
    assert laptop.client.get(f"{served.address}/v1/about").status_code == 200


def test_a_long_head_is_read(laptop: Laptop, served: Running) -> None:
    said = {"X-Long": "x" * (LARGEST_HEAD // 2)}
    assert laptop.client.get(f"{served.address}/v1/about", headers=said).status_code == 200


def test_every_answer_is_guarded(laptop: Laptop, served: Running) -> None:
    for path in ("/v1/about", "/v1/nowhere", "/v1/answers"):
        response = laptop.client.get(served.address + path)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Desk-Contract"] == "2"
        assert "server" not in response.headers
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert laptop.client.get(served.address + path).status_code == 404


def test_the_log_names_nobody(enrol: Callable[..., Laptop], served: Running) -> None:
    laptop = enrol("示仲调7777")
    filing = laptop.make(cases.handover())
    laptop.put(filing)
    laptop.put(laptop.make(cases.handover(2), filing_id=filing.id))
    assert "filing_conflict" in served.output
    for word in (filing.id, laptop.enrolment.laptop, "程虚构", "310110198001010006", "示仲调7777", "Bearer"):
        assert word not in served.output
