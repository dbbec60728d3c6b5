"""From what is kept with a claim to its reference amount."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.claims import Claim, ClaimKind, Ground, Reckoning
from mediator_app.domain.codec import from_json, to_json
from mediator_app.domain.edits import AddClaim
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import ClaimId, PartyId
from mediator_app.domain.money import Money
from mediator_app.law.rules import Rules
from mediator_app.law.statutory import NEEDS, Need, damages, missing, reference
from tests.cases import E1, W1, prepared

TODAY = date(2026, 11, 23)
WHOLE = Reckoning(
    hired=date(1998, 2, 16),
    ended=date(2017, 9, 30),
    monthly=Money.yuan(97_500),
    ground=Ground.CHANGED_CIRCUMSTANCES,
    leave_due=10,
    probation_served=6,
    probation_lawful=2,
)


def claim(reckoning: Reckoning | None) -> Claim:
    return Claim(
        id=ClaimId("c9"),
        claimant=PartyId(W1),
        against=PartyId(E1),
        kind=ClaimKind.OVERTIME,
        reckoning=reckoning,
    )


def test_the_amount_is_that_of_the_formula(rules: Rules) -> None:
    derived = reference(ClaimKind.UNLAWFUL_TERMINATION, WHOLE, TODAY, rules)

    assert derived == damages(date(1998, 2, 16), date(2017, 9, 30), Money.yuan(97_500), rules)
    assert derived is not None
    assert derived.result == Money.yuan(468_288)


@pytest.mark.parametrize("kind", list(ClaimKind))
def test_an_amount_is_there_exactly_when_nothing_is_missing(kind: ClaimKind, rules: Rules) -> None:
    assert (reference(kind, WHOLE, TODAY, rules) is not None) == (kind in NEEDS)
    for need in NEEDS.get(kind, ()):
        if need in missing(kind, Reckoning()):
            nothing: dict[str, Any] = {need.value: None}
            lacking = replace(WHOLE, **nothing)
            assert missing(kind, lacking) == (need,)
            assert reference(kind, lacking, TODAY, rules) is None


def test_a_refusal_names_the_field_of_the_reckoning(rules: Rules) -> None:
    turned = replace(WHOLE, ended=date(1998, 2, 15))
    with pytest.raises(Refusal) as refused:
        reference(ClaimKind.SEVERANCE, turned, TODAY, rules)
    assert (refused.value.code, refused.value.field) == ("ends_before_starts", "ended")


@given(
    st.builds(
        Reckoning,
        hired=st.none() | st.dates(),
        ended=st.none() | st.dates(),
        monthly=st.none() | st.integers(0, 10**12).map(Money),
        ground=st.none() | st.sampled_from(Ground),
        workday_minutes=st.integers(0, 10**5),
        leave_due=st.none() | st.integers(0, 40),
        leave_refused=st.booleans(),
    )
)
def test_it_survives_being_written(reckoning: Reckoning) -> None:
    kept = claim(reckoning)
    assert from_json(to_json(kept), Claim) == kept


def test_a_claim_from_before_has_none_and_keeps_its_bytes() -> None:
    assert "reckoning" not in to_json(claim(None))


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (Reckoning(monthly=Money(-1)), "reckoning.monthly"),
        (Reckoning(holiday_minutes=-1), "reckoning.holiday_minutes"),
        (Reckoning(leave_due=-1), "reckoning.leave_due"),
    ],
)
def test_what_no_rule_can_count_with_is_refused_at_its_field(bad: Reckoning, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        prepared().do(AddClaim, claim=claim(bad))
    assert refused.value.field == field


def test_needs_are_fields() -> None:
    for need in Need:
        assert hasattr(Reckoning(), need.value)
