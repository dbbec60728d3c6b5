"""The desk's verifier: `verify` with the certificates that this desk knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mediator_app.domain.verdict import Verdict
from mediator_app.signing.verify import verify


class PaperVerifier:
    """Implements `ports.Verifier`. `trusted` is asked each time: a certificate may be added meanwhile."""

    def __init__(self, trusted: Callable[[], Sequence[bytes]] = tuple) -> None:
        self._trusted = trusted

    def verify(self, pdf: bytes, *, original: bytes | None = None, seal: str = "") -> Verdict:
        """See `verify.verify`."""
        return verify(pdf, trusted=self._trusted(), original=original, seal=seal)
