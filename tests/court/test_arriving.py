"""Who asks how far a document is waits for what still comes of it, and for nothing else."""

from __future__ import annotations

import asyncio

from court.api.arriving import Arriving


async def waits(asked: asyncio.Task[None]) -> bool:
    """Whether it still does after a few turns of the loop."""
    for _ in range(3):
        done, _rest = await asyncio.wait({asked}, timeout=0)
        if done:
            return False
    return True


def test_the_answer_waits_for_the_end_of_an_earlier_request() -> None:
    async def play() -> None:
        arriving = Arriving(quiet=600, longest=600)
        with arriving.bringing("one") as flow:
            asked = asyncio.create_task(arriving.settled("one"))
            assert await waits(asked)
            flow.busy()
            assert await waits(asked)
            await arriving.settled("another")
        await asked
        await arriving.settled("one")

    asyncio.run(play())


def test_a_line_that_brings_nothing_more_holds_nobody_up() -> None:
    async def play() -> None:
        arriving = Arriving(quiet=0, longest=600)
        with arriving.bringing("one"):
            await arriving.settled("one")

    asyncio.run(play())


def test_a_line_that_never_stops_holds_nobody_up_for_ever() -> None:
    async def play() -> None:
        arriving = Arriving(quiet=600, longest=0)
        with arriving.bringing("one") as flow:
            flow.busy()
            await arriving.settled("one")

    asyncio.run(play())


def test_a_later_request_is_the_one_to_wait_for() -> None:
    async def play() -> None:
        arriving = Arriving(quiet=600, longest=600)
        with arriving.bringing("one"):
            with arriving.bringing("one"):
                asked = asyncio.create_task(arriving.settled("one"))
                assert await waits(asked)
            await asked

    asyncio.run(play())
