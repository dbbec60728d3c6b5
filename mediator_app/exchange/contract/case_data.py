"""The case in a filing as plain JSON: checked against the published schema, and brought to today's version.

Version 1 is a case file (`resources/schema/case-1.schema.json`), the content alone; version 2
(`filing-2.schema.json`) adds what was signed, sealed, served and paid.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .canonical import read_json
from .faults import Fault

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

NEWEST: Final = 2
_SCHEMAS: Final = Path(__file__).resolve().parents[3] / "resources" / "schema"
_FILES: Final[Mapping[int, tuple[str, str]]] = {
    1: ("case-1.schema.json", "mediator-case"),
    2: ("filing-2.schema.json", "mediator-filing"),
}
MOST_FAULTS: Final = 50
FORMATS: Final = ("date",)
"""Formats of the schema that are checked."""

Fits = Callable[[Any, int], bool]
"""Says True of a case that is sure to fit the schema of that version, and False where it does not know."""


@cache
def schema(version: int) -> Mapping[str, Any]:
    """The published JSON Schema of that version. Fault `contract_too_new`, `contract_too_old`."""
    if version not in _FILES:
        code = "contract_too_new" if version > NEWEST else "contract_too_old"
        raise Fault(code, "case.version", found=version, newest=NEWEST, oldest=min(_FILES))
    found: Mapping[str, Any] = json.loads((_SCHEMAS / _FILES[version][0]).read_text("utf-8"))
    return found


def read_case_data(data: bytes, version: int, fits: Fits = lambda _case, _version: False) -> dict[str, Any]:
    """The case in today's version. `fits` may spare the look at each field.

    Faults `not_json`, those of `schema`, `not_a_case` (another format or version than the manifest says), and
    `case_data_bad`, whose `paths` are the first fields that do not fit the schema.
    """
    schema(version)
    value = read_json(data)
    if not isinstance(value, dict) or (value.get("format"), value.get("version")) != (
        _FILES[version][1],
        version,
    ):
        raise Fault("not_a_case", "case")
    if not fits(value, version):
        _check_fields(value, version)
    return _from_1(value) if version == 1 else value


def _check_fields(value: dict[str, Any], version: int) -> None:
    paths = []
    for error in _validator(version).iter_errors(value):
        paths.append(".".join(str(step) for step in error.absolute_path))
        if len(paths) == MOST_FAULTS:
            break
    if paths:
        raise Fault("case_data_bad", paths[0], paths=tuple(paths))


def _from_1(value: dict[str, Any]) -> dict[str, Any]:
    """A case file as a filing's case: nothing is known of its signatures, service and payments."""
    return {
        "format": _FILES[2][1],
        "version": 2,
        "practice": value.get("practice", False),
        "state": "not_agreed" if value["content"].get("settlement") is None else "agreed",
        "content": value["content"],
    }


@cache
def _validator(version: int) -> Validator:
    from jsonschema import Draft202012Validator, FormatChecker

    return Draft202012Validator(schema(version), format_checker=FormatChecker(FORMATS))


# --- what both sides want to know of a case --------------------------------------------------------


def parties(case: Mapping[str, Any], side: str = "") -> tuple[Mapping[str, Any], ...]:
    """Parties of a side (`applicant`, `respondent`), or all."""
    found = case["content"].get("parties", ())
    return tuple(party for party in found if not side or party["side"] == side)


def title(case: Mapping[str, Any]) -> str:
    """`applicants|respondents`, each side's names joined by `、`."""
    return "|".join(
        "、".join(party.get("name", "") for party in parties(case, side))
        for side in ("applicant", "respondent")
    )


def fen(amount: Any) -> int:
    """An amount as whole fen. A case file may bring it as plain digits; Fault `amount_unclear` for other texts."""
    if isinstance(amount, int) and not isinstance(amount, bool):
        return amount
    plain = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,2}))?", str(amount).replace(",", ""), re.ASCII)
    if plain is None:
        raise Fault("amount_unclear")
    return int(plain[1]) * 100 + int((plain[2] or "0").ljust(2, "0"))


def agreed(case: Mapping[str, Any]) -> int | None:
    """The whole agreed amount in fen; None where nothing was agreed."""
    settlement = case["content"].get("settlement")
    return None if settlement is None else sum(fen(share["amount"]) for share in settlement["shares"])


def claimed(case: Mapping[str, Any]) -> int:
    """All claims together in fen."""
    return sum(
        fen(claim["amount"]) for claim in case["content"].get("claims", ()) if claim.get("amount") is not None
    )
