"""The recovery code as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.errors import Refusal
from mediator_app.vault.recovery import ALPHABET, SECRET_BITS, grouped, new_code, read_code

CODE = new_code()


def refused(typed: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_code(typed)
    assert caught.value.field == "recovery_code"
    return caught.value


def test_a_code_is_long_and_grouped() -> None:
    assert SECRET_BITS >= 128
    assert [len(group) for group in CODE.split("-")] == [4] * 8
    assert new_code() != new_code()


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", "—"),
        f"  {CODE}\n",
        CODE.replace("0", "O").replace("1", "l"),
        CODE.replace("0", "o").replace("1", "I"),
        "".join(chr(ord(c) + 0xFEE0) for c in CODE),
    ],
    # The code is a new one in every process; the names of the tests must be the same in all of them.
    ids=["lower", "joined", "spaces", "dashes", "padded", "capital-letters", "small-letters", "full-width"],
)
def test_ways_of_typing_it(typed: str) -> None:
    assert read_code(typed) == read_code(CODE)


@given(st.integers(0, 31), st.sampled_from(ALPHABET))
@settings(max_examples=60)
def test_one_wrong_symbol_is_a_typing_error(place: int, symbol: str) -> None:
    symbols = list(CODE.replace("-", ""))
    if symbols[place] == symbol:
        return
    symbols[place] = symbol
    assert refused(grouped("".join(symbols))).code == "recovery_code_typo"


def test_two_symbols_swapped_is_a_typing_error() -> None:
    symbols = CODE.replace("-", "")
    for i in range(31):
        swapped = symbols[:i] + symbols[i + 1] + symbols[i] + symbols[i + 2 :]
        if swapped != symbols:
            assert refused(swapped).code == "recovery_code_typo"


def test_a_group_left_out() -> None:
    refusal = refused(CODE[5:])
    assert (refusal.code, refusal.params) == ("recovery_code_length", {"got": 28, "expected": 32})


def test_a_character_that_no_code_holds_is_named_by_its_place() -> None:
    refusal = refused(CODE[:5] + "码" + CODE[6:])
    assert (refusal.code, refusal.params) == ("recovery_code_symbol", {"position": 5})


def test_nothing_typed() -> None:
    assert refused(" - ").code == "recovery_code_length"
