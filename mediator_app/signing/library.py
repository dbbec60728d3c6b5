"""pyHanko kept quiet: it logs what it reads, and what it reads here is a case."""

from __future__ import annotations

import logging

_ABOVE_ALL = logging.CRITICAL + 1


def silence() -> None:
    """Stop pyHanko's own log lines: every problem comes back as a finding or an error instead.

    They quote field names and content of the file at hand, and no log of ours may hold any of a case.
    """
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(_ABOVE_ALL)
