"""The road to one court."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Offered:
    """What came of offering a filing: the signed receipt, or the hashes that have to be there first."""

    receipt: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of answers (signed texts, in order), and whether there are more."""

    answers: tuple[str, ...]
    more: bool


Reader = Callable[[int, int], bytes]
"""Bytes of a document from an offset, at most so many."""


class Court(Protocol):
    """The road to one court. Calls wait for the network and are made by the outbox's thread only.

    Nothing that it gives is believed yet: signed texts are verified by whoever asked. Trouble: `court_unreachable`
    (nobody answers), `court_slow`, `not_the_court` (something else answers, such as the page of a hotspot),
    `court_uncertified` (whoever answers has no TLS certificate that this computer believes), `court_busy` and
    `court_failing` (`retry_after`, seconds, or None). Refusals are the codes of the contract
    (`docs/filing.md`), with the parameters that came with them.
    """

    def about(self, nonce: str) -> str:
        """The court's signed word that it is there."""
        ...

    def enrol(self, code: str, request: str) -> str:
        """Exchange a one-time code and a certificate request (PEM) for the signed enrolment."""
        ...

    def offer(self, filing_id: str, manifest: str, inline: Mapping[str, bytes]) -> Offered:
        """The filing with those documents, by their SHA-256, that travel with it."""
        ...

    def upload(
        self,
        sha256: str,
        size: int,
        read: Reader,
        *,
        url: str,
        most: int,
        begun: Callable[[str], None],
        progress: Callable[[int], None],
    ) -> int:
        """Bring at most `most` bytes more of a document to the court; gives how many are there now.

        `url` is where an earlier upload goes on, or empty; `begun` is told the place of a new one before anything is
        sent, `progress` how many bytes have been handed to the network.
        """
        ...

    def answers(self, after: int, limit: int) -> Page: ...

    def pack(self, sha256: str, size: int) -> bytes:
        """A pack that an answer announced; no more than `size` bytes are read."""
        ...

    def close(self) -> None: ...
