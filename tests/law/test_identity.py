"""Identity numbers are doubted, never refused. All numbers are made up or the standards' own examples."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.masking import in_fours, mask_account, mask_identity, mask_name, mask_phone
from mediator_app.domain.people import Identity, IdKind, Sex
from mediator_app.law.catalogue import CATALOGUE
from mediator_app.law.findings import Severity
from mediator_app.law.identity import (
    check_account_number,
    check_credit_code,
    check_identity,
    check_phone,
    derive,
    is_mobile,
)

TODAY = date(2026, 11, 22)


def codes(kind: IdKind, number: str, nationality: str = "", **beside: object) -> list[str]:
    findings = check_identity(Identity(kind, number, nationality), today=TODAY, **beside)  # type: ignore[arg-type]
    assert all(f.severity is Severity.WARN and f.code in CATALOGUE and f.field == "number" for f in findings)
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (IdKind.RESIDENT, "11010519491231002X"),
        (IdKind.RESIDENT, "110105 19491231 002x"),
        (IdKind.RESIDENT, "１１０１０５１９４９１２３１００２Ｘ"),
        (IdKind.RESIDENT, "440524188001010014"),
        (IdKind.HMT_RESIDENCE, "810000199408230021"),
        (IdKind.HMT_RESIDENCE, "820000200009100032"),
        (IdKind.HMT_RESIDENCE, "830000199201300022"),
        (IdKind.FOREIGN_PERMANENT, "911124198108030024"),
        (IdKind.FOREIGN_PERMANENT, "FRA310099010112"),
        (IdKind.PASSPORT, "E12345678"),
        (IdKind.PASSPORT, "C01X00T47"),
        (IdKind.HK_MACAO_PERMIT, "H12345678"),
        (IdKind.TAIWAN_PERMIT, "12345678"),
        (IdKind.OTHER, "whatever it says"),
        (IdKind.RESIDENT, ""),
    ],
)
def test_nothing_to_say(kind: IdKind, number: str) -> None:
    expected = (
        ["id_birth_date"] if number == "440524188001010014" else []
    )  # the standard's own example, born 1880
    assert codes(kind, number) == expected


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (IdKind.RESIDENT, "110101199001011234", ["id_check_digit"]),
        (IdKind.RESIDENT, "1101011990010112", ["id_format"]),
        (IdKind.RESIDENT, "110105491231002", ["id_old_card"]),
        (IdKind.RESIDENT, "810000199408230021", ["id_other_kind"]),
        (IdKind.RESIDENT, "911124198108030024", ["id_other_kind"]),
        (IdKind.HMT_RESIDENCE, "11010519491231002X", ["id_format"]),
        (IdKind.FOREIGN_PERMANENT, "11010519491231002X", ["id_format"]),
        (IdKind.PASSPORT, "E1", ["id_format"]),
        (IdKind.HK_MACAO_PERMIT, "X12345678", ["id_format"]),
        (IdKind.TAIWAN_PERMIT, "1234567", ["id_format"]),
    ],
)
def test_warned_of(kind: IdKind, number: str, expected: list[str]) -> None:
    assert codes(kind, number) == expected


def test_a_number_that_contradicts_what_was_typed() -> None:
    number = "11010519491231002X"
    assert codes(IdKind.RESIDENT, number, born=date(1949, 12, 31), sex=Sex.FEMALE) == []
    assert codes(IdKind.RESIDENT, number, born=date(1949, 12, 30), sex=Sex.MALE) == [
        "id_birth_mismatch",
        "id_sex_mismatch",
    ]
    derived = derive(number)
    assert derived is not None
    assert (derived.born, derived.sex) == (date(1949, 12, 31), Sex.FEMALE)
    assert derive("110105199902300020") is None


def test_a_chinese_passport_has_a_known_shape() -> None:
    assert codes(IdKind.PASSPORT, "C01X00T47", "中国") == ["id_format"]
    assert codes(IdKind.PASSPORT, "EA1234567", "中国") == []


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_one_wrong_digit_of_a_resident_number_is_noticed(place: int, shift: int) -> None:
    number = "11010519491231002X"
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert codes(IdKind.RESIDENT, wrong)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("91350100M000100Y43", []),
        ("91110000101623741k", []),
        ("911101066976941872", []),
        # registered, and yet its digit is wrong: the reason why nothing here may block
        ("91350211M0000XUF46", ["credit_code_check_digit"]),
        ("91310115MA1H8R7C6D", ["credit_code_check_digit"]),
        ("91310115MA1H8R7C6", ["credit_code_format"]),
        ("91310115MA1HOR7C6D", ["credit_code_format"]),
        ("", []),
    ],
)
def test_credit_code(code: str, expected: list[str]) -> None:
    findings = check_credit_code(code)
    assert [f.code for f in findings] == expected
    assert all(f.severity is Severity.WARN for f in findings)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("6222 0212 3456 7890 128", []),
        ("6222021234567890120", ["account_check_digit"]),
        ("4111111111111111", []),
        ("31001234567890", []),
        ("12345", ["account_format"]),
        ("62220212345678901O", ["account_format"]),
        ("", []),
    ],
)
def test_account(number: str, expected: list[str]) -> None:
    assert [f.code for f in check_account_number(number)] == expected


@pytest.mark.parametrize(
    ("number", "ok"),
    [
        ("13800138000", True),
        ("+86 138 0013 8000", True),
        ("021-65432100", True),
        ("（021）65432100", True),
        ("400-820-0000", True),
        ("+33 1 70 18 99 00", True),
        ("12800138000", False),
        ("1380013800", False),
        ("n/a", False),
        ("", True),
    ],
)
def test_phone(number: str, ok: bool) -> None:
    assert (check_phone(number) == ()) is ok


def test_mobile() -> None:
    assert is_mobile("138 0013 8000")
    assert not is_mobile("021-65432100")


def test_masks_keep_only_the_ends() -> None:
    assert mask_identity("11010519491231002X") == "1101**********002X"
    assert mask_identity("E12345678") == "E******78"
    assert mask_account("6222 0212 3456 7890") == "6222********7890"
    assert in_fours(mask_account("6228480123456785673")) == "6228 **** **** *** 5673"
    assert in_fours(mask_account("6222021234567890")) == "6222 **** **** 7890"
    assert in_fours("6228480123456785673") == "6228 4801 2345 6785 673"
    assert in_fours(mask_account("123456")) == "**** **"
    assert in_fours("") == ""
    assert mask_phone("13800138000") == "138****8000"
    assert mask_name("欧阳\U00030edeX") == "欧***"
    assert mask_name("张") == "张*"
    assert mask_name("") == ""


@given(st.text(max_size=30))
def test_a_mask_never_shows_the_whole(text: str) -> None:
    for mask in (mask_identity, mask_phone):
        masked = mask(text)
        assert len(masked) == len(text)
        assert not text or masked.count("*") >= min(2, len(text))
