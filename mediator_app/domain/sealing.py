"""What a seal covers, and who has to sign what was sealed, in which order."""

from __future__ import annotations

from typing import Final

from .codec import canonical, digest, to_data
from .errors import Refusal
from .papers import INSTRUMENTS, PaperKind, Signer, SignerRole
from .people import Agent, Employer, Party, Power
from .record import Content, Record, Revision
from .states import RevisionState

SNAPSHOT_VERSION = 1
BODY: Final = "body"
"""The owner of the seal of the body that mediates, where an employer's is named by the employer's id."""


def snapshot(record: Record, wording: str, rules: str, replaces: str | None) -> str:
    """Canonical JSON of what is sealed: the content, the versions it was written and checked with, what it replaces.

    The case's id and whether it is practice are covered too, so a practice paper cannot pass for a real one.
    """
    return canonical(
        {
            "version": SNAPSHOT_VERSION,
            "case": record.id,
            "practice": record.practice,
            "content": to_data(record.content),
            "wording": wording,
            "rules": rules,
            "replaces": replaces,
        }
    )


def seal_of(record: Record, wording: str, rules: str, replaces: str | None) -> str:
    """SHA-256 (hex) of the snapshot."""
    return digest(snapshot(record, wording, rules, replaces))


def end_seal(record: Record, wording: str) -> str:
    """SHA-256 (hex) of what the papers of a case without an agreement are drawn from: nothing changes it any more."""
    return digest(canonical({"end": snapshot(record, wording, "", None), "ended": record.ended}))


def signers(content: Content, paper: PaperKind, subject: str = "") -> tuple[Signer, ...]:
    """Who signs the paper, in order, the mediator last.

    Each party signs in person when it attends, its agents when they attend; interpreters and, on the hearing record,
    the clerk follow. An arbitration instrument also bears the clerk's name, but not as a condition of its closing.
    A power of attorney is given by the party, whether it attends or not (mediation law art. 24), and taken by the
    agent `subject`.
    """
    if paper is PaperKind.POWER_OF_ATTORNEY:
        return _of_power(content, subject)
    found: list[Signer] = []
    for party in content.parties:
        if isinstance(party, Employer):
            if party.legal_representative.attends:
                found.append(Signer(SignerRole.PARTY, party.id))
        elif party.attends:
            found.append(Signer(SignerRole.PARTY, party.id))
        found += [Signer(SignerRole.AGENT, a.id) for a in content.agents_of(party.id) if a.attends]
    found += [Signer(SignerRole.INTERPRETER, i.id) for i in content.interpreters if i.attends]
    if content.hearing.recorder is not None and paper is PaperKind.HEARING_RECORD:
        found.append(Signer(SignerRole.RECORDER))
    found.append(Signer(SignerRole.MEDIATOR))
    return tuple(found)


def _of_power(content: Content, agent_id: str) -> tuple[Signer, ...]:
    agent = _agent(content, agent_id)
    if agent is None:
        return ()
    principal = Signer(SignerRole.PARTY, agent.acts_for)
    return (principal, Signer(SignerRole.AGENT, agent.id)) if agent.attends else (principal,)


def _agent(content: Content, id: str) -> Agent | None:
    return next((agent for agent in content.agents if agent.id == id), None)


def why_by_hand(content: Content, signer: Signer, paper: PaperKind) -> str:
    """Why ink on a screen is not enough here, as the code of a refusal; empty where it is.

    `only_by_hand`: a company gives a power of attorney under its seal, on paper, and a party that is not at the table
    signs it elsewhere. `ticked_by_hand`: the confirmation of an address leaves the answer about service by e-mail to be
    ticked (civil procedure law art. 90), which only a pen on its print can do.
    """
    match paper:
        case PaperKind.POWER_OF_ATTORNEY if signer.role is SignerRole.PARTY:
            giver = _party(content, signer.id)
            by_hand = giver is not None and (isinstance(giver, Employer) or not giver.attends)
            return "only_by_hand" if by_hand else ""
        case PaperKind.SERVICE_ADDRESS if signer.role in (SignerRole.PARTY, SignerRole.AGENT):
            agent = _agent(content, signer.id)
            party = _party(content, signer.id if agent is None else agent.acts_for)
            return "ticked_by_hand" if party is not None and party.e_service is None else ""
        case _:
            return ""


def only_by_hand(content: Content, signer: Signer, paper: PaperKind) -> bool:
    """Whether ink on a screen is not enough here, see `why_by_hand`."""
    return bool(why_by_hand(content, signer, paper))


def _party(content: Content, id: str) -> Party | None:
    return next((one for one in content.parties if one.id == id), None)


def missing_on(
    revision: Revision, paper: PaperKind, subject: str, places: tuple[Signer, ...]
) -> tuple[Signer, ...]:
    """Those of `places` on another paper whose signature is still missing, or is ink where only paper will do."""
    return tuple(
        signer
        for signer in places
        if (given := revision.signature(signer, paper, subject)) is None
        or (given.scan is None and only_by_hand(revision.content, signer, paper))
    )


def server(content: Content) -> Signer:
    """Who serves the instrument and signs the proof of service: the clerk, or the mediator where there is none."""
    return Signer(SignerRole.RECORDER if content.hearing.recorder is not None else SignerRole.MEDIATOR)


def signer_name(content: Content, signer: Signer) -> str:
    """The name of the person who signs. Refusal `no_such_signer`.

    For an employer itself that is its legal representative; for a worker who has a guardian, the guardian (mediation
    and arbitration law art. 25).
    """
    match signer.role:
        case SignerRole.PARTY:
            for party in content.parties:
                if party.id == signer.id:
                    return _own_hand(party)
        case SignerRole.AGENT:
            for agent in content.agents:
                if agent.id == signer.id:
                    return agent.name
        case SignerRole.INTERPRETER:
            for interpreter in content.interpreters:
                if interpreter.id == signer.id:
                    return interpreter.name
        case SignerRole.RECORDER:
            if content.hearing.recorder is not None:
                return content.hearing.recorder.name
        case SignerRole.MEDIATOR:
            return content.hearing.mediator.name
    raise Refusal("no_such_signer", "signer")


def _own_hand(party: Party) -> str:
    if isinstance(party, Employer):
        return party.legal_representative.name
    return party.guardian.name if party.guardian is not None else party.name


def bound_by(content: Content, signer: Signer) -> str | None:
    """The id of the party whom this signature binds to the settlement; None where it binds nobody.

    An agent binds only with special authority that names settling (Civil Procedure Law art. 62,
    Interpretation art. 89).
    """
    match signer.role:
        case SignerRole.PARTY:
            return signer.id
        case SignerRole.AGENT:
            for agent in content.agents:
                if agent.id == signer.id and agent.may(Power.SETTLE):
                    return agent.acts_for
            return None
        case _:
            return None


def unsigned(revision: Revision) -> tuple[Signer, ...]:
    """Those whose signature on the instrument is still missing, in order.

    Until the document is closed anybody may sign once more, and the newest signature counts. The mediator signs what
    the others have signed, so a signature after the mediator's asks for the mediator's anew.
    """
    paper = revision.content.instrument
    newest = {s.signer: at for at, s in enumerate(revision.signatures) if (s.paper, s.subject) == (paper, "")}
    last = max(newest.values(), default=-1)
    return tuple(
        signer
        for signer in signers(revision.content, paper)
        if signer not in newest or (signer.role is SignerRole.MEDIATOR and newest[signer] < last)
    )


def seal_wanted(revision: Revision) -> bool:
    """Whether the seal of the body that mediates is still to be recorded.

    The law asks for this one alone (mediation and arbitration law art. 14 and 42); a company is bound by whoever
    signed with authority for it, and its place for a seal may stay empty.
    """
    return BODY in seals_missing(revision)


def seals_missing(revision: Revision) -> tuple[str, ...]:
    """Owners of places for a seal on the instrument where none was recorded: `body` first, then employers' ids.

    The body's seal belongs to either instrument (mediation and arbitration law art. 14 and 42); an employer has a
    place for its own whether or not somebody signs for it.
    """
    there = {seal.owner for seal in revision.seals}
    wanted = (BODY, *(p.id for p in revision.content.parties if isinstance(p, Employer)))
    return tuple(owner for owner in wanted if owner not in there)


def check_paper(content: Content, paper: PaperKind, subject: str) -> None:
    """Refusals: `not_this_instrument`, `no_such_subject` (the agent or party whom the paper is about)."""
    if paper in INSTRUMENTS and paper is not content.instrument:
        raise Refusal("not_this_instrument", "paper")
    match paper:
        case PaperKind.POWER_OF_ATTORNEY:
            known = _agent(content, subject) is not None
        case PaperKind.SERVICE_ADDRESS | PaperKind.SERVICE_RETURN:
            known = any(party.id == subject for party in content.parties)
        case _:
            known = not subject
    if not known:
        raise Refusal("no_such_subject", "subject")


def check_may_sign(revision: Revision, signer: Signer, paper: PaperKind, subject: str = "") -> None:
    """Refusals: `not_open_for_signing`, `not_a_signer`, `mediator_signs_last`, those of `check_paper`."""
    if revision.state is not RevisionState.SEALED:
        raise Refusal("not_open_for_signing", "signer", state=revision.state.value)
    check_paper(revision.content, paper, subject)
    if signer not in signers(revision.content, paper, subject):
        raise Refusal("not_a_signer", "signer")
    if paper is revision.content.instrument and signer.role is SignerRole.MEDIATOR:
        missing = [s for s in unsigned(revision) if s.role is not SignerRole.MEDIATOR]
        if missing:
            raise Refusal("mediator_signs_last", "signer", missing=len(missing))


def check_may_close(revision: Revision) -> None:
    """Refusals: `not_open_for_signing`, `signatures_missing`, `party_not_bound` (nobody entitled signed for it)."""
    if revision.state is not RevisionState.SEALED:
        raise Refusal("not_open_for_signing", "signer", state=revision.state.value)
    missing = unsigned(revision)
    if missing:
        raise Refusal("signatures_missing", "signatures", missing=len(missing))
    content = revision.content
    bound = {bound_by(content, s) for s in signers(content, content.instrument)}
    for number, party in enumerate(content.parties):
        if party.id not in bound:
            raise Refusal("party_not_bound", f"parties.{number}", name=party.name)
