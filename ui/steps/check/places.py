"""Where in the case a finding stands, in words, and on which page one mends it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.record import Content
from ui.steps.base import step_of
from ui.widgets.step_list import step_words
from ui.words.claims import claim_title
from ui.words.people import party_name

translate = QCoreApplication.translate


def place_words(field: str, content: Content) -> str:
    """`当事人 · 林某`: the page, and what on it is meant."""
    page = step_words(step_of(field))
    what = _what(field.split("."), content)
    return f"{page} · {what}" if what else page


def _what(parts: list[str], content: Content) -> str:
    at = next((int(part) for part in parts[1:3] if part.isdigit()), -1)
    match parts[0]:
        case "parties" if 0 <= at < len(content.parties):
            return party_name(content.parties[at])
        case "agents" if 0 <= at < len(content.agents):
            return content.agents[at].name
        case "interpreters" if 0 <= at < len(content.interpreters):
            return content.interpreters[at].name
        case "claims" if 0 <= at < len(content.claims):
            return translate("CheckPlace", "claim {number}, {title}").format(
                number=at + 1, title=claim_title(content.claims[at])
            )
        case "terms" if at >= 0:
            return translate("CheckPlace", "clause {number}").format(number=at + 1)
        case "settlement" if content.settlement is not None and 0 <= at < len(content.settlement.shares):
            share = content.settlement.shares[at]
            names = {party.id: party_name(party) for party in content.parties}
            return f"{names.get(share.payer, '')} → {names.get(share.payee, '')}"
        case _:
            return ""
