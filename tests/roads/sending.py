"""A laptop's own side of the road, with its encrypted store and its real outbox, and filings that are made ready."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from db.store import EncryptedStore
from mediator_app.delivery import Bytes, Fixed
from mediator_app.domain.filings import FilingKind, FilingOrder, FilingState
from mediator_app.domain.ids import CaseId, FilingId
from mediator_app.exchange.client import HttpCourt, Pace, http_client
from mediator_app.exchange.contract import VERSION
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.enrolment import read_code
from mediator_app.exchange.contract.filing import CaseData, Document, DocumentKind, Manifest
from mediator_app.exchange.contract.filing import FilingKind as WireKind
from mediator_app.exchange.identity import Identity, certificate_request, new_key, read_key
from mediator_app.exchange.network import Network
from mediator_app.exchange.outbox import Outbox
from mediator_app.exchange.trust import read_taken_on
from tests.cases import opened, uid
from tests.court.cases import handover
from tests.db.pasts import KEY, another, keep

MOST_TURNS = 4000
"""Of one delivery; one that needs more has failed."""


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Sender:
    """A laptop that is enrolled at one court."""

    store: EncryptedStore
    outbox: Outbox
    identity: Identity
    troubles: Counter[str] = field(default_factory=Counter)
    """What made a delivery wait, by code."""

    def owe(self, number: int, papers: tuple[bytes, ...]) -> FilingId:
        """One more filing, made ready: a mediation that failed, with those papers."""
        changes = another(opened(), number)
        keep(self.store, changes)
        id, case_id = FilingId(uid(0x50000 + number)), CaseId(changes[0].entry.case_id)
        order = FilingOrder(filing_id=id, case_id=case_id, kind=FilingKind.HANDOVER, made_at=now())
        self.store.filings.order(order).result()
        case = handover(number)
        manifest = Manifest(
            contract=VERSION,
            filing_id=id,
            case_id=case_id,
            kind=WireKind.HANDOVER,
            made_at=order.made_at,
            court=self.identity.enrolment.court,
            laptop=self.identity.enrolment.laptop,
            author=self.identity.author,
            practice=True,
            case_number="",
            assignment="",
            supersedes="",
            revision=0,
            seal="",
            case=CaseData(sha256=sha256_of(case), size=len(case), version=VERSION),
            documents=tuple(
                Document(
                    sha256=sha256_of(paper),
                    size=len(paper),
                    media_type="application/pdf",
                    kind=DocumentKind.EVIDENCE,
                    title="材料",
                )
                for paper in papers
            ),
        )
        made = [Bytes(sha256_of(case), "application/json", case)]
        made += [Bytes(sha256_of(paper), "application/pdf", paper) for paper in papers]
        fixed = Fixed(
            manifest=self.identity.sign(manifest),
            manifest_sha256=sha256_of(canonical(manifest.to_data())),
            total=manifest.size,
            supersedes="",
            case_head=changes[-1].entry.hash,
            documents=tuple(made),
        )
        self.store.filings.fix(id, fixed).result()
        self.outbox.look_again()
        return id

    def deliver(self) -> None:
        """Until nothing is due; waiting times after a failure are passed over, as when a person asks."""
        for _ in range(MOST_TURNS):
            again = self.outbox.turn()
            if again is None or again > now() + timedelta(minutes=5):
                break
            if again > now():
                waiting = self.store.filings.unsent().result()
                self.troubles[self.outbox.road.reason or ", ".join({line.reason for line in waiting})] += 1
                self.outbox.hurry()
        states = {line.state for line in self.store.filings.lines().result()}
        if states != {FilingState.RECEIVED}:
            raise AssertionError(f"not everything arrived: {states}, {self.outbox.road}")


@contextmanager
def sender(folder: Path, url: str, code: str, *, pace: Pace = lambda _: None) -> Iterator[Sender]:
    """A laptop with a fresh store, enrolled with `code`; `pace` is told of every byte that it hands to the network."""
    folder.mkdir(parents=True)
    http = http_client(url)
    key = read_key(new_key())
    token = HttpCourt(http, now=now).enrol(code, certificate_request(key))
    identity = Identity(url, read_taken_on(token, read_code(code), key, now()), key)
    store = EncryptedStore(folder / "store.db", KEY)

    def unneeded(*_: object) -> NoReturn:
        raise AssertionError("every filing was made ready, and the court offers nothing")

    outbox = Outbox(
        filings=store.filings,
        answers=store.answers,
        court=HttpCourt(http, now=now, identity=lambda: identity, pace=pace),
        known_as=identity,
        make_ready=unneeded,
        take_pack=unneeded,
        keep=unneeded,
        now=now,
        chance=random.Random(1),
        network=Network(),
    )
    try:
        yield Sender(store, outbox, identity)
    finally:
        http.close()
        store.close()
