"""Whether a caucus goes on, read from the case alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.edits import (
    CorrectConfidentialOffer,
    CorrectOffer,
    DiscloseOffer,
    RecordConfidentialOffer,
    RecordOffer,
)
from mediator_app.domain.ids import OfferId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from tests.cases import Past, mediating, prepared
from ui.steps.negotiation.going_on import last_aside

ACTS = ("open", "aside", "correct open", "correct aside", "tell", "undo")


def begun() -> Past:
    past = mediating()
    while past.case.caucus.offers or past.case.caucus.notes:
        past.undo()
    return past


def act(past: Past, what: str, fen: int) -> None:
    """One thing that happens at the table; nothing where there is nothing to correct or to tell."""
    new: dict[str, Any] = {"offer_id": OfferId(past.ids.new()), "amount": Money(fen)}
    open_, aside = past.content.offers, past.case.caucus.offers
    done = {one.corrects for one in open_} | {one.corrects for one in aside}
    match what:
        case "open":
            past.do(RecordOffer, side=OfferSide.APPLICANT, **new)
        case "aside":
            past.do(RecordConfidentialOffer, side=OfferSide.RESPONDENT, **new)
        case "correct open" if open_[-1].id not in done:
            past.do(CorrectOffer, corrects=open_[-1].id, reason="misheard", **new)
        case "correct aside" if aside and aside[-1].id not in done:
            past.do(CorrectConfidentialOffer, corrects=aside[-1].id, reason="misheard", **new)
        case "tell" if aside and aside[-1].id not in done:
            past.do(DiscloseOffer, confidential=aside[-1].id, offer_id=new["offer_id"])
        case "undo":
            past.undo()
        case _:
            pass


@given(
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(-5000, 5000)), max_size=12),
)
def test_it_goes_on_after_a_round_aside_whatever_else_was_done_and_whatever_the_clock_said(
    acts: list[tuple[str, int]],
) -> None:
    past = begun()
    rounds: list[str | None] = []
    """What each edit that counts was: a round in front of both, one aside, or None."""
    for at, (what, seconds) in enumerate(acts):
        if what == "undo" and not rounds:
            continue
        past.clock.at += timedelta(seconds=seconds)
        before = past.history.seq
        act(past, what, 1_000_000 + at)
        if past.history.seq == before:
            continue
        if what == "undo":
            rounds.pop()
        else:
            rounds.append(what if what in ("open", "aside") else None)
    last = next((what for what in reversed(rounds) if what is not None), "open")
    found = last_aside(past.history)
    assert (found is not None) is (last == "aside")
    assert found is None or (found.corrects is None and found.side is OfferSide.RESPONDENT)


def test_before_any_round_nobody_is_in_caucus() -> None:
    assert last_aside(prepared().history) is None
