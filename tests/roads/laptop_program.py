"""A whole laptop as a program of its own: encrypted store, desk, papers, certificate, outbox; told what to do by lines.

`python -m tests.roads.laptop_program FOLDER DAYS` reads one JSON object a line (`{"do": …}`) and answers each with one.
It holds the hearing that the practice file tells, moved to this week, so that nothing in it falls due before it is
signed. It may be killed at any instant: the next one opens the same folder. Its clock is `DAYS` days ahead.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from mediator_app.bootstrap import OpenDesk, Premises
from mediator_app.casefile import CaseDocument, read_case, steps
from mediator_app.commands.court import tell
from mediator_app.console import Console
from mediator_app.domain.caucus import ConfidentialNote
from mediator_app.domain.days import legal_day
from mediator_app.domain.edits import (
    AddClaim,
    AddParty,
    AddStatement,
    AgreeAmounts,
    Award,
    BeginMediation,
    CloseWithoutAgreement,
    CorrectAgreement,
    DateAgreement,
    DescribeCase,
    DescribeHearing,
    RecordConfidentialOffer,
    RecordService,
    SetSchedule,
    WriteConfidentialNote,
)
from mediator_app.domain.edits.base import Edit
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId, NoteId, OfferId, PartyId, ServiceId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import INSTRUMENTS, PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.record import ServiceOutcome
from mediator_app.domain.sealing import only_by_hand, server, signers
from mediator_app.practice import FOLDER, hands
from mediator_app.words import Language, Words
from tests.cases import claim, employer, worker

PASSPHRASE: Final = "eleven purple hearings at noon"
WRITTEN_FOR: Final = date(2026, 11, 23)
"""The day on which the practice file's hearing takes place."""
ASIDE: Final = "ASIDE-7f3c 背靠背底线六十八万零一百二十三元"
"""What is said in caucus; nobody but the mediator may ever read it."""
ASIDE_FEN: Final = 68_012_300


def moved_case(today: date, *, practice: bool) -> CaseDocument:
    """The practice file's case as if its hearing were held in the week before `today`, weekdays kept."""
    days = timedelta(days=(today - WRITTEN_FOR).days // 7 * 7)
    text = (FOLDER / "s1.case.json").read_text("utf-8")
    whole = re.sub(r"2026-\d\d-\d\d", lambda found: str(date.fromisoformat(found[0]) + days), text)
    return replace(read_case(whole.encode()), practice=practice)


def hearing_file(today: date, *, practice: bool) -> dict[str, Any]:
    """What a court knows before the hearing: parties, agents and claims, as a case file."""
    days = timedelta(days=(today - WRITTEN_FOR).days // 7 * 7)
    text = (FOLDER / "s1.case.json").read_text("utf-8")
    whole = json.loads(
        re.sub(r"2026-\d\d-\d\d", lambda found: str(date.fromisoformat(found[0]) + days), text)
    )
    for later in ("offers", "statements", "settlement", "terms", "agreed_on"):
        whole["content"].pop(later, None)
    for later in ("started_at", "ended_at", "rights_explained", "held_on", "place"):
        whole["content"]["hearing"].pop(later, None)
    whole["practice"] = practice
    found: dict[str, Any] = whole
    return found


class ShiftedClock:
    """The computer's clock on another day."""

    def __init__(self, days: float) -> None:
        self._ahead = timedelta(days=days)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def today(self) -> date:
        return legal_day(self.now())


class Program:
    """Everything that can be asked of a laptop, by name."""

    def __init__(self, folder: Path, days: float, left: ExitStack) -> None:
        self.premises = Premises(folder, clock=ShiftedClock(days))
        if self.premises.is_set_up:
            self.opened: OpenDesk = left.enter_context(self.premises.unlock(PASSPHRASE))
        else:
            made, _ = self.premises.create(PASSPHRASE)
            self.opened = left.enter_context(made)
        if self.opened.closing.certificate() is None:
            self.opened.closing.make("周示范", "示例劳动人事争议仲裁院", "示仲调0001")
        self.desk = self.opened.desk

    def ask(self, order: Mapping[str, Any]) -> Any:
        given = {name: value for name, value in order.items() if name != "do"}
        return getattr(self, f"do_{order['do']}")(**given)

    # --- the road -------------------------------------------------------------------------------

    def do_enrol(self, url: str, code: str) -> Any:
        facts = self.opened.delivery.enrol(url, code).result()
        return {"court": facts.court, "name": facts.name, "laptop": facts.laptop}

    def do_court(self) -> Any:
        """Where it is enrolled, and until when."""
        self.opened.delivery.ready.result()
        facts = self.opened.delivery.court()
        assert facts is not None
        return {"laptop": facts.laptop, "expires": facts.expires.isoformat(), "expiring": facts.expiring}

    def do_status(self, language: Language) -> str:
        """What `mediator court status` says, on either of its channels."""
        said, warned = io.StringIO(), io.StringIO()
        tell(self.opened, Console(Words(language), out=said, err=warned))
        return said.getvalue() + warned.getvalue()

    def do_deliver(self) -> Any:
        """Try everything once, now."""
        self.opened.delivery.ready.result()
        try:
            self.opened.delivery.deliver_once().result()
        except (Refusal, Trouble) as error:
            return {"road": error.code, "lines": self.do_lines()}
        road = self.opened.delivery.road()
        return {"road": road.state.value, "reason": road.reason, "lines": self.do_lines()}

    def do_lines(self, case_id: str = "") -> list[dict[str, Any]]:
        found = self.opened.store.filings.lines(CaseId(case_id) if case_id else None).result()
        return [
            {
                "filing_id": line.filing_id,
                "case_id": line.case_id,
                "kind": line.kind.value,
                "state": line.state.value,
                "held": line.held,
                "reason": line.reason,
                "manifest_sha256": line.manifest_sha256,
                "supersedes": line.supersedes,
                "receipt": line.receipt.number if line.receipt else "",
                "case_number": line.review.case_number if line.review else "",
                "objections": [[o.reason, o.field, o.note] for o in line.review.objections]
                if line.review
                else [],
                "sent": line.sent,
                "total": line.total,
            }
            for line in found
        ]

    def do_hearings(self) -> Any:
        return [
            {
                "assignment": line.assignment,
                "number": line.case_number,
                "place": line.place,
                "case_id": line.case_id,
            }
            for line in self.opened.delivery.hearings().result()
        ]

    def do_open(self, assignment: str) -> Any:
        return {"case_id": self.opened.delivery.open_hearing(assignment).result()}

    def do_refile(self, case_id: str) -> Any:
        return {"filing_id": self.opened.delivery.refile(CaseId(case_id)).result()}

    # --- the hearing ----------------------------------------------------------------------------

    def do_settle(self, case_id: str) -> Any:
        """From the opened case to a closed and served instrument, with a word in caucus on the way."""
        case = CaseId(case_id)
        self.desk.load(case).result()
        document = moved_case(self.desk.clock.today(), practice=self.desk.practice)
        begun = False
        for step in steps(document.content, case, self.desk.stamp, practice=self.desk.practice):
            if isinstance(step.edit, BeginMediation):
                begun = True
                self._do(case, step.edit)
                self._aside(case)
            elif begun or isinstance(step.edit, AddStatement | DescribeHearing):
                self._do(case, step.edit)
        return self._conclude(case)

    def do_correct(self, case_id: str, yuan: int) -> Any:
        """Another amount in a new revision that names the old one, signed and served anew."""
        case = CaseId(case_id)
        record = self.desk.load(case).result().record
        self._do(case, CorrectAgreement(**self.desk.stamp(), reason="法院退回补正"))
        content = record.content
        assert content.settlement is not None
        (share,) = content.settlement.shares
        assert share.plan is not None
        assert share.method is not None
        amount = Money.yuan(yuan)
        awards = (Award(share.payer, share.payee, amount, ()),)
        self._do(case, AgreeAmounts(**self.desk.stamp(), awards=awards))
        schedule = SetSchedule(
            **self.desk.stamp(),
            payer=share.payer,
            payee=share.payee,
            plan=share.plan,
            method=share.method,
            account=share.account,
        )
        self._do(case, schedule)
        self._do(case, DateAgreement(**self.desk.stamp(), agreed_on=self.desk.clock.today()))
        return self._conclude(case)

    def do_handover(self, number: int, ballast: int = 0) -> Any:
        """A mediation that failed, with as many bytes of evidence; nothing of it is like another's."""
        done = self.desk.open_case(PaperKind.ARBITRATION_MEDIATION)
        case = done.case.record.id
        for edit in self._failing(number):
            self._do(case, edit)
        if ballast:
            self.desk.attach(case, f"材料{number}.bin", "application/octet-stream", os.urandom(ballast))
        self._do(case, BeginMediation(**self.desk.stamp()))
        self._aside(case)
        self._do(case, CloseWithoutAgreement(**self.desk.stamp(), reason="双方差距过大"))
        self.opened.saved()
        return {"case_id": case}

    def _failing(self, number: int) -> Iterator[Edit]:
        stamp = self.desk.stamp
        yield DescribeCase(
            **stamp(),
            instrument=PaperKind.ARBITRATION_MEDIATION,
            cause="追索劳动报酬",
            case_number=f"试（2026）{number}号",
        )
        yield AddParty(**stamp(), party=worker(name=f"程虚构{number}"))
        yield AddParty(**stamp(), party=employer(name=f"示例（{number}）有限公司"))
        yield AddClaim(**stamp(), claim=claim(amount=Money(100_000 + number)))

    def _aside(self, case: CaseId) -> None:
        stamp = self.desk.stamp
        self._do(
            case,
            RecordConfidentialOffer(
                **stamp(),
                offer_id=OfferId(self.desk.ids.new()),
                side=OfferSide.RESPONDENT,
                amount=Money(ASIDE_FEN),
                conditions=ASIDE,
            ),
        )
        note = ConfidentialNote(
            id=NoteId(self.desk.ids.new()), at=self.desk.clock.now(), text=ASIDE, side=OfferSide.APPLICANT
        )
        self._do(case, WriteConfidentialNote(**stamp(), note=note))

    def _conclude(self, case: CaseId) -> Any:
        self.desk.seal(case)
        content = self.desk.case(case).record.content
        occasion = 0
        for paper in (*self._other_papers(case), PaperId(content.instrument)):
            places = {place.slot for place in self.desk.draw(case, paper).places}
            for signer in signers(content, paper.kind, paper.subject):
                if signer.slot in places and not only_by_hand(content, signer, paper.kind):
                    occasion += 1
                    self.desk.sign(case, signer, ink=hands().sign(signer, occasion), paper=paper)
        closed = self.desk.close(case)
        for number, party in enumerate(content.parties):
            self._serve(case, party.id, number)
        self.opened.saved()
        record = self.desk.case(case).record
        assert record.standing is not None
        return {"seal": record.standing.seal, "revision": record.standing.number, "pages": closed.paper.pages}

    def _other_papers(self, case: CaseId) -> list[PaperId]:
        return [
            paper
            for paper in self.desk.papers_of(case)
            if paper.kind not in INSTRUMENTS and paper.kind is not PaperKind.SERVICE_RETURN
        ]

    def _serve(self, case: CaseId, party: PartyId, number: int) -> None:
        content = self.desk.case(case).record.content
        receiver = Signer(SignerRole.PARTY, party)
        agents = content.agents_of(party)
        if number and agents:
            receiver = Signer(SignerRole.AGENT, agents[0].id)
        edit = RecordService(
            **self.desk.stamp(),
            service=ServiceId(self.desk.ids.new()),
            recipient=party,
            received_by=receiver,
            outcome=ServiceOutcome.DELIVERED,
            ink=hands().sign(receiver, 40 + number),
            server_ink=hands().sign(server(content), 50 + number),
        )
        self._do(case, edit)

    def _do(self, case: CaseId, edit: Edit) -> None:
        self.desk.do(case, edit)


def main() -> None:
    with ExitStack() as left:
        program = Program(Path(sys.argv[1]), float(sys.argv[2]), left)
        say({"ok": "ready"})
        for line in sys.stdin:
            order = json.loads(line)
            try:
                answer: dict[str, Any] = {"ok": program.ask(order)}
            except (Refusal, Trouble) as error:
                answer = {"refused": error.code, "params": repr(dict(error.params))}
            except Exception:  # noqa: BLE001 - whoever asked raises it
                answer = {"bug": traceback.format_exc()}
            say(answer)


def say(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
