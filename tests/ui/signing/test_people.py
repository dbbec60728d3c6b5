"""Who signs, in words: a hand that signs for a company or a ward is not called the party."""

from __future__ import annotations

from dataclasses import replace

from mediator_app.domain.papers import Signer, SignerRole
from mediator_app.domain.people import Guardian, Identity, Side
from mediator_app.domain.record import Content
from tests import cases
from ui.signing.people import authority_words, for_whom, who


def told(content: Content, signer: Signer) -> tuple[str, str, str]:
    return who(content, signer), for_whom(content, signer), authority_words(content, signer)[0]


def test_whoever_signs_for_a_company_is_its_representative_not_the_party() -> None:
    employer = cases.employer(side=Side.RESPONDENT)
    head = employer.legal_representative
    signer = Signer(SignerRole.PARTY, employer.id)
    content = replace(cases.agreed().content, parties=(cases.worker(), employer))
    expected = (f"Respondent's legal representative {head.latin_name}", employer.name, "signs for this party")
    assert told(content, signer) == expected
    led = replace(employer, legal_representative=replace(head, principal=True))
    content = replace(content, parties=(cases.worker(), led))
    assert who(content, signer) == f"Respondent's principal {head.latin_name}"


def test_a_guardian_signs_for_the_ward_whose_name_stands_beside() -> None:
    """It said the guardian's name, called applicant, "in person", and the ward's name nowhere."""
    ward = cases.worker(guardian=Guardian("程监护", Identity(), "母亲"))
    content = replace(cases.agreed().content, parties=(ward, cases.employer()))
    signer = Signer(SignerRole.PARTY, ward.id)
    assert told(content, signer) == ("Applicant's guardian 程监护", ward.name, "signs for this party")
    alone = replace(content, parties=(replace(ward, guardian=None), cases.employer()))
    assert told(alone, signer) == (f"Applicant {ward.name}", "", "in person")
