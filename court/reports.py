"""What verification finds in a filed PDF, kept once it was made: the bytes of a hash never change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from court.database import Database
from court.schema import REPORTS
from court.store import Store, blob
from mediator_app.exchange.contract.reading import write_instant

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a PDF that is looked into; a larger one is reported as `too_large`."""


def report(database: Database, store: Store, sha256: str, *, at: datetime) -> Mapping[str, Any]:
    """The report of one stored document, made now if need be; empty for one that is not there.

    Keys: `state` (a `DocumentState`), `findings` (list of `code`, `params`), `claimed_at`, `stamped_at` (ISO or None),
    `signer` (None, or what the certificate says: `name`, `organisation`, `number`, `issuer`, `fingerprint`, …),
    `standing`, `seal`. The mediator's certificate is her own and no authority is asked: `standing` says so.
    """
    with database.reading() as connection:
        kept = connection.execute(
            sa.select(REPORTS.c.report).where(REPORTS.c.sha256 == sha256)
        ).scalar_one_or_none()
        found = blob(connection, sha256)
    if kept is not None:
        made: Mapping[str, Any] = json.loads(kept)
        return made
    if found is None:
        return {}
    made = {"state": "too_large", "findings": []} if found.size > LARGEST else _verify(store.read(found))
    row = {"sha256": sha256, "report": json.dumps(made, ensure_ascii=False), "made_at": write_instant(at)}
    database.write(lambda connection: database.insert_new(connection, REPORTS, row))
    return made


def _verify(pdf: bytes) -> dict[str, Any]:
    from mediator_app.signing.verify import verify

    verdict = verify(pdf)
    signer = verdict.signer
    return {
        "state": verdict.state.value,
        "findings": [{"code": f.code.value, "params": dict(f.params)} for f in verdict.findings],
        "claimed_at": _iso(verdict.claimed_at),
        "stamped_at": _iso(verdict.stamped_at),
        "standing": verdict.standing.value if verdict.standing else "",
        "seal": verdict.seal,
        "signer": None
        if signer is None
        else {
            "name": signer.name,
            "organisation": signer.organisation,
            "number": signer.number,
            "issuer": signer.issuer,
            "fingerprint": signer.fingerprint,
            "not_before": _iso(signer.not_before),
            "not_after": _iso(signer.not_after),
            "self_issued": signer.self_issued,
        },
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else write_instant(moment)
