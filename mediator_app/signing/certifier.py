"""The desk's certifier: closes a rendered paper with the mediator's key."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime

from mediator_app.domain.errors import Refusal
from mediator_app.domain.papers import RenderedPaper, Signer, SignerRole
from mediator_app.ports import Closed
from mediator_app.signing.close import Slot, close_document
from mediator_app.signing.keys import ClosingKey
from mediator_app.signing.verify import verify

_BOX = Signer(SignerRole.MEDIATOR).slot


class PaperCertifier:
    """Implements `ports.Certifier`.

    `key` is asked for at each closing and answers None where the mediator has no certificate yet, so that
    a certificate made meanwhile is used.
    """

    def __init__(self, key: Callable[[], ClosingKey | None]) -> None:
        self._key = key

    def close(self, paper: RenderedPaper, *, at: datetime, seal: str, place: str) -> Closed:
        """One signature over the whole paper, clickable in the mediator's box where the paper has one.

        Raises Refusal `certificate_missing`, those of `close_document`, and whatever the key raises.
        """
        key = self._key()
        if key is None:
            raise Refusal("certificate_missing", "certificate")
        pdf = close_document(paper.pdf, key, at=at, location=place, seal=seal, slot=_slot(paper))
        # Read back rather than remembered: what is recorded is what is in the file.
        verdict = verify(pdf)
        if not verdict.untouched or verdict.signer is None:
            raise AssertionError("a paper that was just closed does not verify")
        return Closed(pdf, verdict.signer.fingerprint)


def _slot(paper: RenderedPaper) -> Slot | None:
    for box in paper.places:
        if box.slot == _BOX:
            right, top = math.ceil(box.x + box.width), math.ceil(box.y + box.height)
            return Slot(box.page, math.floor(box.x), math.floor(box.y), right, top)
    return None
