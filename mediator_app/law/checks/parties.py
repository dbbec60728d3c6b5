"""Workers, employers, guardians, interpreters: complete, able to act, able to read, bound by somebody's signature."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_app.domain.people import (
    Employer,
    Guardian,
    Identity,
    IdKind,
    LegalRepresentative,
    Party,
    Sex,
    Side,
    Worker,
)
from mediator_app.domain.sealing import bound_by, signers
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject, fold, same_name
from mediator_app.law.findings import Finding
from mediator_app.law.identity import check_credit_code, check_identity, check_phone, derive, tidy

_FOREIGN = frozenset({IdKind.PASSPORT, IdKind.FOREIGN_PERMANENT})


def check_parties(subject: Subject) -> Iterator[Finding]:
    """Findings about the parties and the interpreters."""
    content = subject.content
    if not content.on_side(Side.APPLICANT):
        yield found("applicant_missing", "parties")
    if not content.on_side(Side.RESPONDENT):
        yield found("respondent_missing", "parties")
    kinds = {type(party) for party in content.parties if party.side is not Side.THIRD_PARTY}
    if content.on_side(Side.APPLICANT) and content.on_side(Side.RESPONDENT) and len(kinds) < 2:
        yield found("not_labour_parties", "parties")
    for number, party in enumerate(content.parties):
        for finding in _party(subject, party):
            yield finding.under(f"parties.{number}")
    yield from _twice(subject)
    yield from _bound(subject)
    yield from _interpreters(subject)


def _party(subject: Subject, party: Party) -> Iterator[Finding]:
    if not party.name.strip():
        yield found("party_name_missing", "name")
    if not party.address.strip():
        yield found("party_address_missing", "address", soften=not subject.arbitration)
    if not party.phone.strip():
        yield found("party_phone_missing", "phone")
    for finding in check_phone(party.phone):
        yield finding.under("phone")
    if party.e_service is None:
        # The confirmation of the address for service would be signed with both boxes empty.
        yield found("e_service_not_asked", "e_service")
    match party:
        case Worker():
            yield from _worker(subject, party)
        case Employer():
            yield from _employer(subject, party)


def _worker(subject: Subject, worker: Worker) -> Iterator[Finding]:
    if not worker.identity.number.strip():
        yield found("party_identity_missing", "identity.number", soften=not subject.arbitration)
    if worker.born is None:
        yield found("party_born_missing", "born")
    if worker.sex is None:
        yield found("party_sex_missing", "sex")
    yield from _identity(subject, worker.identity, worker)
    if worker.identity.kind in _FOREIGN and not worker.latin_name.strip():
        yield found("latin_name_missing", "latin_name")
    yield from _reads(subject, worker.language, attends=worker.attends)
    yield from _capacity(subject, worker)


def _identity(subject: Subject, identity: Identity, worker: Worker | None = None) -> Iterator[Finding]:
    born, sex = (worker.born, worker.sex) if worker else (None, None)
    for finding in check_identity(identity, born=born, sex=sex, today=subject.today):
        yield finding.under("identity")
    if identity.kind in _FOREIGN and identity.number.strip() and not identity.nationality.strip():
        yield found("nationality_missing", "identity.nationality")


def _capacity(subject: Subject, worker: Worker) -> Iterator[Finding]:
    guardian = worker.guardian
    if guardian is not None:
        yield from _guardian(subject, guardian)
    age = subject.age(worker)
    if age is None:
        # What the number says counts where the date was not typed.
        derived = derive(worker.identity.number) if worker.identity.kind is IdKind.RESIDENT else None
        if derived is None or derived.born > subject.day:
            return
        age = (subject.day.year - derived.born.year) - (
            (subject.day.month, subject.day.day) < (derived.born.month, derived.born.day)
        )
    if age < subject.value("working_age_least"):
        yield found("under_working_age", "born", age=age)
        if guardian is None:
            yield found("guardian_missing", "guardian")
    elif age < subject.value("full_capacity_age") and guardian is None:
        # From 16 on, who lives on own earnings has full capacity.
        yield found("minor_capacity", "guardian", age=age)
    else:
        women = worker.sex is Sex.FEMALE
        if age >= subject.value("over_age_women" if women else "over_age_men"):
            yield found("over_age", "born", age=age)


def _guardian(subject: Subject, guardian: Guardian) -> Iterator[Finding]:
    if not guardian.name.strip():
        yield found("guardian_name_missing", "guardian.name")
    for finding in check_identity(guardian.identity, today=subject.today):
        yield finding.under("guardian.identity")


def _employer(subject: Subject, employer: Employer) -> Iterator[Finding]:
    if not employer.credit_code.strip():
        yield found("credit_code_missing", "credit_code")
    for finding in check_credit_code(employer.credit_code):
        yield finding.under("credit_code")
    for finding in _representative(subject, employer.legal_representative):
        yield finding.under("legal_representative")
    others = sum(isinstance(party, Employer) for party in subject.content.parties)
    if others == 1 and subject.rules.says("employer_labour_hire", employer.name):
        yield found("labour_hire_party", "name")


def _representative(subject: Subject, person: LegalRepresentative) -> Iterator[Finding]:
    if not person.name.strip():
        yield found("legal_representative_missing", "name")
        return
    if not person.post.strip():
        yield found("legal_representative_post_missing", "post")
    yield from _identity(subject, person.identity)
    yield from _reads(subject, person.language, attends=person.attends)


def _reads(subject: Subject, language: str, *, attends: bool) -> Iterator[Finding]:
    if not language.strip() or not attends:
        return
    present = [person for person in subject.content.interpreters if person.attends]
    if not any(same_name(person.language, language) for person in present):
        yield found("interpreter_missing", "language", language=language)


def _interpreters(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    involved = {fold(party.name) for party in content.parties} | {
        fold(agent.name) for agent in content.agents
    }
    for number, person in enumerate(content.interpreters):
        path = f"interpreters.{number}"
        if not person.name.strip():
            yield found("interpreter_name_missing", f"{path}.name", soften=not person.attends)
        elif fold(person.name) in involved:
            yield found("interpreter_not_neutral", f"{path}.name")
        for finding in check_identity(person.identity, today=subject.today):
            yield finding.under(f"{path}.identity")
        for finding in check_phone(person.phone):
            yield finding.under(f"{path}.phone")


def _twice(subject: Subject) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Party] = {}
    for number, party in enumerate(subject.content.parties):
        if isinstance(party, Worker):
            key, path = (party.identity.kind.value, tidy(party.identity.number)), "identity.number"
        else:
            key, path = ("credit_code", tidy(party.credit_code)), "credit_code"
        if not key[1]:
            continue
        other = seen.setdefault(key, party)
        if other is not party:
            code = "same_party_both_sides" if subject.opposed(other, party) else "same_identity_twice"
            yield found(code, f"parties.{number}.{path}", other=other.name)


def _bound(subject: Subject) -> Iterator[Finding]:
    content = subject.content
    bound = {bound_by(content, signer) for signer in signers(content, content.instrument)}
    for number, party in enumerate(content.parties):
        if party.id not in bound:
            yield found("party_not_bound", f"parties.{number}")
