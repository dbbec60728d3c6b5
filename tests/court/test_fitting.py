"""The short way to know that a case fits: never more lenient than the long one, and taken by what laptops file."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from court.fitting import fits
from mediator_app.exchange.case_data import write_filing_case
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.faults import Fault
from tests import cases
from tests.court.cases import case_file, handover

FILED = {
    "served": (2, json.loads(write_filing_case(cases.served().case.record))),
    "handed over": (2, json.loads(handover())),
    "case file": (1, json.loads(case_file())),
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False),
    st.text(max_size=3),
    st.sampled_from(
        [
            "2026-02-30",
            "2026-2-3",
            "20260203",
            "0000-01-01",
            "٢٠٢٦-01-01",
            "2026-01-01\n",
            "\ud800",
            "id\n",
            "x" * 65,
        ]
    ),
    st.just([]),
    st.just({}),
    st.just([1, 1]),
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Everything inside a value, as the container and the key or number by which it is found there."""
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        for step in list(value) if isinstance(value, dict) else range(len(value)):
            found += [(value, step), *_places(value[step])]
    return found


def _really_fits(value: Any, version: int) -> bool:
    checker = FormatChecker(("date",))
    return bool(Draft202012Validator(case_data.schema(version), format_checker=checker).is_valid(value))


@pytest.mark.parametrize("name", FILED)
def test_what_laptops_file_takes_the_short_way(name: str) -> None:
    version, case = FILED[name]
    assert fits(case, version)


@given(st.sampled_from(sorted(FILED)), st.data())
def test_what_does_not_fit_never_takes_it(name: str, data: st.DataObject) -> None:
    version, whole = FILED[name]
    case = copy.deepcopy(whole)
    for _ in range(data.draw(st.integers(1, 3))):
        places = _places(case)
        container, step = places[data.draw(st.integers(0, len(places) - 1))]
        if data.draw(st.booleans()):
            container[step] = data.draw(ODD)
        elif isinstance(container, dict):
            container[data.draw(st.text(max_size=5))] = container.pop(step)
        else:
            del container[step]
    assert _really_fits(case, version) or not fits(case, version)


@pytest.mark.parametrize("odd", ["0000-01-01", "2026-02-30", "20260203", "٢٠٢٦-01-01", "2026-01-01\n"])
def test_a_date_is_what_the_long_way_takes_for_one(odd: str) -> None:
    version, case = FILED["handed over"]
    case = copy.deepcopy(case)
    case["content"]["claims"][0]["starts"] = odd
    assert fits(case, version) is _really_fits(case, version)


def test_a_version_that_nobody_knows_is_refused_as_ever() -> None:
    with pytest.raises(Fault, match="contract_too_new"):
        fits({}, 3)
