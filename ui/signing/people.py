"""Those who sign, in words: who somebody is in the case, and what their signature binds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.ids import AgentId, PartyId
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import (
    Authority,
    Employer,
    Guardian,
    Identity,
    IdKind,
    Party,
    Power,
    Side,
    Worker,
)
from mediator_app.domain.record import Content
from mediator_app.domain.sealing import signer_name
from ui.language import Language, tongue

_tr = QCoreApplication.translate


def side_words(side: Side) -> str:
    """Applicant, respondent or third party."""
    match side:
        case Side.APPLICANT:
            return _tr("Signer", "Applicant")
        case Side.RESPONDENT:
            return _tr("Signer", "Respondent")
        case Side.THIRD_PARTY:
            return _tr("Signer", "Third party")


def role_words(content: Content, signer: Signer) -> str:
    """What somebody is in this case: `Applicant`, `Respondent's legal representative`, `Interpreter`.

    Whoever signs for a company or for a ward is no party: the role says whose hand it is.
    """
    match signer.role:
        case SignerRole.PARTY:
            party = _party(content, signer)
            return _side_and_post(party) if party is not None else ""
        case SignerRole.AGENT:
            agent = next((a for a in content.agents if a.id == signer.id), None)
            side = next((p.side for p in content.parties if agent and p.id == agent.acts_for), None)
            match side:
                case Side.APPLICANT:
                    return _tr("Signer", "Applicant's agent")
                case Side.RESPONDENT:
                    return _tr("Signer", "Respondent's agent")
                case _:
                    return _tr("Signer", "Third party's agent")
        case SignerRole.INTERPRETER:
            return _tr("Signer", "Interpreter")
        case SignerRole.RECORDER:
            return _tr("Signer", "Clerk")
        case SignerRole.MEDIATOR:
            if content.instrument is PaperKind.ARBITRATION_MEDIATION:
                return _tr("Signer", "Arbitrator / mediator")
            return _tr("Signer", "Mediator")


def _party(content: Content, signer: Signer) -> Party | None:
    return next((party for party in content.parties if party.id == signer.id), None)


def _side_and_post(party: Party) -> str:
    match party:
        case Employer(legal_representative=head):
            post = _tr("Signer", "principal") if head.principal else _tr("Signer", "legal representative")
        case Worker(guardian=Guardian()):
            post = _tr("Signer", "guardian")
        case _:
            return side_words(party.side)
    return _tr("Signer", "{side}'s {post}").format(side=side_words(party.side), post=post)


def who(content: Content, signer: Signer) -> str:
    """Role and name: `Applicant 林某`; in English by the passport's letters, where there are any."""
    latin = _latin_name(content, signer) if tongue().language is Language.ENGLISH else ""
    return f"{role_words(content, signer)} {latin or signer_name(content, signer)}".strip()


def _latin_name(content: Content, signer: Signer) -> str:
    if signer.role is SignerRole.AGENT:
        return content.agent(AgentId(signer.id)).latin_name
    if signer.role is SignerRole.PARTY:
        match content.party(PartyId(signer.id)):
            case Employer(legal_representative=head):
                return head.latin_name
            case Worker(guardian=None) as worker:
                return worker.latin_name
            case _:
                return ""
    return ""


_CHINESE: Final = frozenset(
    {"中文", "汉语", "汉文", "普通话", "国语", "华语", "chinese", "mandarin", "zh", "zh-cn"}
)
_CHINA: Final = frozenset({"", "中国", "中华人民共和国"})


def language_of(content: Content, signer: Signer) -> Language | None:
    """English for a party or agent who does not read Chinese; None for everybody else.

    What language somebody reads is asked with the parties; where nothing is said, a foreign passport tells.
    """
    language, identity = _reader(content, signer)
    if language:
        return None if language.casefold() in _CHINESE else Language.ENGLISH
    foreign = identity.kind is IdKind.PASSPORT and identity.nationality.strip() not in _CHINA
    return Language.ENGLISH if foreign else None


def _reader(content: Content, signer: Signer) -> tuple[str, Identity]:
    """The language and the identity document of the person who reads and signs."""
    if signer.role is SignerRole.PARTY:
        match content.party(PartyId(signer.id)):
            case Employer(legal_representative=head):
                return head.language.strip(), head.identity
            case Worker(guardian=Guardian() as guardian):
                return "", guardian.identity
            case Worker() as worker:
                return worker.language.strip(), worker.identity
    if signer.role is SignerRole.AGENT:
        return "", content.agent(AgentId(signer.id)).identity
    return "", Identity()


def for_whom(content: Content, signer: Signer) -> str:
    """The company or person behind the signature, where it is not the signer's own name."""
    match signer.role:
        case SignerRole.PARTY:
            party = _party(content, signer)
            return party.name if party is not None and _acted_for(party) else ""
        case SignerRole.AGENT:
            agent = next((a for a in content.agents if a.id == signer.id), None)
            return next((p.name for p in content.parties if agent and p.id == agent.acts_for), "")
        case _:
            return ""


def _acted_for(party: Party) -> bool:
    """Whether somebody else's hand signs for the party: a company's, or a ward's."""
    return isinstance(party, Employer) or party.guardian is not None


def authority_words(content: Content, signer: Signer) -> tuple[str, str]:
    """What the signature does, and a tone: green where it binds, amber where it does not."""
    match signer.role:
        case SignerRole.PARTY:
            party = _party(content, signer)
            if party is not None and _acted_for(party):
                return _tr("Signer", "signs for this party"), "green"
            return _tr("Signer", "in person"), "green"
        case SignerRole.AGENT:
            agent = next((a for a in content.agents if a.id == signer.id), None)
            if agent is not None and agent.may(Power.SETTLE):
                return _tr("Signer", "special authority, may settle"), "green"
            if agent is not None and agent.authority is Authority.SPECIAL:
                return _tr("Signer", "special authority without settling: does not bind"), "amber"
            return _tr("Signer", "general authority: does not bind"), "amber"
        case SignerRole.INTERPRETER:
            return _tr("Signer", "answers for the translation"), ""
        case SignerRole.RECORDER:
            return _tr("Signer", "answers for the record"), ""
        case SignerRole.MEDIATOR:
            return _tr("Signer", "last, with the certificate; this closes the text"), ""
