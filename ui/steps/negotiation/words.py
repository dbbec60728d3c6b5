"""Whose offer it is, in words and in the colours of the chart, and how an amount is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.money import Money, format_money
from mediator_app.domain.offers import OfferSide
from mediator_app.law.plausible import Doubt, FarOff, Than

translate = QCoreApplication.translate


def offer_side_words(side: OfferSide) -> str:
    """Who makes the offer."""
    match side:
        case OfferSide.APPLICANT:
            return translate("OfferSide", "Applicant")
        case OfferSide.RESPONDENT:
            return translate("OfferSide", "Respondent")
        case OfferSide.MEDIATOR:
            return translate("OfferSide", "Mediator")
        case _:
            assert_never(side)


def offer_side_tone(side: OfferSide) -> str:
    """The token in which the side is drawn; the same tones as the sides have on the parties' page."""
    match side:
        case OfferSide.APPLICANT:
            return "accent"
        case OfferSide.RESPONDENT:
            return "amber"
        case OfferSide.MEDIATOR:
            return "ink"
        case _:
            assert_never(side)


def movement_words(movement: Money | None) -> str:
    """`+120,000`, `−280,000`; a dash for a first offer, whole yuan without fen."""
    if movement is None:
        return "—"
    if movement.fen == 0:
        return "0"
    sign = "+" if movement.fen > 0 else "−"
    return sign + format_money(Money(abs(movement.fen))).removesuffix(".00")


def doubt_words(doubt: Doubt) -> str:
    """Why an amount is asked about, and how to go on."""
    match doubt.than, doubt.more:
        case Than.CLAIMS, True:
            said = translate("Doubt", "Far more than everything that is claimed, {known} yuan.")
        case Than.CLAIMS, False:
            said = translate("Doubt", "Far less than what is claimed, {known} yuan.")
        case Than.OWN, True:
            said = translate("Doubt", "Far more than this side's last offer, {known} yuan.")
        case Than.OWN, False:
            said = translate("Doubt", "Far less than this side's last offer, {known} yuan.")
        case Than.OTHER, True:
            said = translate("Doubt", "Far more than what was offered before, {known} yuan.")
        case _:
            said = translate("Doubt", "Far less than what was offered before, {known} yuan.")
    return f"{said.format(known=format_money(doubt.known))}\n{_asked()}"


def share_doubt_words(doubted: Sequence[tuple[str, FarOff]]) -> str:
    """Why what single payees get is asked about, a line for each with its name, and how to go on."""
    return "\n".join([*(_share_words(payee, far) for payee, far in doubted), _asked()])


def _share_words(payee: str, far: FarOff) -> str:
    match far.doubt.than, far.doubt.more:
        case Than.CLAIMS, True:
            said = translate("Doubt", "{payee}, {amount}: far more than what {payee} claims, {known} yuan.")
        case Than.CLAIMS, False:
            said = translate("Doubt", "{payee}, {amount}: far less than what {payee} claims, {known} yuan.")
        case _, True:
            said = translate(
                "Doubt", "{payee}, {amount}: far more than {payee}'s part of the offers, {known} yuan."
            )
        case _:
            said = translate(
                "Doubt", "{payee}, {amount}: far less than {payee}'s part of the offers, {known} yuan."
            )
    known = format_money(far.doubt.known)
    return said.format(payee=payee, amount=format_money(far.amount), known=known)


def _asked() -> str:
    return translate("Doubt", "If it is right, press Enter again.")
