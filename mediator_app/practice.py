"""The practice hearing of S1, from the first edit to proof of service, with fictional people and a clock of its own.

It runs through the same desk, store, papers and certificate as a real one. What is said in caucus is recorded as at a
real hearing, so that everybody can see that it reaches no paper.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Final

from mediator_app.bootstrap import RESOURCES, OpenDesk
from mediator_app.casefile import CaseDocument, read_case
from mediator_app.desk import Desk
from mediator_app.domain.caucus import ConfidentialNote
from mediator_app.domain.days import CHINA, legal_day
from mediator_app.domain.edits import (
    BeginMediation,
    Edit,
    RecordConfidentialOffer,
    RecordService,
    WriteConfidentialNote,
)
from mediator_app.domain.ids import CaseId, NoteId, OfferId, ServiceId
from mediator_app.domain.ink import Ink, Stroke
from mediator_app.domain.money import parse_money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.people import Power
from mediator_app.domain.record import ServiceOutcome
from mediator_app.domain.sealing import only_by_hand, server, signers
from mediator_app.settling import bring

FOLDER: Final = RESOURCES / "practice"
OPENS: Final = datetime(2026, 11, 23, 8, 40, tzinfo=CHINA)
AGREED: Final = datetime(2026, 11, 23, 11, 12, tzinfo=CHINA)
SEALED: Final = datetime(2026, 11, 23, 11, 30, tzinfo=CHINA)
CLOSED: Final = datetime(2026, 11, 23, 11, 44, tzinfo=CHINA)


class HearingClock:
    """The clock on the wall of the practice hearing. The date of payment never passes, whenever somebody practises."""

    def __init__(self) -> None:
        self._now = OPENS.astimezone(UTC)

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def today(self) -> date:
        return legal_day(self._now)

    def reach(self, at: datetime) -> None:
        """Let time pass until `at`; it never runs back."""
        self._now = max(self._now, at.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Hands:
    """Who writes how: strokes by id or role, for a field of this size in 1/100 mm."""

    width: int
    height: int
    strokes: dict[str, tuple[tuple[tuple[int, int, int, int], ...], ...]]

    def sign(self, signer: Signer, occasion: int) -> Ink:
        """The signer's ink; a little different on each occasion, as nobody signs twice alike."""
        lean, shrink = (occasion * 7 % 5 - 2) * 8, 1000 - occasion * 13 % 90
        strokes = tuple(
            Stroke(tuple(self._moved(point, lean, shrink) for point in stroke))
            for stroke in self.strokes[signer.id or signer.role.value]
        )
        return Ink(strokes, self.width, self.height)

    def _moved(self, point: tuple[int, int, int, int], lean: int, shrink: int) -> tuple[int, int, int, int]:
        x, y, pressure, time = point
        x = x * shrink // 1000 + (self.height - y) * lean // 1000
        return (min(max(x, 0), self.width), min(y * shrink // 1000, self.height), pressure, time)


@cache
def case_document() -> CaseDocument:
    """The case as its file tells it."""
    return read_case((FOLDER / "s1.case.json").read_bytes())


@cache
def caucus() -> Any:
    """What is said in caucus: plain data, apart from the case file, which cannot hold it."""
    return json.loads((FOLDER / "s1.caucus.json").read_text("utf-8"))


@cache
def hands() -> Hands:
    """The signatures, made by `scripts/make_practice_ink.py`."""
    data = json.loads((FOLDER / "s1.ink.json").read_text("utf-8"))
    strokes = {
        who: tuple(tuple(tuple(point) for point in stroke) for stroke in written)
        for who, written in data["hands"].items()
    }
    return Hands(data["width"], data["height"], strokes)


def hold(opened: OpenDesk, clock: HearingClock, say: Callable[[str], None]) -> CaseId:
    """The whole hearing on a practice desk that goes by `clock`; `say` is told the key of each step.

    Raises what the desk refuses; nothing of it is expected.
    """
    desk = opened.desk
    case_id = CaseId(desk.ids.new())
    say("step_bring")
    _negotiate(desk, case_id, clock)
    say("step_seal")
    clock.reach(SEALED)
    desk.seal(case_id)
    say("step_sign")
    sign_all(desk, case_id, clock)
    say("step_close")
    clock.reach(CLOSED)
    desk.close(case_id)
    say("step_serve")
    serve_all(desk, case_id, clock)
    opened.saved()
    return case_id


def _negotiate(desk: Desk, case_id: CaseId, clock: HearingClock) -> None:
    """The file's edits with the caucus in between, each at its time."""
    aside = sorted(_aside(desk, clock), key=lambda pair: pair[0])
    begun = False
    for step in bring(desk, case_id, case_document()):
        if begun:
            at = step.edit.at if step.path.startswith("content.offers.") else AGREED
            while aside and aside[0][0] <= at:
                clock.reach(aside[0][0])
                desk.do(case_id, aside.pop(0)[1]())
            clock.reach(at)
        begun = begun or isinstance(step.edit, BeginMediation)


def _aside(desk: Desk, clock: HearingClock) -> Iterator[tuple[datetime, Callable[[], Edit]]]:
    """What is said in caucus, with its time."""

    def offer(raw: Any) -> Callable[[], Edit]:
        return lambda: RecordConfidentialOffer(
            **desk.stamp(),
            offer_id=OfferId(raw["id"]),
            side=OfferSide(raw["side"]),
            amount=parse_money(raw["amount"]),
            conditions=raw["conditions"],
        )

    def note(raw: Any) -> Callable[[], Edit]:
        side = OfferSide(raw["side"]) if "side" in raw else None
        return lambda: WriteConfidentialNote(
            **desk.stamp(),
            note=ConfidentialNote(id=NoteId(raw["id"]), at=clock.now(), text=raw["text"], side=side),
        )

    for raw in caucus()["offers"]:
        yield datetime.fromisoformat(raw["at"]), offer(raw)
    for raw in caucus()["notes"]:
        yield datetime.fromisoformat(raw["at"]), note(raw)


def sign_all(desk: Desk, case_id: CaseId, clock: HearingClock) -> None:
    """Everybody signs every paper that has a place for them; the mediator the agreement, last."""
    content = desk.case(case_id).record.content
    instrument = PaperId(content.instrument)
    papers = [paper for paper in desk.papers_of(case_id) if paper.kind not in INSTRUMENTS]
    occasion = 0
    for paper in (*papers, instrument):
        if paper.kind is PaperKind.SERVICE_RETURN:
            continue  # signed when the instrument is handed over
        drawn = desk.draw(case_id, paper)
        places = {place.slot for place in drawn.places}
        for signer in signers(content, paper.kind, paper.subject):
            if signer.slot in places and not only_by_hand(content, signer, paper.kind):
                occasion += 1
                clock.reach(clock.now() + timedelta(seconds=20))
                ink = hands().sign(signer, occasion)
                desk.sign(case_id, signer, ink=ink, paper=paper, pages_seen=drawn.pages)


def serve_all(desk: Desk, case_id: CaseId, clock: HearingClock) -> None:
    """One copy for each party: handed to the worker herself, and to the employer's agent, who may receive."""
    content = desk.case(case_id).record.content
    for number, party in enumerate(content.parties, 1):
        agent = next((a for a in content.agents_of(party.id) if a.may(Power.RECEIVE)), None)
        receiver = Signer(SignerRole.PARTY, party.id)
        if number > 1 and agent is not None:
            receiver = Signer(SignerRole.AGENT, agent.id)
        clock.reach(clock.now() + timedelta(minutes=1))
        edit = RecordService(
            **desk.stamp(),
            service=ServiceId(desk.ids.new()),
            recipient=party.id,
            received_by=receiver,
            outcome=ServiceOutcome.DELIVERED,
            ink=hands().sign(receiver, 40 + number),
            server_ink=hands().sign(server(content), 50 + number),
        )
        desk.do(case_id, edit)
