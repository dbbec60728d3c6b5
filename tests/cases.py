"""Values of a case for tests: factories with defaults, a builder that applies edits, and the hearing of S1.

Everybody in here is fictional. Ids and times come from a counter, so the same calls make the same case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mediator_app.domain.case import CaseFile
from mediator_app.domain.caucus import ConfidentialNote
from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.edits import (
    AddAgent,
    AddClaim,
    AddInterpreter,
    AddParty,
    AddStatement,
    AddTerm,
    AgreeAmounts,
    Award,
    BeginMediation,
    CloseDocument,
    DateAgreement,
    DescribeCase,
    DescribeHearing,
    Edit,
    OpenCase,
    RecordConfidentialOffer,
    RecordOffer,
    RecordService,
    RecordSignature,
    Redo,
    SealAgreement,
    SetSchedule,
    StateFacts,
    Undo,
    WriteConfidentialNote,
)
from mediator_app.domain.ids import (
    AgentId,
    AuthorId,
    CaseId,
    ClaimId,
    EditId,
    InterpreterId,
    NoteId,
    OfferId,
    PartyId,
    RevisionId,
    ServiceId,
    SignatureId,
    StatementId,
    TermId,
)
from mediator_app.domain.ink import Ink, Stroke
from mediator_app.domain.journal import History, JournalEntry
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import (
    Agent,
    Authority,
    Body,
    BodyKind,
    Employer,
    Identity,
    IdKind,
    Interpreter,
    LegalRepresentative,
    Officer,
    Party,
    Power,
    Sex,
    Side,
    Worker,
)
from mediator_app.domain.record import Content, Hearing, Record, Revision, ServiceOutcome, Statement
from mediator_app.domain.schedule import OneSum
from mediator_app.domain.sealing import seal_of, unsigned
from mediator_app.domain.settlement import Account, Allocation, PayMethod
from mediator_app.domain.states import CaseState
from mediator_app.domain.terms import (
    ConfidentialityTerm,
    DefaultTerm,
    EndTerm,
    LeavingCertificateTerm,
    NoFurtherDisputeTerm,
    SocialInsuranceTerm,
    TaxBearer,
    TaxTerm,
)

NOON = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Ten in the morning at the hearing's table."""
TODAY = date(2026, 11, 23)
AUTHOR = AuthorId("01930000-0000-7000-8000-00000000aaaa")
ALL_POWERS = (Power.ADMIT, Power.WAIVE, Power.CHANGE, Power.SETTLE, Power.RECEIVE)
ASIDE = "背靠背：实际底线为六十八万元"
"""What S1's employer says in caucus; a test may look for it where it must not be."""
ASIDE_FEN = 68_123_456
"""A confidential figure that stands nowhere else in S1."""


def uid(number: int) -> str:
    """An id in the form of a UUIDv7 that sorts by `number`."""
    return f"01930000-0000-7000-8000-{number:012x}"


W1, E1, L1, L2, I1, C1, C2 = (uid(number) for number in range(1, 8))
"""Worker, employer, the lawyer of each, interpreter, and the two claims of S1."""


@dataclass
class TickingClock:
    """Each look at it is one second after the last."""

    at: datetime = NOON

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def today(self) -> date:
        return TODAY


@dataclass
class CountingIds:
    """`uid(first)`, `uid(first + 1)`, …"""

    last: int = 0x1000

    def new(self) -> str:
        self.last += 1
        return uid(self.last)


# --- values ---------------------------------------------------------------------------------


def worker(id: str = W1, **fields: Any) -> Worker:
    """The applicant of S1."""
    return replace(
        Worker(
            id=PartyId(id),
            side=Side.APPLICANT,
            name="程虚构",
            sex=Sex.FEMALE,
            born=date(1980, 1, 1),
            identity=Identity(IdKind.RESIDENT, "310110198001010022", "中国"),
            occupation="区域总监",
            address="上海市杨浦区虚构路1号",
            phone="13800138000",
        ),
        **fields,
    )


def employer(id: str = E1, **fields: Any) -> Employer:
    """The respondent of S1, with a foreign legal representative at the table."""
    return replace(
        Employer(
            id=PartyId(id),
            side=Side.RESPONDENT,
            name="示例跨国（中国）有限公司",
            credit_code="91350100M000100Y43",
            legal_representative=LegalRepresentative(
                name="让·杜邦",
                latin_name="Jean DUPONT",
                post="董事长",
                identity=Identity(IdKind.PASSPORT, "12AB34567", "法国"),
                language="法语",
                attends=True,
            ),
            address="上海市杨浦区示例路100号",
            phone="021-65430000",
        ),
        **fields,
    )


def agent(id: str = L1, acts_for: str = W1, **fields: Any) -> Agent:
    """A lawyer with special authority for everything."""
    return replace(
        Agent(
            id=AgentId(id),
            acts_for=PartyId(acts_for),
            name="吴虚拟",
            organisation="上海虚拟律师事务所",
            licence="13101202010000001",
            phone="13900139000",
            authority=Authority.SPECIAL,
            powers=ALL_POWERS,
            authorised_on=date(2026, 11, 2),
            papers_on_file=True,
        ),
        **fields,
    )


def interpreter(id: str = I1, **fields: Any) -> Interpreter:
    return replace(
        Interpreter(id=InterpreterId(id), name="孙译例", language="法语", phone="13600136000"), **fields
    )


def claim(id: str = C1, **fields: Any) -> Claim:
    return replace(
        Claim(
            id=ClaimId(id),
            claimant=PartyId(W1),
            against=PartyId(E1),
            kind=ClaimKind.UNLAWFUL_TERMINATION,
            amount=Money.yuan(3_600_000),
        ),
        **fields,
    )


def statement(id: str, speaker: str = f"party:{W1}", **fields: Any) -> Statement:
    return replace(
        Statement(id=StatementId(id), at=NOON, speaker=speaker, text="解除决定没有经过工会。"), **fields
    )


def hearing(**fields: Any) -> Hearing:
    return replace(
        Hearing(
            place="长阳创谷会议室",
            held_on=TODAY,
            started_at=NOON,
            mediator=Officer("周示范", "沪调001"),
            recorder=Officer("钱示例", "沪调002"),
            rights_explained=True,
            identity_checked=True,
        ),
        **fields,
    )


def ink(width: int = 6000, height: int = 2000, seed: int = 0) -> Ink:
    """Two strokes that cross, long enough for a signature; another `seed` makes other ink."""
    down = tuple((500 + 40 * n, 300 + 60 * n, 500 + seed % 100, 16 * n) for n in range(12))
    up = tuple((1500 - 50 * n, 400 + 45 * n, 480, 300 + 16 * n) for n in range(12))
    return Ink((Stroke(down), Stroke(up)), width, height)


ARBITRATION = Body(
    kind=BodyKind.ARBITRATION_COMMISSION,
    name="上海市杨浦区劳动人事争议仲裁委员会",
    seal_name="上海市杨浦区劳动人事争议仲裁委员会",
)
STREET = Body(
    kind=BodyKind.STREET,
    name="虚构街道劳动争议调解委员会",
    seal_name="虚构街道劳动争议调解委员会",
    court="上海市杨浦区劳动人事争议仲裁委员会",
)


# --- a case with its past -------------------------------------------------------------------


@dataclass
class Past:
    """A case that grows by edits, with every entry of its journal.

    `past.do(AddParty, party=worker())` stamps the edit from a ticking clock and counted ids, and gives the new case.
    """

    case_id: CaseId = CaseId(uid(0))
    clock: TickingClock = field(default_factory=TickingClock)
    ids: CountingIds = field(default_factory=CountingIds)
    entries: list[JournalEntry] = field(default_factory=list)
    history: History = field(init=False)

    def __post_init__(self) -> None:
        self.history = History(self.case_id)

    @property
    def case(self) -> CaseFile:
        assert self.history.case is not None, "the case was not opened yet"
        return self.history.case

    @property
    def record(self) -> Record:
        return self.case.record

    @property
    def content(self) -> Content:
        return self.record.content

    @property
    def standing(self) -> Revision:
        revision = self.record.standing
        assert revision is not None, "nothing is sealed"
        return revision

    def state(self) -> CaseState:
        """A call, not a property: a type checker would take an earlier answer for the present one."""
        return self.record.state

    def stamp(self) -> dict[str, Any]:
        """Id, time and author for one edit."""
        return {"id": EditId(self.ids.new()), "at": self.clock.now(), "by": AUTHOR}

    def edit(self, kind: Callable[..., Edit], **fields: Any) -> Edit:
        """The edit, stamped, not applied."""
        return kind(**self.stamp(), **fields)

    def apply(self, edit: Edit) -> CaseFile:
        self.history, entry = self.history.apply(edit)
        self.entries.append(entry)
        return self.case

    def do(self, kind: Callable[..., Edit], **fields: Any) -> CaseFile:
        return self.apply(self.edit(kind, **fields))

    def undo(self) -> CaseFile:
        return self.do(Undo, undoes=self.history.next_undo or EditId(""))

    def redo(self) -> CaseFile:
        return self.do(Redo, redoes=self.history.next_redo or EditId(""))

    # The longer moves, each one word of the field.

    def open(self, instrument: PaperKind = PaperKind.ARBITRATION_MEDIATION, **fields: Any) -> CaseFile:
        body = ARBITRATION if instrument is PaperKind.ARBITRATION_MEDIATION else STREET
        return self.do(OpenCase, case_id=self.case_id, instrument=instrument, **{"body": body, **fields})

    def agree(self, yuan: int = 750_000, payer: str = E1, payee: str = W1) -> CaseFile:
        """A lump sum between the two."""
        return self.do(AgreeAmounts, awards=(Award(PartyId(payer), PartyId(payee), Money.yuan(yuan)),))

    def seal(self, **fields: Any) -> CaseFile:
        """Seals what the case holds."""
        return self.apply(self.sealing(**fields))

    def sealing(self, wording: str = "w" * 64, rules: str = "2026-11", pdf_sha256: str = "d" * 64) -> Edit:
        """The edit that would seal what the case holds, not applied."""
        record = self.record
        replaces = record.revisions[-1].id if record.revisions else None
        return self.edit(
            SealAgreement,
            revision=RevisionId(self.ids.new()),
            seal=seal_of(record, wording, rules, replaces),
            wording=wording,
            rules=rules,
            pdf_sha256=pdf_sha256,
        )

    def sign(self, signer: Signer, **fields: Any) -> CaseFile:
        """Signs the instrument with ink."""
        return self.apply(self.signing(signer, **fields))

    def signing(self, signer: Signer, **fields: Any) -> Edit:
        """The edit that would record that signature, not applied."""
        edit = {
            "signature": SignatureId(self.ids.new()),
            "paper": self.standing.content.instrument,
            "signer": signer,
            "ink": ink(seed=self.ids.last),
        }
        return self.edit(RecordSignature, **{**edit, **fields})

    def sign_all(self) -> CaseFile:
        """Everybody who still has to, in order, the mediator last."""
        while missing := unsigned(self.standing):
            self.sign(missing[0])
        return self.case

    def close(self) -> CaseFile:
        return self.apply(self.closing())

    def closing(self) -> Edit:
        """The edit that would close the document, not applied."""
        return self.edit(CloseDocument, pdf_sha256="e" * 64, certificate="f" * 64)

    def serve(self, party: str, **fields: Any) -> CaseFile:
        """Hands a copy to the party itself."""
        return self.apply(self.serving(party, **fields))

    def serving(self, party: str, **fields: Any) -> Edit:
        """The edit that would record that delivery, not applied."""
        edit = {
            "service": ServiceId(self.ids.new()),
            "recipient": PartyId(party),
            "received_by": Signer(SignerRole.PARTY, party),
            "outcome": ServiceOutcome.DELIVERED,
            "ink": ink(seed=self.ids.last),
        }
        return self.edit(RecordService, **{**edit, **fields})

    def serve_all(self) -> CaseFile:
        for party in self.standing.content.parties:
            if self.standing.served_on(party.id) is None:
                self.serve(party.id)
        return self.case


def opened(instrument: PaperKind = PaperKind.ARBITRATION_MEDIATION, **fields: Any) -> Past:
    """An empty case, still in preparation."""
    past = Past()
    past.open(instrument, **fields)
    return past


def prepared(
    *parties: Party, instrument: PaperKind = PaperKind.ARBITRATION_MEDIATION, agents: bool = True
) -> Past:
    """S1 up to the door of the hearing: head, parties, agents, interpreter, claims."""
    past = opened(instrument)
    arbitration = instrument is PaperKind.ARBITRATION_MEDIATION
    past.do(
        DescribeCase,
        instrument=instrument,
        body=ARBITRATION if arbitration else STREET,
        case_number="杨劳人仲（2026）办字第1号" if arbitration else "",
        cause="违法解除劳动合同赔偿金争议",
        applied_on=date(2026, 11, 16),
        accepted_on=date(2026, 11, 18),
    )
    past.do(DescribeHearing, hearing=hearing())
    for party in parties or (worker(), employer()):
        past.do(AddParty, party=party)
    if agents:
        past.do(AddAgent, agent=agent())
        past.do(
            AddAgent,
            agent=agent(
                L2,
                E1,
                name="郑虚设",
                organisation="上海示例律师事务所",
                licence="13101202010000002",
                phone="13700137000",
            ),
        )
        past.do(AddInterpreter, interpreter=interpreter())
    past.do(AddClaim, claim=claim())
    past.do(AddClaim, claim=claim(C2, kind=ClaimKind.BONUS, amount=Money.yuan(300_000)))
    past.do(StateFacts, facts="双方于2007年3月1日建立劳动关系，2026年9月30日解除。")
    return past


def mediating(**fields: Any) -> Past:
    """S1 at the table: rounds of offers, some of them aside."""
    past = prepared(**fields)
    past.do(BeginMediation)
    past.do(AddStatement, statement=statement(past.ids.new()))
    for side, yuan in (
        (OfferSide.APPLICANT, 3_900_000),
        (OfferSide.RESPONDENT, 400_000),
        (OfferSide.APPLICANT, 1_200_000),
        (OfferSide.MEDIATOR, 750_000),
    ):
        past.do(RecordOffer, offer_id=OfferId(past.ids.new()), side=side, amount=Money.yuan(yuan))
    past.do(
        RecordConfidentialOffer,
        offer_id=OfferId(past.ids.new()),
        side=OfferSide.RESPONDENT,
        amount=Money(ASIDE_FEN),
        conditions=ASIDE,
    )
    past.do(
        WriteConfidentialNote,
        note=ConfidentialNote(
            id=NoteId(past.ids.new()), at=past.clock.now(), text=ASIDE, side=OfferSide.RESPONDENT
        ),
    )
    return past


def agreed(**fields: Any) -> Past:
    """S1 agreed on 750 000 yuan, everything in it that the paper needs, not sealed."""
    past = mediating(**fields)
    past.do(
        AgreeAmounts,
        awards=(
            Award(
                PartyId(E1),
                PartyId(W1),
                Money.yuan(750_000),
                (
                    Allocation(ClaimId(C1), Money.yuan(750_000)),
                    Allocation(ClaimId(C2), Money.zero()),
                ),
            ),
        ),
    )
    past.do(
        SetSchedule,
        payer=PartyId(E1),
        payee=PartyId(W1),
        plan=OneSum(date(2026, 12, 15)),
        method=PayMethod.TRANSFER,
        account=Account("程虚构", "虚构银行上海杨浦支行", "6222021234567890128"),
    )
    for term in (
        TaxTerm(id=TermId(past.ids.new()), bearer=TaxBearer.PAYEE),
        DefaultTerm(id=TermId(past.ids.new()), grace_days=5, penalty=Money.yuan(50_000)),
        EndTerm(id=TermId(past.ids.new()), on=date(2026, 9, 30)),
        LeavingCertificateTerm(id=TermId(past.ids.new()), by=date(2026, 11, 23)),
        SocialInsuranceTerm(id=TermId(past.ids.new()), paid_to=date(2026, 9, 30), by=date(2026, 12, 15)),
        NoFurtherDisputeTerm(id=TermId(past.ids.new())),
        ConfidentialityTerm(id=TermId(past.ids.new())),
    ):
        past.do(AddTerm, term=term)
    past.do(DateAgreement, agreed_on=TODAY)
    return past


def sealed(**fields: Any) -> Past:
    past = agreed(**fields)
    past.seal()
    return past


def signed(**fields: Any) -> Past:
    """Signed by everybody and closed by the mediator's certificate."""
    past = sealed(**fields)
    past.sign_all()
    past.close()
    return past


def served(**fields: Any) -> Past:
    past = signed(**fields)
    past.serve_all()
    return past


def s1_case() -> CaseFile:
    """S1, agreed and ready for the seal, caucus included."""
    return agreed().case


def s1_content(instrument: PaperKind = PaperKind.ARBITRATION_MEDIATION) -> Content:
    """The open content of S1, ready for the seal."""
    return agreed(instrument=instrument).content


def s1_record(instrument: PaperKind = PaperKind.ARBITRATION_MEDIATION) -> Record:
    """The open record of S1, ready for the seal."""
    return agreed(instrument=instrument).record
