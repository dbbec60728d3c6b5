"""The postman's thread wakes by events, and the pace of bytes keeps to its limit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.errors import Trouble
from mediator_app.exchange.backoff import FIRST, LONGEST, delay
from mediator_app.exchange.pace import AHEAD, Pacer
from mediator_app.exchange.postman import Postman


def now() -> datetime:
    return datetime.now(UTC)


def test_it_turns_at_once_then_when_it_is_woken_and_when_it_wanted_to() -> None:
    turned = [Event() for _ in range(4)]
    left = iter(turned)

    def turn() -> datetime | None:
        here = next(left)
        here.set()
        return now() + timedelta(milliseconds=5) if here is turned[1] else None

    postman = Postman(turn, now)
    assert turned[0].wait(10)
    postman.wake()
    assert turned[1].wait(10)
    assert turned[2].wait(10)  # by itself, when it had asked for
    assert postman.ask(lambda: 7).result(10) == 7
    assert turned[3].wait(10)
    assert postman.close()
    assert postman.close()
    with pytest.raises(Trouble, match="delivery_ended"):
        postman.ask(lambda: 7).result(10)


def test_an_error_goes_to_whoever_asked_and_the_thread_lives_on() -> None:
    postman = Postman(lambda: None, now)

    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        postman.ask(broken).result(10)
    assert postman.ask(lambda: 1).result(10) == 1
    postman.close()


def test_a_store_that_was_closed_ends_nothing() -> None:
    def turn() -> None:
        raise Trouble("store_closed")

    postman = Postman(turn, now)
    assert postman.ask(lambda: 1).result(10) == 1
    assert postman.close()


@given(st.integers(1, 60), st.none() | st.floats(0, 3600), st.integers())
def test_waits_grow_and_are_never_sooner_than_asked(attempts: int, asked: float | None, seed: int) -> None:
    wait = delay(attempts, Random(seed), asked)
    if asked is None:
        longest = min(FIRST * 2 ** min(attempts - 1, 20), LONGEST)
        assert longest / 2 <= wait <= longest
    else:
        assert timedelta(seconds=asked) <= wait <= timedelta(seconds=asked * 1.5 + 0.001) + FIRST


def test_no_more_passes_than_is_allowed() -> None:
    at = [0.0]
    pacer = Pacer(lambda: at[0])
    pacer.pass_(10**9)  # no limit yet
    pacer.set_limit(1000)
    passed = 0
    for tick in range(1, 101):
        at[0] = tick / 10
        while pacer._free_at - at[0] <= AHEAD:
            pacer.pass_(100)
            passed += 100
    assert 10_000 <= passed <= 10_000 + 1000 * AHEAD + 200


def test_whoever_waits_is_let_go_by_another_limit_or_the_end() -> None:
    at = [0.0]
    pacer = Pacer(lambda: at[0])
    pacer.set_limit(1)
    pacer.pass_(1000)
    ended: list[str] = []

    def wait() -> None:
        try:
            pacer.pass_(1)
            ended.append("passed")
        except Trouble as trouble:
            ended.append(trouble.code)

    waiting = Thread(target=wait)
    waiting.start()
    pacer.set_limit(None)
    waiting.join(10)
    assert ended == ["passed"]
    pacer.set_limit(1)
    pacer.pass_(1000)
    waiting = Thread(target=wait)
    waiting.start()
    pacer.end()
    waiting.join(10)
    assert ended == ["passed", "delivery_ended"]
    with pytest.raises(Trouble):
        pacer.pass_(0)
    with pytest.raises(ValueError, match="pause"):
        pacer.set_limit(0)
