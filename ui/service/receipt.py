"""What the room says to whoever signs for a copy."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import PaperKind, Signer
from mediator_app.domain.record import Revision
from mediator_app.domain.sealing import server, signer_name
from ui.service.parties import copy_number
from ui.service.receiving import received_briefly
from ui.signing.ask import Ask
from ui.signing.people import side_words, who
from ui.signing.side import Line
from ui.signing.summary import Run
from ui.words.cases import paper_words
from ui.words.times import long_day

_tr = QCoreApplication.translate


def receipt(revision: Revision, party_id: str, receiver: Signer, today: date) -> Ask:
    """The confirmation of receipt of one numbered original, and what it brings about."""
    content = revision.content
    party = content.party(PartyId(party_id))
    number = copy_number(content, party)
    paper = paper_words(content.instrument)
    name = signer_name(content, receiver)
    received = _tr(
        "Receipt", "{name} has received today, {day}, original no. {number} of the {paper}{whom}."
    ).format(
        name=name,
        day=long_day(today),
        number=number,
        paper=paper,
        whom="" if name == party.name else _tr("Receipt", " for {party}").format(party=party.name),
    )
    arbitration = content.instrument is PaperKind.ARBITRATION_MEDIATION
    effect = (
        _tr(
            "Receipt",
            "Once both sides have signed for receipt it takes effect. If a side does not do in time what it owes, the "
            "other may ask the court to enforce it.",
        )
        if arbitration
        else _tr(
            "Receipt", "The agreement binds already; this signature confirms that the copy was handed over."
        )
    )
    lines = _lines(revision, party_id)
    return Ask(
        headline=_tr("Receipt", "Proof of service · {who}").format(who=who(content, receiver)),
        note=paper,
        chip=_tr("Receipt", "Original no. {number}").format(number=number),
        card_title=_tr("Receipt", "What you confirm"),
        sentences=((Run(received, "strong"),), (Run(effect),)),
        hint=_tr("Receipt", "Please sign for receipt here (pen, finger or mouse)"),
        confirm=_tr("Receipt", "Confirm receipt"),
        side_title=_tr("Receipt", "Who has a copy"),
        lines=lines,
        warning=_tr(
            "Receipt",
            "The program records this day and time with the signature; the date of receipt is the date of service.",
        ),
        read_to=_tr("Receipt", "The whole text was read aloud to whoever signs for receipt"),
    )


def delivery(revision: Revision, party_id: str, receiver: Signer, today: date) -> Ask:
    """The server's own words on the same proof."""
    content = revision.content
    party = content.party(PartyId(party_id))
    serving = server(content)
    told = _tr(
        "Receipt", "{server} handed original no. {number} of the {paper} to {receiver} today, {day}."
    ).format(
        server=signer_name(content, serving),
        number=copy_number(content, party),
        paper=paper_words(content.instrument),
        receiver=signer_name(content, receiver),
        day=long_day(today),
    )
    signed = _tr("Receipt", "The receiver has signed. The server signs the same proof (Case Rules art. 20).")
    return Ask(
        headline=_tr("Receipt", "Server · {who}").format(who=signer_name(content, serving)),
        note=_tr("Receipt", "Proof of service"),
        chip=_tr("Receipt", "Original no. {number}").format(number=copy_number(content, party)),
        card_title=_tr("Receipt", "What you confirm"),
        sentences=((Run(told, "strong"),), (Run(signed),)),
        hint=_tr("Receipt", "The server signs here (pen, finger or mouse)"),
        confirm=_tr("Receipt", "Confirm the delivery"),
        side_title=_tr("Receipt", "Who has a copy"),
        lines=_lines(revision, party_id),
        warning=_tr("Receipt", "Leaving records the receipt; the server then signs on the printed proof."),
    )


def _lines(revision: Revision, party_id: str) -> list[Line]:
    """Each party with the number of its original."""
    content = revision.content
    lines = []
    for other in content.parties:
        delivered = revision.served_on(other.id)
        if other.id == party_id:
            chip, tone = _tr("Receipt", "receiving now"), "accent"
        elif delivered is not None:
            chip, tone = received_briefly(delivered), "green"
        else:
            chip, tone = "", ""
        note = _tr("Receipt", "Original no. {number}").format(number=copy_number(content, other))
        title = f"{side_words(other.side)} {other.name}"
        lines.append(Line(title, note, chip, tone, other.id == party_id))
    return lines
