"""What somebody typed in a case and has not recorded: no part of the case, its journal or anything made from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A text as it was typed, and where.

    `place` names the field and is read by the window only. `over` is what the case said there when it was typed: where
    the case says something else by now, the text belongs to the past. `aside`: it was typed in caucus.
    """

    place: str
    text: str
    over: str = ""
    aside: bool = False
