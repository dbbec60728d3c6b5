"""What a party confirms about its address for service, in plain words, as the paper has it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.ids import PartyId
from mediator_app.domain.people import Power
from mediator_app.domain.record import Content
from ui.signing.summary import Run, Sentence, filled

_tr = QCoreApplication.translate


def address_sentences(content: Content, party_id: PartyId) -> tuple[Sentence, ...]:
    """Where papers go, who else takes them, the telephone and the answer about e-mail."""
    party = content.party(party_id)
    address = party.service_address or party.address
    found = [
        filled(
            _tr("ServiceAddress", "Papers go to {address}."),
            address=Run(
                _tr("ServiceAddress", ", ").join(part for part in (address, party.postal_code) if part)
                or "—",
                "strong",
            ),
        )
    ]
    takers = [
        _tr("ServiceAddress", ", ").join(part for part in (agent.name, agent.phone) if part)
        for agent in content.agents_of(party_id)
        if agent.may(Power.RECEIVE)
    ]
    if takers:
        words = _tr("ServiceAddress", "Named to receive them: {names}.")
        found.append(filled(words, names=Run(_tr("ServiceAddress", "; ").join(takers), "strong")))
    else:
        found.append((Run(_tr("ServiceAddress", "Nobody else is named to receive them.")),))
    if party.phone:
        found.append(filled(_tr("ServiceAddress", "Telephone: {phone}."), phone=Run(party.phone, "strong")))
    else:
        found.append((Run(_tr("ServiceAddress", "No telephone is given.")),))
    found.append(_by_mail(party.e_service, party.email))
    return tuple(found)


def _by_mail(agreed: bool | None, email: str) -> Sentence:
    if agreed is None:
        return (Run(_tr("ServiceAddress", "Service by e-mail: not answered yet.")),)
    if not agreed:
        return (Run(_tr("ServiceAddress", "Service by e-mail: not agreed.")),)
    if not email:
        return (Run(_tr("ServiceAddress", "Service by e-mail: agreed, but no address for it is given.")),)
    return filled(_tr("ServiceAddress", "Service by e-mail: agreed, to {email}."), email=Run(email, "strong"))
