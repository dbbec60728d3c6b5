"""Random edits of a random case: mostly allowed, sometimes not, towards every state a case can be in.

`Wanderer(rng, past).next()` makes one edit for the case as it is now. With hypothesis, `rng` comes from
`strategies.randoms(use_true_random=False)`; elsewhere from `random.Random(seed)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from mediator_app.domain import edits as e
from mediator_app.domain.caucus import ConfidentialNote
from mediator_app.domain.claims import ClaimKind
from mediator_app.domain.ids import EditId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.people import Authority, Power, Side
from mediator_app.domain.record import Content, PrintOutcome, Record, ServiceMethod, ServiceOutcome
from mediator_app.domain.schedule import (
    ByAmount,
    ByPercent,
    EqualParts,
    FixedPart,
    OneSum,
    PercentPart,
    Plan,
    Step,
)
from mediator_app.domain.sealing import signers, unsigned
from mediator_app.domain.settlement import Account, Allocation, PayMethod
from mediator_app.domain.states import EDITABLE, CaseState
from mediator_app.domain.terms import (
    ConfidentialityTerm,
    DefaultTerm,
    EndTerm,
    FreeTerm,
    NoFurtherDisputeTerm,
    ReturnTerm,
    TaxBearer,
    TaxTerm,
    Term,
)
from tests import cases
from tests.cases import Past

T = TypeVar("T")

NAMES = ("程虚构", "𠮷野虚构", "𪚥𫝆示例", "Jean-虚构 D'Exemple", "买买提·虚构", "", "名" * 60)
"""Names as people have them: supplementary planes, dots, Latin letters, none yet, very long."""
TEXTS = ("", "无", "一、双方无其他争议。\n二、以上属实。", 'tab\t"quoted"\\', "\u0000\u001f\x7f", "😀𬴊")
DAYS = tuple(date(2026, 11, 23) + timedelta(days=n) for n in (-400, -1, 0, 1, 8, 40, 400))


class Wanderer:
    """Makes edits for the case that `past` holds."""

    def __init__(self, rng: Random, past: Past) -> None:
        self.rng = rng
        self.past = past

    # --- choosing ---------------------------------------------------------------------------

    def one(self, things: Sequence[T]) -> T:
        return things[self.rng.randrange(len(things))]

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def some_id(self, items: Sequence[Any]) -> Any:
        """The id of one of them; now and then, or where there are none, an id that nothing has."""
        return self.one(items).id if items and not self.chance(4) else cases.uid(0xFFFF)

    def new_id(self) -> Any:
        """A new id; now and then one that is taken already."""
        return cases.uid(self.rng.randrange(0x1000, 0x1010)) if self.chance(2) else self.past.ids.new()

    def money(self) -> Money:
        return Money(self.one((0, 1, 99, 100, 75_000_000, self.rng.randrange(-5, 10**9))))

    def plan(self) -> Plan:
        match self.rng.randrange(5):
            case 0 | 1:
                return OneSum(self.one(DAYS))
            case 2:
                return EqualParts(self.rng.randrange(0, 7), self.one(DAYS), self.one(tuple(Step)))
            case 3:
                first = self.rng.randrange(0, 10_001)
                return ByPercent((PercentPart(DAYS[2], first), PercentPart(self.one(DAYS), 10_000 - first)))
            case _:
                parts = tuple(FixedPart(DAYS[2], self.money()) for _ in range(self.rng.randrange(3)))
                return ByAmount(parts, self.one(DAYS[2:]))

    # --- one edit ---------------------------------------------------------------------------

    def next(self) -> e.Edit:
        if self.past.history.case is None:
            return self.past.edit(
                e.OpenCase,
                case_id=self.past.case_id,
                instrument=self.one((PaperKind.ARBITRATION_MEDIATION, PaperKind.MEDIATION_AGREEMENT)),
                practice=self.chance(50),
            )
        kind = self.one(self._likely()) if self.chance(85) else self.one(e.EDITS)
        make = getattr(self, "_" + e.tag_of(kind), None)
        fields = make() if make else {}
        return self.past.edit(kind, **fields)

    def _likely(self) -> tuple[type[e.Edit], ...]:
        """What a mediator might do next, the likelier the oftener."""
        state, standing = self._record.state, self._record.standing
        if state is CaseState.SEALED and standing is not None and not unsigned(standing):
            return (e.CloseDocument, e.RecordPhysicalSeal, e.RecordSignature)
        if state in EDITABLE:
            return (*_DRAFTING, *(kind for kind in _NEXT[state] for _ in range(4)))
        return _NEXT[state]

    @property
    def _content(self) -> Content:
        return self.past.content

    @property
    def _record(self) -> Record:
        return self.past.record

    def _open_case(self) -> dict[str, Any]:
        return {"case_id": self.past.case_id, "instrument": PaperKind.ARBITRATION_MEDIATION}

    def _undo(self) -> dict[str, Any]:
        wrong = EditId(cases.uid(1))
        return {"undoes": wrong if self.chance(5) else self.past.history.next_undo or wrong}

    def _redo(self) -> dict[str, Any]:
        wrong = EditId(cases.uid(1))
        return {"redoes": wrong if self.chance(5) else self.past.history.next_redo or wrong}

    def _describe_case(self) -> dict[str, Any]:
        return {
            "instrument": self.one(tuple(PaperKind)[:3]),
            "case_number": self.one(TEXTS),
            "cause": self.one(TEXTS),
            "applied_on": self.one((None, *DAYS)),
            "accepted_on": self.one((None, *DAYS)),
        }

    def _describe_hearing(self) -> dict[str, Any]:
        made = cases.hearing(place=self.one(TEXTS), ended_at=self.past.clock.now())
        return {"hearing": made if self.chance(80) else cases.hearing(recorder=None)}

    def _state_facts(self) -> dict[str, Any]:
        return {"facts": self.one(TEXTS)}

    def _reasoned(self) -> dict[str, Any]:
        return {"reason": self.one(("", "  ", "笔误", "当事人反悔"))}

    _close_without_agreement = _close_case = _void_seal = _correct_agreement = _reasoned

    def _adjourn(self) -> dict[str, Any]:
        return {"reason": self.one(TEXTS)}

    # People

    def _add_party(self) -> dict[str, Any]:
        id = self.new_id()
        if self.chance(50):
            return {"party": cases.worker(id, name=self.one(NAMES), attends=self.chance(80))}
        return {"party": cases.employer(id, name=self.one(NAMES), side=self.one(tuple(Side)))}

    def _change_party(self) -> dict[str, Any]:
        id = self.some_id(self._content.parties)
        same = self.chance(90) and any(
            p.id == id and isinstance(p, type(cases.employer())) for p in self._content.parties
        )
        make: Callable[..., Any] = cases.employer if same else cases.worker
        return {"party": make(id, name=self.one(NAMES), phone=self.one(TEXTS))}

    def _remove_party(self) -> dict[str, Any]:
        return {"party": self.some_id(self._content.parties)}

    def _move_party(self) -> dict[str, Any]:
        return {**self._remove_party(), "to": self.rng.randrange(-1, 9)}

    def _agent(self, id: Any) -> dict[str, Any]:
        fields = {"name": self.one(NAMES), "attends": self.chance(60)}
        if self.chance(25):
            fields |= {"authority": self.one(tuple(Authority)), "powers": (self.one(tuple(Power)),)}
        return {"agent": cases.agent(id, self.some_id(self._content.parties), **fields)}

    def _add_agent(self) -> dict[str, Any]:
        return self._agent(self.new_id())

    def _change_agent(self) -> dict[str, Any]:
        return self._agent(self.some_id(self._content.agents))

    def _remove_agent(self) -> dict[str, Any]:
        return {"agent": self.some_id(self._content.agents)}

    def _add_interpreter(self) -> dict[str, Any]:
        return {"interpreter": cases.interpreter(self.new_id(), name=self.one(NAMES))}

    def _change_interpreter(self) -> dict[str, Any]:
        return {"interpreter": cases.interpreter(self.some_id(self._content.interpreters), attends=False)}

    def _remove_interpreter(self) -> dict[str, Any]:
        return {"interpreter": self.some_id(self._content.interpreters)}

    # Claims and statements

    def _claim(self, id: Any) -> dict[str, Any]:
        return {
            "claim": cases.claim(
                id,
                claimant=self.some_id(self._content.parties[:2]),
                against=self.some_id(self._content.parties[::-1][:2]),
                kind=self.one(tuple(ClaimKind)),
                amount=self.one((None, self.money())),
                starts=self.one((None, *DAYS)),
                ends=self.one((None, *DAYS)),
                articles=self.one(((), ("劳动合同法第八十七条",))),
            )
        }

    def _add_claim(self) -> dict[str, Any]:
        return self._claim(self.new_id())

    def _change_claim(self) -> dict[str, Any]:
        return self._claim(self.some_id(self._content.claims))

    def _remove_claim(self) -> dict[str, Any]:
        return {"claim": self.some_id(self._content.claims)}

    def _move_claim(self) -> dict[str, Any]:
        return {**self._remove_claim(), "to": self.rng.randrange(-1, 9)}

    def _statement(self, id: Any) -> dict[str, Any]:
        slots = ["mediator", "recorder", f"party:{self.some_id(self._content.parties)}"]
        slots += [f"agent:{self.some_id(self._content.agents)}", "nobody"]
        return {"statement": cases.statement(id, self.one(slots), text=self.one(TEXTS))}

    def _add_statement(self) -> dict[str, Any]:
        return self._statement(self.new_id())

    def _change_statement(self) -> dict[str, Any]:
        return self._statement(self.some_id(self._content.statements))

    def _remove_statement(self) -> dict[str, Any]:
        return {"statement": self.some_id(self._content.statements)}

    # Negotiation

    def _record_offer(self) -> dict[str, Any]:
        return {
            "offer_id": self.new_id(),
            "side": self.one(tuple(OfferSide)),
            "amount": self.money(),
            "pay_by": self.one((None, *DAYS)),
            "conditions": self.one(TEXTS),
        }

    _record_confidential_offer = _record_offer

    def _correct_offer(self) -> dict[str, Any]:
        return {
            "corrects": self.some_id(self._content.offers),
            "offer_id": self.new_id(),
            "amount": self.money(),
            "reason": self.one(("", "听错")),
        }

    def _correct_confidential_offer(self) -> dict[str, Any]:
        return {
            "corrects": self.some_id(self.past.case.caucus.offers),
            "offer_id": self.new_id(),
            "amount": self.money(),
            "reason": self.one(("", "听错")),
        }

    def _disclose_offer(self) -> dict[str, Any]:
        return {"confidential": self.some_id(self.past.case.caucus.offers), "offer_id": self.new_id()}

    def _note(self, id: Any) -> dict[str, Any]:
        side = self.one((None, *OfferSide))
        return {"note": ConfidentialNote(id=id, at=self.past.clock.now(), text=self.one(TEXTS), side=side)}

    def _write_confidential_note(self) -> dict[str, Any]:
        return self._note(self.new_id())

    def _change_confidential_note(self) -> dict[str, Any]:
        return self._note(self.some_id(self.past.case.caucus.notes))

    def _remove_confidential_note(self) -> dict[str, Any]:
        return {"note": self.some_id(self.past.case.caucus.notes)}

    # Settlement

    def _agree_amounts(self) -> dict[str, Any]:
        parties = self._content.parties
        payee, payer = self.some_id(parties[:2]), self.some_id(parties[::-1][:2])
        between = [c.id for c in self._content.claims if (c.against, c.claimant) == (payer, payee)]
        amount = self.money()
        division: tuple[Allocation, ...] = ()
        if between and self.chance(50):
            parts = [Money(max(self.money().fen, 0)) for _ in between]
            division = tuple(Allocation(c, part) for c, part in zip(between, parts, strict=True))
            amount = Money.sum(parts)
            if self.chance(10):
                division = division[1:]
        awards = [e.Award(payer, payee, amount, division)]
        if self.chance(15):
            awards.append(e.Award(payee, payer, self.money()))
        return {"awards": tuple(awards)}

    def _set_schedule(self) -> dict[str, Any]:
        shares = self._content.settlement.shares if self._content.settlement else ()
        share = self.one(shares) if shares else None
        return {
            "payer": share.payer if share else self.some_id(()),
            "payee": share.payee if share else self.some_id(()),
            "plan": self.plan(),
            "method": self.one(tuple(PayMethod)),
            "account": Account(self.one(NAMES), self.one(TEXTS), "6222021234567890128"),
        }

    def _date_agreement(self) -> dict[str, Any]:
        return {"agreed_on": self.one(DAYS)}

    def _term(self, id: Any) -> Term:
        made: tuple[Term, ...] = (
            TaxTerm(id=id, bearer=self.one(tuple(TaxBearer))),
            DefaultTerm(id=id, grace_days=self.rng.randrange(30), penalty=self.one((None, Money(500_00)))),
            EndTerm(
                id=id,
                on=self.one(DAYS),
                mutual=self.chance(50),
                employer=self.some_id(self._content.parties) if self.chance(50) else None,
            ),
            ReturnTerm(
                id=id, giver=self.some_id(self._content.parties), items=self.one(TEXTS), by=self.one(DAYS)
            ),
            NoFurtherDisputeTerm(id=id),
            ConfidentialityTerm(id=id),
            FreeTerm(id=id, text=self.one((*TEXTS, "共计{调解金额}元"))),
        )
        return self.one(made)

    def _add_term(self) -> dict[str, Any]:
        return {"term": self._term(self.new_id())}

    def _change_term(self) -> dict[str, Any]:
        return {"term": self._term(self.some_id(self._content.terms))}

    def _remove_term(self) -> dict[str, Any]:
        return {"term": self.some_id(self._content.terms)}

    def _move_term(self) -> dict[str, Any]:
        return {**self._remove_term(), "to": self.rng.randrange(-1, 9)}

    # From the seal on

    def _seal_agreement(self) -> dict[str, Any]:
        made = self.past.sealing(wording="w" * 64, pdf_sha256="d" * 64)
        fields = ("revision", "seal", "wording", "rules", "pdf_sha256")
        sealing = {name: getattr(made, name) for name in fields}
        return sealing if self.chance(95) else sealing | {"seal": "0" * 64}

    def _signer(self) -> Signer:
        standing = self._record.standing
        if standing is None or self.chance(5):
            return Signer(self.one(tuple(SignerRole)), self.some_id(self._content.parties))
        missing = unsigned(standing)
        if missing and self.chance(80):
            return missing[0]
        return self.one(signers(standing.content, standing.content.instrument))

    def _record_signature(self) -> dict[str, Any]:
        paper = PaperId(self._content.instrument)
        if self.chance(15):
            agents, parties = self._content.agents, self._content.parties
            paper = self.one(
                (
                    PaperId(PaperKind.HEARING_RECORD),
                    PaperId(PaperKind.POWER_OF_ATTORNEY, self.some_id(agents)),
                    PaperId(PaperKind.SERVICE_ADDRESS, self.some_id(parties)),
                    PaperId(PaperKind.MEDIATION_AGREEMENT),
                )
            )
        return {
            "signature": self.new_id(),
            "paper": paper.kind,
            "subject": paper.subject,
            "signer": self._signer(),
            "ink": cases.ink(seed=self.rng.randrange(100)) if self.chance(95) else None,
            "read_aloud": self.chance(50),
        }

    def _close_document(self) -> dict[str, Any]:
        return {"pdf_sha256": "e" * 64, "certificate": "f" * 64}

    def _record_physical_seal(self) -> dict[str, Any]:
        owner = self.one(("body", self.some_id(self._content.parties)))
        return {"seal_id": self.new_id(), "owner": owner, "affixed_by": self.one(NAMES)}

    def _attach(self) -> dict[str, Any]:
        return {
            "attachment": self.new_id(),
            "title": self.one(TEXTS),
            "media_type": "image/png",
            "sha256": f"{self.rng.randrange(16**8):064x}",
            "size": self.rng.randrange(10**6),
        }

    def _record_print(self) -> dict[str, Any]:
        return {
            "print_id": self.new_id(),
            "paper": self.one(tuple(PaperKind)),
            "sha256": "a" * 64,
            "printer": "柜台打印机",
            "copy": self.rng.randrange(4),
            "outcome": self.one(tuple(PrintOutcome)),
        }

    def _record_service(self) -> dict[str, Any]:
        standing = self._record.standing
        parties = standing.content.parties if standing else self._content.parties
        waiting = [p for p in parties if standing is None or standing.served_on(p.id) is None]
        recipient = self.some_id(waiting or parties)
        return {
            "service": self.new_id(),
            "recipient": recipient,
            "received_by": Signer(SignerRole.PARTY, recipient) if self.chance(80) else self._signer(),
            "outcome": ServiceOutcome.DELIVERED if self.chance(85) else ServiceOutcome.REFUSED,
            "method": self.one(tuple(ServiceMethod)),
            "ink": cases.ink() if self.chance(85) else None,
            "note": self.one(TEXTS),
        }

    def _record_withdrawal(self) -> dict[str, Any]:
        return {"party": self.some_id(self._content.parties), **self._reasoned()}

    def _record_payment(self) -> dict[str, Any]:
        standing = self._record.standing
        settlement = standing.content.settlement if standing else None
        lines = [(s, line) for s in settlement.shares for line in s.instalments()] if settlement else []
        if not lines:
            return {
                "payment": self.new_id(),
                "payer": self.some_id(self._content.parties),
                "payee": self.some_id(self._content.parties),
                "number": 1,
                "amount": self.money(),
                "paid_on": self.one(DAYS),
                "method": PayMethod.CASH,
            }
        share, line = self.one(lines)
        return {
            "payment": self.new_id(),
            "payer": share.payer,
            "payee": share.payee,
            "number": line.number if self.chance(95) else line.number + 1,
            "amount": self.one((line.amount, Money(line.amount.fen // 2), self.money())),
            "paid_on": self.one(DAYS),
            "method": self.one(tuple(PayMethod)),
        }


_DRAFTING = tuple(
    kind
    for kind in e.EDITS
    if kind.revocable and kind not in (e.BeginMediation, e.Adjourn, e.CloseWithoutAgreement, e.OpenCase)
)

_NEXT: dict[CaseState, tuple[type[e.Edit], ...]] = {
    CaseState.PREPARING: (e.AddParty, e.AddParty, e.AddClaim, e.BeginMediation),
    CaseState.MEDIATING: (e.RecordOffer, e.AgreeAmounts, e.AgreeAmounts, e.Undo, e.Redo, e.Adjourn),
    CaseState.ADJOURNED: (e.Resume, e.Undo, e.CloseWithoutAgreement),
    CaseState.AGREED: (e.SealAgreement, e.SealAgreement, e.SetSchedule, e.Undo, e.Redo, e.DropCorrection),
    CaseState.SEALED: (*(e.RecordSignature,) * 16, e.CloseDocument, e.VoidSeal),
    CaseState.SIGNED: (
        *(e.RecordService,) * 5,
        e.RecordPrint,
        e.RecordPayment,
        e.RecordWithdrawal,
        e.CorrectAgreement,
    ),
    CaseState.SERVED: (*(e.RecordPayment,) * 3, e.CorrectAgreement, e.CloseCase),
    CaseState.PERFORMING: (*(e.RecordPayment,) * 4, e.CloseCase),
    CaseState.NOT_AGREED: (e.CloseCase, e.Undo),
    CaseState.CLOSED: (e.RecordPrint, e.Attach, e.Undo, e.RemoveConfidentialNote),
}
