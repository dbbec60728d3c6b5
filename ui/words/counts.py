"""How many of something, in the right number."""

from __future__ import annotations


def counted(count: int, one: str, many: str, **more: str) -> str:
    """`one` for a single one, else `many`; both may hold `{count}` and what is in `more`.

    Chinese says the same for both.
    """
    return (one if count == 1 else many).format(count=count, **more)
