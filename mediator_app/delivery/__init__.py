"""What filing needs from the world, and what it offers to the window and the command line.

Nothing here knows a case file: the rooms that reach the network go by these values alone, so that what is said in
caucus cannot get near them.
"""

from __future__ import annotations

from .answers import (
    Answers,
    CertificateFact,
    Head,
    HearingFact,
    HearingGone,
    HearingLine,
    Link,
    PackFact,
    PackLine,
    PackState,
    Said,
)
from .counter import CourtFacts, Delivery, NextStep, Road, RoadState, Word, next_step, word_of
from .court import Court, Offered, Page, Reader
from .filings import Bytes, FilingLine, Filings, Fixed, ObjectionFact, ReceiptFact, ReviewFact
from .sticks import Brought, Carried, LeftOut

__all__ = [
    "Answers",
    "Brought",
    "Bytes",
    "Carried",
    "CertificateFact",
    "Court",
    "CourtFacts",
    "Delivery",
    "FilingLine",
    "Filings",
    "Fixed",
    "Head",
    "HearingFact",
    "HearingGone",
    "HearingLine",
    "LeftOut",
    "Link",
    "NextStep",
    "ObjectionFact",
    "Offered",
    "PackFact",
    "PackLine",
    "PackState",
    "Page",
    "Reader",
    "ReceiptFact",
    "ReviewFact",
    "Road",
    "RoadState",
    "Said",
    "Word",
    "next_step",
    "word_of",
]
