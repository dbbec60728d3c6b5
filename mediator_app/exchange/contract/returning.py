"""What a court gives back on the stick (`*.answers`): encrypted to the laptop, one signed text a line.

The first line is what became of the bundle (`Imported`); the others are the links of the laptop's chain that come after
the last it had, as the network would have brought them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from . import age
from .faults import Fault

LARGEST: Final = 256 * 1024**2
"""Bytes of a file of answers."""
LONGEST_LINE: Final = 32 * 1024**2
"""Bytes of one signed text; the longest is an assigned hearing with its case."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Signed texts, none of them verified yet."""

    imported: str
    answers: tuple[str, ...]


def write_answers(sink: age.Sink, *, recipient: str, imported: str, answers: Iterable[str]) -> None:
    """Hand a file of answers to `sink`, piece by piece. Fault `recipient_unreadable`."""
    age.encrypt(_lines(imported, answers), sink, recipient)


def read_answers(source: BinaryIO, identity: str, *, largest: int = LARGEST) -> Returned:
    """What a file of answers says. Faults as in `age.decrypt`; `answers_malformed` for no lines of signed texts."""
    lines: list[str] = []
    rest = bytearray()

    def take(data: bytes) -> None:
        nonlocal rest
        rest += data
        if b"\n" in data:
            *whole, tail = bytes(rest).split(b"\n")
            lines.extend(_text(line) for line in whole)
            rest = bytearray(tail)
        if len(rest) > LONGEST_LINE:
            raise Fault("answers_malformed")

    age.decrypt(source, take, identity, most=largest)
    if rest or not lines:
        raise Fault("answers_malformed")
    return Returned(lines[0], tuple(lines[1:]))


def _lines(imported: str, answers: Iterable[str]) -> Iterator[bytes]:
    yield imported.encode("ascii") + b"\n"
    for token in answers:
        yield token.encode("ascii") + b"\n"


def _text(line: bytes) -> str:
    try:
        text = line.decode("ascii")
    except UnicodeDecodeError:
        raise Fault("answers_malformed") from None
    if not text:
        raise Fault("answers_malformed")
    return text
