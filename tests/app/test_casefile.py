"""A case as a file: what is written is read again, and what cannot be taken is named, all of it at once."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mediator_app.casefile import Reason, read_case, schema_path, try_out, write_case
from mediator_app.desk import Stamp
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AuthorId, CaseId, EditId
from mediator_app.domain.people import Sex, Worker
from mediator_app.domain.record import Content, Record
from scripts import make_schema
from tests.app.contents import NOW, contents

S1 = Path(__file__).parents[2] / "resources" / "practice" / "s1.case.json"
CASE = CaseId("case")

ODD = (
    "null",
    "[]",
    "{}",
    '""',
    '"x"',
    "-1",
    "1.5",
    "true",
    "[[]]",
    '{"type": "x"}',
    "1e400",
    "123456789012345678901",
)

Raw = dict[str, Any]
Break = Callable[[Raw], object]


def stamper(at: datetime = NOW) -> Callable[[], Stamp]:
    numbers = itertools.count()
    return lambda: Stamp(id=EditId(f"edit-{next(numbers)}"), at=at, by=AuthorId("tester"))


def tried(content: Content) -> tuple[Content, tuple[Reason, ...]]:
    history, reasons = try_out(content, CASE, stamper(), now=NOW)
    assert history.case is not None
    return history.case.record.content, reasons


def reasons(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as refused:
        read_case(data)
    found = refused.value.params.get("reasons", ())
    assert isinstance(found, tuple)
    return [(reason.path, reason.code) for reason in found]


@pytest.fixture
def raw() -> Raw:
    data: Raw = json.loads(S1.read_text("utf-8"))
    return data


def broken(raw: Raw, *breaks: Break) -> bytes:
    for one in breaks:
        one(raw)
    return json.dumps(raw, ensure_ascii=False).encode()


def test_the_published_schema_is_that_of_the_classes() -> None:
    assert schema_path().read_text("utf-8") == make_schema.text(make_schema.schema()), (
        "run scripts/make_schema.py"
    )


def test_the_published_schema_is_a_schema_and_takes_the_practice_case(raw: Raw) -> None:
    schema = json.loads(schema_path().read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(raw)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(contents())
def test_a_case_survives_file_and_edits(content: Content) -> None:
    record = Record(CASE, NOW, AuthorId("tester"), content=content)
    text = write_case(record)
    document = read_case(text.encode())
    assert document.content == content
    made, refused = tried(document.content)
    assert refused == ()
    assert made == content
    assert write_case(Record(CASE, NOW, AuthorId("other"), content=made)) == text


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_file_is_refused_and_never_a_bug(data: st.DataObject) -> None:
    """Some value somewhere becomes another kind of value."""
    raw: Raw = json.loads(S1.read_text("utf-8"))
    place: Any = raw
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        place = inner
    place[key] = json.loads(data.draw(st.sampled_from(ODD)))
    try:
        document = read_case(json.dumps(raw, ensure_ascii=False).encode())
    except Refusal:
        return
    try_out(document.content, CASE, stamper(), now=NOW)


@settings(max_examples=50)
@given(st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_refused_in_a_known_way(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_case(data)
    assert refused.value.code in {"not_json", "json_syntax", "not_utf8", "case_file_kind", "key_twice"}


def test_several_faults_are_named_at_once_with_their_paths(raw: Raw) -> None:
    data = broken(
        raw,
        lambda r: r["content"]["claims"][0].update(amount="0,012"),
        lambda r: r["content"]["claims"][1].update(amount=12.5, kind="holiday"),
        lambda r: r["content"]["parties"][0].pop("id"),
        lambda r: r["content"].update(agreed_on="2026-02-30", notes="spelt wrong"),
        lambda r: r["content"]["offers"][0].update(at="2026-11-23T09:25:00"),
        lambda r: r["content"]["settlement"]["shares"][0]["plan"].update(due="15.12.2026"),
        lambda r: r["content"]["terms"][0].update(type="wish"),
    )
    assert reasons(data) == [
        ("content.agreed_on", "not_a_date"),
        ("content.claims.0.amount", "money_ambiguous"),
        ("content.claims.1.amount", "wrong_kind"),
        ("content.claims.1.kind", "not_one_of"),
        ("content.notes", "unknown_field"),
        ("content.offers.0.at", "not_an_instant"),
        ("content.parties.0.id", "missing"),
        ("content.settlement.shares.0.plan.due", "not_a_date"),
        ("content.terms.0.type", "not_one_of"),
    ]


@pytest.mark.parametrize(
    ("break_", "expected"),
    [
        (lambda r: r["content"]["settlement"]["shares"][0]["division"].pop(), "division_sum"),
        (lambda r: r["content"]["parties"][0].update(sex="woman"), "not_one_of"),
        (lambda r: r["content"]["parties"][0].update(id="w:1"), "bad_id"),
        (lambda r: r["content"]["parties"][0].update(name=7), "wrong_kind"),
        (lambda r: r["content"].update(caucus={"notes": []}), "unknown_field"),
        (lambda r: r["content"]["terms"][8].update(text="{金额}"), "unknown_mark"),
        (lambda r: r["content"]["terms"][2].update(grace_days=400), "grace_days"),
        # Terms were reckoned from it, past the end of the calendar.
        (lambda r: r["content"].update(agreed_on="9999-12-31"), "not_a_date"),
        (lambda r: r["content"]["parties"][0].update(name="\ud842"), "half_a_character"),
    ],
)
def test_one_fault(raw: Raw, break_: Break, expected: str) -> None:
    data = json.dumps(raw, ensure_ascii=True).encode() if break_(raw) else json.dumps(raw).encode()
    assert [code for _, code in reasons(data)] == [expected]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"format": "mediator-case",\n "version": 1,,}', "json_syntax"),
        (b"[]", "case_file_kind"),
        (b'{"format": "mediator-case", "version": 2}', "case_file_version"),
        (b'{"format": "mediator-case", "format": "x"}', "key_twice"),
        (b'{"format": "mediator-case", "version": NaN}', "not_json"),
        ('{"format": "案件"}'.encode("gb18030"), "not_utf8"),
        (b"[" * 100_000, "not_json"),
    ],
)
def test_what_is_no_case_file(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_case(data)
    assert refused.value.code == code
    if code == "json_syntax":
        assert refused.value.params == {"line": 2, "column": 15}


def test_amounts_may_be_written_as_people_write_them(raw: Raw) -> None:
    claims = read_case(S1.read_bytes()).content.claims
    assert [claim.amount.fen for claim in claims if claim.amount] == [320_000_000, 56_000_000, 14_000_000]


def test_members_of_an_enum_are_members_and_not_texts() -> None:
    worker = read_case(S1.read_bytes()).content.parties[0]
    assert isinstance(worker, Worker)
    assert worker.sex is Sex.FEMALE


def test_a_plan_is_written_with_its_kind() -> None:
    content = read_case(S1.read_bytes()).content
    text = write_case(Record(CASE, NOW, AuthorId("tester"), content=content))
    assert json.loads(text)["content"]["settlement"]["shares"][0]["plan"] == {
        "type": "one_sum",
        "due": "2026-12-15",
    }


@pytest.mark.parametrize(
    ("break_", "expected"),
    [
        (
            lambda r: r["content"]["agents"][1].update(acts_for="nobody"),
            [("content.agents.1", "no_such_party")],
        ),
        (
            lambda r: (
                r["content"]["claims"][2].update(against="worker"),
                r["content"]["claims"][2].pop("amount"),
            ),
            [
                ("content.claims.2.against", "claim_against_self"),
                ("content.settlement.shares.0.division", "division_foreign"),
            ],
        ),
        (
            lambda r: r["content"]["parties"].append(r["content"]["parties"][0]),
            [("content.parties.2", "already_there")],
        ),
        (
            lambda r: r["content"]["hearing"].update(ended_at="2026-11-23T08:00:00+08:00"),
            [("content.hearing.ended_at", "ended_before_started")],
        ),
        (
            lambda r: r["content"]["settlement"]["shares"][0].pop("method"),
            [("content.settlement.shares.0.method", "missing")],
        ),
        (
            lambda r: r["content"]["offers"][2].update(corrects="offer-2", reason="笔误"),
            [("content.offers.2.side", "correction_of_other_side")],
        ),
        (
            lambda r: r["content"]["offers"][2].update(reason="笔误"),
            [("content.offers.2.reason", "reason_without_correction")],
        ),
        (
            lambda r: r["content"]["offers"][6].update(at="2100-01-01T00:00:00Z"),
            [("content.offers.6.at", "offer_in_future")],
        ),
    ],
)
def test_the_edits_refuse_a_file_as_they_refuse_a_person(
    raw: Raw, break_: Break, expected: list[tuple[str, str]]
) -> None:
    break_(raw)
    document = read_case(json.dumps(raw, ensure_ascii=False).encode())
    _, found = try_out(document.content, CASE, stamper(), now=datetime(2027, 1, 1, tzinfo=UTC))
    assert [(reason.path, reason.code) for reason in found] == expected
