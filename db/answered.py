"""What a court told this laptop: the chain of answers, and the court's facts in tables of their own."""

from __future__ import annotations

import json
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from db import sql
from db.connection import Run
from db.filed import Ask
from db.lines import instant
from mediator_app.delivery import (
    CertificateFact,
    Head,
    HearingFact,
    HearingGone,
    HearingLine,
    Link,
    PackFact,
    PackLine,
    PackState,
    ReceiptFact,
    ReviewFact,
    Said,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.filings import FilingState, may_move
from mediator_app.domain.ids import CaseId


class AnsweredRows:
    """`delivery.Answers` over the encrypted file."""

    def __init__(self, look: Ask, write: Ask) -> None:
        """`look` and `write` run a function in a transaction on the store's thread."""
        self._look = look
        self._write = write

    def head(self, laptop: str) -> Future[Head]:
        return self._look(_head, laptop)

    def take(self, link: Link) -> Future[None]:
        return self._write(_take, link)

    def token(self, laptop: str, seq: int) -> Future[str]:
        return self._look(_token, laptop, seq)

    def hearings(self) -> Future[tuple[HearingLine, ...]]:
        return self._look(_hearings)

    def hearing(self, assignment: str) -> Future[HearingFact]:
        return self._look(_hearing, assignment)

    def opened(self, assignment: str, case_id: CaseId) -> Future[None]:
        return self._write(_opened, assignment, case_id)

    def assignment(self, case_id: CaseId) -> Future[str]:
        return self._look(_assignment, case_id)

    def packs(self) -> Future[tuple[PackLine, ...]]:
        return self._look(_packs)

    def take_pack(self, sha256: str, data: bytes) -> Future[None]:
        return self._write(_set_pack, sha256, PackState.TAKEN, "", data)

    def refuse_pack(self, sha256: str, reason: str) -> Future[None]:
        return self._write(_set_pack, sha256, PackState.REFUSED, reason, None)

    def pack(self, sha256: str) -> Future[bytes]:
        return self._look(_pack, sha256)


def _head(run: Run, laptop: str) -> Head:
    row = run(sql.ANSWERS_HEAD, (laptop,)).fetchone()
    return Head() if row is None else Head(row[0], row[1])


def _take(run: Run, link: Link) -> None:
    there = run(sql.ANSWER_HASH, (link.laptop, link.seq)).fetchone()
    if there is not None:
        if there != (link.hash,):
            raise Refusal("answers_forked", "", seq=link.seq)
        return
    head = _head(run, link.laptop)
    if link.seq != head.seq + 1:
        raise Refusal("answers_gap", "", seq=link.seq, head=head.seq)
    if link.prev != head.hash:
        raise Refusal("answers_forked", "", seq=link.seq)
    run(sql.ADD_ANSWER, (link.laptop, link.seq, link.prev, link.hash, instant(link.at), link.token))
    _learn(run, link.said)


def _learn(run: Run, said: Said) -> None:
    match said:
        case ReceiptFact():
            received = (said.filing_id, said.manifest_sha256, said.number, instant(said.received_at))
            run(sql.PUT_RECEIPT, received)
            _move(run, said.filing_id, FilingState.RECEIVED, said.manifest_sha256)
        case ReviewFact():
            objections = [
                {"reason": one.reason, "field": one.field, "note": one.note} for one in said.objections
            ]
            reviewed = (
                said.filing_id,
                said.state.value,
                instant(said.decided_at),
                said.case_number,
                json.dumps(objections, ensure_ascii=False),
                said.note,
            )
            run(sql.PUT_REVIEW, reviewed)
            _move(run, said.filing_id, said.state)
        case HearingFact():
            case = json.dumps(said.case, ensure_ascii=False)
            assigned = (
                said.assignment,
                said.case_number,
                instant(said.starts_at),
                said.place,
                said.title,
                said.note,
                0,
                case,
            )
            run(sql.PUT_HEARING, assigned)
        case HearingGone():
            run(sql.HEARING_GONE, (said.note, said.assignment))
        case PackFact():
            run(sql.ADD_PACK, (said.sha256, said.pack, said.version, said.size, said.note))
        case CertificateFact():
            pass  # whoever keeps the key exchanges the certificate


def _move(run: Run, filing_id: str, to: FilingState, manifest_sha256: str = "") -> None:
    """Move our own row along with the court's word; a filing of another laptop, or another manifest, has none here."""
    row = run(sql.FILING_STATE, (filing_id,)).fetchone()
    if (
        row is None
        or (manifest_sha256 and row[2] != manifest_sha256)
        or not may_move(FilingState(row[0]), to)
    ):
        return
    run(sql.RECEIVED, (to.value, filing_id))


def _token(run: Run, laptop: str, seq: int) -> str:
    row = run(sql.ANSWER, (laptop, seq)).fetchone()
    return "" if row is None else str(row[0])


def _hearings(run: Run) -> tuple[HearingLine, ...]:
    return tuple(
        HearingLine(
            assignment=assignment,
            case_number=number,
            starts_at=datetime.fromisoformat(starts_at),
            place=place,
            title=title,
            note=note,
            withdrawn=bool(withdrawn),
            case_id=case_id or "",
        )
        for assignment, number, starts_at, place, title, note, withdrawn, case_id in run(sql.SHOW_HEARINGS)
    )


def _hearing(run: Run, assignment: str) -> HearingFact:
    row = run(sql.HEARING, (assignment,)).fetchone()
    if row is None:
        raise Refusal("no_such_hearing")
    _, number, starts_at, place, title, note, withdrawn, case = row
    if withdrawn:
        raise Refusal("hearing_withdrawn")
    return HearingFact(
        assignment=assignment,
        case_number=number,
        starts_at=datetime.fromisoformat(starts_at),
        place=place,
        title=title,
        case=json.loads(case),
        note=note,
    )


def _opened(run: Run, assignment: str, case_id: CaseId) -> None:
    run(sql.OPENED_AS, (assignment, case_id))


def _assignment(run: Run, case_id: CaseId) -> str:
    row = run(sql.ASSIGNMENT, (case_id,)).fetchone()
    return "" if row is None else str(row[0])


def _packs(run: Run) -> tuple[PackLine, ...]:
    rows = run(sql.SHOW_PACKS).fetchall()
    return tuple(
        PackLine(
            fact=PackFact(pack=pack, version=version, sha256=sha256, size=size, note=note),
            state=PackState(state),
            reason=reason,
            seq=seq,
        )
        for seq, sha256, pack, version, size, note, state, reason in rows
    )


def _set_pack(run: Run, sha256: str, state: PackState, reason: str, data: bytes | None) -> None:
    run(sql.SET_PACK, (state.value, reason, data, sha256))


def _pack(run: Run, sha256: str) -> Any:
    row = run(sql.PACK, (sha256,)).fetchone()
    if row is None or row[0] is None:
        raise Refusal("no_such_pack")
    return bytes(row[0])
