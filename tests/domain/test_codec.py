"""Values as canonical JSON and back: nothing lost, nothing guessed, every fault named with its path."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.case import CaseFile
from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.codec import canonical, digest, from_data, from_json, tag_of, to_data, to_json
from mediator_app.domain.days import legal_day
from mediator_app.domain.edits import EDITS, AnyEdit, Edit, StateFacts
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AuthorId, ClaimId, EditId, PartyId
from mediator_app.domain.ink import Ink, Stroke
from mediator_app.domain.money import Money
from mediator_app.domain.people import Body, Employer, Worker
from mediator_app.domain.record import Content
from mediator_app.domain.schedule import ByAmount, EqualParts, FixedPart, OneSum, Plan
from mediator_app.domain.settlement import Settlement, Share
from tests import cases
from tests.cases import Past
from tests.strategies import pasts, texts, walked


def reasons(data: Any, cls: Any) -> tuple[tuple[str, str], ...]:
    with pytest.raises(Refusal) as caught:
        from_data(data, cls)
    assert caught.value.code == "bad_value"
    found = caught.value.params["reasons"]
    assert isinstance(found, tuple)
    return found


# --- there and back --------------------------------------------------------------------------


@given(pasts())
@settings(max_examples=40)
def test_a_case_and_each_of_its_edits_come_back_as_they_were(past: Past) -> None:
    case: CaseFile = from_json(to_json(past.case), CaseFile)
    assert case == past.case
    assert to_json(case) == to_json(past.case)
    for entry in past.entries:
        edit: Edit = from_json(entry.body, AnyEdit)
        assert to_json(edit, AnyEdit) == entry.body
        assert type(edit) in EDITS


def test_every_kind_of_edit_comes_back() -> None:
    """Walks long enough to meet each kind: none may be unwritable."""
    met: set[type] = set()
    for seed in range(120):
        for entry in walked(seed, 60).entries:
            edit: Edit = from_json(entry.body, AnyEdit)
            assert to_json(edit, AnyEdit) == entry.body
            assert json.loads(entry.body)["type"] == tag_of(type(edit)) == entry.kind
            met.add(type(edit))
        if met == set(EDITS):
            return
    raise AssertionError(sorted(tag_of(cls) for cls in set(EDITS) - met))


@given(texts, texts)
def test_names_of_any_script_come_back(name: str, address: str) -> None:
    worker = cases.worker(name=name, address=address)
    content = replace(Content(), parties=(worker,))
    again: Content = from_json(to_json(content), Content)
    assert again == content
    assert again.parties[0].name == name


@pytest.mark.parametrize("name", ["𠮷野", "𪚥𫝆", "🄰", "é" + "e\u0301", "\U0003134a"])
def test_supplementary_planes_stand_in_the_file_as_themselves(name: str) -> None:
    text = to_json(cases.worker(name=name))
    assert name in text
    assert "\\u" not in text
    text.encode()


def test_every_plan_keeps_its_class() -> None:
    """Two plans with the same fields would otherwise be told apart by nothing."""
    day = date(2026, 12, 15)
    plans: tuple[Plan | None, ...] = (
        None,
        OneSum(day),
        EqualParts(2, day),
        ByAmount((FixedPart(day, Money(1)),), day),
    )
    for plan in plans:
        share = Share(payer=PartyId("e"), payee=PartyId("w"), amount=Money(9), plan=plan)
        again: Settlement = from_json(to_json(Settlement((share,))), Settlement)
        assert again.shares[0].plan == plan
        assert type(again.shares[0].plan) is type(plan)


# --- the canonical form ----------------------------------------------------------------------


def _keys_sorted(data: Any) -> bool:
    if isinstance(data, dict):
        return list(data) == sorted(data) and all(_keys_sorted(value) for value in data.values())
    return not isinstance(data, list) or all(_keys_sorted(value) for value in data)


@given(pasts(most=40))
@settings(max_examples=20)
def test_canonical_json_is_stable(past: Past) -> None:
    text = to_json(past.case)
    data = json.loads(text)
    assert _keys_sorted(data)
    assert canonical(data) == text
    shuffled = json.loads(text, object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert canonical(shuffled) == text
    assert digest(canonical(shuffled)) == digest(text)
    assert not any(isinstance(value, float) for value in _leaves(data))


def _leaves(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [leaf for value in data.values() for leaf in _leaves(value)]
    if isinstance(data, list):
        return [leaf for value in data for leaf in _leaves(value)]
    return [data]


def test_canonical_json_to_the_letter() -> None:
    claim = Claim(
        id=ClaimId("c"),
        claimant=PartyId("w"),
        against=PartyId("e"),
        kind=ClaimKind.BONUS,
        title='奖金 "2025"\n',
        amount=Money(30_000_000),
        starts=date(2025, 1, 1),
    )
    assert to_json(claim) == (
        '{"against":"e","amount":30000000,"claimant":"w","id":"c","kind":"bonus",'
        '"starts":"2025-01-01","title":"奖金 \\"2025\\"\\n"}'
    )


def test_a_field_with_its_default_is_left_out() -> None:
    """So a field that a later version adds changes no old hash."""
    assert to_json(Body()) == "{}"
    assert from_json("{}", Body) == Body()
    assert to_json(Content()) == "{}"


def test_instants_are_written_in_utc_whatever_their_zone() -> None:
    there = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=8)))
    edit = StateFacts(id=EditId("1"), at=there, by=AuthorId("m"), facts="x")
    body = to_json(edit, AnyEdit)
    assert '"at":"2026-11-23T02:00:00.000000Z"' in body
    again: StateFacts = from_json(body, AnyEdit)
    assert again == edit
    assert again.at.tzinfo is UTC


def test_an_instant_without_a_zone_is_not_written() -> None:
    naive = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the very mistake
    with pytest.raises(Refusal) as caught:
        to_json(StateFacts(id=EditId("1"), at=naive, by=AuthorId("m"), facts="x"), AnyEdit)
    assert caught.value.code == "instant_without_zone"


# --- what is refused -------------------------------------------------------------------------

EDIT = {"type": "state_facts", "id": "1", "at": "2026-11-23T02:00:00Z", "by": "m", "facts": "x"}
CLAIM = {"id": "c", "claimant": "w", "against": "e", "kind": "bonus"}


@pytest.mark.parametrize(
    ("data", "cls", "found"),
    [
        # whole numbers, and nothing that only looks like one
        (CLAIM | {"amount": 1.0}, Claim, [("amount", "money_not_fen")]),
        (CLAIM | {"amount": True}, Claim, [("amount", "money_not_fen")]),
        (CLAIM | {"amount": "100"}, Claim, [("amount", "money_not_fen")]),
        (CLAIM | {"amount": 10**14}, Claim, [("amount", "money_too_large")]),
        (CLAIM | {"amount": -(10**40)}, Claim, [("amount", "money_too_large")]),
        ({"count": 1.0, "first": "2026-12-15"}, EqualParts, [("count", "not_a_number")]),
        ({"count": True, "first": "2026-12-15"}, EqualParts, [("count", "not_a_number")]),
        ({"points": [[1, 2, 3, 4.5]]}, Stroke, [("points.0", "not_a_number")]),
        ({"points": [[1, 2, 3, False]]}, Stroke, [("points.0", "not_a_number")]),
        ({"points": [[1, 2, 3]]}, Stroke, [("points.0", "wrong_length")]),
        # truth values
        ({"hearing": {"circuit": 1}}, Content, [("hearing.circuit", "not_a_truth_value")]),
        ({"hearing": {"circuit": "true"}}, Content, [("hearing.circuit", "not_a_truth_value")]),
        # texts
        ({"facts": 7}, Content, [("facts", "not_a_text")]),
        ({"facts": None}, Content, [("facts", "not_a_text")]),
        ({"facts": "x\ud842"}, Content, [("facts", "half_a_character")]),
        ({"facts": "\udfb7x"}, Content, [("facts", "half_a_character")]),
        # dates and instants
        ({"agreed_on": "2026-02-29"}, Content, [("agreed_on", "not_a_date")]),
        ({"agreed_on": "2026-W48-1"}, Content, [("agreed_on", "not_a_date")]),
        ({"agreed_on": "20261123"}, Content, [("agreed_on", "not_a_date")]),
        ({"agreed_on": "２０２６-11-23"}, Content, [("agreed_on", "not_a_date")]),
        ({"agreed_on": 20261123}, Content, [("agreed_on", "not_a_date")]),
        (EDIT | {"at": "2026-11-23T02:00:00"}, AnyEdit, [("at", "instant_without_zone")]),
        (EDIT | {"at": "0001-01-01T00:00:00+08:00"}, AnyEdit, [("at", "not_an_instant")]),
        (EDIT | {"at": "yesterday"}, AnyEdit, [("at", "not_an_instant")]),
        (EDIT | {"at": 0}, AnyEdit, [("at", "not_an_instant")]),
        # words from a closed list
        (CLAIM | {"kind": "ransom"}, Claim, [("kind", "not_one_of")]),
        ({"instrument": "contract"}, Content, [("instrument", "not_one_of")]),
        # lists are lists and objects are objects
        (CLAIM | {"articles": "abc"}, Claim, [("articles", "not_a_list")]),
        (CLAIM | {"articles": {"a": 1}}, Claim, [("articles", "not_a_list")]),
        (CLAIM | {"articles": ["a", 3]}, Claim, [("articles.1", "not_a_text")]),
        ({"parties": None}, Content, [("parties", "not_a_list")]),
        ({"hearing": None}, Content, [("hearing", "not_an_object")]),
        ({"hearing": ""}, Content, [("hearing", "not_an_object")]),
        ("", Body, [("", "not_an_object")]),
        ([], Body, [("", "not_an_object")]),
        (None, Body, [("", "not_an_object")]),
        ("x", AnyEdit, [("", "not_an_object")]),
        # classes by their tag
        ({}, AnyEdit, [("type", "missing")]),
        ({"type": "summon"}, AnyEdit, [("type", "not_one_of")]),
        ({"type": ["state_facts"]}, AnyEdit, [("type", "not_one_of")]),
        ({"parties": [{"type": "robot"}]}, Content, [("parties.0.type", "not_one_of")]),
        ({"parties": [{"id": "1", "side": "applicant"}]}, Content, [("parties.0.type", "missing")]),
        # unknown and missing fields, several at once
        (EDIT | {"colour": "red"}, AnyEdit, [("colour", "unknown_field")]),
        ({"hearing": {"mediator": {"nam": "x"}}}, Content, [("hearing.mediator.nam", "unknown_field")]),
        ({k: v for k, v in EDIT.items() if k != "by"}, AnyEdit, [("by", "missing")]),
        (
            {"facts": 1, "claims": [CLAIM, CLAIM | {"amount": 0.5, "kind": "x"}], "extra": 1},
            Content,
            [
                ("facts", "not_a_text"),
                ("claims.1.amount", "money_not_fen"),
                ("claims.1.kind", "not_one_of"),
                ("extra", "unknown_field"),
            ],
        ),
        # what a value itself refuses
        (
            {"settlement": {"shares": [{"payer": "a", "payee": "a", "amount": 5}]}},
            Content,
            [("settlement.shares.0.payee", "share_to_self")],
        ),
        (
            {"terms": [{"type": "free_term", "id": "t", "text": "{未知}"}]},
            Content,
            [("terms.0.text", "unknown_mark")],
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_path(data: Any, cls: Any, found: list[tuple[str, str]]) -> None:
    assert sorted(reasons(data, cls)) == sorted(found)


@pytest.mark.parametrize("text", ["", "{", "[1,]", "NaN" * 2, "[" * 100_000, '{"a":}', "\ufeff{}"])
def test_what_is_no_json_says_so(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        from_json(text, Content)
    assert caught.value.code == "not_json"


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", "1.0"])
def test_no_float_gets_in_by_any_spelling(text: str) -> None:
    with pytest.raises(Refusal):
        from_json(f'{{"against":"e","amount":{text},"claimant":"w","id":"c","kind":"bonus"}}', Claim)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
names = sorted({field.name for cls in (Content, Worker, Employer, Claim, Ink) for field in fields(cls)})


@given(st.dictionaries(st.sampled_from(names), anything, max_size=6), st.sampled_from((Content, Worker, Ink)))
def test_nothing_that_json_can_say_breaks_the_reader(data: dict[str, Any], cls: type) -> None:
    try:
        value: Any = from_data(data, cls)
    except Refusal as refusal:
        assert refusal.code == "bad_value"
        assert refusal.params["reasons"]
    else:
        assert is_dataclass(value)
        assert from_data(to_data(value), cls) == value


# --- a time of day, and what a later version added ------------------------------------------------


def test_a_receipt_keeps_the_date_and_the_time_that_the_receiver_wrote() -> None:
    past = cases.signed()
    past.clock.at += timedelta(days=2)
    party = past.standing.content.parties[0].id
    past.serve(party, received_on=date(2026, 11, 24), received_at=time(16, 5))
    body = json.loads(past.entries[-1].body)
    assert (body["received_on"], body["received_at"]) == ("2026-11-24", "16:05")
    again: CaseFile = from_json(to_json(past.case), CaseFile)
    (service,) = again.record.revisions[-1].services
    assert (service.received_on, service.received_at) == (date(2026, 11, 24), time(16, 5))
    assert service.day == date(2026, 11, 24) != legal_day(service.at)


def test_a_receipt_of_an_earlier_version_is_read_and_written_as_it_was() -> None:
    past = cases.signed()
    past.serve(past.standing.content.parties[0].id)
    body = past.entries[-1].body
    assert "received_on" not in body
    assert "received_at" not in body
    assert to_json(from_json(body, AnyEdit), AnyEdit) == body
    (service,) = past.standing.services
    assert service.day == legal_day(service.at)


@pytest.mark.parametrize("text", ["9:30", "24:00", "12:60", "09:30:00", "09:30+08:00", "", 930])
def test_what_is_no_time_of_day_is_refused(text: object) -> None:
    past = cases.signed()
    past.clock.at += timedelta(hours=9)
    past.serve(past.standing.content.parties[0].id, received_on=date(2026, 11, 23), received_at=time(10, 30))
    data = json.loads(past.entries[-1].body) | {"received_at": text}
    assert reasons(data, AnyEdit) == (("received_at", "not_a_time"),)
