"""Who takes part: workers, employers and their legal representatives, agents, interpreters, officers.

Every text may be empty while a case is being written; what an instrument requires is checked before the seal
(`mediator_app.law.checks`), not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .ids import AgentId, InterpreterId, PartyId
from .kinds import BodyKind as BodyKind


class Side(StrEnum):
    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    THIRD_PARTY = "third_party"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class IdKind(StrEnum):
    RESIDENT = "resident"
    """居民身份证, GB 11643."""
    PASSPORT = "passport"
    FOREIGN_PERMANENT = "foreign_permanent"
    """外国人永久居留身份证."""
    HMT_RESIDENCE = "hmt_residence"
    """港澳台居民居住证."""
    HK_MACAO_PERMIT = "hk_macao_permit"
    """港澳居民来往内地通行证."""
    TAIWAN_PERMIT = "taiwan_permit"
    """台湾居民来往大陆通行证."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity document as shown at the table. `nationality` is the country's name as printed on papers."""

    kind: IdKind = IdKind.RESIDENT
    number: str = ""
    nationality: str = ""


@dataclass(frozen=True, slots=True)
class Guardian:
    """Legal guardian of a party without full capacity (Civil Code arts 18-22; mediation law art. 25)."""

    name: str = ""
    identity: Identity = Identity()
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A natural person who works or worked for an employer (劳动者)."""

    id: PartyId
    side: Side
    name: str = ""
    latin_name: str = ""
    """The name in the passport's letters, for people whose documents are not in Chinese."""
    sex: Sex | None = None
    born: date | None = None
    identity: Identity = Identity()
    occupation: str = ""
    address: str = ""
    service_address: str = ""
    """Address for service (送达地址); empty means the same as `address`."""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    e_service: bool | None = None
    """Whether the party consents to service by e-mail; None while nobody has asked. Never used for the mediation
    instrument itself without further consent."""
    language: str = ""
    """The language the person reads, where it is not Chinese; empty means Chinese."""
    migrant: bool = False
    """A migrant construction worker (农民工) under the 2020 wage-payment regulation."""
    guardian: Guardian | None = None
    attends: bool = True


@dataclass(frozen=True, slots=True)
class LegalRepresentative:
    """法定代表人, or 主要负责人 where the body has no legal personality."""

    name: str = ""
    latin_name: str = ""
    post: str = ""
    principal: bool = False
    """True for 主要负责人 instead of 法定代表人."""
    identity: Identity = Identity(kind=IdKind.RESIDENT)
    language: str = ""
    attends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """An employing unit (用人单位), a labour-hire firm, or another unit that is liable."""

    id: PartyId
    side: Side
    name: str = ""
    credit_code: str = ""
    """统一社会信用代码, GB 32100."""
    legal_representative: LegalRepresentative = LegalRepresentative()
    address: str = ""
    service_address: str = ""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    e_service: bool | None = None
    """As for a worker."""


Party = Worker | Employer


class AgentKind(StrEnum):
    LAWYER = "lawyer"
    LEGAL_WORKER = "legal_worker"
    """基层法律服务工作者."""
    STAFF = "staff"
    RELATIVE = "relative"
    RECOMMENDED = "recommended"
    """Recommended by a community, unit or social organisation."""
    UNSAID = "unsaid"
    """Nobody has said it yet: no profession is guessed that a paper would print. Never sealed."""


class Authority(StrEnum):
    GENERAL = "general"
    SPECIAL = "special"


class Power(StrEnum):
    """What a special authority must list one by one (Interpretation of the Civil Procedure Law art. 89)."""

    ADMIT = "admit"
    WAIVE = "waive"
    CHANGE = "change"
    SETTLE = "settle"
    RECEIVE = "receive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """An authorised agent (委托代理人) of one party; `powers` count only under special authority."""

    id: AgentId
    acts_for: PartyId
    name: str = ""
    latin_name: str = ""
    kind: AgentKind = AgentKind.LAWYER
    sex: Sex | None = None
    identity: Identity = Identity()
    organisation: str = ""
    """Law firm, or the unit where a staff member works."""
    licence: str = ""
    """Number of the practising certificate, for lawyers and legal workers."""
    relation: str = ""
    """Kinship, for relatives; post, for staff."""
    phone: str = ""
    authority: Authority = Authority.GENERAL
    powers: tuple[Power, ...] = ()
    authority_text: str = ""
    """The authority as the paper puts it, where it says something else than the powers (`全权代理`)."""
    authorised_on: date | None = None
    papers_on_file: bool = False
    """The party's own power of attorney was handed in (art. 24); without it the program makes one for the party."""
    attends: bool = True

    def may(self, power: Power) -> bool:
        """Whether the agent may do `power` for the party: special authority that names it, nothing less."""
        return self.authority is Authority.SPECIAL and power in self.powers


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    id: InterpreterId
    name: str = ""
    language: str = ""
    organisation: str = ""
    identity: Identity = Identity(kind=IdKind.RESIDENT)
    phone: str = ""
    attends: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """The body that mediates; `name` heads the paper, `seal_name` is what its physical seal says."""

    kind: BodyKind = BodyKind.ARBITRATION_COMMISSION
    name: str = ""
    seal_name: str = ""
    address: str = ""
    phone: str = ""
    court: str = ""
    """The arbitration commission (or court) to which papers of this body go."""


@dataclass(frozen=True, slots=True)
class Officer:
    """The mediator or arbitrator, or the clerk who records."""

    name: str = ""
    number: str = ""
    """Certificate number (调解员证 / 仲裁员证)."""
