"""Where a command speaks: results on standard output, everything else on standard error."""

from __future__ import annotations

import sys
from typing import TextIO

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
        self._out.write(f"{text}\n")
        self._out.flush()

    def warn(self, text: str) -> None:
        """A line beside the result."""
        self._tidy()
        self._err.write(f"{text}\n")
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
