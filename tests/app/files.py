"""Case files for tests, made from the practice case so that they are never out of date."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from mediator_app.bootstrap import RESOURCES
from mediator_app.domain.codec import to_data
from mediator_app.domain.days import CHINA
from mediator_app.domain.papers import Signer, SignerRole
from mediator_app.practice import hands

Raw = dict[str, Any]


def case_of_today(*, practice: bool = True) -> Raw:
    """The practice case with its dates moved so that it is agreed today and paid in three weeks."""
    raw: Raw = json.loads((RESOURCES / "practice" / "s1.case.json").read_text("utf-8"))
    now = datetime.now(CHINA)
    days = now.date() - datetime(2026, 11, 23, tzinfo=CHINA).date()
    content = raw["content"]
    raw["practice"] = practice
    content["agreed_on"] = content["hearing"]["held_on"] = now.date().isoformat()
    for name in ("applied_on", "accepted_on"):
        content[name] = _moved(content[name], days)
    share = content["settlement"]["shares"][0]
    share["plan"]["due"] = _moved(share["plan"]["due"], days)
    for number, offer in enumerate(content["offers"]):
        offer["at"] = (now - timedelta(hours=2, minutes=-number)).isoformat()
        if "pay_by" in offer:
            offer["pay_by"] = _moved(offer["pay_by"], days)
    for term in content["terms"]:
        for name in ("by", "on", "paid_to"):
            if name in term:
                term[name] = _moved(term[name], days)
    content["hearing"].pop("started_at")
    content["hearing"].pop("ended_at")
    return raw


def _moved(day: str, days: timedelta) -> str:
    return (datetime.fromisoformat(day).date() + days).isoformat()


def signed(raw: Raw, *, without: str = "nobody") -> Raw:
    """The case with everybody's ink on the instrument, the mediator's first in the file; `without` leaves one out."""
    content = raw["content"]
    signers = [Signer(SignerRole.MEDIATOR)]
    signers += [Signer(SignerRole.PARTY, party["id"]) for party in content["parties"]]
    signers += [Signer(SignerRole.AGENT, agent["id"]) for agent in content["agents"]]
    signers += [Signer(SignerRole.INTERPRETER, one["id"]) for one in content["interpreters"]]
    raw["signatures"] = [
        {"signer": to_data(signer), "ink": to_data(hands().sign(signer, number)), "pages_seen": 4}
        for number, signer in enumerate(signers)
        if signer.id != without
    ]
    return raw


def written(raw: Raw, path: Path) -> Path:
    """The case as a file."""
    path.write_text(json.dumps(raw, ensure_ascii=False), "utf-8")
    return path
