"""The bad road does what it says, and no more: otherwise a fault campaign would prove nothing."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.roads.proxy import PORTAL, BadRoad, Fate


class Echo(ThreadingHTTPServer):
    """Answers with what it was sent, and remembers it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), EchoHandler)
        self.got: list[bytes] = []


class EchoHandler(BaseHTTPRequestHandler):
    server: Echo

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append(body)
        if len(body) < int(self.headers["content-length"]):
            return
        self.send_response(201)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is for what went wrong."""


@pytest.fixture
def echo() -> Iterator[Echo]:
    server = Echo()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def road_to(echo: Echo, *fates: Fate) -> BadRoad:
    drawn = iter(fates)
    return BadRoad(
        ("127.0.0.1", echo.server_port), choose=lambda _: next(drawn), keep=True, longest_wait_s=0.05
    )


def put(road: BadRoad, body: bytes) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", int(road.url.rsplit(":", 1)[1]), timeout=10)
    try:
        connection.request("PUT", "/x", body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


BODY = bytes(range(256)) * 400


@pytest.mark.parametrize("fate", [Fate.PASS, Fate.DELAY, Fate.BEHIND_OTHERS, Fate.AGAIN_LATER, Fate.TWICE])
def test_what_is_delivered_is_delivered_unchanged(echo: Echo, fate: Fate) -> None:
    with road_to(echo, fate) as road:
        assert put(road, BODY) == (201, BODY)
    assert set(echo.got) == {BODY}
    assert len(echo.got) == (2 if fate is Fate.TWICE else 1)
    assert BODY in b"".join(road.passed.seen)


@pytest.mark.parametrize("fate", [Fate.LOSE_ANSWER, Fate.CUT_ANSWER])
def test_a_lost_answer_was_acted_upon(echo: Echo, fate: Fate) -> None:
    with road_to(echo, fate) as road, pytest.raises((http.client.HTTPException, OSError)):
        put(road, BODY)
    assert echo.got == [BODY]


def test_a_cut_request_arrives_in_part(echo: Echo) -> None:
    with road_to(echo, Fate.CUT_REQUEST) as road, pytest.raises((http.client.HTTPException, OSError)):
        put(road, BODY)
    assert all(BODY.startswith(part) and part != BODY for part in echo.got)


def test_a_stale_copy_comes_after_others(echo: Echo) -> None:
    with road_to(echo, *[Fate.AGAIN_LATER] * 4) as road:
        for number in range(4):
            assert put(road, b"%d" % number) == (201, b"%d" % number)
    assert echo.got == [b"0", b"1", b"2", b"3"] * 2


def test_somebody_elses_page_never_reaches_the_court(echo: Echo) -> None:
    with road_to(echo, Fate.PORTAL) as road:
        assert put(road, BODY) == (200, PORTAL)
    assert echo.got == []
