"""What somebody is about to sign, in plain words: "you" for the party in person, the party's name to its agents.

Every figure comes from the sealed content. The paper binds, not this; it stands here so that it can be read across a
table in the time that it takes to pick up a pen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.ids import PartyId
from mediator_app.domain.money import Money, capitals, format_money
from mediator_app.domain.papers import PaperKind, Signer, SignerRole
from mediator_app.domain.people import Worker
from mediator_app.domain.record import Content
from mediator_app.domain.schedule import Instalment
from mediator_app.domain.settlement import PayMethod, Share
from mediator_app.domain.terms import (
    ConfidentialityTerm,
    DefaultTerm,
    DisputeScope,
    EndTerm,
    LeavingCertificateTerm,
    NoFurtherDisputeTerm,
    ReturnTerm,
    SocialInsuranceTerm,
    TaxBearer,
    TaxTerm,
    Term,
)
from ui.language import Language, gap, tongue
from ui.theme import theme
from ui.words.times import long_day

_tr = QCoreApplication.translate
MOST_LINES = 4
"""So many instalments are told one by one; of more of them the first and the last, and what lies between as a whole."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a sentence. `tone` is "", strong, or figure (the amounts)."""

    text: str
    tone: str = ""


Sentence = tuple[Run, ...]


def summary(content: Content, signer: Signer) -> tuple[Sentence, ...]:
    """The sentences that this signer is shown: money first, then what else was agreed, then what it means."""
    mine = _stands_for(content, signer)
    # Only a person's own money is told as "you": an agent and whoever signs for a company neither owe nor get it.
    you = mine if signer.role is SignerRole.PARTY and _is_person(content, mine) else None
    shares = content.settlement.shares if content.settlement else ()
    found: list[Sentence] = []
    for share in shares:
        if mine is None or mine in (share.payer, share.payee) or len(shares) == 1:
            found += _money(content, share, you)
    told = [_term(content, term, you) for term in content.terms]
    found += [sentence for sentence in told if sentence is not None]
    if untold := told.count(None):
        one = _tr("Summary", "The paper holds one more clause that is not summed up here; please read it.")
        many = _tr(
            "Summary", "The paper holds {count} more clauses that are not summed up here; please read them."
        )
        found.append(filled(one if untold == 1 else many, count=Run(str(untold), "strong")))
    found.append(_effect(content))
    return tuple(found)


def _stands_for(content: Content, signer: Signer) -> PartyId | None:
    """The party from whose seat the summary is told."""
    match signer.role:
        case SignerRole.PARTY:
            return PartyId(signer.id)
        case SignerRole.AGENT:
            return next((a.acts_for for a in content.agents if a.id == signer.id), None)
        case _:
            return None


def _is_person(content: Content, party: PartyId | None) -> bool:
    return party is not None and isinstance(content.party(party), Worker)


def _name(content: Content, party: PartyId, you: PartyId | None) -> str:
    if party == you:
        return _tr("Summary", "you")
    return content.party(party).name


def _money(content: Content, share: Share, you: PartyId | None) -> Iterator[Sentence]:
    payer, payee = _name(content, share.payer, you), _name(content, share.payee, you)
    if share.amount.is_zero:
        words = _tr("Summary", "{payer} pays {payee} nothing.")
        if share.payer == you:
            words = _tr("Summary", "You pay {payee} nothing.")
        yield filled(words, payer=Run(payer), payee=Run(payee))
        return
    figure = Run(
        _tr("Summary", "{amount} yuan ({capitals})").format(
            amount=format_money(share.amount), capitals=capitals(share.amount)
        ),
        "figure",
    )
    lines = share.instalments()
    if len(lines) == 1:
        words = _tr("Summary", "By {day}, {payer} pays {payee} {amount} in one sum{where}.")
        if share.payer == you:
            words = _tr("Summary", "By {day}, you pay {payee} {amount} in one sum{where}.")
        yield filled(
            words,
            day=Run(long_day(lines[0].due), "strong"),
            payer=Run(payer),
            payee=Run(payee),
            amount=figure,
            where=Run(_where(share)),
        )
        return
    words = _tr("Summary", "{payer} pays {payee} {amount} in {count} parts{where}.")
    if share.payer == you:
        words = _tr("Summary", "You pay {payee} {amount} in {count} parts{where}.")
    yield filled(
        words,
        payer=Run(payer),
        payee=Run(payee),
        amount=figure,
        count=Run(str(len(lines)), "strong"),
        where=Run(_where(share)),
    )
    if len(lines) <= MOST_LINES:
        yield from map(_part, lines)
    else:
        yield _part(lines[0])
        yield _parts_between(lines[1:-1])
        yield _part(lines[-1])


def _part(line: Instalment) -> Sentence:
    return filled(
        _tr("Summary", "Part {number}: {amount} by {day}."),
        number=Run(str(line.number)),
        amount=Run(_yuan(line.amount), "figure"),
        day=Run(long_day(line.due), "strong"),
    )


def _parts_between(lines: Sequence[Instalment]) -> Sentence:
    """What lies between the first and the last: told as a whole, so that nobody takes the two for all there is."""
    amounts, days = {line.amount for line in lines}, {line.due.day for line in lines}
    months = {line.due.year * 12 + line.due.month - at for at, line in enumerate(lines)}
    if len(amounts) > 1:
        words = _tr("Summary", "Parts {first} to {last}: as it stands in the paper.")
    elif len(days) == len(months) == 1:
        words = _tr("Summary", "Parts {first} to {last}: {amount} each, by day {day} of every month.")
    else:
        words = _tr("Summary", "Parts {first} to {last}: {amount} each, by the days that stand in the paper.")
    return filled(
        words,
        first=Run(str(lines[0].number)),
        last=Run(str(lines[-1].number)),
        amount=Run(_yuan(lines[0].amount), "figure"),
        day=Run(str(lines[0].due.day), "strong"),
    )


def _yuan(amount: Money) -> str:
    return _tr("Summary", "{amount} yuan").format(amount=format_money(amount))


def _where(share: Share) -> str:
    if share.method is PayMethod.CASH:
        return _tr("Summary", ", in cash")
    if not share.account.number:
        return ""
    tail = "".join(share.account.number.split())[-4:]
    return _tr("Summary", ", to the account at {bank} ending in {tail}").format(
        bank=share.account.bank, tail=tail
    )


def _term(content: Content, term: Term, you: PartyId | None) -> Sentence | None:
    """A clause in a sentence; None for those that have to be read on the paper."""
    match term:
        case TaxTerm(bearer=bearer):
            if bearer is TaxBearer.PAYEE:
                return (Run(_tr("Summary", "Tax on it is borne by whoever receives the money.")),)
            return (Run(_tr("Summary", "Tax on it is borne by whoever pays.")),)
        case DefaultTerm():
            return _late(content, term)
        case EndTerm(on=on):
            return filled(_tr("Summary", "The employment ended on {day}."), day=Run(long_day(on), "strong"))
        case LeavingCertificateTerm(by=by):
            return filled(
                _tr("Summary", "The leaving certificate is issued by {day}."), day=Run(long_day(by), "strong")
            )
        case SocialInsuranceTerm(paid_to=paid_to, by=by):
            return filled(
                _tr("Summary", "Social insurance is paid up to {month} and transferred by {day}."),
                month=Run(
                    _tr("Summary", "{year}-{month}").format(year=paid_to.year, month=f"{paid_to.month:02}")
                ),
                day=Run(long_day(by), "strong"),
            )
        case ReturnTerm(giver=giver, items=items, by=by):
            words = _tr("Summary", "{giver} hands over {items} by {day}.")
            if giver == you:
                words = _tr("Summary", "You hand over {items} by {day}.")
            return filled(
                words,
                giver=Run(content.party(giver).name),
                items=Run(items),
                day=Run(long_day(by), "strong"),
            )
        case NoFurtherDisputeTerm(scope=DisputeScope.EMPLOYMENT):
            words = _tr(
                "Summary",
                "Once it is paid, nothing more can be demanded from the whole employment and its end. Social "
                "insurance and what else the law lets nobody give up stay as they are.",
            )
            return (Run(words),)
        case NoFurtherDisputeTerm():
            count = len(content.claims)
            words = _tr(
                "Summary",
                "Once it is paid, nothing more can be demanded from the {count} claims of this case.",
            )
            if count == 1:
                words = _tr(
                    "Summary", "Once it is paid, nothing more can be demanded from the claim of this case."
                )
            return filled(words, count=Run(str(count), "strong"))
        case ConfidentialityTerm():
            return (Run(_tr("Summary", "Neither side tells others what was agreed.")),)
        case _:
            return None


def _late(content: Content, term: DefaultTerm) -> Sentence | None:
    """What being late costs; None where the clause says more than can be told here, or nothing but the law."""
    if term.daily_rate:
        return None
    told: list[Sentence] = []
    if term.penalty is not None:
        figure = _tr("Summary", "{amount} yuan").format(amount=format_money(term.penalty))
        match term.grace_days:
            case 0:
                words = _tr("Summary", "If the money comes late, {amount} more is owed.")
            case 1:
                words = _tr("Summary", "If the money comes more than one day late, {amount} more is owed.")
            case _:
                words = _tr(
                    "Summary", "If the money comes more than {days} days late, {amount} more is owed."
                )
        told.append(filled(words, days=Run(str(term.grace_days)), amount=Run(figure, "figure")))
    shares = content.settlement.shares if content.settlement else ()
    if term.acceleration and any(len(share.instalments()) > 1 for share in shares):
        match term.grace_days:
            case 0:
                words = _tr("Summary", "If a part comes late, everything that is left falls due at once.")
            case 1:
                words = _tr(
                    "Summary",
                    "If a part comes more than one day late, everything that is left falls due at once.",
                )
            case _:
                words = _tr(
                    "Summary",
                    "If a part comes more than {days} days late, everything that is left falls due at once.",
                )
        told.append(filled(words, days=Run(str(term.grace_days))))
    if len(told) > 1:
        return (*told[0], Run(gap()), *told[1])
    return told[0] if told else None


def _effect(content: Content) -> Sentence:
    if content.instrument is PaperKind.ARBITRATION_MEDIATION:
        binding = _tr("Summary", "It takes effect once both sides have signed for their copy.")
        until = _tr("Summary", "Until then either side may still go back on it.")
        return (Run(binding), Run(gap()), Run(until))
    return (Run(_tr("Summary", "It binds both sides once everybody has signed and the body has sealed it.")),)


def filled(template: str, **parts: Run) -> Sentence:
    """The template with its runs in place; a sentence begins with a capital letter where the language has them."""
    runs: list[Run] = []
    rest = template
    while rest:
        before, brace, after = rest.partition("{")
        if before:
            runs.append(Run(before))
        if not brace:
            break
        name, _, rest = after.partition("}")
        runs.append(parts[name])
    if tongue().language is Language.ENGLISH and runs and runs[0].text[:1].islower():
        runs[0] = Run(runs[0].text[:1].upper() + runs[0].text[1:], runs[0].tone)
    return tuple(runs)


def plain(sentences: tuple[Sentence, ...]) -> str:
    """All sentences without their tones, for screen readers and tests."""
    return "\n".join("".join(run.text for run in sentence) for sentence in sentences)


def rich(sentences: tuple[Sentence, ...]) -> str:
    """All sentences as rich text in the colours of the theme, the first sum large; text is never read as markup."""
    look = theme()
    money = [sentence for sentence in sentences if any(run.tone == "figure" for run in sentence)]
    first = money[:1] or list(sentences[:1])
    rest = [sentence for sentence in sentences if sentence not in money and sentence not in first]
    large = f"margin:0 0 {look.px(4)}px 0; line-height:125%; font-size:{look.px(20)}px"
    plainer = f"margin:{look.px(4)}px 0 0 0; line-height:125%; font-size:{look.px(16)}px"
    paragraphs = [f'<p style="{large}">{_marked(sentence)}</p>' for sentence in first]
    paragraphs += [f'<p style="{plainer}">{_marked(sentence)}</p>' for sentence in money[1:]]
    if rest:
        flow = gap().join(_marked(sentence) for sentence in rest)
        paragraphs.append(f'<p style="{plainer}">{flow}</p>')
    return "".join(paragraphs)


def _marked(sentence: Sentence) -> str:
    red = theme().colour("red").name()
    words = []
    for run in sentence:
        text = escape(run.text)
        match run.tone:
            case "figure":
                words.append(f'<b><span style="color:{red}">{text}</span></b>')
            case "strong":
                words.append(f"<b>{text}</b>")
            case _:
                words.append(text)
    return "".join(words)
