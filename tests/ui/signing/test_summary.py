"""The plain words before the pen: they may say less than the paper, never anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator_app.domain.ids import TermId
from mediator_app.domain.money import Money, format_money
from mediator_app.domain.papers import SignerRole
from mediator_app.domain.people import Power
from mediator_app.domain.record import Content
from mediator_app.domain.schedule import ByAmount, EqualParts, FixedPart, OneSum, Plan
from mediator_app.domain.sealing import signers
from mediator_app.domain.settlement import Settlement
from mediator_app.domain.terms import DefaultTerm, DisputeScope, NoFurtherDisputeTerm, ReturnTerm
from mediator_app.practice import case_document
from ui.signing.address import address_sentences
from ui.signing.summary import plain, summary

LATER = "everything that is left falls due at once"


def agreed(term: DefaultTerm, plan: Plan) -> Content:
    content = case_document().content
    assert content.settlement is not None
    share = replace(content.settlement.shares[0], plan=plan)
    return replace(content, settlement=Settlement((share,)), terms=(term,))


def told(content: Content) -> str:
    return plain(summary(content, signers(content, content.instrument)[0]))


def test_one_sum_has_no_rest_that_could_fall_due() -> None:
    term = DefaultTerm(id=TermId("t"), grace_days=5)
    said = told(agreed(term, OneSum(date(2026, 12, 15))))
    assert LATER not in said
    assert "one more clause that" in said


def test_late_parts_are_told_with_the_rest_and_the_penalty() -> None:
    term = DefaultTerm(id=TermId("t"), grace_days=5, penalty=Money.yuan(50_000))
    said = told(agreed(term, EqualParts(3, date(2026, 12, 15))))
    assert f"If a part comes more than 5 days late, {LATER}" in said
    assert "more than 5 days late, 50,000.00 yuan more is owed" in said


def test_of_many_parts_none_is_passed_over() -> None:
    """Seen in a picture: the first and the last of 24 stood one beneath the other, as if they were all."""
    share = agreed(DefaultTerm(id=TermId("t")), EqualParts(24, date(2026, 12, 15))).settlement
    assert share is not None
    lines = share.shares[0].instalments()
    said = told(agreed(DefaultTerm(id=TermId("t")), EqualParts(24, date(2026, 12, 15)))).splitlines()
    between = [line for line in said if line.startswith("Part")]
    assert between == [
        f"Part 1: {format_money(lines[0].amount)} yuan by 15 December 2026.",
        f"Parts 2 to 23: {format_money(lines[1].amount)} yuan each, by day 15 of every month.",
        f"Part 24: {format_money(lines[23].amount)} yuan by 15 November 2028.",
    ]


def test_parts_that_are_not_alike_are_left_to_the_paper() -> None:
    days = tuple(date(2026, month, 15) for month in range(2, 8))
    uneven = ByAmount(tuple(FixedPart(day, Money.yuan(1000 * day.month)) for day in days[:-1]), days[-1])
    said = told(agreed(DefaultTerm(id=TermId("t")), uneven))
    assert "Parts 2 to 5: as it stands in the paper." in said
    moved = tuple(FixedPart(day.replace(day=day.month + 10), Money.yuan(1000)) for day in days[:-1])
    said = told(agreed(DefaultTerm(id=TermId("t")), ByAmount(moved, days[-1])))
    assert "Parts 2 to 5: 1,000.00 yuan each, by the days that stand in the paper." in said


def test_without_days_of_grace_none_are_told() -> None:
    said = told(agreed(DefaultTerm(id=TermId("t")), EqualParts(3, date(2026, 12, 15))))
    assert f"If a part comes late, {LATER}" in said


def test_who_confirms_an_address_reads_it_beside_the_signature() -> None:
    content = case_document().content
    worker = content.parties[0]
    said = plain(address_sentences(content, worker.id))
    assert (worker.service_address or worker.address) in said
    assert worker.phone in said
    takers = [agent for agent in content.agents_of(worker.id) if agent.may(Power.RECEIVE)]
    assert takers
    for agent in takers:
        assert agent.name in said
    answers = []
    for answer, email in ((None, ""), (False, ""), (True, ""), (True, "one@example.com")):
        asked = replace(worker, e_service=answer, email=email)
        told_of = replace(content, parties=(asked, *content.parties[1:]), agents=())
        said = plain(address_sentences(told_of, worker.id))
        assert "Nobody else is named to receive them." in said
        answers.append(said.splitlines()[-1])
    assert answers == [
        "Service by e-mail: not answered yet.",
        "Service by e-mail: not agreed.",
        "Service by e-mail: agreed, but no address for it is given.",
        "Service by e-mail: agreed, to one@example.com.",
    ]


def test_a_penalty_by_the_day_is_left_to_the_paper() -> None:
    term = DefaultTerm(id=TermId("t"), penalty=Money.yuan(50_000), daily_rate=500)
    said = told(agreed(term, EqualParts(3, date(2026, 12, 15))))
    assert "late" not in said
    assert "one more clause that" in said


def test_no_further_dispute_is_told_as_far_as_it_goes() -> None:
    content = case_document().content
    wide = NoFurtherDisputeTerm(id=TermId("t"), scope=DisputeScope.EMPLOYMENT)
    said = told(replace(content, terms=(wide,)))
    assert "the whole employment and its end" in said
    assert "Social insurance" in said
    said = told(replace(content, terms=(NoFurtherDisputeTerm(id=TermId("t")),)))
    assert "claims of this case" in said
    assert "whole employment" not in said


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "If the money comes late, "), (1, "more than one day late, "), (2, "more than 2 days late, ")],
)
def test_days_of_grace_are_told_in_their_number(days: int, words: str) -> None:
    term = DefaultTerm(id=TermId("t"), grace_days=days, penalty=Money.yuan(50_000), acceleration=False)
    assert f"{words}50,000.00 yuan more is owed." in told(agreed(term, OneSum(date(2026, 12, 15))))


def test_a_single_claim_is_told_as_one() -> None:
    content = case_document().content
    alone = replace(
        content, claims=content.claims[:1], terms=(NoFurtherDisputeTerm(id=TermId("t")),), settlement=None
    )
    assert "from the claim of this case" in told(alone)


def test_whoever_signs_is_told_as_you_in_every_sentence() -> None:
    content = case_document().content
    assert content.settlement is not None
    worker = content.party(content.settlement.shares[0].payee)
    back = ReturnTerm(id=TermId("r"), giver=worker.id, items="门禁卡", by=date(2026, 11, 30))
    share = content.settlement.shares[0]
    turned = replace(share, payer=share.payee, payee=share.payer)
    for plan, words in (
        (OneSum(date(2026, 12, 15)), "you pay "),
        (EqualParts(3, date(2026, 12, 15)), "You pay "),
    ):
        pays = replace(turned, plan=plan)
        asked = replace(content, settlement=Settlement((pays,)), terms=(back,))
        signer = next(one for one in signers(asked, asked.instrument) if one.id == str(worker.id))
        said = plain(summary(asked, signer))
        assert words in said
        assert "You hand over 门禁卡 by 30 November 2026." in said
        assert worker.name not in said
    agent = next(one for one in signers(content, content.instrument) if one.role is SignerRole.AGENT)
    assert f"{worker.name} hands over" in plain(summary(replace(content, terms=(back,)), agent))


def test_an_agent_is_not_told_that_the_money_is_theirs() -> None:
    content = case_document().content
    assert content.settlement is not None
    names = {content.party(share.payer).name for share in content.settlement.shares}
    for signer in signers(content, content.instrument):
        said = plain(summary(content, signer))
        alone = signer.role is SignerRole.PARTY and signer.id == str(content.settlement.shares[0].payee)
        assert ("you" in said.split()) == alone, said
        assert any(name in said for name in names)
