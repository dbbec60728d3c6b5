"""What a laptop and a court have to agree on: the filing, its signatures, the court's answers, the codes.

The desk and the court's service both import this and nothing else of each other. It knows no cases, no screens, no
database: values, canonical JSON and signatures. `docs/filing.md` says the same for people; the names follow OASIS
LegalXML Electronic Court Filing 5 (filing, filing review, docketing, receipt).
"""

from __future__ import annotations

from typing import Final

VERSION: Final = 2
"""The contract that this program speaks."""
OLDEST: Final = 1
"""The oldest contract that this program still understands: a filing whose case data is a case file (`case_data`)."""

CONTRACT_HEADER: Final = "Desk-Contract"
"""Every request says the version it speaks, every answer the newest that the service speaks."""

PROBLEM_TYPE: Final = "application/problem+json"
"""Media type of a refusal (RFC 9457); `code`, `field` and parameters stand beside the standard members."""

INLINE_BYTES: Final = 512 * 1024
"""Bytes of documents that may travel within the filing's own request; larger filings upload first (tus 1.0)."""
