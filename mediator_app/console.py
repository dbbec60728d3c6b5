"""Where a command speaks: results on standard output, everything else on standard error."""

from __future__ import annotations

import re
import sys
from typing import Final, TextIO

from mediator_app.words import Words


class Console:
    """Speaks one language. Progress is shown only to somebody who sits there: when standard error is a terminal."""

    def __init__(self, words: Words, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.words = words
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._progress = self._err.isatty()
        self._dangling = False

    def say(self, key: str, **params: object) -> None:
        """A sentence of the command line, as a result."""
        self.line(self.words.say(key, **params))

    def line(self, text: str = "") -> None:
        """A line of the result."""
        self._tidy()
        self._out.write(f"{_harmless(text)}\n")
        self._out.flush()

    def warn(self, text: str) -> None:
        """A line beside the result."""
        self._tidy()
        self._err.write(f"{_harmless(text)}\n")
        self._err.flush()

    def step(self, key: str, **params: object) -> None:
        """What is being done just now; the next step takes its place."""
        if self._progress:
            self._err.write(f"\r\x1b[K… {self.words.say(key, **params)}")
            self._err.flush()
            self._dangling = True

    def done(self) -> None:
        """Take the last step off the screen."""
        self._tidy()

    def _tidy(self) -> None:
        if self._dangling:
            self._err.write("\r\x1b[K")
            self._err.flush()
            self._dangling = False


_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What moves a cursor, rings, or turns the reading direction: C0 and C1 but line ends and tabs, and bidi controls."""


def _harmless(text: str) -> str:
    """The text with its control characters spelled out: names and PDFs come from strangers."""
    return _CONTROL.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
